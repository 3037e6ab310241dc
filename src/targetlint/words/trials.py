"""What is said of the examples of rules: parts they do not show, changes they do not notice."""

WORDS: dict[str, tuple[str, str]] = {
    "trial.holds": ("没有示例使「{text}」成立", "no example makes “{text}” hold"),
    "trial.holds_mark": ("{text} 成立", "{text} holds"),
    "trial.holds_do": (
        "加一个符合这个前提的示例",
        "add an example to which this applies",
    ),
    "trial.holds_not": ("没有示例使「{text}」不成立", "no example makes “{text}” not hold"),
    "trial.holds_not_mark": ("{text} 不成立", "{text} does not hold"),
    "trial.holds_not_do": (
        "加一个不符合这个前提的合格示例",
        "add a passing example to which this does not apply",
    ),
    "trial.selects": ("没有示例有「{text}」选中的行", "no example has a line that “{text}” selects"),
    "trial.selects_mark": ("{text} 选中", "{text} selects"),
    "trial.selects_do": ("在示例的表里加一行被选中的", "add a line that is selected to an example"),
    "trial.selects_not": ("没有示例有「{text}」排除的行", "no example has a line that “{text}” leaves out"),
    "trial.selects_not_mark": ("{text} 排除", "{text} leaves out"),
    "trial.selects_not_do": (
        "在合格示例的表里加一行不该查的",
        "add a line that is none of the rule's business to a passing example",
    ),
    "trial.passes": ("没有示例通过「{text}」", "no example passes “{text}”"),
    "trial.passes_mark": ("{text} 通过", "{text} passes"),
    "trial.passes_do": ("加一个合格示例", "add a passing example"),
    "trial.fails": ("没有示例违反「{text}」", "no example fails “{text}”"),
    "trial.fails_mark": ("{text} 违反", "{text} fails"),
    "trial.fails_do": ("加一个违规示例", "add a failing example"),
    "trial.decides": (
        "没有示例全凭「{text}」成立决定结果",
        "no example turns on “{text}” being true",
    ),
    "trial.decides_mark": ("{text} 独自成立", "{text} alone is true"),
    "trial.decides_do": (
        "加一个示例：它成立，而同一句里其余条件都不能单独决定结果",
        "add an example in which this is true and nothing else in the clause settles the answer",
    ),
    "trial.decides_not": (
        "没有示例全凭「{text}」不成立决定结果",
        "no example turns on “{text}” being false",
    ),
    "trial.decides_not_mark": ("{text} 独自不成立", "{text} alone is false"),
    "trial.decides_not_do": (
        "加一个示例：它不成立，而同一句里其余条件都不能单独决定结果",
        "add an example in which this is false and nothing else in the clause settles the answer",
    ),
    "trial.undecided": ("没有无法判断的示例", "no example is undecided"),
    "trial.undecided_mark": ("无法判断", "undecided"),
    "trial.undecided_do": (
        "加一个示例 无法判断：规则要看的一格空白、缺项或无法识别",
        "add an undecided example: a cell the rule reads is blank, absent or unreadable",
    ),
    "trial.word": ("没有示例用到「{name}」里的「{text}」", "no example uses “{text}” of “{name}”"),
    "trial.word_do": (
        "在用到「{name}」的规则里加一个含有它的示例",
        "add an example that has it to a rule that uses “{name}”",
    ),
    "trial.word_missed": (
        "「{name}」去掉「{text}」，没有示例发现",
        "“{name}” without “{text}”: no example notices",
    ),
    "trial.word_missed_do": (
        "在用到「{name}」的规则里加一个只因为它才违规（或才合格）的示例",
        "add an example that fails, or passes, because of it alone to a rule that uses “{name}”",
    ),
    "trial.row": (
        "没有示例用到「{name}」里的一行「{text}」",
        "no example comes upon the row “{text}” of “{name}”",
    ),
    "trial.row_do": (
        "在用到「{name}」的规则里加一个落在这一行的示例",
        "add an example that falls on this row to a rule that uses “{name}”",
    ),
    "trial.row_missed": (
        "「{name}」去掉一行「{text}」，没有示例发现",
        "“{name}” without the row “{text}”: no example notices",
    ),
    "trial.row_missed_do": (
        "在用到「{name}」的规则里加一个结果全凭这一行的示例",
        "add an example whose outcome hangs on this row to a rule that uses “{name}”",
    ),
    "trial.changed": (
        "把「{was}」改成「{now}」，没有示例发现",
        "“{was}” made “{now}”: no example notices",
    ),
    "trial.changed_mark": ("{was} → {now}", "{was} → {now}"),
    "trial.without": ("去掉「{was}」，没有示例发现", "without “{was}” no example notices"),
    "trial.without_mark": ("去掉 {was}", "without {was}"),
    "trial.number_do": (
        "加示例：一个正好在界限上，一个差最小的一步",
        "add examples: one right at the limit, one the smallest step beside it",
    ),
    "trial.sign_do": (
        "加示例：一个两边正好相等，一个在另一边",
        "add examples: one in which both sides are equal, one on the other side",
    ),
    "trial.negated_do": (
        "加一个结果全凭这个条件的示例",
        "add an example whose outcome hangs on this condition",
    ),
    "trial.dropped_do": (
        "加一个只因为它才合格（或才不查）的示例",
        "add an example that passes, or is left out, because of this alone",
    ),
    "trial.exchanged_do": (
        "加示例：一个只符合其中一部分，一个全部符合",
        "add examples: one in which only some of the parts hold, one in which all do",
    ),
    "trial.default_do": (
        "加一个这一格没有值的示例",
        "add an example in which this has no value",
    ),
    "trial.idle_mark": (
        "注释说没有示例「{mark}」，可是没有这样的缺口",
        "a comment argues “{mark}”, but there is no such gap",
    ),
    "trial.idle_mark_do": (
        "删去这一行注释，或改成与报告一致的写法",
        "remove the line, or write it as the report does",
    ),
    "trial.or": ("或注释", "or comment"),
    "trial.argue": ("# 无示例：{mark}：（理由）", "# no example: {mark}: (why)"),
    "trial.count_shown": (
        "覆盖：{count} 处中示例照到 {met} 处；{open} 处没有照到，另有 {argued} 处在注释里说明了理由",
        "Coverage: the examples show {met} of {count}; {open} not shown, {argued} argued in comments",
    ),
    "trial.count_noticed": (
        "变异：{count} 处改动中示例发现 {met} 处；{open} 处没有发现，另有 {argued} 处在注释里说明了理由",
        "Mutation: the examples notice {met} of {count}; {open} not noticed, {argued} argued in comments",
    ),
}
