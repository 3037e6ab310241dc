"""The words with which an empty field of a template asks to be filled in: they are no text of the form."""

from __future__ import annotations

_BEGINNINGS = ("单击", "点击", "选择", "请", "Click ", "Choose ", "Enter ")


def is_prompt(text: str) -> bool:
    """Say whether a field that is marked as not filled in shows a prompt.

    The mark alone is not enough: programs that fill in templates leave it there.

    >>> is_prompt("单击此处输入文字。"), is_prompt("程序填入的字")
    (True, False)
    """
    return text.lstrip().startswith(_BEGINNINGS)
