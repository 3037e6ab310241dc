"""The forms of a run as rules see them from one of them: the others of its year, and last year's form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from targetlint.lang.resembling import Resembling
from targetlint.lang.words_in import folded
from targetlint.model.amount import Amount, Period
from targetlint.model.form import Form, Stated, Unknown

NO_PEERS = Unknown("no-peers")
MIXED_YEARS = Unknown("mixed-years")
NO_TABLE = Unknown("no-table")
NO_LAST_YEAR = Unknown("no-last-year")
INTERRUPTED = Unknown("interrupted")

_Index = tuple[dict[object, list[int]], list[int]]  # positions by what a field says, and those without


def year_of(form: Form) -> int | None:
    """Return the calendar year in which the form's fiscal year begins; None where it states none."""
    held = form.values.get("fiscal_year")
    period = held.value if isinstance(held, Stated) else None
    return period.first.year if isinstance(period, Period) else None


class OpenTable(Protocol):
    """A decision table by its name, with the rows it has."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def rows(self) -> Sequence[object]:
        """Its rows; none where no pack gives any."""


class Batch:
    """The forms of one run, in reading order.

    `last_year` holds, by `id` of a form of the run, the same form of last year or why there is none
    (lang/last_year.py); where it is left out, no forms of last year were given. `filled` are open decision
    tables with the rows that an example gives them. A batch that is not `whole` has lost forms to an
    interruption: what depends on others is unknown.
    """

    def __init__(
        self,
        forms: Iterable[Form] = (),
        last_year: Mapping[int, Form | Unknown] = MappingProxyType({}),
        filled: Iterable[OpenTable] = (),
        *,
        whole: bool = True,
    ) -> None:
        self._whole = whole
        self._kinds: dict[str, list[Form]] = {}
        for form in forms:
            self._kinds.setdefault(form.kind, []).append(form)
        self._last_year = last_year
        self._filled = {each.name: each for each in filled}
        self._groups: dict[tuple[str, int | None], list[Form] | Unknown] = {}
        self._indexes: dict[tuple[str, int | None, str], _Index] = {}
        self._texts: dict[tuple[str, int | None, str], Resembling] = {}

    def last_year(self, form: Form) -> Form | Unknown:
        """Return last year's form of the same kind, department and project."""
        return self._last_year.get(id(form), NO_LAST_YEAR) if self._whole else INTERRUPTED

    def filled(self, table: OpenTable) -> OpenTable | Unknown:
        """Return an open decision table with its rows; unknown where no pack gives any."""
        found = self._filled.get(table.name, table)
        return found if found.rows else NO_TABLE

    def peers(self, kind: str, form: Form) -> list[Form] | Unknown:
        """Return the other forms of `kind` and of the form's fiscal year; unknown where there are none."""
        group = self._group(kind, year_of(form))
        if isinstance(group, Unknown):
            return group
        return [each for each in group if each is not form] or NO_PEERS

    def matching(self, kind: str, form: Form, field: str, said: object) -> list[Form] | Unknown:
        """Return the peers whose `field` is `said` or unknown: no other can be the same.

        The field is looked up in an index that is made once. Where `said` itself is unknown, or there is
        no peer at all, the answer is that of `peers`.
        """
        group = self._group(kind, year_of(form))
        if isinstance(said, Unknown) or isinstance(group, Unknown) or (len(group) == 1 and group[0] is form):
            return self.peers(kind, form)
        same, unknown = self._index(kind, year_of(form), field, group)
        found = sorted([*same.get(_key(said), ()), *unknown])
        return [group[position] for position in found if group[position] is not form]

    def resembling(
        self, kind: str, form: Form, field: str, said: object, least: Amount
    ) -> list[Form] | Unknown:
        """Return the peers whose text `field` may resemble `said` by `least`, or is unknown.

        No other can have. Where `said` is unknown, or there is no peer, the answer is that of `peers`.
        """
        year = year_of(form)
        group = self._group(kind, year)
        if not isinstance(said, str) or isinstance(group, Unknown) or len(group) == 1:
            return self.peers(kind, form)
        same, unknown = self._index(kind, year, field, group)
        if (kind, year, field) not in self._texts:
            texts = {at: str(key) for key, positions in same.items() for at in positions}
            self._texts[kind, year, field] = Resembling(texts)
        found = self._texts[kind, year, field].may_resemble(folded(said), least.number)
        return [group[at] for at in sorted([*found, *unknown]) if group[at] is not form]

    def _group(self, kind: str, year: int | None) -> list[Form] | Unknown:
        """Return the forms of `kind` that are of `year`.

        Where this form and those of the kind state no more than one year between them, all are of it. Else
        a form without a year could be of any, and nothing is guessed.
        """
        if not self._whole:
            return INTERRUPTED
        if (kind, year) not in self._groups:
            forms = self._kinds.get(kind, [])
            years = {year_of(each) for each in forms} | {year}
            if len(years - {None}) <= 1:
                found: list[Form] | Unknown = forms or NO_PEERS
            elif None in years:
                found = MIXED_YEARS
            else:
                found = [each for each in forms if year_of(each) == year] or NO_PEERS
            self._groups[kind, year] = found
        return self._groups[kind, year]

    def _index(self, kind: str, year: int | None, field: str, group: list[Form]) -> _Index:
        if (kind, year, field) not in self._indexes:
            same: dict[object, list[int]] = {}
            unknown: list[int] = []
            for position, form in enumerate(group):
                said = form.values[field].known
                (unknown if isinstance(said, Unknown) else same.setdefault(_key(said), [])).append(position)
            self._indexes[kind, year, field] = same, unknown
        return self._indexes[kind, year, field]


def _key(said: Any) -> object:  # noqa: ANN401 - a value of a field: a text, a date, a period, an enum member
    """Return what two values that are the same to `is` have in common (docs/decisions/0004)."""
    return folded(said) if isinstance(said, str) else said
