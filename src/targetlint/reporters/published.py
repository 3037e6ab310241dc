"""The published JSON format, as pydantic models; docs/schema/report.schema.json is generated from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from targetlint.model.diagnostic import Confidence, Outcome, Severity
from targetlint.model.report import Status
from targetlint.reporters.tally import Verdict


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


Written = Annotated[
    str, BeforeValidator(_encodable)
]  # a file name, a word typed: may hold bytes that are no UTF-8


class Shape(BaseModel):
    """What every object of the published formats holds to: no field but its own, and none that changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=True)


class Text(Shape):
    """A text for people, in both languages."""

    zh: str
    en: str


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

    document: Written
    table: int | None
    row: int | None
    column: int | None
    address: str
    row_key: str
    column_role: str
    span: Span | None


class RuleFilePlace(Shape):
    """A stretch of a line in a rule file; numbers count from 1."""

    file: Written
    line: int
    column: int
    width: int


class Related(Shape):
    """Another place that a finding is about, with what stands there."""

    place: Place
    text: str


class Basis(Shape):
    """A clause that a rule rests on; `verified` says whether the wording was checked at the source."""

    document: str
    clause: str
    verified: bool


class Finding(Shape):
    """What is wrong, where, and what to do next.

    `rule` is the rule's id or, where no rule asked, the problem's code such as `file/encoding`. `form`
    is the number of the form in its document, null where the finding is about the document. `found`
    is the cell's text, null where there is no single cell. `blocks` are the rules that could not be
    decided because of this cell. `fingerprint` identifies the finding across runs by its content.
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
    basis: list[Basis]
    place: Place | RuleFilePlace | None
    related: list[Related]
    blocks: list[str]
    form: int | None
    fingerprint: str


class Form(Shape):
    """A form as recognised; `year` and `department` are null where the form does not state them."""

    number: int
    kind: str
    layout: str
    title: str
    year: int | None
    department: str | None


class Document(Shape):
    """A file; `checked` is false where it could not be checked: its diagnostics say why.

    `verdict` is ready, review (a person must look), revise (it has errors) or unchecked. `format` is what
    the content was read as, null where nothing was.
    """

    path: Written
    sha256: str
    format: str | None
    checked: bool
    verdict: Verdict
    forms: list[Form]
    diagnostics: list[Finding]


class PassedOver(Shape):
    """A file below the paths of the run that was not looked at, because it can hold no form."""

    path: Written
    reason: Text


class Cause(Shape):
    """Why a question stayed open: a cell or field, and what ails it."""

    what: str
    field: str
    place: Place | None


class RuleStatus(Shape):
    """How a rule ended on a form; `findings` and `undecided` count its answers of that kind."""

    document: Written
    form: int
    rule: str
    status: Status
    reason: Text | None
    causes: list[Cause]
    findings: int
    undecided: int


class LastYearDocument(Shape):
    """A file of last year; `checked` is false where no form was read from it."""

    path: Written
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

    `today` is the date the run was made for. `findings` are what is wrong in
    forms, in reading order; `diagnostics` are about no form and no document. Every rule has a status
    on every form. `last_year` is null where no forms of last year were given.
    """

    schema_version: Literal["1.2"] = "1.2"  # major: a field changed its meaning or went; minor: one came
    tool: Tool
    today: str
    packs: list[Pack]
    documents: list[Document]
    passed_over: list[PassedOver]
    last_year: LastYear | None
    findings: list[Finding]
    statuses: list[RuleStatus]
    diagnostics: list[Finding]
