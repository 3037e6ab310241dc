"""What is said about a run itself: its progress, its times, its rounds: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # the command line
    "cli.option_quiet": (
        "只显示使运行失败的问题；没有问题时什么也不显示",
        "shows only what makes the run fail, and nothing where nothing does",
    ),
    "cli.option_timing": (
        "在标准错误上列出各阶段、每个文件、每条规则的用时",
        "lists on standard error what the phases, each file and each rule took",
    ),
    "cli.option_watch": (
        "文件一有改动就重新检查，直到按 Ctrl-C（需要 targetlint[watch]）",
        "checks again whenever a file changes, until Ctrl-C (needs targetlint[watch])",
    ),
    "cli.completion": (
        "输出让命令行能用 Tab 补全 targetlint 的脚本。",
        "Print the script by which a shell completes targetlint with Tab.",
    ),
    "cli.completion_short": ("输出命令行补全脚本", "print a completion script for a shell"),
    "cli.completion_epilog": (
        (
            "\b\nbash：targetlint completion bash >> ~/.bashrc\n"
            "zsh：targetlint completion zsh >> ~/.zshrc\n"
            "fish：targetlint completion fish > ~/.config/fish/completions/targetlint.fish\n"
            "PowerShell：targetlint completion powershell >> $PROFILE"
        ),
        (
            "\b\nbash: targetlint completion bash >> ~/.bashrc\n"
            "zsh: targetlint completion zsh >> ~/.zshrc\n"
            "fish: targetlint completion fish > ~/.config/fish/completions/targetlint.fish\n"
            "PowerShell: targetlint completion powershell >> $PROFILE"
        ),
    ),
    "cli.shell_metavar": ("命令行", "SHELL"),
    # an interruption
    "cause.interrupted": (
        "检查被中断，其他的表没有读完",
        "the run was interrupted before the other forms were read",
    ),
    "report.incomplete": (
        "检查被中断：以下只是已检查部分的结果，其余文件没有检查。",
        "The run was interrupted: this is what was found by then, and other files were not checked.",
    ),
    "runs.interrupted": (
        "已中断：共 {total} 个文件，读了 {read} 个，查完 {checked} 个；结果不完整。",
        "Interrupted: of {total} file(s) {read} were read and {checked} checked; the result is not complete.",
    ),
    # the bar
    "runs.rules": ("规则（{count} 条，从慢到快）", "rules ({count}, the slowest first)"),
    "runs.reading": ("读取 {path}", "reading {path}"),
    "runs.checking": ("检查 {path}", "checking {path}"),
    "runs.left": ("剩 {time}", "{time} left"),
    # the times
    "runs.timing": ("用时（秒）", "Time (seconds)"),
    "runs.phase_rules": ("载入规则", "loading the rules"),
    "runs.phase_reading": ("读取和识别", "reading and recognising"),
    "runs.phase_checking": ("检查", "checking"),
    "runs.phase_writing": ("输出", "writing"),
    "runs.read": ("读取（各进程相加）", "reading, all processes added up"),
    "runs.recognised": ("识别（各进程相加）", "recognising, all processes added up"),
    "runs.total": ("合计", "total"),
    "runs.files": ("文件（{count} 个，从慢到快）", "files ({count}, the slowest first)"),
    "runs.column_reading": ("读取", "reading"),
    "runs.column_recognising": ("识别", "recogn."),
    "runs.column_ms": ("毫秒", "ms"),
    "runs.column_forms": ("张表", "forms"),
    "runs.alone": (
        (
            "这是逐条单独执行的用时，合计 {alone} 秒，只为比较而量，不算在上面。"
            "检查时同类的规则合并成一个循环，连同载入和写出结论共用 {together} 秒。"
        ),
        (
            "Each rule was asked alone to measure it, {alone} s in all, which is no part of the times above. "
            "A check asks them together, in shared loops: {together} s with loading them and making findings."
        ),
    ),
    # findings in sentences
    "runs.told": (
        "第 {number} 处，共 {count} 处。{severity}，规则 {code}：{message}。",
        "Finding {number} of {count}. {severity}, rule {code}: {message}.",
    ),
    "runs.told_where": ("位置：{where}。", "It is in {where}."),
    "runs.told_found": ("实填：{text}。", "There stands: {text}."),
    "runs.told_related": (
        "相关的是 {where}，那里写的是：{text}。",
        "It goes with {where}, where stands: {text}.",
    ),
    "runs.told_expected": ("应填：{text}。", "There should stand: {text}."),
    "runs.told_suggestion": ("建议：{text}", "What to do: {text}"),
    "runs.told_basis": ("依据：{text}。", "This rests on {text}."),
    "runs.told_same": (
        "同样的问题还有 {count} 处：{where}。",
        "The same is found in {count} more place(s): {where}.",
    ),
    "runs.told_details": (
        "规则说明请运行 targetlint explain {rule}",
        "About the rule: targetlint explain {rule}",
    ),
    # the rounds of --watch
    "runs.no_watch": (
        "--watch 需要 watchfiles：pip install 'targetlint[watch]'",
        "--watch needs watchfiles: pip install 'targetlint[watch]'",
    ),
    "runs.round": ("第 {number} 轮  {time}  有改动：{files}", "Round {number}  {time}  changed: {files}"),
    "runs.compared": (
        "和上一轮比：已改好 {fixed}，新出现 {new}，仍有 {still}",
        "Since the last round: {fixed} fixed, {new} new, {still} still there",
    ),
    "runs.fixed": ("已改好  ", "fixed  "),
    "runs.new": ("新出现  ", "new    "),
    "runs.waiting": (
        "正在等待文件改动，按 Ctrl-C 结束。",
        "Waiting for files to change; Ctrl-C ends.",
    ),
    "runs.watch_format": (
        "--watch 只能用 --format full、concise 或 narrate；其他格式请用 -o 写到文件，每轮都会更新。",
        "--watch shows --format full, concise or narrate; write others with -o, every round renews them.",
    ),
}
