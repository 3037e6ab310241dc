"""The tables about what is not counted and about the run before, made once for HTML, Excel and Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from targetlint.model.comparison import Change
from targetlint.model.said import Lang
from targetlint.reporters import published, published_comparison, published_uncounted, tally
from targetlint.reporters.outputs.facts import Speech, address, document
from targetlint.reporters.outputs.plain import plain, table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, lines of text, and a table; `widths` are those of its columns in characters of a workbook.

    `name` is what it is called inside the page; an `early` one stands behind the summary, others at the end.
    """

    name: str
    title: str
    texts: Sequence[str]
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    widths: Sequence[int]
    early: bool = False


def sections(report: published.Report, speech: Speech) -> list[Section]:
    """Return the tables of a report that has any: the comparison, waived findings, waivers, the baseline."""
    made = [] if report.comparison is None else list(compared(report.comparison, speech))
    found = [
        *report.findings,
        *(each for one in report.documents for each in one.diagnostics),
        *report.diagnostics,
    ]
    waived_ones = [each for each in found if each.waiver is not None]
    if waived_ones:
        made.append(waived(waived_ones, speech))
    if report.waivers:
        made.append(_waivers(report, speech))
    if report.baseline is not None:
        made.append(_known(report.baseline, [each for each in found if _is_known(each)], speech))
    return made


def waived(findings: Sequence[published.Finding], speech: Speech) -> Section:
    """Return the waived ones of some findings, each with its reason, who approved it and until when."""
    rows: list[list[str | int]] = [
        [
            document(each),
            address(each),
            each.rule,
            speech.message(each),
            each.waiver.reason,
            each.waiver.approver,
            each.waiver.expires or speech.say("waiver.no_end"),
        ]
        for each in findings
        if each.waiver is not None
    ]
    keys = ("outputs.file", "outputs.place", "outputs.rule", "outputs.message")
    header = [*map(speech.say, keys), *_said(("reason", "approver", "expires"), speech)]
    return Section(
        "waived",
        speech.say("waiver.title"),
        [speech.say("waiver.about")],
        header,
        rows,
        (36, 14, 12, 44, 36, 16, 14),
    )


def _said(keys: Sequence[str], speech: Speech) -> list[str]:
    return [speech.say(f"waiver.{key}") for key in keys]


def _waivers(report: published.Report, speech: Speech) -> Section:
    rows: list[list[str | int]] = [
        [
            each.rule,
            " / ".join(part for part in (each.unit, each.project, each.row, each.file_pattern) if part),
            each.reason,
            each.approver,
            each.expires or speech.say("waiver.no_end"),
            speech.say(f"waiver.state_{each.state}"),
            each.findings,
            f"{each.file}:{each.line}",
        ]
        for each in report.waivers
    ]
    keys = ("scope", "reason", "approver", "expires", "state", "covers", "where")
    header = [speech.say("outputs.rule"), *_said(keys, speech)]
    return Section("waivers", speech.say("waiver.list"), [], header, rows, (14, 36, 36, 16, 14, 12, 10, 30))


def _is_known(finding: published.Finding) -> bool:
    return finding.waiver is None and not finding.counts


def _known(
    found: published_uncounted.Baseline, known: Sequence[published.Finding], speech: Speech
) -> Section:
    text = speech.say(
        "baseline.summary",
        file=found.file,
        known=found.known,
        fixed=len(found.fixed),
        unseen=len(found.unseen),
    )
    rows = [
        [
            document(each),
            address(each),
            speech.say(f"report.{each.severity}"),
            each.rule,
            speech.message(each),
        ]
        for each in known
    ]
    keys = ("outputs.file", "outputs.place", "outputs.severity", "outputs.rule", "outputs.message")
    header = list(map(speech.say, keys))
    texts = [text, *([speech.say("baseline.about")] if rows else [])]
    return Section("known", speech.say("baseline.title"), texts, header, rows, (36, 14, 9, 12, 60))


def compared(found: published_comparison.Comparison, speech: Speech) -> Iterator[Section]:
    """Yield what became of the findings of the run before: in numbers, one by one, and what else changed."""
    yield _numbers(found, speech)
    if found.findings:
        yield _changes(found, speech)
    if found.rules or found.forms:
        yield _others(found, speech)


def _numbers(found: published_comparison.Comparison, speech: Speech) -> Section:
    changes = tally.changes_told({Change(each.change) for each in found.findings})
    counts = Counter((each.unit, each.change) for each in found.findings)
    units = list(dict.fromkeys(each.unit for each in found.findings))
    rows: list[list[str | int]] = []
    for unit in units:
        numbers = [counts[unit, each] for each in changes]
        rows.append(
            [
                unit or speech.say("outputs.no_unit"),
                *numbers,
                tally.put_right(dict(zip(changes, numbers, strict=True))),
            ]
        )
    if len(units) != 1:
        sums = [sum(counts[unit, each] for unit in units) for each in changes]
        total = dict(zip(changes, sums, strict=True))
        rows.append([speech.say("compare.total"), *sums, tally.put_right(total)])
    texts = [
        speech.say("compare.with", path=found.file, today=found.today),
        *map(speech.pick, found.notes),
        speech.say("compare.formula"),
    ]
    words = [speech.say(f"compare.change_{each}") for each in changes]
    header = [speech.say("outputs.unit"), *words, speech.say("compare.rate")]
    widths = (36, *[12] * len(changes), 12)
    return Section("comparison", speech.say("compare.title"), texts, header, rows, widths, early=True)


def _changes(found: published_comparison.Comparison, speech: Speech) -> Section:
    rows = [
        [
            speech.say(f"compare.change_{each.change}"),
            each.unit,
            each.document,
            each.address,
            speech.say(f"report.{each.severity}"),
            each.rule,
            speech.pick(each.message),
            speech.pick(each.reason),
        ]
        for each in found.findings
    ]
    keys = ("unit", "file", "place", "severity", "rule", "message", "reason")
    header = [speech.say("compare.change"), *(speech.say(f"outputs.{key}") for key in keys)]
    widths = (14, 24, 36, 14, 9, 12, 60, 36)
    return Section("changes", speech.say("compare.findings"), [], header, rows, widths)


def _others(found: published_comparison.Comparison, speech: Speech) -> Section:
    rows = [
        [speech.say(f"compare.rule_word_{each.change}"), f"{each.rule} {speech.pick(each.title)}"]
        for each in found.rules
    ]
    rows += [
        [
            speech.say("compare.form_is_new" if each.is_now else "compare.form_is_gone"),
            " ".join(part for part in (each.unit, each.project, each.document) if part),
        ]
        for each in found.forms
    ]
    header = [speech.say("compare.change"), speech.say("outputs.item")]
    return Section("differences", speech.say("compare.others"), [], header, rows, (20, 100))


def markdown(section: Section) -> Iterator[str]:
    """Yield a section as Markdown."""
    yield f"## {plain(section.title)}\n"
    for text in section.texts:
        yield f"{plain(text)}\n"
    if section.rows:
        yield from table(section.header, [[str(cell) for cell in row] for row in section.rows])


def comparison_markdown(found: published_comparison.Comparison, lang: Lang) -> str:
    """Return a comparison as Markdown of its own."""
    parts = [line for section in compared(found, Speech(lang)) for line in markdown(section)]
    return "\n".join(parts).rstrip("\n") + "\n"
