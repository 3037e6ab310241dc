"""What a rule comes to in one text: its own clauses, what layers set, and all that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from targetlint.lang.assembled import Assembled, RuleSource
from targetlint.lang.settings import names_in

_LENGTH = 16  # hexadecimal digits


def digests(whole: Assembled) -> Mapping[str, str]:
    """Return a digest for each rule that changes with whatever may change its answers, and with nothing else.

    That is its clauses, messages and severity, the parameters that are set, its exemptions, and the lists,
    lexicons, tables, scales and helper functions that it names, also through each other. Comments,
    examples and ids are left out.
    """
    shared = dict(_shared(whole))
    return {name: _digest(source, shared) for name, source in whole.rules.items()}


def _shared(whole: Assembled) -> Iterator[tuple[str, list[object]]]:
    found: dict[str, list[object]] = {}
    for declared in (whole.lists, whole.lexicons, whole.tables, whole.helpers):
        for name, each in declared.items():
            found.setdefault(name, []).append(each)
    for (_, name), made in whole.edits.items():
        found.setdefault(name, []).append([each.change for each in made])
    yield from found.items()


def _digest(source: RuleSource, shared: Mapping[str, list[object]]) -> str:
    rule = replace(source.effective, id="", formerly=(), examples=(), comment="")
    set_ = [made[-1].change for made in source.params.values()]
    parts: list[object] = [rule, set_, [each.change for each in source.exempted], source.disabled is not None]
    waiting, seen = names_in(rule), set[str]()
    while waiting:
        seen |= waiting
        found = {name: shared[name] for name in sorted(waiting) if name in shared}
        parts.append(found)
        waiting = {name for each in found.values() for name in names_in(tuple(each))} - seen
    return sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()[:_LENGTH]
