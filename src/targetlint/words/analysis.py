"""What is said of rules that hold together and are odd all the same. key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "rule.unused": ("「{name}」没有用到", "`{name}` is never used"),
    "rule.unused.hint": ("用上它，或者删去", "use it, or take it out"),
    "rule.always": (
        "这个条件总是成立，什么也没有筛掉",
        "this condition is always true and selects everything",
    ),
    "rule.always.hint": ("删去它，或改成真正要问的", "take it out, or ask what is meant"),
    "rule.never_reached": (
        "到这里条件已经自相矛盾，后面永远问不到",
        "the conditions exclude each other here: what follows is never reached",
    ),
    "rule.never_reached.hint": (
        "查一查前面的 当、其中：有两处不可能同时成立",
        "look at the when and where before it: two of them cannot both be true",
    ),
    "rule.never_fires": (
        "这一条永远不会报：到这里答案已经定了",
        "this question never reports: its answer is settled before it is asked",
    ),
    "rule.never_fires.hint": (
        "前面的条件已经保证了它；改条件，或改要求",
        "what stands before it guarantees it; change the conditions or the question",
    ),
    "rule.same_question": ("这条规则和 {rule} 问的一样", "this rule asks what {rule} asks"),
    "rule.same_question.hint": (
        "留下一条；只想改级别或消息的，用 调整",
        "keep one of them; to change only a severity or a message, use adjust",
    ),
    "rule.mixed": ("这个文件中文、英文关键词混用", "this file mixes Chinese and English keywords"),
    "rule.mixed.hint": (
        "用 rules fmt --keywords zh 或 en 统一",
        "make them one with rules fmt --keywords zh or en",
    ),
    "rule.no_example_passes": ("规则 {rule} 没有「合格」的示例", "rule {rule} has no example that passes"),
    "rule.no_example_passes.hint": (
        "加一个不该报的例子：示例 合格 “…”",
        'add one that must not be reported: example passes "…"',
    ),
    "rule.no_example_fails": ("规则 {rule} 没有「违规」的示例", "rule {rule} has no example that fails"),
    "rule.no_example_fails.hint": (
        "加一个该报的例子：示例 违规 “…”",
        'add one that must be reported: example fails "…"',
    ),
    "cli.rules_check": (
        (
            "检查规则包：错误之外，还指出永远不报的、用不到的、问得一样的、没有示例的规则。\n\n"
            "有错误或警告时退出码为 1。"
        ),
        (
            "Check rule packs: mistakes, and rules that never report, are never used, ask the same or have no"
            " examples.\n\nThe exit code is 1 where there are errors or warnings."
        ),
    ),
    "cli.rules_check_short": ("检查规则包", "check rule packs"),
    "cli.rules_check_epilog": ("", ""),
    "cli.option_cost": (
        "列出每条规则在一张表上最多要走多少步（清单按 200 行、同批次按 2,000 张表算）",
        "list how many steps each rule takes at most on a form (lists of 200 lines, batches of 2,000 forms)",
    ),
    "report.column_steps": ("最多步数", "steps at most"),
    "report.column_form": ("表", "form"),
    "report.rules_checked": (
        "{rules} 条规则：错误 {errors}，警告 {warnings}，提示 {infos}",
        "{rules} rules: {errors} errors, {warnings} warnings, {infos} infos",
    ),
}
