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
    trials,
    waivers,
    web,
    why,
)
_CATALOGUE: dict[str, tuple[str, str]] = {key: pair for page in _PAGES for key, pair in page.WORDS.items()}


def say(key: str, **values: object) -> Said:
    """Return the text `key` with `values` filled in; a value that is a `Said` is filled in per language."""
    zh, en = _CATALOGUE[key]
    return Said(
        zh.format(**{name: each.zh if isinstance(each, Said) else each for name, each in values.items()}),
        en.format(**{name: each.en if isinstance(each, Said) else each for name, each in values.items()}),
    )
