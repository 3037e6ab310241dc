"""What is said about rule books kept between runs: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.option_no_cache": (
        "不使用也不写入缓存的规则集",
        "neither use nor keep rule books of earlier runs",
    ),
    "doctor.cache": ("规则集缓存", "rule book cache"),
    "doctor.cache_used": (
        "{folder}（{count} 个文件，{size} MB）",
        "{folder} ({count} files, {size} MB)",
    ),
    "doctor.cache_new": (
        "{folder}（首次检查时建立）",
        "{folder} (made by the first check)",
    ),
    "doctor.cache_unsafe": (
        "{folder}：不使用，别人可能写入。请改用只有您能写入的文件夹，Windows 上须在您的用户目录内。",
        "{folder}: not used, others may write there. Choose your own folder; on Windows, in your profile.",
    ),
    "doctor.cache_unwritable": (
        "{folder}：不能写入，不保存新的规则集",
        "{folder}: cannot be written, nothing new is kept",
    ),
    "doctor.cache_none": (
        "无：找不到用户目录。可用环境变量 TARGETLINT_CACHE_DIR 指定文件夹。",
        "none: there is no home folder. TARGETLINT_CACHE_DIR may name a folder.",
    ),
}
