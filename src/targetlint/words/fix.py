"""What `targetlint fix` says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.fix": (
        (
            "把只差写法的地方改好，另存一份副本：全角数字、冒充 ≥ 的符号、数字里的空格、写成汉字的百分号。"
            "内容从不改动，原文件不动。"
        ),
        (
            "Put right what is only a matter of spelling, in a copy: full-width digits, signs that imitate "
            "≥, spaces in numbers, 百分比 for %. Content is never changed, nor is the original."
        ),
    ),
    "cli.fix_short": ("改好只差写法的地方，另存副本", "repair signs and digits, in copies"),
    "cli.fix_epilog": (
        (
            "只改规则标为“可自动”的建议；副本名为“原名_已修正”，写前逐格核对。--check 和 --diff 只看不写。"
            "退出码：0 能自动改的都改了（或没有），1 还有没改的，2 无法运行或写不了，3 有文件未能检查。"
        ),
        (
            "Only suggestions marked “automatic” are applied. A copy is called NAME_已修正 and compared "
            "cell by cell before it is written. --check and --diff write nothing. Exit codes: 0 all of them "
            "are applied, or there are none; 1 some are left; 2 the run could not be started or a copy not "
            "written; 3 a file could not be checked."
        ),
    ),
    "cli.option_fix_check": ("只说哪些地方可改，不写副本", "only say what would be repaired"),
    "cli.option_fix_diff": ("只显示改前改后，不写副本", "only show what would change, before and after"),
    "fix.no_folder": (
        "请用 -o 指定存放副本的文件夹；只想看看会改什么，用 --diff。",
        "name the folder for the copies with -o; to see only what would change, use --diff.",
    ),
    # what became of a document
    "fix.unchecked": ("{path} 未能检查：{why}", "{path} was not checked: {why}"),
    "fix.written": ("{path}：改了 {count} 处，副本 {copy}", "{path}: {count} repaired, copy {copy}"),
    "fix.would": ("{path}：可改 {count} 处", "{path}: {count} to repair"),
    "fix.not_written": (
        "{path}：有 {count} 处可改，没有写副本：{why}",
        "{path}: {count} to repair, no copy: {why}",
    ),
    "fix.change": (
        "  {place} 「{before}」→「{after}」 {rules}",
        "  {place} 「{before}」 -> 「{after}」 {rules}",
    ),
    "fix.left": (
        "  {place} 「{before}」未改：{why}",
        "  {place} 「{before}」 left: {why}",
    ),
    "fix.suggested": ("    建议：{suggestion} {rules}", "    Suggestion: {suggestion} {rules}"),
    "fix.sum": (
        "{documents} 个文件：改 {fixes} 处，留给人 {left} 处。",
        "{documents} file(s): {fixes} repaired, {left} left for a person.",
    ),
    "fix.sum_would": (
        "{documents} 个文件：可改 {fixes} 处，留给人 {left} 处；没有写任何文件。",
        "{documents} file(s): {fixes} to repair, {left} left for a person; nothing was written.",
    ),
    # why something is left
    "fix.confirm": ("要由人核对。", "it needs a person."),
    "fix.unclear": ("看不出是格里的哪一段。", "it is not clear which part of the cell is meant."),
    "fix.twice": ("另一条规则要改成别的。", "another rule suggests something else."),
    "fix.not_letters": (
        "它不是直接写在格里的（公式、控件、跨行），请手工改。",
        "it is not written in the cell itself (a formula, a control, over lines); change it by hand.",
    ),
    "fix.none_written": (
        "这些字不是直接写在格里的（公式、控件、跨行），请手工改。",
        (
            "the texts are not written in the cells themselves (formulas, controls, over lines); "
            "change them by hand."
        ),
    ),
    "fix.not_same": (
        "改后读回来和预期不符，为免改错，请手工改。",
        "read again, the copy did not say what it should; change the cells by hand.",
    ),
    "fix.encrypted": (
        "文件加了密码，不另存没有密码的副本。请去掉密码另存后再运行。",
        "it is locked by a password, and no copy is written without one. Save it without the password first.",
    ),
    "fix.format": (
        "这是{format}，只能改 .docx 和 .xlsx；请另存后再运行。",
        "this is {format}, and only .docx and .xlsx are repaired; save it as one of them first.",
    ),
}
