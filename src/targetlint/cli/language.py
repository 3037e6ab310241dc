"""Which language to speak: `--lang`, else TARGETLINT_LANG, else the system's."""

from __future__ import annotations

import locale
from collections.abc import Mapping, Sequence
from itertools import pairwise

from targetlint.model.said import Lang

FOLLOW = "follow"
"""What a run carries where nobody asked for a language: a rule file is then told in its own."""

VARIABLE = "TARGETLINT_LANG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which POSIX reads them


def asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang | None:
    """Return the language asked for by `--lang` or TARGETLINT_LANG; None where nobody asked."""
    words = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    words += [word for before, word in pairwise(arguments) if before == "--lang"]
    for word in (*words, environment.get(VARIABLE, "")):
        if word in {"zh", "en"}:
            return "zh" if word == "zh" else "en"
    return None


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language asked for; a value that is neither zh nor en is left to the next source."""
    wanted = asked(arguments, environment)
    if wanted is not None:
        return wanted
    system = next((value for name in _LOCALES if (value := environment.get(name))), "")
    system = system or locale.getlocale()[0] or ""
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"
