"""Which language to speak: `--lang`, else TARGETLINT_LANG, else the system's."""

from __future__ import annotations

import locale
from collections.abc import Mapping, Sequence
from itertools import pairwise

from targetlint.model.said import Lang

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which POSIX reads them


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language asked for; a value that is neither zh nor en is left to the next source."""
    asked = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    asked += [word for before, word in pairwise(arguments) if before == "--lang"]
    for word in (*asked, environment.get("TARGETLINT_LANG", "")):
        if word in {"zh", "en"}:
            return "zh" if word == "zh" else "en"
    system = next((value for name in _LOCALES if (value := environment.get(name))), "")
    system = system or locale.getlocale()[0] or ""
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"
