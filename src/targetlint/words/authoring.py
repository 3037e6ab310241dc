"""What the commands for those who write rules say: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # rules fmt
    "cli.fmt": (
        "整理规则文件的格式：缩进、换行、表格、空格。注释、引号里的字和示例的内容不动；有错误的文件原样保留。",
        "Lay out rule files. Comments, strings and the cells of examples stay as they are.",
    ),
    "cli.fmt_short": ("整理规则文件的格式", "lay out rule files"),
    "cli.fmt_epilog": (
        (
            "不给路径时整理当前文件夹下的全部 .rules 文件。退出码：0 已整理；"
            "1 用 --check 或 --diff 时有文件需要整理；2 有文件不能整理。"
        ),
        (
            "Without a path, every .rules file below this folder. Exit codes: 0 done; "
            "1 with --check or --diff, some file would change; 2 some file cannot be laid out."
        ),
    ),
    "cli.option_keywords": (
        "关键词和栏目名用中文（zh）、英文（en），或照原样（keep）",
        "language of keywords and schema names: zh, en, or as they are (keep)",
    ),
    "cli.option_check": ("只说哪些文件需要整理，不改动", "only name the files that would change"),
    "cli.option_diff": ("只显示会改哪些行，不改动", "only show which lines would change"),
    "fmt.done": ("已整理 {path}", "laid out {path}"),
    "fmt.would": ("需要整理 {path}", "would lay out {path}"),
    "fmt.count": ("{changed} 个文件，共 {all} 个", "{changed} of {all} files"),
    "fmt.count_kept": ("{all} 个文件都已整齐", "all {all} files are laid out already"),
    "fmt.kept": (
        "{path} 有错误，原样保留：请先改正上面列出的错误。",
        "{path} has mistakes and was left as it is: correct what is listed above first.",
    ),
    "fmt.none": ("{path} 中没有 .rules 文件。", "There is no .rules file in {path}."),
    "fmt.no_rules": (
        "{path} 不是规则文件：文件名应以 .rules 结尾。",
        "{path} is no rule file: its name must end in .rules.",
    ),
    "fmt.unwritten": ("写不了 {path}：{error}", "cannot write {path}: {error}"),
    # rules new
    "cli.new": (
        "写一个新规则的样板：能编译，带三个示例，注释说明要改哪里。文件已有时不覆盖。",
        "Write the scaffold of a rule: it compiles, has three examples, and comments say what to change.",
    ),
    "cli.new_short": ("新建一条规则", "write the scaffold of a rule"),
    "cli.new_epilog": ("", ""),
    "cli.id_metavar": ("编号", "ID"),
    "cli.option_in": (
        "放进哪个规则包的文件夹；还不是规则包时建一个（默认：当前文件夹）",
        "folder of the pack; made a pack where it is none (default: this folder)",
    ),
    "new.id": (
        "「{id}」不能作规则编号：以大写字母开头，只用英文字母、数字和连字符，如 QH-001。",
        "“{id}” cannot be a rule's id: a capital letter, then letters, digits and hyphens, such as QH-001.",
    ),
    "new.exists": (
        "{path} 已经有了，没有改动：换一个编号，或先把它移走。",
        "{path} is there already and was left alone: choose another id, or move it away first.",
    ),
    "new.taken": (
        "编号 {id} 已由 {file}:{line} 使用：换一个编号；要改上级的规则，写 调整 {id}。",
        "The id {id} is taken by {file}:{line}: choose another; a rule from above is changed by adjust {id}.",
    ),
    "new.not_folder": ("{path} 不是文件夹。", "{path} is not a folder."),
    "new.pack": (
        "新建了规则包 {path}（沿用 central；名称可以改）",
        "made the pack {path} (it extends central; change its name as you like)",
    ),
    "new.written": (
        (
            "新建了规则 {path}\n下一步：照注释改成您的规则，然后\n"
            "  targetlint rules test {folder}\n  targetlint rules fmt {folder}"
        ),
        (
            "wrote the rule {path}\nnext: change it as its comments say, then\n"
            "  targetlint rules test {folder}\n  targetlint rules fmt {folder}"
        ),
    ),
    # rules import
    "cli.import": (
        "把 Excel（或 Word、CSV）里的清单导入规则包：支出标准、指标库、批复项目 一类的表。",
        "Import a list from Excel (Word, CSV) into a pack: standards, indicators, approved projects.",
    ),
    "cli.import_short": ("从 Excel 导入一张表", "import a table from Excel"),
    "cli.import_epilog": ("", ""),
    "cli.option_as": ("要填的判定表，如 支出标准", "the decision table to fill, such as 支出标准"),
    "import.no_pack": (
        "{path} 不是规则包（没有 pack.rules）：用 --in 指明本县规则包的文件夹。",
        "{path} is no pack (it has no pack.rules): name your pack's folder with --in.",
    ),
    "import.no_table": (
        "没有等着填的判定表「{name}」；可以填的有：{names}。",
        "No decision table `{name}` is to be filled; those that are: {names}.",
    ),
    "import.no_columns": (
        "{path} 里没有一行表头写着 {names}：把这几列的列名改成这样，再导入。",
        "{path} has no header with {names}: call the columns so, and import again.",
    ),
    "import.no_rows": (
        "{path} 的表头下面没有一行填全了的：补上，再导入。",
        "{path} has no complete row below its header: fill them in, and import again.",
    ),
    "import.comment": (
        "由 {file} 导入；改清单后再导入一次，这里整个换新。",
        "imported from {file}; import again after changing the list, and all of this is replaced",
    ),
    "import.left": ("（清单的第 {lines} 行）", " (lines {lines} of the list)"),
    "import.written": (
        (
            "导入 {rows} 行，写入 {path}；没有填全或重复、没有导入的 {left} 行{which}\n"
            "下一步：targetlint rules check {pack}"
        ),
        (
            "imported {rows} rows into {path}; {left} incomplete or repeated rows were left out{which}\n"
            "next: targetlint rules check {pack}"
        ),
    ),
    # rules doc
    "cli.doc": (
        "把规则包编成可以打印的规则手册：按维度、按依据索引，每条规则的要求、参数、示例，以及还没有规则的条文。",
        "Make the printable rule book: rules by dimension and by source, and the clauses that no rule cites.",
    ),
    "cli.doc_short": ("编规则手册", "make the printable rule book"),
    "cli.doc_epilog": ("", ""),
    "cli.option_output": (
        "写到这个文件：.html、.md 或 .docx；不写时把 Markdown 写到屏幕",
        "file to write: .html, .md or .docx; without it, Markdown goes to the screen",
    ),
    "manual.title": ("{pack} 规则手册", "Rule book: {pack}"),
    "manual.packs": (
        "规则包（由上到下）：{packs}。共 {count} 条规则，按 {day} 的情形编写。",
        "Packs, the uppermost first: {packs}. {count} rules, as they are on {day}.",
    ),
    "manual.by_dimension": ("按审核维度索引", "By dimension of the review"),
    "manual.by_source": ("按依据索引", "By source"),
    "manual.rules_of": ("规则：{dimension}", "Rules: {dimension}"),
    "manual.no_dimension": ("未写维度", "no dimension"),
    "manual.no_basis": ("没有引用文件的规则", "Rules that cite no document"),
    "manual.clause": ("条款", "clause"),
    "manual.no_rule": ("还没有规则", "no rule yet"),
    "manual.unlisted": (
        "这份文件没有列出条款，不能说哪些条款还没有规则；在 来源 后面加 条款 “第…条”、… 就能列出。",
        "This source lists no clauses, so it cannot be said which have no rule: add `clauses` to it.",
    ),
    "manual.uncovered": (
        "还没有规则的条款 {count} 条：{clauses}。",
        "{count} clauses without a rule: {clauses}.",
    ),
    "manual.covered": ("列出的条款都有规则。", "Every clause that is listed has a rule."),
    "manual.verified": ("（已核）", " (verified)"),
    "manual.message": ("报告", "reports"),
    "manual.expected": ("应填", "expected"),
    "manual.suggestion": ("建议", "suggests"),
    "manual.blank": ("（空白）", "(blank)"),
    "manual.based_on": ("基于样表", "based on"),
    "manual.param": ("{name} = {value}（{pack}，{where}）", "{name} = {value} ({pack}, {where})"),
    "manual.because": ("，理由：{reason}", ", because: {reason}"),
    "manual.format": (
        "不认识 {path} 的格式：文件名应以 {kinds} 之一结尾。",
        "The format of {path} is not known: its name must end in one of {kinds}.",
    ),
    "manual.written": ("已写出 {path}，共 {count} 条规则", "wrote {path}, {count} rules"),
    "cli.layouts": (
        "列出认识的版式；从一个文件写出新表样的版式草稿。",
        "List the known layouts; draft the layout of a new template from a file.",
    ),
    "cli.layouts_short": ("列出版式，或从文件写出草稿", "list layouts, or draft one from a file"),
    "cli.layouts_list": (
        "列出全部版式：编号、读作哪种表、名称。",
        "List all layouts: id, kind of form, name.",
    ),
    "cli.layouts_list_short": ("列出全部版式", "list all layouts"),
    "cli.layouts_list_epilog": ("", ""),
    "cli.learn": (
        "从一个没有专门版式的文件写出版式草稿；没有把握的行带「待核」。",
        "Draft the layout of a file that no layout fits; lines that are guesses say so.",
    ),
    "cli.learn_short": ("从文件写出版式草稿", "draft a layout from a file"),
    "cli.learn_epilog": (
        "核对以后，把草稿放进规则包的 layouts 文件夹。",
        "Look it over, then put it into the folder layouts of a rule pack.",
    ),
    "cli.nothing_to_learn": (
        "{path} 中的表都有版式（{layouts}），没有什么要写的。",
        "Every form in {path} has a layout ({layouts}): there is nothing to draft.",
    ),
    "cli.nothing_learnt": (
        "{path} 中没有看到表格，写不出版式：请给出一份填好的申报表。",
        "No table was found in {path}, so no layout can be drafted: give a form that is filled in.",
    ),
    "cli.learnt": (
        "版式 {layout}：用它读这个文件，读出{fields}栏、{rows}个指标，{left}处文字没有读懂；待核{doubts}处。",
        (
            "Layout {layout}: with it this file gives {fields} fields and {rows} indicators, "
            "{left} texts are not understood; {doubts} guesses to look over."
        ),
    ),
    "cli.learnt_not_enough": (
        "版式 {layout}：草稿认得的栏目太少，还不能用它认出这个文件；请把漏掉的栏目补上。",
        "Layout {layout}: the draft knows too few labels to recognise this file yet; add what it lacks.",
    ),
}
