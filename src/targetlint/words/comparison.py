"""What is said of two runs that are compared: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "compare.title": ("与上次比较", "Compared with the run before"),
    "compare.with": (
        "与 {path}（检查日期 {today}）比较",
        "Compared with {path} (run of {today})",
    ),
    "compare.counts": ("{title}：{counts}", "{title}: {counts}"),
    "compare.count": ("{word} {count}", "{word} {count}"),
    "compare.change_fixed": ("已整改", "put right"),
    "compare.change_remaining": ("未整改", "still there"),
    "compare.change_new": ("新增", "new"),
    "compare.change_waived": ("本次豁免", "waived now"),
    "compare.change_by_rules": ("规则变化所致", "because of the rules"),
    "compare.change_form_new": ("新报的表", "in new forms"),
    "compare.change_form_gone": ("这次没有的表", "in forms not there now"),
    "compare.change_open": ("未能判定", "not decided"),
    "compare.rules": ("规则的变化", "Changes of the rules"),
    "compare.rule_word_added": ("新增的规则", "added"),
    "compare.rule_word_removed": ("这次没有的规则", "not there now"),
    "compare.rule_word_changed": ("改过的规则", "changed"),
    "compare.rule_word_renamed": ("改了编号的规则", "renamed"),
    "compare.forms": ("表的变化", "Forms"),
    "compare.form_is_new": ("新报的表", "new"),
    "compare.form_is_gone": ("这次没有的表", "not there now"),
    "compare.change": ("变化", "change"),
    "compare.rate": ("整改率", "put right, of all that were there"),
    "compare.formula": (
        "整改率 = 已整改 ÷（已整改 + 未整改）；规则变化、新报和没有报的表、豁免、未能判定的不计算在内。",
        (
            "Put right ÷ (put right + still there); changes of rules and of forms, waivers and what is not "
            "decided are left out."
        ),
    ),
    "compare.total": ("合计", "total"),
    "compare.nothing": ("两次都没有问题。", "Neither run found anything."),
    "compare.rule_removed": ("这次没有这条规则", "this run has no such rule"),
    "compare.rule_added": ("上次没有这条规则", "the run before had no such rule"),
    "compare.rule_changed": ("规则改过了", "the rule has changed"),
    "compare.not_asked": ("这次没有问这条规则：{why}", "the rule was not asked this time: {why}"),
    "compare.not_asked_before": ("上次没有问这条规则：{why}", "the rule was not asked before: {why}"),
    "compare.open": ("这次没有判定，不能算已整改", "the rule did not decide this time"),
    "compare.waived": ("豁免：{reason}", "waived: {reason}"),
    "compare.other_tool": (
        "两次的程序版本不同（{old} → {new}）：读取和判断也可能变了",
        "the versions of the program differ ({old} → {new}): reading and judging may have changed, too",
    ),
    "compare.other_against": (
        "只有一次给了上年的表（--against）：与上年对照的规则不能比较",
        "only one of the runs had last year's forms (--against): rules that need them cannot be compared",
    ),
    "compare.other_fingerprints": (
        "是旧版本生成的报告，问题对不上；请用本版本重新检查那次的材料，再写一份 JSON",
        "an older version made it, and its findings cannot be matched: check those forms again as JSON",
    ),
    "compare.unread": ("用不了上次的报告 {path}：{why}", "cannot use the report {path}: {why}"),
    "compare.no_report": (
        "不是 check -o 结果.json 写出的报告（{where}）",
        "it is no report written by check -o results.json ({where})",
    ),
    "cli.option_previous": (
        "上次的 JSON 报告：比较哪些已整改、未整改、新增",
        "JSON report of the run before: says what was put right, what is still there, what is new",
    ),
    "compare.old_metavar": ("上次.json", "OLD.json"),
    "compare.new_metavar": ("这次.json", "NEW.json"),
    "cli.compare_diff": (
        "比较两次检查的 JSON 报告：已整改、未整改、新增，规则变化所致的另列。",
        "Compare two JSON reports: what was put right, what is still there, what is new; rules apart.",
    ),
    "cli.option_verbose_diff": ("列出全部，包括已整改的", "list all, also what was put right"),
    "cli.compare_diff_short": ("比较两次检查", "compare two runs"),
    "cli.compare_diff_epilog": (
        "退出码：0 没有新增；1 有新增的问题达到 --fail-on 的级别；2 报告不能用。",
        "Exit codes: 0 nothing new; 1 new findings at --fail-on or above; 2 a report cannot be used.",
    ),
    "compare.rate_is": (
        "整改率 {share} = 已整改 {fixed} ÷ 已整改和未整改共 {there}",
        "{share} put right = {fixed} of the {there} that were put right or are still there",
    ),
    "compare.more": ("另有 {count} 处（加 -v 全部列出）", "{count} more (-v lists all)"),
    "compare.findings": ("与上次比较的明细", "Findings compared"),
    "compare.others": ("规则和表的变化", "Rules and forms that changed"),
}
