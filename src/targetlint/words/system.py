"""What systems refuse, in words: key -> (Chinese, English), and which error means which of them."""

from __future__ import annotations

import errno

WORDS: dict[str, tuple[str, str]] = {
    "system.gone": ("没有这个文件或文件夹", "there is no such file or folder"),
    "system.denied": ("没有权限", "permission denied"),
    "system.denied_or_in_use": (
        "没有权限，或正被别的程序占用",
        "permission is denied, or another program holds it",
    ),
    "system.in_use": ("正被别的程序占用", "another program holds it"),
    "system.is_folder": ("这是文件夹，不是文件", "it is a folder, not a file"),
    "system.no_folder": ("这里或上一层不是文件夹", "it, or a part of its path, is no folder"),
    "system.exists": ("已经有这个文件或文件夹", "there is such a file or folder already"),
    "system.no_space": ("磁盘已满，或超出了配额", "the disk or the quota is full"),
    "system.too_large": ("文件太大，磁盘存不下", "the file is larger than the disk allows"),
    "system.read_only": ("磁盘或文件夹是只读的", "the disk or folder is read-only"),
    "system.long_name": ("文件名或路径太长", "the name or the path is too long"),
    "system.bad_name": ("这个名称或位置不能用作文件", "there can be no file of this name or in this place"),
    "system.circle": ("链接指回了自己", "the link leads back to itself"),
    "system.too_many_open": ("打开的文件太多", "too many files are open"),
    "system.disk": ("磁盘读写出错，可能已损坏或被拔出", "the disk fails: it may be damaged or was taken out"),
    "system.unreachable": ("网络或共享文件夹连接不上", "the network or the shared folder cannot be reached"),
    "system.no_memory": ("内存不够", "memory is short"),
    "system.address_in_use": ("这个地址和端口正被别的程序占用", "another program listens there already"),
    "system.no_address": ("本机没有这个地址", "this machine has no such address"),
    "system.other": ("系统错误 {number}：{text}", "system error {number}: {text}"),
    "system.unnumbered": ("系统错误：{text}", "system error: {text}"),
}

_POSIX = {
    errno.ENOENT: "gone",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EBUSY: "in_use",
    errno.ETXTBSY: "in_use",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "exists",
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "too_large",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "long_name",
    errno.EINVAL: "bad_name",
    errno.ELOOP: "circle",
    errno.EMFILE: "too_many_open",
    errno.ENFILE: "too_many_open",
    errno.EIO: "disk",
    errno.EHOSTDOWN: "unreachable",
    errno.EHOSTUNREACH: "unreachable",
    errno.ENETUNREACH: "unreachable",
    errno.ESTALE: "unreachable",
    errno.ETIMEDOUT: "unreachable",
    errno.ENOMEM: "no_memory",
    errno.EADDRINUSE: "address_in_use",
    errno.EADDRNOTAVAIL: "no_address",
}
_WINDOWS = {  # https://learn.microsoft.com/windows/win32/debug/system-error-codes, where errno says less
    5: "denied_or_in_use",  # a file that is open cannot be replaced, either
    19: "read_only",
    21: "disk",  # not ready
    32: "in_use",
    33: "in_use",
    39: "no_space",
    53: "unreachable",
    59: "unreachable",
    64: "unreachable",
    67: "unreachable",
    112: "no_space",
    123: "bad_name",
    206: "long_name",
    1224: "in_use",
}


def meant(error: OSError) -> str:
    """Return the key of what an error means, empty where no words are known.

    Windows has numbers of its own, but opens files without them: then it does not say whether permission is
    lacking or another program holds the file.
    """
    windows = getattr(error, "winerror", 0)
    known = _WINDOWS.get(windows or 0)
    if windows != 0 and error.errno == errno.EACCES:
        known = known or "denied_or_in_use"
    known = known or _POSIX.get(error.errno or 0)
    return f"system.{known}" if known else ""
