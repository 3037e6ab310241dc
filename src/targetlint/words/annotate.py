"""What annotated copies and their command say: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.annotate": (
        "检查申报表，并为每个 .docx 和 .xlsx 另存一份带批注的副本；原文件不动。",
        "Check forms, and write a copy of each .docx and .xlsx with the findings as comments at their cells.",
    ),
    "cli.annotate_short": ("检查并另存带批注的副本", "write copies with the findings as comments"),
    "cli.annotate_epilog": (
        (
            "副本名为“原名_自检批注”；已有同名文件时加序号，从不覆盖。再次批注副本时只换掉 targetlint "
            "的批注，别人的批注保留。退出码同 check。"
        ),
        (
            "A copy is called NAME_自检批注; where one is there a number is added, nothing is overwritten. "
            "In a copy that is annotated again only our own comments are replaced. Exit codes: as of check."
        ),
    ),
    "cli.option_copies": ("存放副本的文件夹，没有时新建", "the folder for the copies; made where it is none"),
    # in the comments
    "annotate.verdict": (
        "自检结论：{word}，共 {count} 处提示",
        "Verdict: {word}; {count} finding(s)",
    ),
    "annotate.original": ("原文件 {path}，SHA-256 {sha256}", "Original {path}, SHA-256 {sha256}"),
    "annotate.line": ("{label}：{text}", "{label}: {text}"),
    # on standard error
    "annotate.written": ("已写批注副本：{path}", "annotated copy: {path}"),
    "annotate.none": (
        "{path} 没有批注副本：{why}",
        "{path}: no annotated copy: {why}",
    ),
    "annotate.in_archive": (
        "它在压缩包里。请先解压，再批注解压后的文件夹。",
        "it is inside an archive. Unpack that first, then annotate the folder.",
    ),
    "annotate.unread": ("它没能读出，原因见检查结果。", "it could not be read; the report says why."),
    "annotate.changed": (
        "检查之后文件又变了。请关闭正在编辑它的程序，再运行一次。",
        "it has changed since it was checked. Close the program that edits it, and run again.",
    ),
    "annotate.encrypted": (
        "文件加了密码。请在办公软件里去掉密码另存一份，再批注那一份。",
        "it is locked by a password. Save a copy without the password, and annotate that.",
    ),
    "annotate.format": (
        "这是{format}，只能在 .docx 和 .xlsx 里写批注。请另存为 {suffix} 后再批注；检查结果见上。",
        (
            "this is {format}, and comments are written only into .docx and .xlsx. Save it as {suffix} "
            "first; the findings are in the report."
        ),
    ),
    "annotate.refused": ("{message}。{act}", "{message}. {act}"),
    "annotate.unwritten": (
        "写不了 {path}：{error}。请换一个可写的文件夹（-o）。",
        "{path} cannot be written: {error}. Name another folder with -o.",
    ),
    "annotate.inside": (
        (
            "{output} 在要检查的 {path} 里，而且已有文件：那些副本会被当作申报表再查一遍。"
            "请用 -o 指定外面的文件夹。"
        ),
        (
            "{output} lies inside {path} and holds files already: they would be checked as forms, too. "
            "Name a folder outside with -o."
        ),
    ),
}
