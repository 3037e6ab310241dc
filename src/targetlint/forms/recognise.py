"""A document and the known layouts to its forms, and what could not be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from targetlint.forms import finish, several, sides, split
from targetlint.forms.gathered import Gathered, schema
from targetlint.forms.labels import Index, indexes, with_labels
from targetlint.forms.lines import Line, Slot, lines
from targetlint.forms.regions import Region, hits, regions, titled
from targetlint.forms.values import complete
from targetlint.forms.walk import Walk
from targetlint.model.diagnostic import Confidence, Diagnostic, Outcome, Related, Severity
from targetlint.model.document import Document
from targetlint.model.form import Form, Listed, State, Stated
from targetlint.model.layout import GENERAL, Layout, own_fields
from targetlint.model.place import Place
from targetlint.model.said import Said
from targetlint.words import say

TITLE_WORTH = 2  # characters of a fitting title that are worth a label: a longer title says more
FEWEST_WITH_TITLE = 3  # labels that make a region under a known title a form
FEWEST_WITHOUT = 6  # the same under no title or an unknown one: labels such as 联系电话 stand everywhere
LONGEST_UNIT = 80  # characters of a line that may state the unit of all money
MOST_SHOWN = 20  # leftovers that a diagnostic lists; more are counted
_MONEY_UNIT = re.compile(r"(?:^|[^\w])(?:金额)?单位[:：]\s*(?:人民币)?(万元|元|千元|亿元)")
_MERELY_UNIT = re.compile(r"\s*[（(]?(?:金额)?单位[:：]\s*(?:人民币)?(万元|元|千元|亿元)[）)]?\s*")


class Match(NamedTuple):
    """How well a layout fits a region: with the title's weight, by labels alone, by the title's length."""

    score: int
    hits: int
    title: int
    by: Index


def recognise(document: Document, layouts: Sequence[Layout]) -> tuple[list[Form], list[Diagnostic]]:
    """Return the forms of `document` in reading order, and what was not found or not understood."""
    forms: list[Form] = []
    told: list[Diagnostic] = []
    unknown: list[tuple[Region, list[Match]]] = []
    stream = lines(document)
    data = any(line.filled for line in stream)
    known = indexes(tuple(layouts), data=data)
    for region in cut(stream, known):
        matches = matches_of(region, known)
        if not matches or not fits(matches[0]):
            unknown.append((region, matches))
            continue
        found = read(region, with_labels(matches[0].by, known), len(forms) + 1)
        forms.append(found)
        told += _rivals(region, found, matches, known) + _about(found)
    told += _unknown(document, forms, unknown)
    own = own_fields(layouts)
    for each in forms:
        complete(each.values, own.get(each.kind, {}), each.place)
    return forms, told


def cut(stream: Sequence[Line], known: Sequence[Index]) -> list[Region]:
    """Return the regions of `stream` that may be one form each; data keeps its forms apart itself."""
    found = regions(stream, known)
    if any(line.filled for line in stream):
        return found
    return [form for each in found for form in several.apart(each, known)]


def matches_of(region: Region, known: Sequence[Index]) -> list[Match]:
    """Return how the layouts fit, the best first; of equals the one that knows the fewest other labels.

    A known title says what kind of form it is: a self-evaluation is not read as a declaration.
    """
    found = []
    for by in known:
        count, title = hits(region, by), titled(region.title, by.layout)
        if title or not by.layout.for_data:
            found.append(Match(count + title // TITLE_WORTH, count, title, by))
    kinds = {each.by.layout.kind for each in found if each.title}
    found = [each for each in found if not kinds or each.by.layout.kind in kinds]
    return sorted(found, key=lambda each: (-each.score, -each.title, each.by.size))


def fits(match: Match) -> bool:
    """Tell whether a layout fits well enough to read by it."""
    if match.by.layout.for_data:  # a label there is no coincidence
        return match.hits > 0
    return match.hits >= (FEWEST_WITH_TITLE if match.title else FEWEST_WITHOUT)


def read(region: Region, by: Index, number: int) -> Form:
    """Return the form of `region` as the layout of `by` reads it."""
    gathered = Gathered(by.layout, schema(by.layout))
    if region.title is not None:
        gathered.used.add(region.title.spot)
    _money_unit(region.lines, gathered)
    Walk(by, gathered).read(region.lines if by.layout.for_data else sides.apart(region.lines, by))
    return finish.form(region, gathered, number)


def _money_unit(found: list[Line], gathered: Gathered) -> None:
    """Take over the unit that the form states for all its money."""
    for unit, slot in stated_units(found):
        gathered.unit = unit
        gathered.used.add(slot.spot)


def stated_units(found: Sequence[Line]) -> Iterator[tuple[str, Slot]]:
    """Yield each unit that a line, or a cell that says nothing else, states for all money, and where."""
    for line in found:
        alone = len(line.fresh) == 1
        for slot in line.fresh if not line.filled else ():
            if len(slot.text) > LONGEST_UNIT:
                continue
            stated = _MONEY_UNIT.search(slot.text) if alone else _MERELY_UNIT.fullmatch(slot.text)
            if stated:
                yield stated[1], slot


def _diagnostic(form: Form, code: str, severity: Severity, message: Said, suggestion: Said) -> Diagnostic:
    return Diagnostic(code, severity, message, form.place, suggestion=suggestion, form=form.number)


def _about(form: Form) -> list[Diagnostic]:
    """Tell what the form lacks, and what it holds that no label explains."""
    told = [_by_labels(form)] if form.layout == GENERAL else []
    if form.kind == "self_evaluation":
        message = say("forms.kind", title=form.title or form.layout)
        told.append(_diagnostic(form, "form/kind", Severity.INFO, message, say("forms.kind.next")))
    indicators = form.values.get("indicators")
    if not isinstance(indicators, Listed) or not indicators.items:
        message = say("forms.no-indicators", title=form.title or form.layout)
        told.append(
            _diagnostic(form, "form/no-indicators", Severity.ERROR, message, say("forms.no-indicators.next"))
        )
    told += _unsplit(form)
    if form.leftovers:
        told.append(_leftovers(form))
    return told


def _by_labels(form: Form) -> Diagnostic:
    """Tell that no layout is the form's own, and how much was understood all the same."""
    read = [name for name, each in form.values.items() if each.state is State.VALUE]
    rows = form.values["indicators"]
    message = say(
        "forms.general",
        title=form.title or _short(form.text("project_name")),
        fields=len(read),
        rows=len(rows.items) if isinstance(rows, Listed) else 0,
        left=len(form.leftovers),
    )
    found = _diagnostic(form, "form/general", Severity.INFO, message, say("forms.general.next"))
    return replace(found, confidence=Confidence.HEURISTIC)


def _unsplit(form: Form) -> list[Diagnostic]:
    """Tell of each indicator whose name or value is a numbered list that the other cell does not follow."""
    indicators = form.values.get("indicators")
    told = []
    for row in indicators.items if isinstance(indicators, Listed) else ():
        name, value = row.values["name"], row.values["value"]
        if split.uneven(name.text, value.text):
            message = say("forms.list", name=_short(name.text), value=_short(value.text))
            found = _diagnostic(form, "form/list", Severity.INFO, message, say("forms.list.next"))
            related = (Related(value.place, value.text),)
            told.append(replace(found, place=name.place, related=related))
    return told


def _leftovers(form: Form) -> Diagnostic:
    shown = form.leftovers[:MOST_SHOWN]
    texts = "、".join(f"“{_short(each.text)}”" for each in shown)
    return Diagnostic(
        "form/label",
        Severity.INFO,
        say("forms.label", count=len(form.leftovers), texts=texts),
        shown[0].place,
        suggestion=say("forms.label.next", layout=form.layout),
        related=tuple(Related(each.place, each.text) for each in shown),
        form=form.number,
    )


def _rivals(region: Region, form: Form, matches: list[Match], known: Sequence[Index]) -> list[Diagnostic]:
    """Tell where another layout fits as well and would read something else, not merely less."""
    best = matches[0]
    alike = [each.by for each in matches[1:] if each[:3] == best[:3] and not each.by.layout.general]
    alike = [with_labels(each, known) for each in alike]
    said = _said(form)
    rivals = [each for each in alike if any(it not in said for it in _said(read(region, each, form.number)))]
    if not rivals:
        return []
    names = "、".join(_name(each) for each in rivals)
    return [
        Diagnostic(
            "form/ambiguous",
            Severity.INFO,
            say("forms.ambiguous", chosen=_name(best.by), others=names),
            form.place,
            confidence=Confidence.HEURISTIC,
            suggestion=say("forms.ambiguous.next"),
            form=form.number,
        )
    ]


def _said(form: Form) -> list[tuple[str, object]]:
    """Return what the fields of a form say, for comparison."""
    stated = [(name, each) for name, each in form.values.items() if each.state is not State.ABSENT]
    return [(name, each.text if isinstance(each, Stated) else len(each.items)) for name, each in stated]


def _unknown(
    document: Document, forms: list[Form], unknown: list[tuple[Region, list[Match]]]
) -> list[Diagnostic]:
    """Tell of titled regions that no layout fits, and of a document without any form."""
    strange = [(region, matches) for region, matches in unknown if region.title is not None]
    strange = [each for each in strange if any(line.table for line in each[0].lines)]
    if not strange and not forms:
        strange = unknown[:1]
    if not strange and not forms:
        return [_not_a_form(Place(document.path), say("forms.unknown.empty"), say("forms.unknown.next"))]
    told = []
    for region, matches in strange:
        first = region.title or region.lines[0].fresh[0]
        nearest = matches[0] if matches and matches[0].hits else None
        if nearest is None:
            message = say("forms.unknown", seen=_short(first.text))
        else:
            name = _name(nearest.by)
            message = say("forms.unknown.near", seen=_short(first.text), layout=name, hits=nearest.hits)
        told.append(_not_a_form(first.place, message, say("forms.unknown.next"), beside=bool(forms)))
    return told


def _not_a_form(place: Place, message: Said, suggestion: Said, *, beside: bool = False) -> Diagnostic:
    """Make the diagnostic: a file not checked, or `beside` forms that were, a part to look at."""
    severity, outcome = (Severity.WARNING, Outcome.REVIEW) if beside else (Severity.ERROR, Outcome.ERROR)
    return Diagnostic("form/unknown", severity, message, place, outcome=outcome, suggestion=suggestion)


def _name(by: Index) -> str:
    return f"{by.layout.id}“{by.layout.name}”"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 30 else f"{words[:29]}…"  # noqa: PLR2004  what fits a line of a report
