"""What the rule language says of rules that do not hold together: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "rule.name": ("不认识「{name}」", "unknown name `{name}`"),
    "rule.other_kind": ("{here}没有「{name}」这一栏", "{here} has no field `{name}`"),
    "rule.other_kind.hint": (
        "它是{others}的栏目；在 适用于 后面去掉{here}，或分成两条规则",
        "it is a field of {others}; take {here} out of applies to, or write two rules",
    ),
    "rule.did_you_mean": ("是不是「{near}」？", "did you mean `{near}`?"),
    "rule.say_one_of": ("这里能写：{zh}", "one of: {en}"),
    "rule.unit": ("不认识单位「{unit}」", "unknown unit `{unit}`"),
    "rule.unit.hint": ("写成 元、万元、%、人、天 这样的单位", "write a unit such as 元, 万元, %, 人, 天"),
    "rule.index": ("规则里不能用 [序号]", "an index cannot be used in a rule"),
    "rule.index.hint": (
        "用 每个 … 其中 … 选出要的行；序号只用在 应报告 后面",
        "choose the rows with for each … where …; indexes belong after expect",
    ),
    "rule.where": ("「其中」前面不是清单", "`where` does not follow a list"),
    "rule.where.hint": (
        "「其中」跟在清单后面，例如 个数（指标 其中 …）",
        "write it after a list: count(indicators where …)",
    ),
    "rule.arguments": (
        "「{name}」要的是{takes}，写的是{found}",
        "`{name}` takes {takes}, this is {found}",
    ),
    "rule.arguments.hint": (
        "写成 {name}（{takes}）；说明见 docs/language.md",
        "write {name}({takes}); see the function in docs/language.md",
    ),
    "rule.arguments.line": (
        "循环里「{line}」是一行；整张清单写 本表 的栏目，如 本表.{line}",
        "inside the loop `{line}` is one line; the list is a field of the form, as form.indicators",
    ),
    "rule.unfit": ("「{name}」不能用在这里的{found}上", "`{name}` cannot be used on this {found}"),
    "rule.unfit.hint": (
        "它要什么，看 docs/language.md 里这个函数的说明",
        "see in docs/language.md what the function takes",
    ),
    "rule.bare_member": (
        "「{name}」是一个选项，这里没有说拿什么和它比",
        "`{name}` is an enum member, and nothing is compared with it here",
    ),
    "rule.bare_member.hint": (
        "写全：二级指标 是 数量指标 或 二级指标 是 质量指标；选项写在「是」后面，几个选项也可用 属于 清单",
        "write it in full: tier2 is quantity or tier2 is quality; or `in` with a list",
    ),
    "rule.param_hidden": (
        "「{name}」在这里是栏目或选项，不是参数",
        "`{name}` means a field or an enum member here, not the parameter",
    ),
    "rule.param_hidden.hint": ("给参数换一个名字", "give the parameter another name"),
    "rule.type_quantifiable": (
        "「可量化」只用来问指标值，这里是{found}",
        "`quantifiable` is asked of a target, this is {found}",
    ),
    "rule.type_quantifiable.hint": (
        "文字用 含量化内容（…）或 写明目标（…）",
        "of a text ask measurable(…) or states_target(…)",
    ),
    "rule.own_bounds": (
        "「{name}」的值不在它自己允许的范围里",
        "the value of `{name}` is outside its own bounds",
    ),
    "rule.own_bounds.hint": (
        "改值，或改「允许」后面的范围",
        "change the value, or the bounds after `allowed`",
    ),
    "rule.mark": ("「标出」后面要写文字，写的却是{found}", "`mark` takes a text, this is {found}"),
    "rule.mark.hint": (
        "例如 标出 “约”，或 标出 首个词（名称，词表名）",
        'for example mark "约", or mark first_mention(name, LEXICON)',
    ),
    "rule.none_declared": (
        "先声明它：来源、清单、词表各写一行，如 来源 办法 = 《…》 未核",
        'declare it first, as in: source measures = "…" unverified',
    ),
    "rule.layout_use": (
        "「{name}」不能写在「{clause}」后面",
        "`{name}` cannot stand after `{clause}`",
    ),
    "rule.layout_use.hint": ("这里能写：{fields}", "write one of: {fields}"),
    "rule.peers": ("同批次（…）里要写一种表", "peers(…) takes a kind of form"),
    "rule.peers.hint": ("例如 同批次（项目表 其中 …）", "for example peers(project_form where …)"),
    "rule.each": ("没有一个清单的行叫「{name}」", "no list has lines called `{name}`"),
    "rule.each.hint": ("写成 每个 {name} 属于 清单名", "write for each {name} in LIST"),
    "rule.type_condition": (
        "这里要一个是非判断，写的却是{found}",
        "a condition is needed here, this is {found}",
    ),
    "rule.type_condition.hint": ("例如 … 是 已填，或 … ≥ 90%", "for example … is filled, or … ≥ 90%"),
    "rule.type_list": ("这里要一个清单，写的却是{found}", "a list is needed here, this is {found}"),
    "rule.type_list.hint": (
        "例如 指标、实施计划，或 同批次（项目表）",
        "for example indicators, plan, or peers(project_form)",
    ),
    "rule.type_mismatch": ("{left}和{right}不能这样放在一起", "{left} and {right} do not go together here"),
    "rule.type_mismatch.hint": (
        "两边要是同一类：金额对金额（写上单位，如 36万元），文字对文字（加引号）",
        "both sides must be of one kind: money with money (with a unit, 36万元), text with text (quoted)",
    ),
    "rule.type_mismatch.unit": (
        "一边有单位，一边没有：都写上单位（如 36万元），或都不写",
        "one side has a unit and the other has none: write it on both (36万元), or on neither",
    ),
    "rule.type_mismatch.member": (
        "选项不加引号，例如 二级指标 是 数量指标",
        "enum members are not quoted: tier2 is quantity",
    ),
    "rule.type_mismatch.date": (
        "日期和日期比，写成 2027-12-31，不加引号",
        "a date goes with a date, written as 2027-12-31 without quotes",
    ),
    "rule.type_mismatch.period": (
        "「处于」后面是期间，如 预算年度；一段时间也可以写成 ≥ 2026-01-01 且 … ≤ 2026-12-31",
        "`inside` takes a period such as fiscal_year; or write >= 2026-01-01 and … <= 2026-12-31",
    ),
    "rule.type_mismatch.text": (
        "文字没有大小，只用 是、不是、包含、提及、属于",
        "texts have no order: use is, is not, contains, mentions or in",
    ),
    "rule.type_mismatch.list": (
        "在不在清单里用「属于」，清单的成员要和前面的值同一类",
        "use `in` with a list whose members are of the kind of what stands before it",
    ),
    "rule.type_mismatch.lexicon": (
        "文字里有没有词表的词用「提及」，例如 名称 提及 词表名",
        "use `mentions` for the words of a lexicon in a text: name mentions LEXICON",
    ),
    "rule.empty_text": ("空的文字在哪里都找得到", "an empty text is found in every text"),
    "rule.empty_text.hint": ("写上要找的词，或删去它", "write the word to look for, or remove it"),
    "rule.use_is": (
        "文字和选项用「是」比较，不用「{sign}」",
        "texts and enum members are compared with `is`, not `{sign}`",
    ),
    "rule.use_is.hint": ("把「{sign}」改成「是」或「不是」", "replace `{sign}` by `is` or `is not`"),
    "rule.use_sign": ("数字用「=」比较，不用「是」", "numbers are compared with `=`, not `is`"),
    "rule.use_sign.hint": ("改成「=」或「≠」", "write `=` or `≠`"),
    "rule.param_type": (
        "参数写明是{wanted}，值却是{found}",
        "the parameter is declared {wanted}, its value is {found}",
    ),
    "rule.param_type.hint": ("写成 {sample} 这样的{wanted}", "write a {wanted} such as {sample}"),
    "rule.bounds": (
        "「{name}」超出了上级允许的范围",
        "`{name}` is outside the bounds that the upper layer allows",
    ),
    "rule.bounds.hint": ("允许的范围写在 {file}", "the bounds are set in {file}"),
    "rule.negated_target": (
        "这里问的是指标值比较的反面：指标值没写界限时，反面不等于不满足",
        "the opposite of a comparison with a target is asked: without a limit stated it is not its failure",
    ),
    "rule.negated_target.hint": ("改写成 要求 …", "write it as require …"),
    "rule.at": ("「位于」后面要写一格、一行或本表", "`at` takes a cell, a row or the form"),
    "rule.at.hint": ("例如 位于 指标.指标值", "for example at indicator.value"),
    "rule.twice": ("「{name}」已经声明过", "`{name}` is declared already"),
    "rule.twice.hint": (
        "换一个名字；要改上级的规则，用 调整 或 停用",
        "choose another name; to change an upper rule use adjust or disable",
    ),
    "finding.require": ("应当", "must be"),
    "finding.forbid": ("不得", "must not be"),
    "finding.not_met": ("不符合：{asked}", "not met: {asked}"),
    "finding.blank": ("空白", "blank"),
    "finding.row": ("第{number}行", "line {number}"),
    "finding.yes": ("是", "yes"),
    "finding.no": ("否", "no"),
    "finding.unknown": ("（读不出）", "(unknown)"),
    "finding.rounded": ("{message}（只差在四舍五入）", "{message} (differs by rounding only)"),
    "finding.undecided": ("无法判断「{title}」：{cause}", "cannot tell “{title}”: {cause}"),
    "finding.unreadable": (
        "读不出「{text}」是什么意思，有{count}条规则因此无法判断",
        "cannot tell what 「{text}」 means; {count} rule(s) wait for it",
    ),
    "finding.unreadable.title": ("读不出的内容", "Unreadable content"),
    "finding.unreadable.hint": (
        "请人工核对，或改成规范写法后再检查",
        "have a person look, or write it in the standard way and check again",
    ),
    "cause.blank": ("该格空白", "the cell is blank"),
    "cause.absent": ("本表没有这一栏", "the form has no such field"),
    "cause.unreadable": ("该格读不出", "the cell cannot be read"),
    "cause.no-limit": ("指标值没有写这一侧的界限", "the target states no limit on that side"),
    "cause.no-quantity": ("指标值不是单独一个数量", "the target is not one quantity"),
    "cause.not-comparable": ("单位不同，不能比较", "the units differ"),
    "cause.arithmetic": ("除数为零", "division by zero"),
    "cause.no-reading": ("读不出这一项", "it cannot be told from the text"),
    "status.other_kind": ("不适用于这种表", "does not apply to this kind of form"),
    "status.no_case": ("本表没有要检查的内容", "the form has nothing to ask about"),
    "status.skipped": ("无法判断，按规则跳过", "cannot be told; the rule says to skip it"),
    "status.crashed": (
        "本程序出错，不是您的材料有误（{error}）",
        "targetlint failed, your document is not to blame ({error})",
    ),
    "rule.same_name": ("有两个规则包的文件夹都叫「{name}」", "two pack folders are called `{name}`"),
    "rule.same_name.hint": (
        "文件夹名就是规则包的编号：给其中一个改名",
        "the folder's name is the id of the pack: rename one of them",
    ),
    "rule.no_layouts": (
        "这个规则包没有版式，认不出任何表",
        "this pack has no layouts: no form can be recognised",
    ),
    "rule.no_layouts.hint": (
        "写上 沿用 “central” 版本 …，或者自己加版式",
        "write extends “central” version …, or add layouts of your own",
    ),
    "rule.no_pack": ("找不到上级规则包「{name}」", "no rule pack called `{name}`"),
    "rule.no_pack.hint": (
        "写规则包的文件夹名或名称；它要在同一个文件夹下，或随程序自带",
        "write its folder name or its title; it must stand beside this pack or come with targetlint",
    ),
    "rule.circle": ("沿用「{name}」绕成了圈", "extending `{name}` goes in a circle"),
    "rule.circle.hint": ("上级规则包不能沿用下级", "an upper pack cannot extend a lower one"),
    "rule.unpinned": ("沿用「{name}」没有写版本", "`{name}` is extended without a version"),
    "rule.unpinned.hint": (
        "写上 版本 …，上级更新时才不会悄悄变化",
        "write version … so that nothing changes unnoticed when it is updated",
    ),
    "rule.version": ("沿用的「{name}」现在是版本 {has}", "`{name}` is at version {has} now"),
    "rule.version.hint": (
        "核对上级的变化后改这里的版本",
        "look at what changed above, then change the version here",
    ),
    "example.fails": ("违规", "fails"),
    "example.passes": ("合格", "passes"),
    "example.undecided": ("无法判断", "undecided"),
    "example.nothing": ("什么也没有", "nothing"),
    "example.outcome": (
        "示例写的是{wanted}，规则判为{found}；它说：{said}",
        "the example says {wanted}, the rule says {found}: {said}",
    ),
    "example.expect": (
        "没有「{expect}」要的报告；规则说：{said}",
        "not reported as in `{expect}`; the rule says: {said}",
    ),
}
