"""The published JSON format, as pydantic models; docs/schema/report.schema.json is generated from them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from targetlint.model.diagnostic import Baseline as State
from targetlint.model.diagnostic import Confidence, Grade, Outcome, Severity
from targetlint.model.report import Status
from targetlint.reporters.published_answers import Answer
from targetlint.reporters.published_comparison import Comparison
from targetlint.reporters.published_scores import Scheme, Score
from targetlint.reporters.published_shape import Basis, FilePath, Shape, Text, Version, Written
from targetlint.reporters.published_uncounted import Baseline, Waived, Waiver
from targetlint.reporters.tally import Verdict


class Tool(Shape):
    """The program that made the report."""

    name: Literal["targetlint"] = "targetlint"
    version: str


class Pack(Shape):
    """A rule pack; `hash` is the SHA-256 of its files' names and contents."""

    id: str
    name: str
    version: str
    hash: str


class Span(Shape):
    """A stretch of a cell's text, in code points from 0; `end` is the first one behind it."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Place(Shape):
    """Where something stands; numbers count from 1.

    `table` null is a paragraph, `row` then its number; `row` null is the document as a whole and
    `column` null a whole row. `address` is what a person looks for: `表1!R9C4`, or `Sheet!E20` in a
    workbook. `row_key` and `column_role` say in the form's own words which cell it is: they survive
    inserted rows and renamed files. `span` null means the whole text of the cell.
    """

    document: FilePath
    table: int | None
    row: int | None
    column: int | None
    address: str
    row_key: str
    column_role: str
    span: Span | None


class RuleFilePlace(Shape):
    """A stretch of a line in a rule file; numbers count from 1."""

    file: FilePath
    line: int
    column: int
    width: int


class Related(Shape):
    """Another place that a finding is about, with what stands there."""

    place: Place
    text: str


class Drawn(Shape):
    """Where a suggested value was taken from: a cell and its text, or, `place` null, a source by name."""

    text: str
    place: Place | None


class Finding(Shape):
    """What is wrong, where, and what to do next.

    `rule` is the rule's id or, where no rule asked, the problem's code such as `file/encoding`. `form`
    is the number of the form in its document, null where the finding is about the document. `found`
    is the cell's text, null where there is no single cell. `suggestion_grade` says how far the suggestion
    may be trusted: automatic (it is the cell's new text, another spelling of the same), confirm or hint;
    null where there is none; `suggestion_from` is where its value was taken from. `blocks` are the rules
    that could not be decided because of this cell. `fingerprint` identifies the finding across runs by
    its content. One with a `waiver`, or `unchanged` since the baseline, does not count; `baseline_state` is
    null where there was no baseline.
    """

    rule: str
    title: Text | None
    tags: list[str]
    dimension: str
    severity: Severity
    confidence: Confidence
    outcome: Outcome
    message: Text
    found: str | None
    expected: Text | None
    suggestion: Text | None
    suggestion_grade: Grade | None
    suggestion_from: Drawn | None
    basis: list[Basis]
    place: Place | RuleFilePlace | None
    related: list[Related]
    blocks: list[str]
    form: int | None
    fingerprint: str
    waiver: Waived | None = None
    baseline_state: State | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts for totals and the exit code: neither waived nor known."""
        return self.waiver is None and self.baseline_state != State.UNCHANGED


class Rule(Shape):
    """A rule of the run, whether it reported anything or not.

    `digest` changes with whatever may change its answers: text, parameters, lists. `formerly` are ids that
    it had before; a `mandatory` one cannot be waived.
    """

    id: str
    title: Text
    pack: str
    severity: Severity
    confidence: Confidence
    dimension: str
    tags: list[str]
    basis: list[Basis]
    digest: str = ""
    formerly: list[str] = Field(default_factory=list)
    mandatory: bool = False


class Paragraph(Shape):
    """A line of text outside any table; `number` counts the paragraphs of the document from 1."""

    number: int
    text: Written


class Cell(Shape):
    """A cell at its top left corner on the table's grid; numbers count from 1."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: Written


class Table(Shape):
    """A table as read; `sheet` is null outside workbooks."""

    number: int
    sheet: str | None
    cells: list[Cell]


class Form(Shape):
    """A form as recognised; `year`, `department` and `project` are null where the form does not state them.

    `department` is the unit where a form names no department.
    `fingerprint` identifies it across runs by its unit, project and kind.
    `score` is null where no scheme is in force, a part of the rules was asked, or none decided anything.
    """

    number: int
    kind: str
    layout: str
    title: str
    year: int | None
    department: str | None
    score: Score | None
    project: str | None = None
    fingerprint: str = ""


class Document(Shape):
    """A file; `checked` is false where it could not be checked: its diagnostics say why.

    `verdict` is ready, review (a person must look), revise (it has errors) or unchecked. `format` is what
    the content was read as, null where nothing was. `content` is what stands in the file, in reading order,
    from which a report draws it again; it is empty where no form was recognised.
    """

    path: FilePath
    sha256: str
    format: str | None
    checked: bool
    verdict: Verdict
    forms: list[Form]
    content: list[Paragraph | Table]
    diagnostics: list[Finding]


class PassedOver(Shape):
    """A file below the paths of the run that was not looked at, because it can hold no form.

    One that `repeats` another holds forms that say the same, and is not checked.
    """

    path: FilePath
    reason: Text
    repeats: bool = False


class Cause(Shape):
    """Why a question stayed open: a cell or field, and what ails it."""

    what: str
    field: str
    place: Place | None


class RuleStatus(Shape):
    """How a rule ended on a form; `findings` and `undecided` count its answers of that kind."""

    document: FilePath
    form: int
    rule: str
    status: Status
    reason: Text | None
    causes: list[Cause]
    findings: int
    undecided: int


class LastYearDocument(Shape):
    """A file of last year; `checked` is false where no form was read from it."""

    path: FilePath
    sha256: str
    checked: bool


class Unmatched(Shape):
    """A form without another half in the other year: its names as it states them, and why."""

    place: Place
    form: int
    kind: str
    department: str
    project: str
    reason: Text


class LastYear(Shape):
    """What the run was compared with, and how far.

    `matched` counts the forms of this run whose form of last year was found. `new` are those without one,
    `left` the forms of last year without one of this run.
    """

    documents: list[LastYearDocument]
    matched: int
    new: list[Unmatched]
    left: list[Unmatched]


class Report(Shape):
    """One run of targetlint: the same input, packs and date give the same bytes.

    `today` is the date the run was made for, `scheme` what its forms were scored by. `findings` are what
    is wrong in forms, in reading order; `diagnostics` are about no form and no document. Every rule has a
    status on every form. `last_year` is null where no forms of last year were given, `baseline` without a
    baseline, `comparison` where it was not compared with a run before. Fingerprints can be compared where
    `fingerprints` is the same number. `answers` are what was filled in about findings of an earlier run, and
    read back. `complete` is false where the run was interrupted: other files were not checked.
    """

    schema_version: Version = "1.4"
    tool: Tool
    today: str
    complete: bool = True
    packs: list[Pack]
    scheme: Scheme | None
    rules: list[Rule]
    documents: list[Document]
    passed_over: list[PassedOver]
    last_year: LastYear | None
    findings: list[Finding]
    statuses: list[RuleStatus]
    diagnostics: list[Finding]
    fingerprints: int = 1
    waivers: list[Waiver] = Field(default_factory=list)
    baseline: Baseline | None = None
    comparison: Comparison | None = None
    answers: list[Answer] = Field(default_factory=list)
