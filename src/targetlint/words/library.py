"""What is said of what rules share: decision tables, helper functions, fixtures, fields of layouts."""

WORDS: dict[str, tuple[str, str]] = {
    # --- decision tables ------------------------------------------------------------------------------
    "cause.no-row": ("判定表里没有一行合适", "no row of the decision table fits"),
    "cause.several-rows": (
        "判定表里有几行都合适，结果却不同",
        "several rows of the decision table fit, with different results",
    ),
    "report.cause_no_row": ("判定表里没有合适的一行", "fits no row of the decision table"),
    "report.cause_several_rows": (
        "判定表里几行都合适，结果不同",
        "fits several rows of the decision table, with different results",
    ),
    "rule.lookup": ("查表（…）里先写判定表的名字", "lookup(…) takes the name of a decision table first"),
    "rule.lookup.hint": (
        "例如 查表（指标归类，指标.名称）",
        "for example lookup(placing, indicator.name)",
    ),
    "rule.argument_type": ("这里要{wanted}，写的却是{found}", "{wanted} is needed here, this is {found}"),
    "rule.argument_type.hint": (
        "声明时括号里写明了要哪一类的值",
        "its declaration says in brackets what kind of value it takes",
    ),
    "rule.table_type": ("判定表里不能用{found}", "{found} cannot stand in a decision table"),
    "rule.table_type.hint": (
        "用文字、数字、金额、百分比、日期，或选项的栏目名如 二级指标",
        "use text, number, money, percent, date, or the name of an enum such as tier2",
    ),
    "rule.table_untested": ("没有一列检查「{name}」", "no column tests `{name}`"),
    "rule.table_untested.hint": ("加一列，或从括号里删去它", "add a column, or take it out of the brackets"),
    "rule.table_idle": ("「{name}」这一列没有一行写条件", "no row has a condition in the column `{name}`"),
    "rule.table_idle.hint": ("删去这一列，或填上条件", "take the column away, or fill in conditions"),
    "rule.table_empty": ("判定表「{name}」没有一行", "the decision table `{name}` has no rows"),
    "rule.table_empty.hint": (
        "在表头下面每行写条件和结果",
        "below the header write conditions and a result in each row",
    ),
    "rule.given_rows": ("给判定表的行有错：{said}", "a row that is given a decision table is wrong: {said}"),
    "rule.given_rows.hint": (
        "照判定表的写法写：%、元/人 一类的单位加引号",
        "write the rows as in a decision table: units such as % and 元/人 in quotation marks",
    ),
    "rule.table_large": (
        "判定表「{name}」太大，最多 {most} 行",
        "the decision table `{name}` is too large: at most {most} rows",
    ),
    "rule.table_large.hint": ("分成几张表", "make several tables of it"),
    "rule.table_words": (
        "「{name}」是{found}，只能直接写条件",
        "`{name}` is {found}: only plain conditions are possible",
    ),
    "rule.table_words.hint": (
        "「包含」和「提及」只用在文字上，从表头里删去",
        "contains and mentions are asked of texts; take the word out of the header",
    ),
    "rule.table_cell_words": ("这一列的格里只写词", "the cells of this column hold words only"),
    "rule.table_cell_words.hint": (
        "几个词用顿号隔开，任何一个都算",
        "put commas between several words: any of them will do",
    ),
    "rule.table_order": ("{found}没有大小", "{found} has no order"),
    "rule.table_order.hint": (
        "直接写要等于的值，几个用顿号隔开",
        "write the very values, with commas between several",
    ),
    "rule.table_empty_range": (
        "「至」前面的比后面的大",
        "what stands before `to` is larger than what follows",
    ),
    "rule.table_empty_range.hint": ("先写小的：1万元 至 9万元", "write the smaller first: 1万元 to 9万元"),
    "rule.table_lexicon": ("没有词表叫「{name}」", "no lexicon is called `{name}`"),
    "rule.table_lexicon.hint": (
        "写词表的名字；要写词本身，加上引号",
        "write the name of a lexicon; a word itself stands in quotes",
    ),
    "rule.table_quote": ("这里的词要加引号", "this word needs quotes"),
    "rule.table_quote.hint": ("写成 “…”", 'write "…"'),
    "rule.table_constant": ("这里要写一个固定的{wanted}", "a fixed {wanted} is needed here"),
    "rule.table_constant.hint": (
        "判定表里只写值，不写算式和栏目",
        "a decision table holds values, neither formulas nor fields",
    ),
    "rule.table_cell": ("这一格要{wanted}，写的却是{found}", "this cell takes {wanted}, this is {found}"),
    "rule.table_cell.hint": (
        "金额和百分比要带单位，日期写成 2027-12-31",
        "write the unit of money and percentages, and dates as 2027-12-31",
    ),
    "rule.table_member": ("选项不加引号", "enum members are not quoted"),
    "rule.table_member.hint": ("去掉引号，如 数量指标", "take the quotes away: quantity"),
    "rule.table_never": ("这一行永远不会合适", "this row can never fit"),
    "rule.table_never.hint": (
        "它的条件不能同时成立：改条件或删去",
        "its conditions exclude each other: change them or remove the row",
    ),
    "rule.table_hidden": (
        "这一行永远轮不到：前面的行（如第 {line} 行）已经都包括了",
        "this row never has its turn: rows above it, such as line {line}, take all it could",
    ),
    "rule.table_hidden.hint": (
        "删去它，或移到前面",
        "remove it, or move it up",
    ),
    "rule.table_overlap": (
        "这一行和第 {line} 行会同时合适（如 {where}），结果却不同",
        "this row and line {line} can both fit ({where}), with different results",
    ),
    "rule.table_overlap.hint": (
        "把两行的条件分开；前面的优先，就在表名那一行写上 取先",
        "keep their conditions apart; if the first should win, write first hit into the table's head",
    ),
    "rule.table_words_overlap": (
        "有的文字让这一行和第 {line} 行都合适（如 {where}），结果却不同",
        "there are texts that both this row and line {line} fit ({where}), with different results",
    ),
    "rule.table_words_overlap.hint": (
        "那样的文字查不出结果；要前面的优先，写上 取先，长的词放前面",
        "of those the table tells nothing; if the first should win, write first hit, longer words first",
    ),
    "rule.table_repeated": (
        "这一行多余：第 {line} 行已经包括它，结果相同",
        "this row adds nothing: line {line} includes it and gives the same",
    ),
    "rule.table_repeated.hint": ("删去它", "remove it"),
    "rule.table_gap": ("没有一行管到：{gaps}", "no row covers: {gaps}"),
    "rule.table_gap.hint": (
        "补上这些情况；确实不用管，就不理会",
        "add rows or a default; leave it if nothing is to be said of these",
    ),
    # --- helper functions -----------------------------------------------------------------------------
    "rule.helper_circle": ("定义绕成了圈：{chain}", "the definitions go in a circle: {chain}"),
    "rule.helper_circle.hint": (
        "定义不能直接或间接用到自己",
        "a definition cannot use itself, not even through others",
    ),
    "rule.helper_is_builtin": ("「{name}」已经是一个函数", "`{name}` is a function already"),
    "rule.helper_is_builtin.hint": ("换一个名字", "choose another name"),
    "rule.helper_is_field": ("「{name}」已经是表的栏目", "`{name}` is a field of forms already"),
    "rule.helper_is_field.hint": ("换一个名字", "choose another name"),
    "rule.parameter_is_field": (
        "「{name}」已经是表的栏目，在这里会被挡住",
        "`{name}` is a field of forms, which it would hide here",
    ),
    "rule.parameter_is_field.hint": (
        "给括号里的值换一个名字；表的栏目写 本表.{name}",
        "give the parameter another name; the field is form.{name}",
    ),
    "rule.helper_unfit": (
        "「{name}」不能用在这种表上：{why}",
        "`{name}` cannot be used with this kind of form: {why}",
    ),
    "rule.helper_unfit.hint": (
        "从 适用于 里去掉这种表，或另写一个定义",
        "take this kind out of applies to, or write another definition",
    ),
    "rule.helper_cell": (
        "「{name}」要的是表里的一格，这里是算出来的值",
        "`{name}` takes a cell of the form, this is a computed value",
    ),
    "rule.helper_cell.hint": ("直接写栏目，如 指标.名称", "write a field, such as indicator.name"),
    "rule.helper_large": (
        "用到「{name}」后算式展开得太大（最多 {most} 个部分）",
        "with `{name}` put in, the expressions of this rule grow too large (at most {most} parts)",
    ),
    "rule.helper_large.hint": (
        "一个定义里少用几次同一个值，或用「令」先算出来",
        "use a value fewer times in a definition, or compute it first with let",
    ),
    # --- scoring schemes and suggestions --------------------------------------------------------------
    "rule.scheme_twice": ("一个规则包只能有一个评分办法", "a pack has one scheme at most"),
    "rule.scheme_twice.hint": ("删去一个", "remove one of them"),
    "rule.scheme_most": (
        "每条规则的上限比一处的扣分还小",
        "the bound on one rule is less than what one finding costs",
    ),
    "rule.scheme_most.hint": (
        "先写一处扣多少，「至」后面写一条规则最多扣多少",
        "write what one finding costs, and behind `to` what one rule costs at most",
    ),
    "rule.scheme_selector": ("没有一条规则叫「{name}」", "no rule is called `{name}`"),
    "rule.scheme_selector.hint": (
        "写规则编号或其开头、标签或名称（targetlint rules list 列出全部）",
        "write a rule's id or the beginning of one, a tag or a title (targetlint rules list shows all)",
    ),
    "rule.scheme_rest": (
        "同一维度只能有一个评审项计入其余规则",
        "of one dimension only one item may count the rest of the rules",
    ),
    "rule.scheme_rest.hint": (
        "另一个评审项写明计入哪些规则，或不写计入，只由人评",
        "let the other item say which rules it counts, or none, so that only a person judges it",
    ),
    "rule.scheme_points": ("满分不能是 0", "an item cannot be worth 0 points"),
    "rule.scheme_points.hint": ("写这一项值多少分，或删去这一项", "write what it is worth, or remove it"),
    "rule.scheme_order": (
        "等次要从好到差，百分比要从高到低",
        "grades go from the best to the worst, their percentages from high to low",
    ),
    "rule.scheme_order.hint": (
        "如 优 90%、良 80%、中 60%、差 0%",
        "such as excellent 90%, good 80%, fair 60%, poor 0%",
    ),
    "rule.scheme_last": (
        "最后一个等次不是从 0% 起，分数再低的表就没有等次",
        "the last grade does not begin at 0%: a form below it would have none",
    ),
    "rule.scheme_last.hint": ("最后写 等次 差 0%", "end with grade poor 0%"),
    "rule.drawn": (
        "「取自」后面要写表里的一格，或用引号写来源的名称",
        "`from` is followed by a cell of the form, or by the name of a source in quotes",
    ),
    "rule.drawn.hint": ("如 取自 资金总额，或 取自 “指标库”", "such as from fund_total, or from “library”"),
    # --- fixtures -------------------------------------------------------------------------------------
    "rule.fixture_unused": ("样表“{name}”没有一个示例用到", "no example is based on the fixture “{name}”"),
    "rule.fixture_unused.hint": (
        "示例后面写 基于 “{name}”，或删去样表",
        "write based on “{name}” behind an example, or remove the fixture",
    ),
    "rule.fixture_kind": ("这张样表是{kind}，示例不是", "the fixture is a {kind}, the example is not"),
    "rule.fixture_kind.hint": ("换一张样表，或写一张新的", "use another fixture, or write a new one"),
    # --- fields of layouts ----------------------------------------------------------------------------
    "rule.own_field_known": (
        "这种表本来就有「{name}」这一栏",
        "this kind of form has a field `{name}` already",
    ),
    "rule.own_field_known.hint": (
        "去掉类型：字段 {name}：“…”；意思不同就换一个名字",
        "leave out the type: field {name}: “…”; if it means something else choose another name",
    ),
    "rule.own_field_type": (
        "另一个版式的「{name}」是{found}，这里的类型不同",
        "another layout declares `{name}` as {found}, this type is another one",
    ),
    "rule.own_field_type.hint": ("写成同一类型，或换一个名字", "give it the same type, or another name"),
}
