"""What is said of files as such, before anything in them is read: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "files.lock": ("Office 的锁定或临时文件", "a lock or temporary file of an Office program"),
    "files.hidden": ("隐藏文件（名称以“.”开头）", "hidden: its name begins with a dot"),
    "files.system": ("操作系统留下的文件", "left there by the operating system"),
    "files.output": (
        "本次检查要写的报告（-o）或用到的文件",
        "a report that this run writes (-o), or a file that it goes by",
    ),
    "files.waivers": ("豁免文件", "what is waived"),
    "files.excluded": (
        "按设置不检查：exclude「{pattern}」（{origin}）",
        "excluded by “{pattern}” ({origin})",
    ),
    "files.settings": ("设置文件（.toml）", "settings (.toml)"),
    "files.pack": ("规则包（有 pack.rules 的文件夹）", "a rule pack: a folder with a pack.rules"),
    "files.repeats": ("与 {path} 内容相同，只查那一份", "it says the same as {path}, which is checked"),
    "files.device": ("不是普通文件", "no regular file"),
    "file.unopened": ("打不开 {path}：{error}", "cannot open {path}: {error}"),
    "file.gone": ("文件不存在，或是指向不存在文件的链接", "there is no such file, or it is a link to none"),
    "file.unopened.hint": (
        "检查文件是否还在、是否正被别的程序占用，以及是否有读取权限",
        "see whether it is still there, whether another program holds it, and whether you may read it",
    ),
    "file.crashed": (
        "本程序读这个文件时出错，不是您的材料有误（{error}）",
        "the program failed on this file, not you ({error})",
    ),
    "file.crashed.hint": (
        "请加 --debug 重新运行，把显示的内容告诉维护人员，勿发申报表；其余文件照常检查",
        "run again with --debug and tell the maintainers what it shows, without the form",
    ),
    "file.lost-time": (
        "读取超过 {seconds} 秒，已放弃这个文件",
        "reading took longer than {seconds} seconds and was given up",
    ),
    "file.lost-time.hint": (
        "请核实文件能否正常打开，另存为新文件再检查；确需更久的，用 --file-seconds 放宽",
        "see whether it opens, save a new copy and check that; --file-seconds allows more time",
    ),
    "file.lost-memory": (
        "读取所需内存超过 {megabytes} MB，已放弃这个文件",
        "reading needed more than {megabytes} MB of memory and was given up",
    ),
    "file.lost-memory.hint": (
        "请把申报表单独另存为一个文件再检查；确需更多的，用 --file-memory 放宽",
        "save the form alone in a new file and check that; --file-memory allows more",
    ),
    "file.lost-died": (
        "读取这个文件的进程意外终止，其余文件照常检查",
        "the process that read this file ended unexpectedly; the other files are checked all the same",
    ),
    "file.lost-died.hint": (
        "请打开后另存为新文件再检查；若是内存不够，用 --file-memory 放宽",
        "open it, save a new copy and check that; if memory was short, --file-memory allows more",
    ),
}
