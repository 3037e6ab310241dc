"""What the parser of the rule language says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # things that may stand somewhere
    "syntax.a_value": (
        "一个表达式（名称、数值或引号里的文字）",
        "an expression (a name, a number or a quoted text)",
    ),
    "syntax.an_operator": ("运算符（如 是、=、≥、且）", "an operator (such as is, =, >=, and)"),
    "syntax.a_identity": ("规则编号，如 COMPLETE-A04", "a rule id such as COMPLETE-A04"),
    "syntax.a_name": ("名称", "a name"),
    "syntax.a_string": ("引号里的文字", "a quoted text"),
    "syntax.a_number": ("数值", "a number"),
    "syntax.a_date": ("日期，如 2027-12-31", "a date such as 2027-12-31"),
    "syntax.a_version": ("版本号，如 2026.1", "a version such as 2026.1"),
    "syntax.a_index": ("序号，从 1 起", "an index, from 1"),
    "syntax.a_unit": ("计量单位", "a unit"),
    "syntax.a_given": ("“= 单元格文字”", "`= the cell's text`"),
    "syntax.a_row": ("表格行 |…|", "a table row |…|"),
    "syntax.nothing": ("换一行另写", "nothing more: begin a new line"),
    # the general case
    "syntax.unexpected": ("「{text}」不能写在这里", "`{text}` cannot stand here"),
    "syntax.unexpected_do": ("这里应写：{wanted}", "write here: {wanted}"),
    "syntax.end": (
        "写到「{text}」就结束了，后面还缺内容",
        "this ends after `{text}`, but something is missing",
    ),
    "syntax.end_do": ("接着写：{wanted}", "go on with: {wanted}"),
    # keywords
    "syntax.keyword": ("不认识关键词「{text}」", "unknown keyword `{text}`"),
    "syntax.keyword_do": ("这里可以写：{wanted}", "what may stand here: {wanted}"),
    "syntax.keyword_near": ("不认识关键词「{text}」", "unknown keyword `{text}`"),
    "syntax.keyword_near_do": ("是不是{near}？", "did you mean {near}?"),
    "syntax.swallowed": (
        "关键词「{text}」前面缺一个条件或值",
        "a condition or a value is missing before the keyword `{text}`",
    ),
    "syntax.swallowed_do": (
        "先写条件；「{text}」若是字段名称，写成【{text}】",
        "write it first; if `{text}` is meant as a name, write 【{text}】",
    ),
    "syntax.space_after": (
        "「{word}」和后面的字连在一起了",
        "`{word}` is written together with what follows it",
    ),
    "syntax.space_after_do": ("在「{word}」后加一个空格：{better}", "put a space after `{word}`: {better}"),
    "syntax.space_before": (
        "「{word}」和前面的字连在一起了",
        "`{word}` is written together with what precedes it",
    ),
    "syntax.space_before_do": ("在「{word}」前加一个空格：{better}", "put a space before `{word}`: {better}"),
    "syntax.answer_alone": ("{word}前面没有「要求」或「禁止」", "{word} has no require or forbid before it"),
    "syntax.answer_alone_do": (
        "先写「要求」和条件，再写「否则」「应填」「建议」",
        "write require and its condition first, then otherwise, expected or suggest",
    ),
    "syntax.example_alone": ("{word}不在「示例」里", "{word} stands outside an example"),
    "syntax.example_alone_do": (
        "先写一行：示例 违规 “说明”；示例里先写「已知」，再写「应报告」",
        'write a line such as: example fails "what it shows"; within it, given comes before expect',
    ),
    "syntax.twice": ("{word}写了两次", "{word} is written twice"),
    "syntax.twice_do": ("只留一处", "keep one of them"),
    # strings and signs
    "syntax.string_open": (
        "引号{open}没有配对：一行之内没有{close}",
        "this {open} is not closed on its line by {close}",
    ),
    "syntax.string_open_do": ("在文字末尾加上{close}", "put {close} at the end of the text"),
    "syntax.string_close": ("引号{close}前面没有{open}", "this {close} has no {open} before it"),
    "syntax.string_close_do": (
        "文字以{open}开头；多出的{close}删去",
        "begin the text with {open}, or remove the extra {close}",
    ),
    "syntax.string_inside": ("文字{text}在引号处提前结束了", "the text {text} ends at an inner quote"),
    "syntax.string_inside_do": (
        "文字里面的引号要成对，只能套一层“ ”，或改用「 」",
        "pair the quotes inside the text, one level of “ ” only, or write 「 」 around it",
    ),
    "syntax.brace": (
        "文字里的大括号要成对，中间写一个名称或算式",
        "a brace in a text encloses a name or an expression",
    ),
    "syntax.brace_do": ("大括号本身写作 {{{{ 或 }}}}", "for a brace itself write {{{{ or }}}}"),
    "syntax.sign": ("规则里没有「{text}」这个符号", "`{text}` is no sign of the rule language"),
    "syntax.sign_do": ("改用 {better}", "write {better}"),
    "syntax.where": ("「其中」不能写在这里", "`where` cannot stand here"),
    "syntax.where_do": (
        "它跟在 每个、存在、没有 的名字后面，或函数括号里的清单后面：个数（指标 其中 …）",
        "it follows the name after for each, exists or no, or a list in a call: count(indicators where …)",
    ),
    "syntax.colon": ("这里不写冒号", "no colon is written here"),
    "syntax.colon_do": ("删去它，空一格", "remove it and leave a space"),
    "syntax.chained": ("一次只能比较两个值", "a comparison has two sides only"),
    "syntax.chained_do": (
        "写成 资金总额 介于 1元 至 5元，或用「且」连接两次比较",
        "write fund_total between 1元 to 5元, or join two comparisons with and",
    ),
    "syntax.step_after": ("括号后面不能再接「.」", "no `.` can follow a parenthesis"),
    "syntax.step_after_do": (
        "先用「令」给它起个名字：令 甲 = …，再写 甲.…",
        "give it a name first: let x = …, then write x.…",
    ),
    "syntax.prefix": (
        "{word}只能写在条件的开头或括号里",
        "{word} stands only where a condition begins, or in parentheses",
    ),
    "syntax.prefix_do": ("用括号括起来：（存在 … 其中 …）", "put parentheses around it: (exists … where …)"),
    "syntax.sign_extra": ("规则里没有「{text}」这个符号", "`{text}` is no sign of the rule language"),
    "syntax.sign_extra_do": ("删去它", "remove it"),
    "syntax.unit": ("不认识计量单位「{unit}」", "unknown unit `{unit}`"),
    "syntax.unit_do": (
        "写常用单位：元、万元、%、人、次、天、公里……",
        "write a known unit: 元, 万元, %, 人, 次, 天, 公里 …",
    ),
    "syntax.unit_glued": ("不认识计量单位「{unit}」", "unknown unit `{unit}`"),
    "syntax.unit_glued_do": (
        "写常用单位（元、万元、%、人、次、天、公里……）；数值后面若是别的词，隔一个空格",
        "write a known unit (元, 万元, %, 人, 次, 天, 公里 …); put a space before another word",
    ),
    "syntax.unit_apart": (
        "数值 {number} 和单位「{unit}」分开了",
        "the number {number} and its unit `{unit}` stand apart",
    ),
    "syntax.unit_apart_do": ("去掉空格：{number}{unit}", "remove the space: {number}{unit}"),
    "syntax.identity": ("「{text}」不能作规则编号", "`{text}` is no rule id"),
    "syntax.identity_do": (
        "编号以大写字母开头，只用字母、数字和短横，如 COMPLETE-A04、QH-001",
        "a rule id begins with a capital letter and has letters, digits and hyphens: COMPLETE-A04, QH-001",
    ),
    "syntax.day": ("没有 {day} 这一天", "there is no such day as {day}"),
    "syntax.day_do": ("写日历上有的日期，如 2027-12-31", "write a day of the calendar, such as 2027-12-31"),
    "syntax.index": ("序号从 1 起，没有第 0 个", "an index counts from 1; there is no 0"),
    "syntax.index_do": ("第一个写作 [1]", "the first is [1]"),
    # tables of examples
    "syntax.row_end": ("表格行没有以「|」结束", "the table row does not end with `|`"),
    "syntax.row_end_do": (
        "在行末加上 |；单元格里的 | 写作 \\|",
        "end the row with |; write \\| for one inside a cell",
    ),
    "syntax.row_width": (
        "这一行有 {found} 格，表头有 {wanted} 格",
        "this row has {found} cells, the header has {wanted}",
    ),
    "syntax.row_width_do": (
        "补齐或删去单元格；空格子也要留出 | |",
        "add or remove cells; an empty cell is written | |",
    ),
    "syntax.scheme_without_item": ("这个评分办法没有评审项", "this scheme has no item"),
    "syntax.scheme_without_item_do": (
        "写上 评审项 “…” 完整性 满分 10",
        "write item “…” completeness points 10",
    ),
    "syntax.scheme_without_grade": ("这个评分办法没有等次", "this scheme has no grade"),
    "syntax.scheme_without_grade_do": (
        "写上 等次 优 90%，以下类推，最后一个是 0%",
        "write grade excellent 90% and so on, the last one with 0%",
    ),
    "syntax.points": ("分数「{text}」带了单位", "points have no unit: `{text}`"),
    "syntax.points_do": ("只写数，如 10 或 1.5", "write the number alone, such as 10 or 1.5"),
    "syntax.share": ("「{text}」不是百分比", "`{text}` is no percentage"),
    "syntax.share_do": (
        "写占总分的百分比，如 90%",
        "write the share of all points, such as 90%",
    ),
    "syntax.automatic_twice": (
        "「可自动」的建议就是这一格的新内容，不能中英文各写一个",
        "an automatic suggestion is the cell's new text: it cannot be another one in English",
    ),
    "syntax.automatic_twice_do": ("只写一个字符串，或改成 需确认", "write one string, or say confirm"),
    "syntax.header": ("表头有空格子", "the header has an empty cell"),
    "syntax.header_do": ("在表头写上字段名称", "write a field's name there"),
    # what is missing
    "syntax.rule_without_ask": ("规则 {rule} 没有「要求」或「禁止」", "rule {rule} has no require or forbid"),
    "syntax.rule_without_ask_do": (
        "加一行，如：要求 名称 是 已填",
        "add a line such as: require name is filled",
    ),
    "syntax.rule_without_forms": (
        "规则 {rule} 没有写「适用于」",
        "rule {rule} does not say what it applies to",
    ),
    "syntax.rule_without_forms_do": ("加一行：适用于 项目表", "add a line: applies to project_form"),
    "syntax.example_without_outcome": ("示例没有写结果", "the example does not say its outcome"),
    "syntax.example_without_outcome_do": ("在标题前写上：{words}", "write before the title one of: {words}"),
    "syntax.without_reason": (
        "对规则 {rule} 的改动没有写「理由」",
        "the change to rule {rule} gives no reason",
    ),
    "syntax.without_reason_do": ("加一行：理由 “为什么”", 'add a line: reason "why"'),
    "syntax.without_expires": (
        "停用或豁免规则 {rule} 没有写「有效期至」",
        "rule {rule} is disabled or exempted without an expiry",
    ),
    "syntax.without_expires_do": ("加一行：有效期至 2027-12-31", "add a line: expires 2027-12-31"),
    "syntax.without_change": (
        "调整规则 {rule} 却没有写改什么",
        "rule {rule} is adjusted, but nothing is changed",
    ),
    "syntax.without_change_do": (
        "加一行，如：参数 上限 = 90%，或 级别 提示",
        "add a line such as: param ceiling = 90%, or severity info",
    ),
    "syntax.without_edit": (
        "调整「{rule}」却没有写改什么",
        "`{rule}` is adjusted, but nothing is changed",
    ),
    "syntax.without_edit_do": (
        "加一行，如：加入 “…”，或 移除 “…”",
        'add a line such as: add "…", or remove "…"',
    ),
    "syntax.never_effective": ("施行期的末日在首日之前", "the last day in force is before the first"),
    "syntax.never_effective_do": (
        "先写首日再写末日：施行 2026-01-01 至 2026-12-31",
        "write the first day first: effective 2026-01-01 to 2026-12-31",
    ),
    "syntax.parameter_twice": ("参数「{name}」写了两次", "the parameter `{name}` stands here twice"),
    "syntax.parameter_twice_do": ("删去一个，或改名", "take one away, or give it another name"),
    "syntax.default_twice": ("判定表有两行「其余」", "the decision table has two default rows"),
    "syntax.default_twice_do": ("只留一行", "keep one of them"),
    "syntax.default_cells": (
        "「其余」这一行的其他条件格要空着",
        "in a default row the other conditions stay empty",
    ),
    "syntax.default_cells_do": (
        "它在别的行都不合时才用：除最后一格外都不填",
        "it counts where no other row fits: fill in the last cell only",
    ),
    "syntax.default_adjusted": (
        "「其余」这一行不能加入或移除",
        "the default row can be neither added nor removed",
    ),
    "syntax.default_adjusted_do": ("另写一张判定表", "write a decision table of your own"),
    "syntax.one_column": (
        "判定表只有一列，没有条件",
        "the decision table has one column and no condition",
    ),
    "syntax.one_column_do": (
        "前面的列写条件，最后一列写结果",
        "the columns before the last hold the conditions, the last one the result",
    ),
    "syntax.no_result": ("这一行没有写结果", "this row has no result"),
    "syntax.no_result_do": ("在最后一格写上结果", "write the result into the last cell"),
    "syntax.layout_without": ("版式 {layout} 没有写{word}", "layout {layout} has no {word}"),
    "syntax.layout_without_do": (
        "在字段之前写上：读作 项目表；标题 “表上印的标题”",
        'write before the fields: reads as project_form; title "the printed title"',
    ),
    # limits
    "syntax.too_long": (
        "规则文件太大：超过 {most} 个字符",
        "the rule file is too large: more than {most} characters",
    ),
    "syntax.too_long_do": ("分成几个文件，一条规则一个文件", "split it into files, one rule each"),
    "syntax.too_many": (
        "声明或错误太多，从这一条起没有再读",
        "too many declarations or mistakes: nothing is read from here on",
    ),
    "syntax.too_many_do": ("先改正前面的错误，或分成几个文件", "correct those before it, or split the file"),
    "syntax.too_long_pipe": (
        "「每个」「当」「令」加起来超过 {most} 条",
        "more than {most} clauses of for each, when and let",
    ),
    "syntax.too_long_pipe_do": ("拆成几条规则", "make several rules of it"),
    "syntax.too_many_loops": ("「每个」套了超过 {most} 层", "for each is nested more than {most} deep"),
    "syntax.too_many_loops_do": ("改用「存在」「没有」「所有」来问", "ask with exists, no or every instead"),
    "syntax.too_many_rows": ("表格超过 {most} 行", "the table has more than {most} rows"),
    "syntax.too_many_rows_do": ("分成几张表，或改用清单、词表", "split it, or use a list or a lexicon"),
    "syntax.too_many_holes": (
        "一段文字里的 {{…}} 超过 {most} 处",
        "a text has more than {most} expressions in braces",
    ),
    "syntax.too_many_holes_do": (
        "写短一些，只说这一处的问题",
        "make it shorter: say what is wrong here alone",
    ),
    "syntax.too_many_digits": ("数值超过 {most} 位", "the number has more than {most} digits"),
    "syntax.too_many_digits_do": (
        "核对是否多打了数字；大的金额用 亿元 作单位",
        "see whether it was mistyped; for large amounts use the unit 亿元",
    ),
    "syntax.too_deep": ("算式嵌套超过 {most} 层", "the expression is nested more than {most} deep"),
    "syntax.too_deep_do": ("用「令」把它拆成几步", "split it into steps with let"),
}
