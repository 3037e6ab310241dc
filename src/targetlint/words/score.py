"""What is said about scores and suggestions: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "score.heading": (
        "{scheme}（规则包 {pack}）：评分建议，供评审人参考，不代替评审",
        "{scheme} (pack {pack}): suggested scores for the reviewer, who decides",
    ),
    "score.none": (
        "不评分：没有一条规则对这张表作出判定。",
        "Not scored: no rule came to a decision about this form.",
    ),
    "score.no_form": ("{path}：没有认出申报表，不评分", "{path}: no form was recognised, nothing is scored"),
    "score.item": (
        "{name}：{range} / {points} 分（{grade}；{count} 条规则作出判定）",
        "{name}: {range} of {points} ({grade}; decided by {count} rule(s))",
    ),
    "score.item_open": (
        "{name}：未评，{range} / {points} 分（没有规则作出判定，由人评）",
        "{name}: not assessed, {range} of {points} (no rule decided: for a person)",
    ),
    "score.judged": ("待人工核对：{text}", "for a person: {text}"),
    "score.finding": (
        "扣 {rule} {title}：{count} 处 × {each} ＝ {product}{bound}",
        "minus {rule} {title}: {count} × {each} = {product}{bound}",
    ),
    "score.heuristic": (
        "待核 {rule} {title}：推断 {count} 处 × {each} ＝ {product}{bound}",
        "to be checked {rule} {title}: guessed {count} × {each} = {product}{bound}",
    ),
    "score.review": (
        "待核 {rule} {title}：待核对 {count} 处 × {each} ＝ {product}{bound}",
        "to be checked {rule} {title}: in question {count} × {each} = {product}{bound}",
    ),
    "score.undecided": (
        "待核 {rule} {title}：无法判断 {count} 处 × {each} ＝ {product}{bound}",
        "to be checked {rule} {title}: undecided {count} × {each} = {product}{bound}",
    ),
    "score.not_run": (
        "待核 {rule} {title}：未执行，{count} × {each} ＝ {product}{bound}",
        "to be checked {rule} {title}: not run {count} × {each} = {product}{bound}",
    ),
    "score.crashed": (
        "待核 {rule} {title}：程序出错，{count} × {each} ＝ {product}{bound}",
        "to be checked {rule} {title}: crashed {count} × {each} = {product}{bound}",
    ),
    "score.free": (
        "不扣分 {rule} {title}：{count} 处",
        "nothing for {rule} {title}: {count}",
    ),
    "score.bound": ("，按上限计 {most}", ", {most} by the bound"),
    "score.outside": (
        "有发现但评分办法没有计入：{rules}",
        "with findings, but counted nowhere by the scheme: {rules}",
    ),
    "score.total": ("合计 {parts} ＝ {range} / {full} 分", "Together {parts} = {range} of {full}"),
    "score.grade": ("建议等次：{grade}", "Suggested grade: {grade}"),
    "score.based_on": (
        "（{answered} 条规则作出判定；{open} 条待人工核对，连同未评的项，都没有算作得分）",
        " (decided by {answered} rules; {open} for a person, and what is not assessed: none counts as won)",
    ),
    "score.open_grade": ("未定（{range}）", "open ({range})"),
    "score.one": (
        (
            "建议等次：{grade}（{scheme} {range} / {full} 分；{answered} 条规则作出判定，"
            "{open} 条待人工核对；明细见 targetlint score）"
        ),
        (
            "Suggested grade: {grade} ({scheme}, {range} of {full}; decided by {answered} rules, {open} for"
            " a person; details: targetlint score)"
        ),
    ),
    "score.several": (
        "建议等次（{scheme}）：{parts}；明细见 targetlint score",
        "Suggested grades ({scheme}): {parts}; in detail: targetlint score",
    ),
    "score.count": ("{grade} {count} 张", "{grade} {count}"),
    "score.unscored": ("不评分 {count} 张", "not scored {count}"),
    "score.no_scheme": (
        "这些规则包没有评分办法：在规则包里写一个（见 docs/language.md），或用 --rules 换一个规则包",
        "these packs have no scoring scheme: write one (docs/language.md), or give another pack with --rules",
    ),
    "score.automatic": ("可自动", "automatic"),
    "score.confirm": ("需确认", "confirm"),
    "score.hint": ("仅提示", "hint"),
    "score.suggestion": ("［{grade}］{text}", "[{grade}] {text}"),
    "score.drawn": ("（取自{source}）", " (from {source})"),
}
