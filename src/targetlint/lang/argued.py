"""Lines of a comment that argue why no example shows something: `# 无示例：WHAT：WHY`, `# no example: …`."""

from __future__ import annotations

import re

_MARK = re.compile(r"^\s*(?:无示例|no example)\s*[：:]\s*(?P<rest>.+)$", re.IGNORECASE)


def marks(comment: str) -> list[str]:
    """Return what is written behind the sign in each such line."""
    return [found["rest"].strip() for line in comment.splitlines() if (found := _MARK.match(line))]


def prose(comment: str) -> str:
    """Return the comment without such lines: what it says to a reader of the rule."""
    return "\n".join(line for line in comment.splitlines() if not _MARK.match(line))
