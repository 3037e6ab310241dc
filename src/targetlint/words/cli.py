"""What the cli room says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # the frame of a help page
    "cli.usage": ("用法：", "Usage: "),
    "cli.options": ("选项", "Options"),
    "cli.commands": ("命令", "Commands"),
    "cli.options_metavar": ("[选项]", "[OPTIONS]"),
    "cli.paths_metavar": ("路径…", "PATH…"),
    "cli.file_metavar": ("文件", "FILE"),
    "cli.texts_metavar": ("指标值…", "TEXT…"),
    "cli.default": ("（默认 {value}）", " (default: {value})"),
    "cli.rule_metavar": ("规则", "RULE"),
    "cli.command_metavar": ("命令 [参数]…", "COMMAND [ARGS]…"),
    # the commands
    "cli.targetlint": (
        "检查绩效目标申报表：哪里不对、为什么、怎么改。",
        "Check performance-target forms: what is wrong, why, and how to put it right.",
    ),
    "cli.targetlint_short": ("", ""),
    "cli.check": (
        "检查文件或文件夹中的申报表，报告每一处问题。",
        "Check the forms in files or folders and report what is wrong with them.",
    ),
    "cli.check_short": ("检查申报表", "check forms"),
    "cli.check_epilog": (
        (
            "\b\n退出码：0 无问题；1 有问题达到 --fail-on 的级别；\n"
            "        2 命令、路径或规则有误；3 有文件未能检查。"
        ),
        "Exit codes: 0 clean; 1 findings at --fail-on or above; 2 bad usage or rules; 3 a file not checked.",
    ),
    "cli.score": (
        "按规则包的评分办法，给每张申报表列出审核表：各评审项的建议得分、扣分算式、待人工核对的事项和建议等次。",
        (
            "Show the review table of each form by the packs' scheme: suggested points of every item, the "
            "arithmetic, what a person must judge, and a suggested grade."
        ),
    ),
    "cli.score_short": ("按审核表评分，给出建议等次", "score forms by the review table"),
    "cli.score_epilog": (
        "得分是一个区间：推断的、待核对的、没有判定的都不算得分，也不算失分。",
        "Points are a range: what is guessed, in question or undecided is neither won nor lost.",
    ),
    "cli.show": (
        "显示程序把一个文件读成了什么：逐项列出内容、状态和位置。",
        "Show what was understood of a file: every field with its state and place.",
    ),
    "cli.show_short": ("显示表格被读成什么", "show what was understood of a file"),
    "cli.show_epilog": ("", ""),
    "cli.quantity": (
        "显示一个指标值读成了什么：哪一部分给出了什么、类型、疑点、是否可量化。",
        "Show how a value is read: which part of it gave what, its kind and flags, and whether it counts.",
    ),
    "cli.quantity_short": ("显示一个指标值被读成什么", "show how an indicator value is read"),
    "cli.quantity_epilog": (
        "可以一次写几个值；写 - 时从标准输入读，一行一个。以 - 开头的值写在 -- 之后。",
        "Give several values, or - to read them from standard input; one that begins with - goes behind --.",
    ),
    "cli.explain": (
        "说明一条规则：为什么有它、依据、查什么、示例。可用编号或名称，不需联网。",
        "Explain a rule: why it exists, its basis, what it asks, examples. By id or title; works offline.",
    ),
    "cli.explain_short": ("说明一条规则", "explain a rule"),
    "cli.explain_epilog": ("", ""),
    "cli.why": (
        "说明一条规则在一份申报表上为什么是这个结果：由哪一步、哪些单元格和参数决定。",
        "Say why a rule ended as it did on a form: the deciding step, with its cells and parameters.",
    ),
    "cli.why_short": ("某条规则为什么是这个结果", "why a rule ended as it did"),
    "cli.why_epilog": ("", ""),
    "cli.why-not": (
        "说明一条规则为什么没有报告某些行：每一行在哪一步离开、为什么。",
        "Say why a rule reported nothing on some lines: the step at which each left, and why.",
    ),
    "cli.why-not_short": ("某条规则为什么没有报告", "why a rule reported nothing"),
    "cli.why-not_epilog": ("", ""),
    "cli.rules": ("列出规则，运行规则自带的示例。", "List the rules; run the examples that they carry."),
    "cli.rules_short": ("列出或测试规则", "list or test the rules"),
    "cli.list": ("列出全部规则。", "List all rules."),
    "cli.list_short": ("列出全部规则", "list all rules"),
    "cli.list_epilog": ("", ""),
    "cli.test": (
        "运行规则自带的示例；不给路径时测试中央规则包。",
        "Run the examples that rules carry; without a path, those of the central pack.",
    ),
    "cli.test_short": ("运行规则示例", "run the rules' examples"),
    "cli.test_epilog": ("", ""),
    "cli.doctor": (
        "检查本机装了哪些可选组件（LibreOffice、文字识别、解密），各有什么用。",
        "Say which optional parts are there (LibreOffice, text recognition, decryption) and what each adds.",
    ),
    "cli.doctor_short": ("检查可选组件", "what this installation can do"),
    "cli.doctor_epilog": ("", ""),
    # the options
    "cli.help_help": ("显示本说明", "show this help"),
    "cli.option_version": ("显示版本", "show the version"),
    "cli.option_lang": ("界面语言", "language of the output"),
    "cli.option_debug": ("程序出错时显示细节", "show a traceback when the program fails"),
    "cli.option_format": ("输出格式", "output format"),
    "cli.option_sign": (
        "旁边「计算符号」列的内容，如 ≤",
        "what stands in the sign column beside it, such as ≤",
    ),
    "cli.option_unit": ("旁边「计量单位」列的内容，如 万元", "what stands in the unit column, such as 万元"),
    "cli.option_direction": (
        "旁边「指标方向」列的内容，如 反向",
        "what stands in the direction column, such as 反向",
    ),
    "cli.option_indicator": ("指标名称", "the indicator's name"),
    "cli.option_year": ("申报表的预算年度，如 2027", "the year of the form, such as 2027"),
    "cli.option_select": (
        "只用这些规则（编号、开头、标签、名称）",
        "only these rules: id, its beginning, tag, title",
    ),
    "cli.option_ignore": ("不用这些规则", "not these rules"),
    "cli.option_rules": ("规则包的文件夹（可多次）", "folder of a rule pack (repeatable)"),
    "cli.option_fail_on": ("达到此级别时退出码为 1", "severity that makes the exit code 1"),
    "cli.option_stage": (
        "办理的阶段（申报、审核、批复、调整、监控、自评）：只问这一阶段的规则，没有写阶段的规则总是要问",
        "the stage of the procedure (declaration, review, …): ask its rules and those without a stage",
    ),
    "cli.option_today": (
        "检查日期，如 2027-12-31；默认今天",
        "date of the run, as 2027-12-31; default: today",
    ),
    "cli.option_no_fold": ("不合并重复的问题", "do not fold repeated findings"),
    "cli.option_verbose": ("列出未判定的规则和原因", "list what was not decided, and why"),
    "cli.option_show_files": (
        "只列出要检查和略过的文件，不检查",
        "only list the files: which are checked, which are passed over and why",
    ),
    "cli.option_coverage": (
        "列出没有示例照到的子句、判断的各部分和词",
        "list clauses, parts of conditions and words that no example shows",
    ),
    "cli.option_mutate": (
        "把规则逐处改错，列出没有示例发现的改动",
        "break the rules one place at a time, and list what no example notices",
    ),
    "cli.option_form": ("只看文件里的第几份表；0 为全部", "only this form of the file; 0: all"),
    "cli.option_row": (
        "只看清单里的第几行，如第几个指标；0 为全部",
        "only this line of the list, such as the third indicator; 0: all",
    ),
    "cli.option_document": (
        "显示文件原样读出的单元格，不作识别",
        "show the cells as read, before any form is recognised",
    ),
    "cli.option_draft": (
        "草稿写进这个文件（已有的文件不会覆盖）；默认显示在屏幕上",
        "the file for the draft, which must not be there yet; default: the screen",
    ),
    "cli.option_encoding": (
        "文本文件的编码，如 big5；默认自动判断 UTF-8、UTF-16、GB18030",
        "encoding of text files, such as big5; default: found out (UTF-8, UTF-16, GB18030)",
    ),
    "cli.option_password_file": (
        "打开密码的列表文件，每行一个，逐个尝试",
        "file with passwords to try on locked files, one a line",
    ),
    "cli.option_jobs": (
        "同时读取的文件数，0 为处理器个数",
        "files read at the same time; 0: as many as there are processors",
    ),
    "cli.option_file_seconds": ("读取一个文件最多用几秒", "seconds that reading one file may take"),
    "cli.option_file_memory": (
        "读取一个文件最多用多少 MB 内存（仅 Linux）",
        "megabytes of memory that reading one file may take (Linux only)",
    ),
    "cli.option_color": ("颜色", "colours"),
    # what can go wrong with a command line
    "cli.usage_error": (
        "{what}{hint}\n用 targetlint --help 查看用法。",
        "{what}{hint}\nSee targetlint --help.",
    ),
    "cli.did_you_mean": ("是不是「{name}」？", " Did you mean “{name}”?"),
    "cli.see_list": ("用 targetlint rules list 查看全部规则。", " targetlint rules list shows all of them."),
    "cli.no_option": ("没有选项 {option}。", "There is no option {option}."),
    "cli.looks_like_option": (
        "「{word}…」以 - 开头，被当作选项：请写在 -- 之后。",
        "“{word}…” begins with - and was taken for an option: write it behind --.",
    ),
    "cli.no_command": ("没有命令「{command}」。", "There is no command “{command}”."),
    "cli.path_alone": ("文件和文件夹前面要写命令。", "A path wants a command before it."),
    "cli.missing_command": ("没有写要执行的命令，如 check。", "No command was given, such as check."),
    "cli.missing": ("缺少「{name}」。", "{name} is missing."),
    "cli.bad_choice": ("{name} 只能是：{choices}。", "{name} must be one of: {choices}."),
    "cli.value_missing": ("选项 {option} 后面缺少内容。", "{option} needs a value behind it."),
    "cli.no_value": ("选项 {option} 后面不能写内容。", "{option} takes no value."),
    "cli.extra": (
        "多出了「{words}」；名称里有空格的，要用引号括起来。",
        "“{words}” is too much; put quotes around a name that has spaces.",
    ),
    "cli.bad_value": ("{name}：{why}", "{name}: {why}"),
    "cli.bad_date": (
        "「{value}」不是日期，请写成 2027-12-31。",
        "“{value}” is not a date; write it as 2027-12-31.",
    ),
    "cli.no_document_json": (
        "--document 只能以文字显示，不能与 --format json 一起用。",
        "--document is shown as text only: leave out --format json.",
    ),
    "cli.bad_range": (
        "{name} 应为 {least} 到 {most} 之间的整数。",
        "{name} must be a whole number, {least} to {most}.",
    ),
    "cli.bad_encoding": (
        "不认识编码「{value}」，例如 big5、gb18030、utf-16。",
        "There is no encoding “{value}”; examples: big5, gb18030, utf-16.",
    ),
    "cli.bad_password_file": (
        "读不了密码文件 {path}：请核对路径，内容应为 UTF-8 文本，每行一个密码。",
        "The password file {path} cannot be read: check the path; it is UTF-8 text, one password a line.",
    ),
    "cli.bad_input": (
        "标准输入的文字读不出来：请存成 UTF-8 后重试。",
        "Standard input cannot be decoded: save it as UTF-8 and run again.",
    ),
    "cli.bad_year": (
        "「{value}」不是年份，请写成 2027。",
        "“{value}” is not a year; write it as 2027.",
    ),
    "cli.wrong": ("命令有误：{why}", "The command line is wrong: {why}"),
    "cli.no_path": (
        "找不到 {path}：请核对路径，或把文件（夹）拖到命令行窗口中。",
        "{path} does not exist: check the path, or drag the file or folder into the terminal.",
    ),
    "cli.no_file": ("{path} 不是文件：请给出一个申报表文件。", "{path} is not a file: name one form's file."),
    "cli.no_form": (
        "{path} 中没有认出申报表：用 targetlint show 看读出了什么。",
        "No form was recognised in {path}: targetlint show says what was read.",
    ),
    "cli.no_such_form": (
        "没有第 {number} 份表，共 {count} 份：请改 --form。",
        "There is no form {number}, only {count}: change --form.",
    ),
    "cli.no_such_row": (
        "规则没有问到第 {number} 行：去掉 --row 看它问了哪些行。",
        "The rule did not ask about line {number}: leave out --row to see which it asked about.",
    ),
    "cli.no_files_here": (
        "这里没有可检查的文件：需要申报表（Word、WPS、Excel、PDF 等）。",
        "There is nothing to check here: forms are wanted (Word, WPS, Excel, PDF …).",
    ),
    "cli.no_files": (
        "{path} 中没有可检查的文件：请放入申报表（Word、WPS、Excel、PDF 等）后重试。",
        "There is nothing to check in {path}: put forms there (Word, WPS, Excel, PDF …) and run again.",
    ),
    "cli.output_exists": (
        "{path} 已经存在：请换一个文件名，或先移走它。",
        "{path} is already there: choose another name, or move it away first.",
    ),
    "cli.output_failed": (
        "写不了 {path}（{error}）：请核对文件夹和权限。",
        "{path} cannot be written ({error}): check the folder and its permissions.",
    ),
    "cli.no_pack": (
        "{path} 不是规则包：文件夹中（或其下一级）应有 pack.rules。",
        "{path} is not a rule pack: the folder, or one in it, must hold a pack.rules.",
    ),
    "cli.no_rules": (
        "规则包中没有规则，未检查任何申报表：请用 --rules 指定规则包。",
        "The rule packs hold no rules and no form was checked: name a pack with --rules.",
    ),
    "cli.no_rules_to_test": (
        "规则包中没有规则，没有可运行的示例。",
        "The rule packs hold no rules, so there are no examples to run.",
    ),
    "cli.none_left": (
        "按 --select 和 --ignore 没有剩下规则，未检查任何申报表：请改这两个选项。",
        "--select and --ignore leave no rule and no form was checked: change these options.",
    ),
    "cli.bad_rules": (
        "规则文件有错误，未检查任何申报表：请先改正上面列出的错误。",
        "The rule files have errors and no form was checked: correct what is listed above first.",
    ),
    "cli.no_rule": ("没有规则「{rule}」。{hint}", "There is no rule “{rule}”.{hint}"),
    "cli.interrupted": ("已中断，检查没有做完。", "Interrupted; the check is not complete."),
    "cli.crash": (
        "本程序出错，不是您的材料有误（{error}）。请加 --debug 重新运行，把内容告诉维护人员，勿发申报表。",
        "The program failed, not you ({error}). Tell the maintainers what --debug shows, without forms.",
    ),
}
