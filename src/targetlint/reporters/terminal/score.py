"""The review table of each form: points item by item, the arithmetic, what a person must still judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from targetlint.model.report import FormReport, Report
from targetlint.model.said import Said
from targetlint.model.scheme import GRADES, ItemScore, Loss, Score
from targetlint.reporters.numbers import plain
from targetlint.reporters.places import address
from targetlint.reporters.tally import scheme_of
from targetlint.reporters.terminal import wording
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean, one_line
from targetlint.words import say

_LINE = 2  # columns before what belongs to an item
_STYLES = {"excellent": "good", "good": "good", "fair": "warning", "poor": "error"}


def render(report: Report, page: Page) -> str:
    """Return the table of every form; a form without a score says why it has none."""
    lines: list[str] = []
    titles = {each.id: each.title for each in report.rules}
    scheme = scheme_of(report)
    if scheme is not None:
        lines += page.wrapped(page.say("score.heading", scheme=scheme.name, pack=scheme.pack), hang=2)
        for basis in scheme.basis:
            lines += page.labelled(page.say("report.basis"), wording.cited(basis, page))
    for document in report.documents:
        for each in document.forms:
            lines += ["", page.paint(_title(each, page), "label")]
            lines.append(
                page.paint(clean(f" --> {document.path} {address(each.form.place)}".rstrip()), "place")
            )
            lines += (
                _table(each.score, titles, page)
                if each.score
                else page.wrapped(page.say("score.none"), _LINE, _LINE)
            )
        if not document.forms:
            lines += ["", *page.wrapped(page.say("score.no_form", path=document.path), hang=2)]
    return joined([*lines, "", page.paint(page.rule, "faint"), *summary(report, page)])


def summary(report: Report, page: Page) -> list[str]:
    """Return what the scores of a run come to: one form's range, the grades of several."""
    scores = [form.score for document in report.documents for form in document.forms]
    scheme, scored = scheme_of(report), [each for each in scores if each is not None]
    if scheme is None:
        return []
    if len(scores) == 1:
        return page.wrapped(page.say("score.one", grade=_range(scored[0]), **_points(scored[0])), hang=2)
    grades = Counter(_range(each) for each in scored)
    parts = [page.say("score.count", grade=grade, count=count) for grade, count in grades.most_common()]
    if len(scored) < len(scores):
        parts.append(page.say("score.unscored", count=len(scores) - len(scored)))
    listed = page.say("report.and").join(parts)
    return page.wrapped(page.say("score.several", scheme=scheme.name, parts=listed), hang=2)


def _title(form: FormReport, page: Page) -> str:
    title = one_line(form.form.title or form.form.layout).text
    return page.say("report.form", number=form.form.number, title=title)


def _table(score: Score, titles: Mapping[str, Said], page: Page) -> Iterator[str]:
    for dimension, items in groupby(score.items, key=lambda each: each.item.dimension):
        yield page.paint(f"  {page.say(f'report.dimension_{dimension}')}", "label")
        for item in items:
            yield from _item(item, score, titles, page)
    if score.outside:
        rules = page.say("report.and").join(score.outside)
        yield from page.wrapped(page.say("score.outside", rules=rules), _LINE, 2 * _LINE)
    yield from _total(score, page)


def _item(each: ItemScore, score: Score, titles: Mapping[str, Said], page: Page) -> Iterator[str]:
    item = each.item
    values = {"name": item.name, "points": plain(item.points), "range": _span(each.low, each.high)}
    key = "score.item" if each.assessed else "score.item_open"
    text = page.say(key, **values, count=each.answered, grade=_grades(*_item_grades(each, score)))
    yield from page.wrapped(text, 2 * _LINE, 3 * _LINE)
    for loss in each.losses:
        yield from page.wrapped(_loss(loss, titles[loss.rule], page), 3 * _LINE, 4 * _LINE)
    if item.judged:
        yield from page.wrapped(page.say("score.judged", text=item.judged), 3 * _LINE, 4 * _LINE)


def _item_grades(each: ItemScore, score: Score) -> tuple[str, str]:
    points = each.item.points
    return score.scheme.grade(each.low, points), score.scheme.grade(each.high, points)


def _loss(loss: Loss, title: Said, page: Page) -> str:
    product = loss.count * loss.each
    bound = page.say("score.bound", most=plain(loss.amount)) if loss.amount < product else ""
    return page.say(
        f"score.{loss.why}" if loss.each else "score.free",
        rule=loss.rule,
        title=title,
        count=loss.count,
        each=plain(loss.each),
        product=plain(product),
        bound=bound,
    )


def _total(score: Score, page: Page) -> Iterator[str]:
    low, high = score.grades
    parts = " + ".join(_span(each.low, each.high) for each in score.items)
    text = page.say(
        "score.total", parts=parts, range=_span(score.low, score.high), full=plain(score.scheme.points)
    )
    yield from page.wrapped(text, _LINE, 2 * _LINE)
    words = page.say("score.grade", grade=_range(score))
    rest = page.say("score.based_on", answered=score.answered, open=score.open)
    first, *further = page.wrapped(f"{words}{rest}", _LINE, 2 * _LINE)
    yield first.replace(words, page.paint(words, _STYLES[low])) if low == high else first
    yield from further


def _points(score: Score) -> dict[str, object]:
    return {
        "scheme": score.scheme.name,
        "range": _span(score.low, score.high),
        "full": plain(score.scheme.points),
        "answered": score.answered,
        "open": score.open,
    }


def _range(score: Score) -> Said:
    """Return the suggested grade, of two neighbours both; a wider range suggests none."""
    low, high = score.grades
    order = list(GRADES)
    grades = _grades(low, high)
    near = order.index(low) - order.index(high) <= 1
    return grades if near else say("score.open_grade", range=grades)


def _grades(low: str, high: str) -> Said:
    if low == high:
        return Said(GRADES[low], low)
    return Said(f"{GRADES[low]}至{GRADES[high]}", f"{low} to {high}")


def _span(low: Decimal, high: Decimal) -> str:
    return plain(low) if low == high else f"{plain(low)}～{plain(high)}"
