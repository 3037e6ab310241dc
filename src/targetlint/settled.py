"""Whether a rule decided about one row: then a finding that was there before, and is no more, is gone."""

from __future__ import annotations

from collections.abc import Iterable

from targetlint.fingerprints import plain
from targetlint.model.report import Status
from targetlint.model.said import Said
from targetlint.words import say

_ENDED = frozenset({Status.PASSED, Status.VIOLATED, Status.UNDECIDED})


def settled(status: Status | str, reason: Said | None, blamed: Iterable[str], row: str) -> bool:
    """Whether a rule that ended so on a form has decided about `row`, the words of a row or nothing.

    `blamed` are the keys of the rows whose cells left it undecided, empty where a cell stands in no row. One
    of the row itself leaves it open, and so does one that may be it: in no row, or in one that has only a
    number. What is about the whole form is open while any row is.
    """
    if Status(status) is Status.NOT_APPLICABLE:
        return reason == say("status.no_case")
    if Status(status) not in _ENDED:
        return False
    keys = [plain(each) for each in blamed]
    if Status(status) is Status.UNDECIDED and not keys:
        return False
    return not (keys and not row) and not any(not key or key.isdecimal() or key == plain(row) for key in keys)
