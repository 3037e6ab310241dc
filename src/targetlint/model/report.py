"""What a run found: every document, every form, and the status of every rule on every form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from targetlint.model.comparison import Comparison
from targetlint.model.diagnostic import Basis, Confidence, Diagnostic, Grade, Severity
from targetlint.model.document import Document
from targetlint.model.form import Form
from targetlint.model.place import Origin, Place
from targetlint.model.said import Said
from targetlint.model.scheme import Score
from targetlint.model.uncounted import Compared, Waiver


class Status(StrEnum):
    """How a rule ended on a form (design: language 4.5)."""

    PASSED = "passed"
    VIOLATED = "violated"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"
    NOT_RUN = "not_run"
    DISABLED = "disabled"
    EXEMPTED = "exempted"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an answer was undecided: the cell, and what ails it (blank, absent, unreadable, …)."""

    what: str
    place: Place | None
    field: str = ""


@dataclass(frozen=True, slots=True)
class RuleStatus:
    """The status of one rule on one form; `reason` says why where it is not simply passed or violated.

    `not_given` is True where the rule was not run because the run was not given what it asks about: other
    forms, last year's, a table that a pack fills.
    """

    rule: str
    status: Status
    reason: Said | None = None
    causes: tuple[Cause, ...] = ()
    findings: int = 0
    undecided: int = 0
    not_given: bool = False


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a reader of the report needs to know of a rule.

    `digest` changes with whatever may change the rule's answers; `mandatory` ones cannot be waived.
    """

    id: str
    title: Said
    pack: str
    severity: Severity
    confidence: Confidence
    dimension: str
    tags: tuple[str, ...]
    applies_to: tuple[str, ...]
    basis: tuple[Basis, ...]
    origin: Origin
    description: str = ""
    stages: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    mandatory: bool = False
    digest: str = ""

    def answers_to(self, selector: str) -> bool:
        """Whether `selector` means this rule: the beginning of its id, a former id, a tag or its title."""
        by_id = bool(selector) and self.id.startswith(selector)
        return by_id or selector in (*self.formerly, *self.tags, *self.title)

    def is_called(self, name: str) -> bool:
        """Whether `name` is this rule's id, a former one or its title, whatever the case of its letters."""
        return name.strip().casefold() in {each.casefold() for each in (self.id, *self.formerly, *self.title)}


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that the layers set: what it is now, where that is written, and why.

    `kind` is param, severity, message, disabled, exempted, list, lexicon, decision_table, scale, source,
    scheme or layout; `owner` is the rule it belongs to, or empty; `reason` is that of the change, `until`
    its last day in ISO 8601, both empty where no lower layer changed it.
    """

    kind: str
    owner: str
    name: str
    value: Said
    pack: str
    origin: Origin
    reason: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """From the first book to the second: what came, what went, what is set otherwise (before, after).

    `rewritten` are the rules of one id whose own text is another, by id.
    """

    added: tuple[Setting, ...]
    removed: tuple[Setting, ...]
    changed: tuple[tuple[Setting, Setting], ...]
    rewritten: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether the two books are the same."""
        return not (self.added or self.removed or self.changed or self.rewritten)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a rule costs at most on one form of `kind`: so many steps of evaluation."""

    rule: str
    kind: str
    steps: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question of a rule says where the answer is wrong, braces as written; None where nothing."""

    message: Said | None
    expected: Said | None
    suggestion: Said | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule's page: `why` is its author's comment, `text` its source.

    `params` are (name, value with its bounds), `examples` (passes, fails or undecided; title), and `asked`
    what each question says.
    """

    info: RuleInfo
    why: str
    params: tuple[tuple[str, str], ...]
    text: str
    examples: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A rule pack as loaded; `hash` is the SHA-256 of its files' names and contents, in hexadecimal."""

    id: str
    name: str
    version: str
    hash: str


@dataclass(slots=True)
class FormReport:
    """A form and how every rule ended on it; `score` where there is a scheme and any rule decided.

    `fingerprint` identifies the form across runs by its unit, project and kind.
    """

    form: Form
    statuses: list[RuleStatus] = field(default_factory=list)
    score: Score | None = None
    fingerprint: str = ""


@dataclass(slots=True)
class DocumentReport:
    """A file: what was read (None where it could not be), its forms, and whether it was checked at all."""

    path: str
    sha256: str
    document: Document | None
    forms: list[FormReport] = field(default_factory=list)
    checked: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file below the paths of a run that was not looked at, because it can hold no form.

    One that `repeats` another of the run was read, and is not checked.
    """

    path: str
    reason: Said
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A form that has no other half in the other year: its names as written, and why."""

    place: Place
    form: int
    kind: str
    department: str
    project: str
    reason: Said


@dataclass(slots=True)
class LastYear:
    """What a run was compared with: last year's files, how many forms were matched, and which were not.

    `new` are forms of this run without one of last year; `left` are forms of last year without one of this
    run. `documents` hold no forms: those were for the rules.
    """

    documents: list[DocumentReport]
    matched: int
    new: list[Unmatched]
    left: list[Unmatched]


@dataclass(slots=True)
class Report:
    """One run. `today` is the date the run was made for, ISO 8601; `findings` are in reading order.

    `unused` are changes of rules that nothing in the run had a use for; `last_year` is None where no forms
    of last year were given. `waivers` are those of its waivers files and `about_waivers` what is odd about
    them; `baseline` and `comparison` (with the run before) are None where none was given. `complete` is
    False where the run was interrupted: other files were not read.
    """

    version: str
    today: str
    packs: list[PackInfo]
    rules: list[RuleInfo]
    documents: list[DocumentReport]
    findings: list[Diagnostic]
    passed_over: list[PassedOver] = field(default_factory=list)
    unused: list[Diagnostic] = field(default_factory=list)
    last_year: LastYear | None = None
    waivers: list[Waiver] = field(default_factory=list)
    about_waivers: list[Diagnostic] = field(default_factory=list)
    baseline: Compared | None = None
    comparison: Comparison | None = None
    complete: bool = True
