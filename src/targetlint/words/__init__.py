"""Every text that a person reads, in Chinese and English: one catalogue, a page per room."""

from __future__ import annotations

from targetlint.model.said import Said
from targetlint.words import (
    analysis,
    annotate,
    authoring,
    batch,
    cache,
    cli,
    comparison,
    doctor,
    files,
    fix,
    forms,
    lang,
    layers,
    library,
    mistakes,
    miswritten,
    outputs,
    quantities,
    readers,
    report,
    rule_files,
    runs,
    score,
    settings,
    slips,
    syntax,
    system,
    trials,
    waivers,
    web,
    why,
)

_PAGES = (
    analysis,
    annotate,
    authoring,
    batch,
    cache,
    cli,
    comparison,
    doctor,
    files,
    fix,
    forms,
    lang,
    layers,
    library,
    mistakes,
    miswritten,
    outputs,
    quantities,
    readers,
    report,
    rule_files,
    runs,
    score,
    settings,
    slips,
    syntax,
    system,
    trials,
    waivers,
    web,
    why,
)
_CATALOGUE: dict[str, tuple[str, str]] = {key: pair for page in _PAGES for key, pair in page.WORDS.items()}


def say(key: str, **values: object) -> Said:
    """Return the text `key` with `values` filled in; a `Said` and an `OSError` are filled in per language."""
    zh, en = _CATALOGUE[key]
    said = {name: refusal(each) if isinstance(each, OSError) else each for name, each in values.items()}
    return Said(
        zh.format(**{name: each.zh if isinstance(each, Said) else each for name, each in said.items()}),
        en.format(**{name: each.en if isinstance(each, Said) else each for name, each in said.items()}),
    )


def refusal(error: OSError) -> Said:
    """Return what the system refused, in words; in its own, with their number, where none are known."""
    key = system.meant(error)
    if key:
        return say(key)
    number = getattr(error, "winerror", None) or error.errno
    text = error.strerror or str(error) or type(error).__name__
    return say("system.other", number=number, text=text) if number else say("system.unnumbered", text=text)
