"""Tables written as text: words with spaces between them."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, in order.

    >>> words("人次 场次")
    ('人次', '场次')
    """
    return tuple(text.split())
