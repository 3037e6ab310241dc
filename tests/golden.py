"""Golden files: input and expected output in one file, so that a review is reading."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

_FENCE = "\n======== gives ========\n"
_UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


def cases(folder: str, suffix: str = "*.golden") -> list[Path]:
    """Return the golden files in tests/golden/`folder`, by name: what a test is parametrized with."""
    found = sorted((Path(__file__).parent / "golden" / folder).glob(suffix))
    assert found, f"no golden files in {folder}"
    return found


def check(case: Path, produce: Callable[[str], str]) -> None:
    """Compare `produce(input)` with the output kept in `case`; UPDATE_GOLDEN=1 rewrites the output.

    The file is the input, a fence line, and the output. Only the output is ever rewritten.
    """
    given, _, expected = case.read_bytes().decode().partition(_FENCE)
    actual = produce(given).rstrip("\n") + "\n"
    if _UPDATE:
        case.write_bytes((given + _FENCE + actual).encode())
        return
    assert expected, f"{case.name} has no output yet: run with UPDATE_GOLDEN=1 and read what it writes"
    assert actual == expected, f"{case.name} differs; UPDATE_GOLDEN=1 rewrites it"
