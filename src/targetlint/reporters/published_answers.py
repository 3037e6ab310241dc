"""The published format of what people filled in about findings."""

from __future__ import annotations

from targetlint.reporters.published_shape import Shape


class Answer(Shape):
    """What a unit filled in about a finding in problems.xlsx, as it was written there.

    `finding` is the finding's identity: its fingerprint, or its rule, document and address where it has none.
    The answer may be about a finding that is no longer there: `unit`, `document`, `address`, `rule` and
    `message` are what that was, as the workbook said. `corrected`, `responsible` and `finished` are what
    was filled in.
    """

    finding: str
    unit: str
    document: str
    address: str
    rule: str
    message: str
    corrected: str
    responsible: str
    finished: str
