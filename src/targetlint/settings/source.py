"""A settings file, read with suspicion: what it holds, and where each key and value of it stands."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from targetlint.model.diagnostic import Diagnostic
from targetlint.model.place import Origin
from targetlint.settings.miswritten import of_syntax, trouble
from targetlint.settings.search import shown
from targetlint.settings.toml_places import places
from targetlint.settings.toml_text import SOUND, Text

_BYTES = 1 << 16  # of a settings file: it is written by hand
_DEPTH = 8  # of a value in it: four are of use


def read(path: Path, asked_at: Origin | None, told: list[Diagnostic]) -> tuple[dict[str, Any], Text] | None:
    """Return what a file holds, and its text; None where it cannot be read, which is added to `told`.

    `asked_at` is where another file names it.
    """
    name = shown(path).as_posix()
    text = _text(path, name, asked_at, told)
    if text is None:
        return None
    try:
        held = None if _is_dotted(text) else tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told.append(of_syntax(text, error, name))
        return None
    except RecursionError:
        held = None
    if held is None or _is_deep(held):
        told.append(trouble(asked_at, "too_deep", path=name))
        return None
    return held, Text(text, name, places(text))


def _text(path: Path, name: str, asked_at: Origin | None, told: list[Diagnostic]) -> str | None:
    try:
        with path.open("rb") as file:
            data = file.read(_BYTES + 1)
    except OSError as error:
        told.append(trouble(asked_at, "unread", path=name, error=error))
        return None
    if len(data) > _BYTES:
        told.append(trouble(asked_at, "too_large", path=name))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        told.append(trouble(asked_at, "encoding", path=name))
        return None


def _is_dotted(text: str) -> bool:
    """Whether a line has a key of more parts than are of use: tomllib takes their square in time."""
    return any(line.count(".") > _DEPTH for line in SOUND.sub("", text).splitlines())


def _is_deep(held: object) -> bool:
    """Whether a value has others in others beyond use; level by level, for it may be deep indeed."""
    level = [held]
    for _ in range(_DEPTH):
        inside = [[*each.values()] if isinstance(each, dict) else each for each in level]
        level = [one for each in inside if isinstance(each, list) for one in each]
    return bool(level)
