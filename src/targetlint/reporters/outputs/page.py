"""report.html: one file that asks for nothing outside of itself, to read, to jump about in and to print."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape

from targetlint.reporters import published
from targetlint.reporters.outputs.charts import Bar, bars
from targetlint.reporters.outputs.drawing import Drawing, Note, Spot, anchor, spot
from targetlint.reporters.outputs.facts import (
    OPEN,
    SEVERITIES,
    STATUSES,
    VERDICTS,
    Facts,
    Speech,
    Unit,
    address,
    beside,
    legal,
)
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.league import BESIDE, RANKED, formula, league
from targetlint.reporters.outputs.page_tables import drawn_section, table, uncounted_of
from targetlint.reporters.outputs.sections import sections
from targetlint.reporters.outputs.style import SCRIPT, STYLE
from targetlint.reporters.outputs.uris import link

_COLOURS = {"ready": "good", "review": "review", "revise": "error", "unchecked": "warning"}
_TITLE = "<header><h1>"  # behind the way to the content, which the keyboard reaches first
_CHARTED = 10  # rules in the chart; all are in the table below it


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the page."""
    return legal("\n".join(_Page(report, manner).lines()) + "\n").encode()


def policy(forms: str = "'none'") -> str:
    """Return the page's content-security policy; `forms` is where its forms may be sent."""
    return (
        f"default-src 'none'; style-src '{_digest(STYLE)}'; script-src '{_digest(SCRIPT)}'; "
        f"base-uri 'none'; form-action {forms}"
    )


def with_bar(page: bytes, bar: str) -> tuple[bytes, str]:
    """Return a page that was rendered before with `bar` (HTML) above its title, and the policy to send it.

    For a server, which has buttons to offer; its forms are sent to itself.
    """
    served = policy("'self'")
    page = page.replace(policy().encode(), served.encode(), 1)
    return page.replace(_TITLE.encode(), f"{bar}\n{_TITLE}".encode(), 1), served


class _Page:
    """Writes one report in one language."""

    def __init__(self, report: published.Report, manner: Manner) -> None:
        self._report, self._facts, self._speech = report, Facts(report), Speech(manner.lang)
        self._folder = manner.folder
        self._sections = sections(report, self._speech)
        self._numbers = {id(each): number for number, each in enumerate(self._facts.findings, 1)}
        self._documents = {each.path: number for number, each in enumerate(report.documents, 1)}

    def _say(self, key: str, **values: object) -> str:
        return escape(self._speech.say(f"outputs.{key}", **values))

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        yield from self._head()
        yield f'<a class="skip" href="#content">{self._say("skip")}</a>'
        yield f"{_TITLE}{self._say('title')}</h1></header>"
        yield from self._contents()
        yield '<main id="content">'
        yield from self._summary()
        yield from (drawn_section(each) for each in self._sections if each.early)
        yield from self._rules()
        yield from self._filter()
        for number, unit in enumerate(self._facts.units, 1):
            yield from self._unit(number, unit)
        if self._facts.elsewhere:
            yield f"<section><h2>{self._say('elsewhere')}</h2>"
            yield from self._list(self._facts.elsewhere, {})
            yield "</section>"
        yield from (drawn_section(each) for each in self._sections if not each.early)
        yield from self._unchecked()
        yield from self._open()
        yield from self._versions()
        yield f"</main>\n<script>{SCRIPT}</script>\n</body>\n</html>"

    def _head(self) -> Iterator[str]:
        lang = "zh-CN" if self._speech.lang == "zh" else "en"
        yield f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        yield f'<meta name="generator" content="targetlint {escape(self._report.tool.version)}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{self._say('title')}</title>\n<style>{STYLE}</style>\n</head>\n<body>"

    def _contents(self) -> Iterator[str]:
        units = [
            (f"u{number}", escape(self._speech.unit(each)))
            for number, each in enumerate(self._facts.units, 1)
        ]
        early, late = (
            [(each.name, escape(each.title)) for each in self._sections if each.early is first]
            for first in (True, False)
        )
        parts = [("summary", self._say("summary")), *early, ("rules", self._say("by_rule")), *units, *late]
        ends = [(name, self._say(name)) for name in ("unchecked", "open", "versions")]
        items = "".join(f'<li><a href="#{name}">{text}</a></li>' for name, text in (*parts, *ends))
        yield f'<nav class="contents" aria-label="{self._say("contents")}"><ul>{items}</ul></nav>'

    def _summary(self) -> Iterator[str]:
        colour = _COLOURS[self._facts.verdict.value]
        yield f'<section id="summary"><h2>{self._say("summary")}</h2>'
        yield f'<p class="verdict {colour}"><strong>{escape(self._speech.verdict(self._facts))}</strong></p>'
        yield f"<p>{escape(self._speech.scope(self._facts))}</p>"
        verdicts = Counter(each.verdict for each in self._report.documents)
        yield bars(
            self._speech.say("outputs.chart_files"),
            [
                Bar(self._speech.say(f"report.verdict_{each}"), [(_COLOURS[each.value], verdicts[each])])
                for each in VERDICTS
            ],
        )
        yield f"<h3>{self._say('by_unit')}</h3>"
        columns = (*RANKED, *BESIDE)
        numbers = {each.name: number for number, each in enumerate(self._facts.units, 1)}
        rows: list[list[str | int]] = [
            [
                f'<a href="#u{numbers[each.unit.name]}">{escape(self._speech.unit(each.unit))}</a>',
                *(column.text(each) for column in columns),
            ]
            for each in league(self._facts)
        ]
        yield table(
            [self._say("unit"), *(escape(each.title(self._speech)) for each in columns)], rows, figures=True
        )
        yield f'<p class="faint">{escape(formula(self._speech))}</p>'
        yield f'<p class="faint">{escape(self._speech.versions(self._report))}</p></section>'

    def _rules(self) -> Iterator[str]:
        yield f'<section id="rules"><h2>{self._say("by_rule")}</h2>'
        told = list(self._facts.by_rule())
        seen = {each.status for each in self._report.statuses}
        statuses = [each for each in STATUSES if each in seen]
        charted = [
            Bar(code, [(each, found[each]) for each in SEVERITIES])
            for code, found, _ in told[:_CHARTED]
            if found
        ]
        yield bars(self._speech.say("outputs.chart_rules"), charted)
        rows: list[list[str | int]] = [
            [
                escape(code),
                escape(self._speech.title(self._facts, code)),
                *(found[each] for each in SEVERITIES),
                *(ended[each] for each in statuses),
            ]
            for code, found, ended in told
        ]
        ends = [self._say(f"status_{each}") for each in statuses]
        severities = [self._severity(each) for each in SEVERITIES]
        head = [self._say("rule"), self._say("rule_title"), *severities, *ends]
        loud = sum(1 for _, found, _ in told if found)
        yield table(head, rows[:loud]) if loud else ""
        yield f"<details><summary>{self._say('rules_quiet', count=len(rows) - loud)}</summary>"
        yield table(head, rows[loud:]) + "</details></section>"

    def _filter(self) -> Iterator[str]:
        """Yield the controls, which the script shows: without it there is nothing to control."""
        boxes = "".join(
            f'<label><input type="checkbox" value="{each}" checked> {self._severity(each)}</label>'
            for each in SEVERITIES
        )
        words = self._say("shown", count="{count}")
        yield (
            f'<form class="filter" hidden><fieldset><legend>{self._say("filter")}</legend>{boxes}'
            f'<label>{self._say("filter_text")} <input type="search"></label>'
            f'<output data-words="{words}"></output></fieldset></form>'
        )

    def _unit(self, number: int, unit: Unit) -> Iterator[str]:
        counts = self._facts.counts(unit.documents)
        told = "  ".join(f"{self._severity(each)} {counts[each]}" for each in SEVERITIES)
        yield f'<section class="unit" id="u{number}"><h2>{escape(self._speech.unit(unit))}</h2><p>{told}</p>'
        for document in unit.documents:
            yield from self._document(document)
        yield "</section>"

    def _document(self, document: published.Document) -> Iterator[str]:
        number, found = self._documents[document.path], self._facts.found[document.path]
        notes: dict[Spot, list[Note]] = {}
        for each in found:
            if isinstance(each.place, published.Place):
                notes.setdefault(spot(each.place), []).append(self._note(each))
        drawing = Drawing(number, document, notes, self._speech.say("outputs.table", number="{number}"))
        drawn = list(drawing.html())
        verdict = self._speech.say(f"report.verdict_{document.verdict}")
        colour = _COLOURS[document.verdict]
        href = escape(link(document.path, self._folder))
        yield f'<article><h3 id="{anchor(number, (None, None, None))}">'
        yield f'<a href="{href}">{escape(document.path)}</a>'
        yield f'<span class="{colour}"> {escape(verdict)}</span></h3>'
        titles = [form.title for form in document.forms if form.title.strip()]
        yield from (f'<p class="faint">{escape(each)}</p>' for each in titles)
        if found or not self._facts.uncounted_of(document):
            yield from self._list(found, {at: anchor(number, at) for at in drawing.drawn})
        yield from uncounted_of(document, self._facts, self._speech)
        if drawn:
            yield f'<details class="drawing" open><summary>{self._say("drawn")}</summary>'
            yield from drawn
            yield "</details>"
        yield "</article>"

    def _note(self, finding: published.Finding) -> Note:
        said = f"{self._speech.say(f'report.{finding.severity}')} {self._speech.message(finding)}"
        number = self._numbers[id(finding)]
        return Note(number, finding.severity, self._speech.say("outputs.note", number=number, message=said))

    def _list(self, findings: Sequence[published.Finding], cells: dict[Spot, str]) -> Iterator[str]:
        """Yield the findings; `cells` has the ids of the cells that are drawn."""
        if not findings:
            yield f"<p>{self._say('nothing')}</p>"
            return
        yield '<ol class="findings">'
        for each in findings:
            yield from self._finding(each, cells)
        yield "</ol>"

    def _finding(self, finding: published.Finding, cells: dict[Spot, str]) -> Iterator[str]:
        number = self._numbers[id(finding)]
        where = escape(address(finding))
        if isinstance(finding.place, published.Place) and (cell := cells.get(spot(finding.place))):
            where = f'<a href="#{cell}">{where or self._say("drawn")}</a>'
        yield f'<li id="f{number}" data-severity="{finding.severity}" class="is-{finding.severity}">'
        yield f"<div>{number}. {self._severity(finding.severity)} {escape(finding.rule)} {where}</div>"
        yield f"<div><strong>{escape(self._speech.message(finding))}</strong></div><dl>"
        for label, text in self._speech.advice(finding):
            yield f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>"
        for other in finding.related:
            text = escape(beside(finding, other))
            yield f"<dt>{escape(self._speech.say('report.related'))}</dt><dd>{text}</dd>"
        yield "</dl></li>"

    def _severity(self, severity: str) -> str:
        return f'<span class="{severity}">{escape(self._speech.say(f"report.{severity}"))}</span>'

    def _unchecked(self) -> Iterator[str]:
        yield f'<section id="unchecked"><h2>{self._say("unchecked")}</h2>'
        rows: list[list[str | int]] = []
        for each in self._facts.unchecked():
            why = "<br>".join(
                escape(self._speech.pick(told.message)) for told in self._facts.found[each.path]
            )
            rows.append([f'<a href="#d{self._documents[each.path]}">{escape(each.path)}</a>', why])
        for over in self._report.passed_over:
            why = self._speech.say("report.passed_over", why=self._speech.pick(over.reason))
            rows.append([escape(over.path), escape(why)])
        yield (
            table([self._say("file"), self._say("reason")], rows) if rows else f"<p>{self._say('none')}</p>"
        )
        yield "</section>"

    def _open(self) -> Iterator[str]:
        yield f'<section id="open"><h2>{self._say("open")}</h2>'
        yield f'<p class="faint">{self._say("about_status")}</p>'
        rows: list[list[str | int]] = [
            [
                f'<a href="#d{self._documents[each.document]}">{escape(each.document)}</a>',
                escape(f"{each.rule} {self._speech.title(self._facts, each.rule)}"),
                self._say(f"status_{each.status}"),
                escape(self._speech.why(each)),
            ]
            for each in self._report.statuses
            if each.status in OPEN
        ]
        header = [self._say(name) for name in ("file", "rule", "ended", "reason")]
        yield table(header, rows) if rows else f"<p>{self._say('none')}</p>"
        yield "</section>"

    def _versions(self) -> Iterator[str]:
        yield f'<section id="versions"><h2>{self._say("versions")}</h2>'
        yield f"<p>{escape(self._speech.versions(self._report))}</p><dl>"
        for each in self._report.packs:
            name = escape(f"{each.name} {each.id} {each.version}")
            yield f"<dt>{name}</dt><dd>SHA-256 {escape(each.hash)}</dd>"
        yield "</dl></section>"


def _digest(text: str) -> str:
    """Return what a content-security policy calls a text that stands in the page."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
