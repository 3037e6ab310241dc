"""Bytes to text: byte order mark, then strict UTF-8, then GB18030; anything else is refused.

On short simplified Chinese this order is right where statistical detectors take GBK for Korean or Big5.
"""

from __future__ import annotations

import codecs

from targetlint.readers.refusal import Problem, Refusal

_MARKS = (  # the four-byte marks first: UTF-32LE begins like UTF-16LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked(data: bytes) -> bool:
    """Say whether `data` begins with a byte order mark."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def known(name: str) -> bool:
    """Say whether `name` is an encoding of text, such as cp1252."""
    try:
        "".encode(name)
    except (LookupError, ValueError):  # unknown, or no encoding of text
        return False
    return bool(name)


def for_chinese(name: str) -> bool:
    """Say whether `name` is an encoding of Chinese text, such as big5."""
    try:
        return known(name) and not "表".encode(name).isascii()  # punycode and its like only spell out
    except ValueError:
        return False


def decode(data: bytes, encoding: str = "") -> str:
    """Return the text of `data` with line ends as newlines; raise Refusal(Problem.ENCODING) where unsure.

    `encoding` is what the user says it is; a byte order mark knows better.
    """
    marked_as = next((name for mark, name in _MARKS if data.startswith(mark)), encoding)
    for name in (marked_as,) if marked_as else ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" in text:  # UTF-16 without its mark, or no text at all
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    if marked_as and marked_as == encoding:
        raise Refusal(Problem.NAMED_ENCODING, encoding=encoding)
    raise Refusal(Problem.ENCODING)
