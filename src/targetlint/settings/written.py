"""Values as they are written in TOML."""

from __future__ import annotations

import json
import re
from pathlib import Path


def quoted(text: str) -> str:
    r"""Return a text as TOML's basic string.

    >>> quoted('C:\\表')
    '"C:\\\\表"'
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def written(value: object) -> str:
    """Return a value that TOML has, or a path, as it is written there."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case dict():
            inner = ", ".join(f"{_key(str(key))} = {written(each)}" for key, each in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case list() | tuple():
            return f"[{', '.join(map(written, value))}]"
        case Path():
            return quoted(value.as_posix())
        case _:
            return quoted("" if value is None else str(value))


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)
