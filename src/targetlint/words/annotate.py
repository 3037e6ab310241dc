"""What annotated copies and their command say: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.annotate": (
        (
            "检查申报表，并为每份材料另存一份带批注的副本（Word、Excel、PDF；老格式经 LibreOffice 转换）；"
            "原文件不动。"
        ),
        (
            "Check forms, and write a copy of each with the findings as comments at their cells: Word, "
            "Excel, PDF, and older formats through LibreOffice."
        ),
    ),
    "cli.annotate_short": ("检查并另存带批注的副本", "write copies with the findings as comments"),
    "cli.annotate_epilog": (
        (
            "副本名为“原名_自检批注”；已有同名文件时加序号，从不覆盖。再次批注副本时只换掉 targetlint "
            "的批注，别人的批注保留。不能批注的格式另存一个网页。退出码同 check。"
        ),
        (
            "A copy is called NAME_自检批注; where one is there a number is added, nothing is overwritten. "
            "In a copy that is annotated again only our own comments are replaced. What cannot bear comments "
            "gets a web page. Exit codes: as of check."
        ),
    ),
    "cli.option_list_findings": (
        "在 Word 副本末尾另起一页附问题清单，供打印",
        "also put a table of all findings on a page at the end of Word copies, for printing",
    ),
    "cli.option_copies": ("存放副本的文件夹，没有时新建", "the folder for the copies; made where it is none"),
    # in the comments
    "annotate.verdict": (
        "自检结论：{word}，共 {count} 条",
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
        "这是{format}，里面写不了批注。",
        "this is {format}, which cannot bear comments.",
    ),
    "annotate.no_office": (
        (
            "批注{format}要先转换，本机没有找到 LibreOffice。请安装 LibreOffice，"
            "或在办公软件里另存为 {suffix} 再批注。"
        ),
        (
            "{format} is annotated after a conversion, and LibreOffice was not found here. Install "
            "LibreOffice, or save the file as {suffix} in an office program and annotate that."
        ),
    ),
    "annotate.unconverted": (
        "LibreOffice 没能转换它。请在办公软件里另存为 .docx 或 .xlsx 再批注。",
        "LibreOffice could not convert it. Save it as .docx or .xlsx in an office program and annotate that.",
    ),
    "annotate.other_cells": (
        (
            "转换后的表格和原文件对不上，批注可能放错格子，所以没有采用。"
            "请在办公软件里另存为 .docx 或 .xlsx 再批注。"
        ),
        (
            "after the conversion its tables were not the same, and comments could stand at wrong cells. "
            "Save it as .docx or .xlsx in an office program and annotate that."
        ),
    ),
    "annotate.converted": (
        "这是{format}，副本是转换成 {suffix} 的，版面可能略有不同；表格逐格核对过。",
        "this is {format}; the copy was converted to {suffix}: its cells were compared, its look may differ.",
    ),
    "annotate.no_places": (
        "它的页面是图片，或者表格没有画线，找不到格子的位置。",
        "its pages are pictures, or its tables have no lines: the cells have no place on the page.",
    ),
    "annotate.protected": (
        "作者禁止修改它，批注写不进去。",
        "its author does not allow it to be changed.",
    ),
    "annotate.note": ("{path}：{why}", "{path}: {why}"),
    "annotate.page": ("问题另存为网页：{path}", "findings as a web page: {path}"),
    # in the table at the end of a copy
    "annotate.list": ("问题清单（targetlint 自检）", "Findings (checked by targetlint)"),
    "annotate.list_number": ("序号", "No."),
    "annotate.list_place": ("位置", "Place"),
    "annotate.list_finding": ("问题", "Finding"),
    "annotate.list_act": ("怎么改", "What to do"),
    "annotate.refused": ("{message}。{act}", "{message}. {act}"),
    "annotate.unwritten": (
        "写不了 {path}：{error}。请换一个可写的文件夹（-o）。",
        "{path} cannot be written: {error}. Name another folder with -o.",
    ),
    "annotate.lies_inside": (
        (
            "{output} 在所检查的 {path} 里：原件改过以后，旧副本会算作另一张表。"
            "请先移走，或在 targetlint.toml 的 exclude 里写上它。"
        ),
        (
            "{output} lies inside {path}: once the originals are corrected, "
            "the old copies count as forms of their own. "
            "Move them, or name the folder under exclude in targetlint.toml."
        ),
    ),
    "annotate.inside": (
        (
            "{output} 在要检查的 {path} 里，而且已有文件：那些副本会被当作申报表来查。"
            "请用 -o 指定外面的文件夹。"
        ),
        (
            "{output} lies inside {path} and holds files already: they would be taken for forms. "
            "Name a folder outside with -o."
        ),
    ),
}
