"""What `targetlint doctor` says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "doctor.version": ("targetlint", "targetlint"),
    "doctor.python": ("Python", "Python"),
    "doctor.system": ("操作系统", "system"),
    "doctor.encoding": ("输出编码", "encoding"),
    "doctor.present": ("[有]", "[present]"),
    "doctor.missing": ("[无]", "[missing]"),
    "doctor.libreoffice": ("LibreOffice", "LibreOffice"),
    "doctor.libreoffice_adds": (
        "Word 95 及更早的 .doc 和 .xlsb 由它转换后读取；其他格式不需要它。",
        "Documents of Word 95 and older (.doc) and .xlsb are read through it; nothing else needs it.",
    ),
    "doctor.libreoffice_would_add": (
        "装上后可读 Word 95 及更早的 .doc 和 .xlsb，其他格式不需要它：libreoffice.org，或由系统软件源安装。",
        "With it, Word 95 and older (.doc) and .xlsb can be read: from libreoffice.org or your system.",
    ),
    "doctor.ocr": ("文字识别", "text recognition"),
    "doctor.ocr_adds": (
        "扫描的 PDF 和图片可以读取，结果按“推断”报告，请与原件核对。",
        "Scanned PDFs and pictures are read; what is found in them is marked as a guess.",
    ),
    "doctor.ocr_would_add": (
        "装上后可读扫描的 PDF 和图片（约 140 MB，识别不联网）。安装：pip install 'targetlint[ocr]'。",
        "With it, scanned PDFs and pictures can be read (140 MB, no network): pip install 'targetlint[ocr]'.",
    ),
    "doctor.decrypt": ("解密", "decryption"),
    "doctor.decrypt_adds": (
        "有打开密码的 Office 文件可用 --password-file 给出密码后读取；PDF 和 zip 不需要它。",
        "Office files with a password are read when --password-file names it; PDF and zip need no such part.",
    ),
    "doctor.decrypt_would_add": (
        "装上后可用 --password-file 读取有打开密码的 Office 文件。安装：pip install 'targetlint[decrypt]'。",
        "With it, --password-file opens protected Office files: pip install 'targetlint[decrypt]'.",
    ),
    "doctor.watch": ("文件监视", "watching"),
    "doctor.watch_adds": (
        "check --watch 在文件改动后自动重新检查。",
        "check --watch checks again whenever a file changes.",
    ),
    "doctor.watch_would_add": (
        "装上后可用 check --watch 在文件改动后自动重新检查。安装：pip install 'targetlint[watch]'。",
        "With it, check --watch checks again whenever a file changes: pip install 'targetlint[watch]'.",
    ),
    "doctor.memory": ("单个文件的内存上限", "a bound on memory for each file"),
    "doctor.memory_adds": (
        "每个文件在单独的进程中读取，时间（--file-seconds）和内存（--file-memory）都有上限。",
        "Each file is read in its own process, bound in time (--file-seconds) and memory (--file-memory).",
    ),
    "doctor.memory_would_add": (
        "每个文件限时读取（--file-seconds）；本系统不能限制进程的内存，--file-memory 不起作用。",
        "Reading a file is bound in time (--file-seconds); memory cannot be bound here (--file-memory).",
    ),
}
