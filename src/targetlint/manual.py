"""A rule book to a manual: every rule in the words of its reader, every source with what cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from targetlint.lang import ast, declared
from targetlint.lang.assembled import Layer
from targetlint.lang.format.names import Meant
from targetlint.lang.format.text import respelt
from targetlint.lang.syntax.parse import parse
from targetlint.lang.syntax.source import Source
from targetlint.model.manual import Case, Cited, GivenCells, Manual, Question, RulePage, SourcePage
from targetlint.model.place import Origin
from targetlint.model.said import Lang, Said
from targetlint.rulebook import RuleBook
from targetlint.words import say

_FURTHER = 6  # columns before what belongs to the clause above, in canonical layout


def manual(book: RuleBook, layers: Sequence[Layer], lang: Lang, today: date) -> Manual:
    """Return the manual of a book without mistakes, whose packs are `layers`, for a reader of `lang`."""
    names: dict[str, dict[Origin, Said]] = {}
    for origin, said in Meant(layers).names.items():
        names.setdefault(origin.file, {})[origin] = said
    return Manual(
        lang=lang,
        packs=tuple(book.packs),
        today=today.isoformat(),
        rules=tuple(_page(book, name, names, lang) for name in book.rules),
        sources=tuple(_sources(book)),
    )


def _page(book: RuleBook, name: str, names: Mapping[str, Mapping[Origin, Said]], lang: Lang) -> RulePage:
    source = book.whole.rules[name]
    rule, lines = _turned(
        source.rule, book.explanations[name].text, names.get(source.rule.origin.file, {}), lang
    )
    status = book.set_aside.get(name)
    asks = zip(rule.asks, source.rule.asks, source.effective.asks, strict=True)
    return RulePage(
        info=book.rules[name],
        steps=tuple(_clause(lines, each.origin) for each in rule.pipe),
        questions=tuple(_question(lines, *several, lang) for several in asks),
        params=tuple(each for each in book.settings if (each.kind, each.owner) == ("param", name)),
        cases=tuple(_case(each, lang) for each in rule.examples),
        aside=status.reason.pick(lang) if status is not None and status.reason is not None else "",
    )


def _turned(
    rule: declared.Rule, text: str, names: Mapping[Origin, Said], lang: Lang
) -> tuple[declared.Rule, list[str]]:
    """Return a rule with its words and names in one language, and the lines it is then written in."""
    source = Source(text, rule.origin.file)
    lead = len(rule.origin.text) - len(rule.origin.text.lstrip())
    offsets = {}
    for origin, said in names.items():
        line = origin.line - rule.origin.line + 1
        if 0 < line <= len(source.lines):
            offsets[source.offset(replace(origin, line=line)) - (lead if line == 1 else 0)] = said
    turned = respelt(text, rule.origin.file, lang, offsets)
    rules = (each for each in parse(turned, "")[0].declarations if isinstance(each, declared.Rule))
    return next(each for each in rules if each.id == rule.id), turned.split("\n")


def _clause(lines: Sequence[str], origin: Origin) -> str:
    """Return the clause that begins at a place on one line, without the comments among its lines."""
    found = [lines[origin.line - 1].strip()]
    for line in lines[origin.line :]:
        if not line.startswith(" " * _FURTHER):
            break
        if not line.lstrip().startswith("#"):
            found.append(line.strip())
    return " ".join(found)


def _question(
    lines: Sequence[str], turned: declared.Ask, own: declared.Ask, effective: declared.Ask, lang: Lang
) -> Question:
    """Return a question; a message that a lower layer has put in its place is shown as written there."""

    def said(key: str) -> str:
        kept = getattr(own, key) is getattr(effective, key)
        return _said(getattr(turned if kept else effective, key), lang)

    return Question(_clause(lines, turned.origin), said("otherwise"), said("expected"), said("suggest"))


def _said(text: ast.Bilingual | None, lang: Lang) -> str:
    """Return a message with its braces, empty for none."""
    if text is None:
        return ""
    parts = (text.zh if lang == "zh" else text.en).parts
    return "".join(part if isinstance(part, str) else f"{{{part.origin.stretch}}}" for part in parts)


def _case(example: declared.Example, lang: Lang) -> Case:
    cells = [] if example.based_on is None else [(say("manual.based_on").pick(lang), example.based_on.text)]
    tables: list[GivenCells] = []
    _given(example.givens, cells, tables)
    return Case(
        outcome=example.outcome,
        title=example.title,
        cells=tuple(cells),
        tables=tuple(tables),
        expects=tuple(each.origin.stretch for each in example.expects),
    )


def _given(givens: Sequence[declared.Given], cells: list[tuple[str, str]], tables: list[GivenCells]) -> None:
    for given in givens:
        match given:
            case declared.GivenValue(path=path, text=text):
                cells.append((path.origin.stretch, text))
            case declared.GivenTable(name=name, columns=columns, rows=rows):
                tables.append(GivenCells(name.text, tuple(each.text for each in columns), rows))
            case declared.GivenForm(kind=kind, givens=others):
                cells.append((given.origin.stretch.rstrip("：: "), kind.text))
                _given(others, cells, tables)
            case declared.GivenLastYear(givens=others):
                cells.append((given.origin.stretch.rstrip("：: "), ""))
                _given(others, cells, tables)


def _sources(book: RuleBook) -> Iterator[SourcePage]:
    """Yield the documents that are declared, one of a title, with the clauses they list and those cited."""
    declared_: dict[str, list[declared.Source]] = {}
    for each in book.whole.sources.values():
        declared_.setdefault(each.title, []).append(each)
    for title, several in declared_.items():
        listed = list(dict.fromkeys(clause for each in several for clause in each.clauses))
        rules: dict[str, list[str]] = {clause: [] for clause in listed}
        unverified: set[str] = set()
        for info in book.rules.values():
            for basis in (each for each in info.basis if each.document == title):
                for clause in [each for each in listed if each in basis.clause] or [basis.clause]:
                    rules.setdefault(clause, []).append(info.id)
                    unverified |= set() if basis.verified else {clause}
        cited = (
            Cited(clause, tuple(dict.fromkeys(ids)), clause in listed, clause not in unverified)
            for clause, ids in rules.items()
        )
        yield SourcePage(title, any(each.verified for each in several), tuple(cited))
