"""What is said of the files of a pack before they are parsed: key -> (Chinese, English)."""

_SAVE = (
    "用记事本打开，另存为，编码选 UTF-8",
    "open it in a text editor and save it again with the encoding UTF-8",
)

WORDS: dict[str, tuple[str, str]] = {
    "rulefile.other_encoding": (
        "{path} 的编码是 {name}，不是 UTF-8",
        "{path} is encoded in {name}, not in UTF-8",
    ),
    "rulefile.other_encoding.hint": _SAVE,
    "rulefile.encoding": ("{path} 不是 UTF-8 文字", "{path} is not UTF-8 text"),
    "rulefile.encoding.hint": _SAVE,
    "rulefile.other_kind_of_file": (
        "{path} 是 {kind} 文件，不是纯文字",
        "{path} is a {kind} file, not plain text",
    ),
    "rulefile.other_kind_of_file.hint": (
        "在原来的软件里另存为“纯文本”，编码选 UTF-8，再改名为 .rules",
        "save it as plain text in the encoding UTF-8, and give it a name that ends in .rules",
    ),
    "rulefile.large_file": ("{path} 超过 {most} MB", "{path} is larger than {most} MB"),
    "rulefile.large_file.hint": (
        "规则文件是人写的文字，不会这样大：分成几个文件，或移出规则包",
        "a rule file is written by hand and never as large: split it, or take it out of the pack",
    ),
    "rulefile.many_files": (
        "规则包里的规则文件超过 {most} 个，从这一个起没有再读",
        "the pack has more than {most} rule files: nothing is read from this one on",
    ),
    "rulefile.many_files.hint": ("分成几个规则包", "make several packs of it"),
    "rulefile.no_file": ("{path} 不是普通文件", "{path} is no regular file"),
    "rulefile.no_file.hint": (
        "名称以 .rules 结尾的只能是规则文件：改名，或移出规则包",
        "only rule files have names that end in .rules: rename it, or take it out of the pack",
    ),
    "rulefile.outside": (
        "{path} 是通到规则包外面的链接，没有读",
        "{path} is a link that leads out of the pack, and is not read",
    ),
    "rulefile.outside.hint": (
        "把文件复制到规则包里，或删去链接",
        "copy the file into the pack, or remove the link",
    ),
    "rulefile.unopened": ("打不开 {path}：{error}", "cannot open {path}: {error}"),
    "rulefile.unopened.hint": (
        "检查文件是否还在、是否正被别的程序占用，以及是否有读取权限",
        "see whether it is still there, whether another program holds it, and whether you may read it",
    ),
}
