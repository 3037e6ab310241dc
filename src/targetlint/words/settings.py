"""What is said of settings files: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # the options
    "cli.option_config": (
        "设置文件，或一项设置，如 fail-on=warning（可多次）",
        "a settings file, or one setting as fail-on=warning (repeatable)",
    ),
    "cli.option_isolated": ("不用任何设置文件", "use no settings file"),
    "cli.option_show_settings": (
        "只列出每项设置的值和来处，不检查",
        "only list what is set and where, and check nothing",
    ),
    "cli.option_exclude": (
        "不检查的文件，如 草稿、*.bak、归档/2025（可多次）",
        "files that are passed over, such as draft, *.bak, old/2025 (repeatable)",
    ),
    # targetlint init
    "cli.init": (
        "在文件夹（默认当前文件夹）里新建设置文件和本县规则包的样子，都有注释；不覆盖已有的文件。",
        "Write a settings file and a first rule pack, with comments, into a folder; overwrites nothing.",
    ),
    "cli.init_short": ("新建设置文件和规则包", "write a settings file and a rule pack"),
    "cli.init_epilog": ("", ""),
    "cli.init_metavar": ("[文件夹]", "[DIR]"),
    "init.pack": ("本县规则", "county-rules"),
    "init.adjustment": ("调整", "adjustments"),
    "init.written": ("新建了 {path}", "wrote {path}"),
    "init.exists": ("{path} 已经有了，没有改动", "{path} is there already and was left alone"),
    "init.not_named": (
        "要用规则包 {pack}，请在 {path} 里写：rules = [{quoted}]",
        "for the pack {pack} to be used, write in {path}: rules = [{quoted}]",
    ),
    "init.next": (
        (
            "下一步：\n  targetlint check {folder}        检查文件夹里的申报表\n"
            "  targetlint rules test {pack}        运行规则自带的示例\n"
            "照注释改成本县的设置和规则。"
        ),
        (
            "next:\n  targetlint check {folder}        check the forms in the folder\n"
            "  targetlint rules test {pack}        run the examples of the rules\n"
            "Change both as their comments say."
        ),
    ),
    "init.head": (
        (
            "# targetlint 的设置。检查这个文件夹或其中的文件时自动使用；路径从本文件夹算起。\n"
            "# 行首有 # 的没有启用，写的是例子。全部写法见 docs/settings.md；\n"
            "# targetlint check . --show-settings 列出现在的值和来处。"
        ),
        (
            "# Settings of targetlint, used when this folder or a file in it is checked; paths start here.\n"
            "# Lines that begin with # are not in force and show examples. docs/settings.md says all;\n"
            "# targetlint check . --show-settings lists what is in force, and why."
        ),
    ),
    # what the keys are for that are no options, or not the same ones
    "settings.key_extend": (
        "沿用的上级设置文件；本文件写了的以本文件为准",
        "the settings file this one builds on; what stands here counts more",
    ),
    "settings.key_exclude": (
        "不检查的文件和文件夹：名称（任何一层），或从本文件夹起的路径；* ? ** 代表任意",
        "files and folders that are passed over: a name (at any depth) or a path from here, with * ? **",
    ),
    "settings.key_output": (
        "每次检查都写的报告；按后缀定格式，或写 格式:路径",
        "reports that every check writes: format by suffix, or FORMAT:PATH",
    ),
    "settings.key_overrides": (
        "某些文件、单位、项目另有规定",
        "what is otherwise for some files, units or projects",
    ),
    "settings.override_files": (
        "哪些文件；写法同 exclude",
        "which files; written as in exclude",
    ),
    "settings.override_units": (
        "哪些单位；按表中的部门名称，* 代表任意文字",
        "which units, as the forms name them; * is any text",
    ),
    "settings.override_projects": (
        "哪些项目；按表中的项目名称，* 代表任意文字",
        "which projects, as the forms name them; * is any text",
    ),
    "settings.override_select": ("这些表只问这些规则", "these forms are asked these rules only"),
    "settings.override_ignore": ("这些表不问这些规则", "these forms are not asked these rules"),
    "settings.override_severity": (
        "这些表上规则的级别：规则 = 级别",
        "severities on these forms: rule = severity",
    ),
    "settings.override_reason": (
        "理由，会写进报告（必填）",
        "the reason, which reports show (required)",
    ),
    # what a run says of them
    "settings.in_force": ("设置：{path}", "settings: {path}"),
    "settings.nearer": (
        "{path} 没有用：同时检查的路径不都在它下面。单独检查那里，或用 --config {path}。",
        "{path} is not used: not all checked paths lie below it. Check there alone, or use --config {path}.",
    ),
    "settings.below": (
        "{path} 没有用：它在检查的文件夹里面。单独检查那里，或用 --config {path}。",
        "{path} is not used: it lies inside the checked folder. Check there alone, or use --config {path}.",
    ),
    "settings.named": (
        "{path} 在 exclude「{pattern}」（{origin}）之列，但点了它的名，仍然检查。",
        "{path} is excluded by “{pattern}” ({origin}), but was named, so it is checked.",
    ),
    "settings.idle_exclude": (
        "exclude「{pattern}」（{origin}）没有用上：没有这样的文件或文件夹。请核对写法；不再需要就删去。",
        "exclude “{pattern}” ({origin}) meets no file or folder: check its spelling, or take it out.",
    ),
    "settings.idle_override": (
        "[[overrides]]（{origin}）没有用上：没有一张表符合{about}。请按表中的写法核对名称；不再需要就删去。",
        "[[overrides]] ({origin}) is about no form: {about}. Write names as the forms do, or take it out.",
    ),
    "settings.idle_select": (
        "select「{rule}」（{origin}）没有用上：它的规则都在 ignore 里。请去掉其中一个。",
        "select “{rule}” ({origin}) changes nothing: ignore names all its rules. Take one of them out.",
    ),
    "settings.idle_ignore": (
        "ignore「{rule}」（{origin}）没有用上：它的规则本来就不在 select 里。请核对写法，或删去。",
        "ignore “{rule}” ({origin}) changes nothing: select has none of its rules. Check it, or take it out.",
    ),
    "settings.exempt": ("设置（{origin}）：{reason}", "settings ({origin}): {reason}"),
    "settings.isolated_file": (
        "--isolated 不用设置文件，不能再写 --config {path}：请去掉一个。",
        "--isolated uses no settings file, so --config {path} contradicts it: leave one out.",
    ),
    "settings.two_files": (
        "--config 写了两个设置文件：{one} 和 {other}。只能用一个；另一个可在文件里写 extend。",
        "--config names two settings files, {one} and {other}: give one, and let it extend the other.",
    ),
    "settings.stopped": (
        "设置有错误，没有开始检查：请先改正上面列出的。",
        "The settings have mistakes, so nothing was done: correct the above first.",
    ),
    # the listing
    "settings.none": ("没有设置文件。", "No settings file."),
    "settings.from_command": ("命令行", "command line"),
    "settings.from_word": ("命令行 --config", "command line, --config"),
    "settings.from_environment": ("环境变量 {name}", "environment, {name}"),
    "settings.from_default": ("默认", "default"),
    # what can be wrong with a file as such
    "settings.unread": ("读不了设置文件 {path}：{error}", "cannot read the settings file {path}: {error}"),
    "settings.too_large": (
        "{path} 超过 64 KB，不像设置文件",
        "{path} is larger than 64 KB and no settings file",
    ),
    "settings.too_deep": (
        "{path} 的内容嵌套太深，不像设置文件",
        "{path} is nested too deeply for a settings file",
    ),
    "settings.encoding": (
        "{path} 不是 UTF-8 编码：请用记事本另存为 UTF-8",
        "{path} is not UTF-8: save it as UTF-8",
    ),
    "settings.circle": ("extend 绕成了圈：{files}", "extend leads in a circle: {files}"),
    # what can be wrong with its syntax
    "settings.wide_sign": (
        "这里的「{sign}」是全角符号，应写半角的 {narrow}",
        "the sign {sign} is full-width: write {narrow}",
    ),
    "settings.twice": ("这个键或表写了两次", "this key or table is there twice"),
    "settings.twice_hint": ("合成一处", "put the two together"),
    "settings.open_list": ("列表没有右括号 ]", "the list has no closing ]"),
    "settings.open_list_hint": ('写成 ["甲", "乙"]', 'write it as ["a", "b"]'),
    "settings.open_table": ("花括号没有右半边 }}", "the braces are not closed with }}"),
    "settings.open_table_hint": (
        '在同一行写完：{{ ARI-001 = "warning" }}',
        'close them on the same line: {{ ARI-001 = "warning" }}',
    ),
    "settings.backslash": (
        "双引号里的反斜杠 \\ 有特殊含义",
        "a backslash in double quotes has a meaning of its own",
    ),
    "settings.backslash_hint": (
        "路径用 / 分隔，或改用单引号：'D:\\规则'",
        "write paths with /, or in single quotes: 'D:\\rules'",
    ),
    "settings.open_text": ("文本没有右引号", "the text has no closing quote"),
    "settings.open_text_hint": ("在同一行补上引号", "close it on the same line"),
    "settings.no_equals": ("键后面应是等号", "an equals sign is missing behind the key"),
    "settings.no_equals_hint": ("写成 键 = 值", "write key = value"),
    "settings.too_much": ("值后面多出了内容", "there is too much behind the value"),
    "settings.too_much_hint": (
        "一行一项；多个值写成列表；说明前面加 #",
        "one setting a line; several values are a list; a comment begins with #",
    ),
    "settings.no_value": ("这不是值", "this is no value"),
    "settings.no_value_hint": (
        "文本要加引号，是否写 true 或 false",
        "put texts in quotes; write true or false",
    ),
    "settings.header": ("表头没有写完", "the header is not complete"),
    "settings.header_hint": ("写成 [[overrides]]", "write it as [[overrides]]"),
    "settings.no_key": ("这里应是一项设置：键 = 值", "a setting is expected here: key = value"),
    "settings.no_key_hint": ("说明文字前面加 #", "put a # before a comment"),
    "settings.syntax": ("这里不合 TOML 的写法", "this is no TOML"),
    "settings.syntax_hint": (
        "对照 docs/settings.md 的例子",
        "compare it with the example in docs/settings.md",
    ),
    # what can be wrong with what it says
    "settings.unknown_key": ("没有「{name}」这项设置", "there is no setting “{name}”"),
    "settings.see_keys": ("可以写：{keys}", "there are: {keys}"),
    "settings.mean": ("是不是 {name}？", "did you mean {name}?"),
    "settings.missing_key": ("缺少 {name}", "{name} is missing"),
    "settings.missing_reason": (
        '加一行 reason = "为什么另有规定"；报告会写出来',
        'add a line reason = "why this is otherwise"; reports show it',
    ),
    "settings.bad_choice": (
        "{name} 不能是「{value}」，只能是：{choices}",
        "{name} cannot be “{value}”, only one of: {choices}",
    ),
    "settings.bad_range": (
        "{name} 应为 {least} 到 {most} 之间的整数",
        "{name} must be a whole number, {least} to {most}",
    ),
    "settings.empty_text": ("{name} 里有空的文本", "{name} holds an empty text"),
    "settings.wrong_kind": ("{name} 应是{kind}", "{name} must be {kind}"),
    "settings.kind_text": ("文本，写在引号里", "a text, in quotes"),
    "settings.kind_number": ("整数，不加引号", "a whole number, without quotes"),
    "settings.kind_truth": (" true 或 false", "true or false"),
    "settings.kind_list": ("列表，写在方括号里", "a list, in square brackets"),
    "settings.kind_table": ("一组 键 = 值", "a table of key = value"),
    "settings.write": ("写成 {written}", "write {written}"),
    "settings.no_path": (
        "找不到 {path}（路径从设置文件所在的文件夹算起）",
        "{path} does not exist (paths start at the settings file's folder)",
    ),
    "settings.no_rule": ("没有规则「{rule}」", "there is no rule “{rule}”"),
    "settings.no_format": (
        "不知道「{path}」该用什么格式写",
        "“{path}” does not say in which format to write",
    ),
    "settings.no_format_hint": (
        "用这些后缀：{suffixes}；或写 格式:路径，格式为：{names}",
        "end it in one of {suffixes}, or write FORMAT:PATH with one of {names}",
    ),
    "settings.bad_encoding": ("不认识编码「{value}」", "there is no encoding “{value}”"),
    "settings.bad_encoding_hint": ("例如 big5、gb18030、utf-16", "such as big5, gb18030, utf-16"),
    "settings.elsewhere": (
        "{path} 在设置文件的文件夹之外：自动找到的设置文件只能把报告写在自己的文件夹里",
        (
            "{path} lies outside the folder of the settings file: "
            "one that was found by itself writes reports into its own folder only"
        ),
    ),
    "settings.elsewhere_hint": (
        "改成文件夹里的路径，或用 --config 点名这个设置文件",
        "choose a path in that folder, or name the settings file with --config",
    ),
    "settings.override_all": (
        "没有写对哪些表：files、units、projects 至少写一项",
        "it does not say for which forms: give files, units or projects",
    ),
    "settings.override_all_hint": (
        '对所有表都这样的，写在最上面的 select、ignore 里；只改级别的，写 files = ["**"]',
        'for all forms use select and ignore at the top, or for severities files = ["**"]',
    ),
    "settings.override_nothing": (
        "没有写另作什么规定：select、ignore、severity 至少写一项",
        "it changes nothing: give select, ignore or severity",
    ),
    "settings.override_nothing_hint": (
        '例如 ignore = ["ARI-001"]，或 severity = {{ ARI-001 = "warning" }}',
        'such as ignore = ["ARI-001"], or severity = {{ ARI-001 = "warning" }}',
    ),
}
