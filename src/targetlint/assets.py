"""Where grammar, rule packs and example forms are: inside the wheel, or at the top of the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_HOMES = (_PACKAGE, _PACKAGE.parents[1])  # installed from a wheel; editable or run from a checkout


def asset(name: str) -> Path:
    """Return the folder called `name` ("rules", "grammar" or "examples") that belongs to this installation.

    Raises FileNotFoundError where the installation is broken.
    """
    for home in _HOMES:
        if (home / name).is_dir():
            return home / name
    message = f"{name}/ is missing beside {_PACKAGE}: reinstall targetlint"
    raise FileNotFoundError(message)
