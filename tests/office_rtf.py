"""RTF files written in code: bodies with 汉字 as they are, which are escaped as Word escapes them."""

from __future__ import annotations

FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset134{\*\panose 02010600030101010101}\'cb\'ce\'cc\'e5{\*\falt SimSun};}"
    r"{\f1\froman\fcharset0 Times New Roman;}{\f2\fnil\fcharset2 Wingdings;}{\f3\fnil\fcharset2 Wingdings 2;}"
    r"{\f4\froman\fcharset2 Symbol;}{\f5\fnil\fcharset136 PMingLiU;}{\f6\fnil\fcharset128 MS Mincho;}"
    r"{\f7\fnil\cpg1251 Courier;}}"
)
HEADER = r"{\rtf1\ansi\ansicpg936\uc2\deff0" + FONTS


def rtf(body: str, header: str = HEADER, encoding: str = "gb18030") -> bytes:
    """A file whose body is `body`; characters beyond ASCII become the bytes of `encoding`, escaped."""
    return (header + escaped(body, encoding) + "}").encode("ascii")


def escaped(text: str, encoding: str = "gb18030") -> str:
    """Write `text` with every byte beyond ASCII as two hexadecimal digits."""
    return "".join(
        each if each.isascii() else "".join(f"\\'{byte:02x}" for byte in each.encode(encoding))
        for each in text
    )
