"""What is said of waivers and of the baseline: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # what is wrong with a waivers file
    "waiver.syntax": ("这里不合 TOML 的写法", "this is no TOML"),
    "waiver.syntax.hint": (
        "文本写在英文双引号里，日期写成 2027-12-31；例子见 docs/waivers.md",
        "texts stand in straight quotes, dates as 2027-12-31; docs/waivers.md has an example",
    ),
    "waiver.syntax.wide": (
        '等号、引号、方括号要用英文（半角）的：rule = "CPL-002"',
        'write the signs = " [ ] in ASCII, as in rule = "CPL-002"',
    ),
    "waiver.key": ("没有「{name}」这一项", "there is no key `{name}`"),
    "waiver.key.hint": ("可以写的有：{keys}", "the keys are: {keys}"),
    "waiver.brackets": ("豁免要写成一条一条的", "waivers are written as a list of entries"),
    "waiver.brackets.hint": (
        "每条以单独一行 [[waiver]] 开头（两层方括号）",
        "begin each with a line [[waiver]], in two pairs of brackets",
    ),
    "waiver.missing": ("这条豁免没有写 {name}", "this waiver has no `{name}`"),
    "waiver.missing.hint_rule": (
        '加一行 rule = "…"：规则的编号或名称',
        'add a line rule = "…" with the id or the title of the rule',
    ),
    "waiver.missing.hint_reason": (
        '加一行 reason = "…"：为什么可以不改',
        'add a line reason = "…" that says why the form may stay as it is',
    ),
    "waiver.missing.hint_approver": (
        '加一行 approver = "…"：谁批准的',
        'add a line approver = "…" that names who approved it',
    ),
    "waiver.date": ("有效期不是日期", "this is no date"),
    "waiver.date.hint": ("写成 expires = 2027-12-31", "write expires = 2027-12-31"),
    "waiver.text": ("{name} 应当是文本", "`{name}` is a text"),
    "waiver.text.hint": ("写在英文双引号里", "put it in straight quotes"),
    "waiver.blank": ("{name} 是空的", "`{name}` is blank"),
    "waiver.blank.hint": ("写上内容，或删去这一行", "fill it in, or remove the line"),
    "waiver.no_expiry": ("这条豁免没有写有效期", "this waiver never expires"),
    "waiver.no_expiry.hint": (
        "加一行 expires = 2027-12-31：到期后要重新审批",
        "add a line expires = 2027-12-31: it is approved anew after that day",
    ),
    # what became of waivers in a run
    "waiver.did_you_mean": ("是不是「{near}」？", "did you mean “{near}”?"),
    "waiver.unknown": (
        "没有叫「{rule}」的规则，这条豁免不起作用",
        "no rule is called “{rule}”: it waives nothing",
    ),
    "waiver.unknown.hint": (
        "用 targetlint rules list 查看全部规则",
        "targetlint rules list shows all of them",
    ),
    "waiver.refused": (
        "规则 {rule} 不可停用，也不能豁免：问题照常计入",
        "rule {rule} is mandatory and cannot be waived: its findings count",
    ),
    "waiver.refused.hint": (
        "删去这条；确有理由的，请制定这条规则的上级来改",
        "remove it; where there is a reason, ask those who declare the rule",
    ),
    "waiver.expired": (
        "对 {rule} 的豁免已于 {day} 到期，不再起作用",
        "the waiver of {rule} expired on {day} and is no longer in force",
    ),
    "waiver.expired.hint": (
        "删去它，或者重新审批后改有效期",
        "remove it, or have it approved again and set a new date",
    ),
    "waiver.expiring": ("对 {rule} 的豁免将于 {day} 到期", "the waiver of {rule} expires on {day}"),
    "waiver.expiring.hint": (
        "到期后问题照常计入；需要延长的请及时审批",
        "its findings count again after that day; have it extended in time",
    ),
    "waiver.unused": ("对 {rule} 的豁免没有用上", "nothing had a use for the waiver of {rule}"),
    "waiver.unused.hint": ("问题已经没有了的，删去这条", "remove it where the finding is gone"),
    "waiver.unused.elsewhere": (
        "这条规则的 {count} 处问题在别的单位、项目、行或文件：核对所写的名称",
        "the {count} finding(s) of the rule have another unit, project, row or file: look at the names",
    ),
    "waiver.unused.named": (
        "这条规则查到 {count} 处，表上写的是：{names}。请核对所写的名称",
        "the rule has {count} finding(s), where the forms say {names}: look at the name",
    ),
    # the command line
    "waiver.unread": ("读不了豁免文件 {path}：{error}", "cannot read the waivers file {path}: {error}"),
    "waiver.not_utf8": (
        "豁免文件 {path} 不是 UTF-8 编码：在记事本里「另存为」，编码选 UTF-8",
        "the waivers file {path} is not UTF-8: save it again in that encoding",
    ),
    "waiver.bad": (
        "豁免文件有误，没有检查；改正后再试，或加 --no-waivers 不用豁免。",
        "Nothing was checked: put the waivers file right, or leave it out with --no-waivers.",
    ),
    "waiver.strict": (
        "有豁免没有用上、已经到期或不能用（--strict-waivers）。",
        "Some waivers are unused, expired or cannot be used (--strict-waivers).",
    ),
    # shown beside findings, in every report
    "waiver.title": ("豁免", "Waived"),
    "waiver.about": (
        "下列问题经批准豁免，不计入结论、统计和退出码。",
        "These findings are waived: they do not count for verdicts, totals and the exit code.",
    ),
    "waiver.said": (
        "理由：{reason}；批准：{approver}；有效期至 {expires}",
        "reason: {reason}; approved by {approver}; until {expires}",
    ),
    "waiver.uncounted": (
        "{count} 处已豁免或基线已知，见后面的表。",
        "{count} waived or known from the baseline: see the tables below.",
    ),
    "waiver.no_end": ("（未写）", "(no date)"),
    "waiver.summary": ("豁免 {count} 处（{file}），不计入结论", "{count} waived ({file}), not counted"),
    "waiver.reason": ("理由", "reason"),
    "waiver.approver": ("批准", "approved by"),
    "waiver.expires": ("有效期至", "until"),
    "waiver.list": ("豁免清单", "Waivers"),
    "waiver.where": ("写在", "stands in"),
    "waiver.state": ("状态", "state"),
    "waiver.state_used": ("在用", "used"),
    "waiver.state_unused": ("没有用上", "unused"),
    "waiver.state_expired": ("已到期", "expired"),
    "waiver.state_unknown": ("没有这条规则", "no such rule"),
    "waiver.state_refused": ("规则不可豁免", "mandatory"),
    "waiver.covers": ("覆盖问题数", "findings"),
    "waiver.scope": ("范围", "scope"),
    "waiver.because": ("（{why}）", " ({why})"),
    # the baseline
    "baseline.title": ("基线已知", "Known from the baseline"),
    "baseline.about": (
        "下列问题在基线里，是以前就有的，不计入统计和退出码；表还没有改好，结论照旧。",
        "These findings stand in the baseline: they count for verdicts, not for totals and the exit code.",
    ),
    "baseline.summary": (
        (
            "基线 {file}：已知 {known} 处不计入统计和退出码，结论照旧；"
            "已消除 {fixed} 处，本次没有查到 {unseen} 处"
        ),
        (
            "Baseline {file}: {known} known, which leave totals and exit code and not the verdict; "
            "{fixed} fixed, {unseen} not looked at in this run"
        ),
    ),
    "baseline.of_document": ("基线已知 {count} 处", "{count} known from the baseline"),
    "baseline.see_verbose": ("（加 -v 列出已知的）", " (-v lists the known ones)"),
    "baseline.see_prune": (
        "；用 targetlint baseline prune 去掉已消除的",
        "; targetlint baseline prune takes the fixed ones out",
    ),
    "baseline.no_json": ("不是 JSON", "it is no JSON"),
    "baseline.no_baseline": (
        "不是基线文件（用 targetlint baseline create 生成）",
        "it is no baseline (targetlint baseline create makes one)",
    ),
    "baseline.other_version": (
        "是别的版本生成的，问题的指纹不能对照；请用 targetlint baseline create 重新生成",
        "another version made it and its fingerprints cannot be compared; make it anew: baseline create",
    ),
    "baseline.damaged": (
        "内容不完整；请用 targetlint baseline create 重新生成",
        "it is damaged; make it anew by targetlint baseline create",
    ),
    "baseline.unread": ("用不了基线 {path}：{why}", "cannot use the baseline {path}: {why}"),
    "baseline.taken": (
        "{path} 已经有了，而且不是基线文件，不会被覆盖：请换一个文件名。",
        "{path} is there and is no baseline: it is not overwritten; name another file.",
    ),
    "baseline.created": (
        "已写 {path}：记下 {count} 处已知问题；以后用 check --baseline {path}",
        "wrote {path}: {count} known finding(s); from now on check --baseline {path}",
    ),
    "baseline.pruned": (
        "已写 {path}：去掉已消除的 {fixed} 处，留下 {kept} 处（其中本次没有查到的 {unseen} 处）",
        "wrote {path}: {fixed} fixed one(s) taken out, {kept} left ({unseen} of them not looked at)",
    ),
    "baseline.nothing": (
        "{path} 没有已消除的问题，不用改",
        "nothing in {path} is fixed: it stays as it is",
    ),
    "baseline.count": ("共 {count} 处", "{count} finding(s)"),
    "baseline.made": (
        "检查日期 {today}  targetlint {version}  规则集 {packs}",
        "run of {today}  targetlint {version}  rules {packs}",
    ),
    "baseline.no_unit": ("（没有写明单位）", "(no unit stated)"),
    "baseline.unchecked": (
        "有 {count} 个文件未能检查，它们的问题不在基线里（用 targetlint check 查看原因）",
        "{count} file(s) were not checked and are not in the baseline (targetlint check says why)",
    ),
    # the command line
    "cli.option_waivers": (
        "豁免文件（可多次）；默认用所检查的文件夹里或旁边的 waivers.toml",
        "waivers file (repeatable); default: waivers.toml in the checked folder or beside it",
    ),
    "cli.option_no_waivers": ("不用任何豁免", "use no waivers"),
    "cli.option_only_used_waivers": (
        "报告里只列用上了的豁免（看报告的人不该看到别家的）",
        "reports list the waivers that cover something in them, and no others (which may be of other units)",
    ),
    "cli.option_strict_waivers": (
        "有豁免没有用上、到期或不能用时退出码为 2",
        "exit code 2 where a waiver is unused, expired or cannot be used",
    ),
    "cli.option_baseline": (
        "基线文件：其中已知的问题不计入统计和退出码",
        "baseline: the findings that it knows do not count",
    ),
    "cli.option_baseline_output": ("要写的基线文件", "the baseline to write"),
    "cli.option_baseline_known": ("要清理的基线文件", "the baseline to prune"),
    "cli.baseline": (
        "基线：记下现有的问题，以后只计新出现的。",
        "Baselines: note what is found now, and count only what comes later.",
    ),
    "cli.baseline_short": ("只计新出现的问题", "count only what is new"),
    "cli.baseline_create": (
        "检查，把现有的问题记成基线（只记指纹、规则和位置的名称）。",
        "Check, and note what is found: fingerprints, rules and the names of places, no other text.",
    ),
    "cli.baseline_create_short": ("记下现有的问题", "note what is found now"),
    "cli.baseline_create_epilog": ("", ""),
    "cli.baseline_prune": (
        "重新检查，从基线里去掉已经消除的问题。",
        "Check again, and take out of the baseline what is fixed.",
    ),
    "cli.baseline_prune_short": ("去掉已消除的", "take out what is fixed"),
    "cli.baseline_prune_epilog": ("", ""),
    "cli.baseline_show": ("列出基线里的问题。", "List what a baseline knows."),
    "cli.baseline_show_short": ("列出基线", "list a baseline"),
    "cli.baseline_show_epilog": ("", ""),
}
