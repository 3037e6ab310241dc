"""The run before × this one: how many findings were put right, remain and are new, by unit and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from targetlint.model.comparison import Change, Changed, Comparison
from targetlint.reporters import tally
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean, cut, pad

_STYLES = {Change.FIXED: "good", Change.NEW: "error", Change.REMAINING: "warning"}
_LISTED = 10  # findings of one change that are listed unless the page is verbose
_UNIT = 30  # cells of a unit's name in the table


def render(found: Comparison, page: Page) -> str:
    """Return the whole comparison, as `targetlint diff` shows it."""
    return joined(lines(found, page))


def lines(found: Comparison, page: Page) -> Iterator[str]:
    """Yield what it was compared with, the counts, each finding under its change, and what else changed."""
    yield from _counts(found, page)
    for change in Change:
        yield from _listed(change, [each for each in found.findings if each.change is change], page)
    yield from _others(found, page)


def summary(found: Comparison, page: Page) -> Iterator[str]:
    """Yield the same for the end of a check, which has shown what is there: only the new ones again."""
    yield from _counts(found, page)
    yield from _listed(Change.NEW, [each for each in found.findings if each.change is Change.NEW], page)
    if page.verbose:
        for change in Change:
            gone = [each for each in found.findings if each.change is change and not each.is_now]
            yield from _listed(change, gone, page)
    yield from _others(found, page)


def _counts(found: Comparison, page: Page) -> Iterator[str]:
    yield page.paint(page.say("compare.title"), "label")
    yield from page.wrapped(
        clean(page.say("compare.with", path=found.path, today=found.today)), indent=2, hang=2
    )
    for note in found.notes:
        yield from page.wrapped(page.pick(note), indent=2, hang=2)
    yield ""
    if not found.findings:
        yield f"  {page.say('compare.nothing')}"
    else:
        yield from _table(found, page)
        yield from _rate(found, page)


def _table(found: Comparison, page: Page) -> Iterator[str]:
    changes = tally.changes_told({each.change for each in found.findings})
    words = [page.say(f"compare.change_{each}") for each in changes]
    units = list(dict.fromkeys(each.unit for each in found.findings))
    counts = Counter((each.unit, each.change) for each in found.findings)
    names = [clean(unit) or page.say("baseline.no_unit") for unit in units]
    total = page.say("compare.total")
    room = page.width - 2 - sum(cell_len(word) + 2 for word in words)
    width = min(max(map(cell_len, (*names, total))), max(_UNIT, room), max(room, 8))
    yield "  " + pad("", width) + "".join(f"  {word}" for word in words)
    for unit, name in zip(units, names, strict=True):
        numbers = [counts[unit, change] for change in changes]
        yield "  " + pad(cut(name, width), width) + _numbers(numbers, words)
    if len(units) > 1:
        sums = [sum(counts[unit, change] for unit in units) for change in changes]
        yield page.paint("  " + pad(total, width) + _numbers(sums, words), "label")


def _numbers(numbers: Sequence[int], words: Sequence[str]) -> str:
    return "".join(f"  {number:>{cell_len(word)}}" for number, word in zip(numbers, words, strict=True))


def _rate(found: Comparison, page: Page) -> Iterator[str]:
    counts = Counter(each.change for each in found.findings)
    share = tally.put_right(counts)
    if share:
        fixed = counts[Change.FIXED]
        there = fixed + counts[Change.REMAINING]
        text = page.say("compare.rate_is", share=share, fixed=fixed, there=there)
        yield from page.wrapped(text, indent=2, hang=2)
    yield ""


def _listed(change: Change, found: Sequence[Changed], page: Page) -> Iterator[str]:
    """Yield the findings of one change; what was put right is only counted unless the page is verbose."""
    if not found or (change is Change.FIXED and not page.verbose):
        return
    word = page.say(f"compare.change_{change}")
    yield page.paint(f"{word} {len(found)}", _STYLES.get(change, "label"))
    shown = found if page.verbose else found[:_LISTED]
    for each in shown:
        where = "!".join(part for part in (each.document, each.address) if part)
        severity = page.say(f"report.{each.severity}")
        yield from page.wrapped(
            clean(f"{severity}[{each.rule}] {where} {page.pick(each.message)}"), indent=2, hang=6
        )
        if each.reason:
            yield from page.wrapped(page.pick(each.reason), indent=6, hang=6)
    if len(shown) < len(found):
        yield f"  {page.say('compare.more', count=len(found) - len(shown))}"
    yield ""


def _others(found: Comparison, page: Page) -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for rule in found.rules:
        kinds.setdefault(page.say(f"compare.rule_word_{rule.change}"), []).append(rule.rule)
    for form in found.forms:
        word = page.say("compare.form_is_new" if form.is_now else "compare.form_is_gone")
        name = " ".join(part for part in (form.unit, form.project) if part) or form.document
        kinds.setdefault(word, []).append(clean(name))
    for word, names in kinds.items():
        shown = names if page.verbose else names[:_LISTED]
        text = page.say("report.and").join(shown)
        if len(shown) < len(names):
            text += page.say("report.and") + page.say("report.more", count=len(names) - len(shown))
        counted = page.say("compare.count", word=word, count=len(names))
        yield from page.wrapped(counted + page.say("report.because", why=text), hang=2)
