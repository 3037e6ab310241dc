"""The published format of what is found and not counted: waivers and a baseline."""

from __future__ import annotations

from targetlint.model.uncounted import WaiverState
from targetlint.reporters.published_shape import FilePath, Shape, Written


class Waived(Shape):
    """Why a finding is not counted, who approved it, and the last day, null where it has none.

    `file` and `line` say where that is written.
    """

    reason: Written
    approver: Written
    expires: str | None
    file: FilePath
    line: int


class Waiver(Shape):
    """An entry of a waivers file; what it does not narrow is null.

    `state` is used, unused, expired, unknown (no rule of that name) or refused (the rule is mandatory);
    `findings` counts those that it covers.
    """

    rule: Written
    reason: Written
    approver: Written
    expires: str | None
    unit: Written | None
    project: Written | None
    row: Written | None
    file_pattern: Written | None
    state: WaiverState
    findings: int
    file: FilePath
    line: int


class Entry(Shape):
    """A finding that a baseline knows; `form` is the fingerprint of its form."""

    fingerprint: str
    rule: Written
    form: str
    unit: Written
    project: Written
    row: Written
    column: str


class Baseline(Shape):
    """What the run made of its baseline: `known` findings are not counted.

    `fixed` are no longer found by a rule that decided; of `unseen` ones the form was not checked or the
    rule did not decide.
    """

    file: FilePath
    known: int
    fixed: list[Entry]
    unseen: list[Entry]
