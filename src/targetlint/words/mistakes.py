"""What is said of names, types and examples of rules that mean nothing: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "rule.too_many": (
        "错误太多，从这里起没有再报",
        "too many mistakes: those from here on are not told",
    ),
    "rule.too_many.hint": ("先改正前面的", "correct those before it first"),
    "rule.write": ("写成 {better}", "write {better}"),
    "rule.quote": ("如果是文字，加上引号：“{text}”", "if it is a text, quote it: “{text}”"),
    "rule.argument_count": (
        "「{name}」要 {wanted} 个值，写了 {found} 个",
        "`{name}` takes {wanted} value(s), {found} are written",
    ),
    "rule.argument_count.hint": (
        "写成 {name}（{takes}）；说明见 docs/language.md",
        "write {name}({takes}); see the function in docs/language.md",
    ),
    "rule.argument_where": (
        "「{name}」只要 {wanted} 个值，写了 {found} 个",
        "`{name}` takes {wanted} value only, {found} are written",
    ),
    "rule.argument_where.hint": (
        "后面的条件用「其中」接：{name}（指标 其中 …）",
        "a condition follows where: {name}(indicators where …)",
    ),
    "rule.line_field": (
        "「{name}」是{line}的栏目，这里不在哪一行里",
        "`{name}` is a field of a line ({line}), and no line is meant here",
    ),
    "rule.line_field.hint": (
        "先写「每个 {line}」，或用「存在 {line} 其中 …」",
        "write for each {line} first, or ask exists {line} where …",
    ),
    "rule.other_enum": (
        "「{name}」不是这里的选项",
        "`{name}` is an option of another field",
    ),
    "rule.other_enum.hint": ("这里能写：{members}", "one of: {members}"),
    "rule.mixed_list": (
        "「{name}」和清单里别的选项不是一类",
        "`{name}` is an option of another kind than the others of the list",
    ),
    "rule.mixed_list.hint": ("一张清单只放一类选项，如：{members}", "a list is of one kind: {members}"),
    "rule.pack_twice": ("一个规则包只写一次「规则包」", "a pack is declared once"),
    "rule.pack_twice.hint": ("删去一处", "remove one of them"),
    "rule.param_fixed": (
        "参数的值要写死，不能从表里取或算出来",
        "a parameter has a fixed value, not one from a form or a calculation",
    ),
    "rule.param_fixed.hint": (
        "写成 {sample} 这样的值；要算的，用「令」",
        "write a value such as {sample}; for a calculation use let",
    ),
    "rule.type_mismatch.sum": (
        "文字不能加减乘除；要连着显示的，写进文字里：“{{甲}}{{乙}}”",
        "texts are not calculated with; to show them together write them into a text: “{{x}}{{y}}”",
    ),
    "rule.type_mismatch.units": (
        "单位不同，不能比较，也不能相加：两边写同一个单位",
        "amounts of different units neither compare nor add up: write one unit on both sides",
    ),
    "rule.type_mismatch.percent": (
        "百分比先乘上它所指的值：如 年度资金 × 50%",
        "multiply the percentage by what it is a share of: annual_fund * 50%",
    ),
    "rule.type_mismatch.quoted": (
        "数值不加引号，写成 36万元；文字没有大小，只问 是、不是、包含、提及、属于",
        "a number is not quoted: 36万元; of a text ask is, is not, contains, mentions or in",
    ),
    "rule.type_mismatch.each": (
        "一边是整张清单：先写「每个 …」逐行比较，或用 合计（…）、个数（…）、存在 … 其中 …",
        "one side is a whole list: begin with for each, or use sum(…), count(…), exists … where …",
    ),
    "rule.example_kind": (
        "规则不适用于「{name}」",
        "the rule does not apply to `{name}`",
    ),
    "rule.example_kind.hint": (
        "写「适用于」里有的一种表，或删去「对于 {name}」",
        "write a kind of form that applies to names, or remove `for {name}`",
    ),
    "rule.given_list": (
        "「{name}」是清单，不能写成一个值",
        "`{name}` is a list and not one value",
    ),
    "rule.given_list.hint": (
        "写「已知 {name}：」，下面用 | 画表格",
        "write `given {name}:` and a table of | below it",
    ),
    "rule.given_value": ("「{name}」不是清单，没有表格", "`{name}` is no list and has no table"),
    "rule.given_value.hint": ("写「已知 {name} = …」", "write `given {name} = …`"),
    "rule.given_texts": ("「{name}」是一列文字，表格只有一列", "`{name}` is a list of texts: one column"),
    "rule.given_texts.hint": ("删去别的列", "remove the other columns"),
    "rule.given_twice": ("「{name}」已知了两次", "`{name}` is given twice"),
    "rule.given_twice.hint": ("只留一处", "keep one of them"),
    "rule.expect_index": ("[序号]前面不是清单", "no list stands before this index"),
    "rule.expect_index.hint": ("例如 位于 指标[1].指标值", "for example at indicators[1].value"),
    "rule.expect_line": (
        "示例里没有第 {number} 行：一共给了 {lines} 行",
        "the example has no line {number}: {lines} are given",
    ),
    "rule.expect_line.hint": ("改行号，或在「已知」里加一行", "change the number, or give one more line"),
}
