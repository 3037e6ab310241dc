"""`targetlint quantity TEXT…`: how a value is read, and which part of the text gave what."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from targetlint import __version__
from targetlint.cli import streams
from targetlint.cli.book import complain, load
from targetlint.cli.codes import CLEAN, UNTRUSTED
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.quantity import Target
from targetlint.model.said import Lang
from targetlint.quantities.added import tables
from targetlint.quantities.misread import misreading
from targetlint.quantities.parse import parse
from targetlint.quantities.rates import yearly
from targetlint.readers.encoding import decode
from targetlint.readers.refusal import Refusal
from targetlint.reporters.beside import Column, ColumnName, Misread, ReadValue
from targetlint.reporters.terminal import quantity

_STDIN = "-"
_YEAR_DIGITS = 4  # the calendar ends with the year 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One run of the command, with its options as given."""

    lang: Lang
    texts: Sequence[str]
    indicator: str
    sign: str
    unit: str
    direction: str
    year: str
    rules: Sequence[Path]
    format: str
    color: str

    def run(self) -> int:
        """Read the values, write their readings, and return the exit code."""
        if self.year and not _is_year(self.year):
            complain(self.lang, "cli.bad_year", value=self.year)
            return UNTRUSTED
        added = self._added()
        if added is None:
            return UNTRUSTED
        try:
            values = [read(text, self._columns(), added) for text in self._texts()]
        except Refusal:
            complain(self.lang, "cli.bad_input")
            return UNTRUSTED
        if self.format == "json":
            from targetlint.reporters import quantity_json  # noqa: PLC0415 - the same

            streams.put_json(quantity_json.render(values, __version__))
        else:
            page = streams.page(sys.stdout, self.lang, self.color)
            streams.put(quantity.render(values, page), sys.stdout)
        return CLEAN

    def _added(self) -> Added | None:
        """Return the words that the packs given add to the reading, None where these are wrong."""
        if not self.rules:
            return NOTHING_ADDED
        book = load(self.rules, streams.page(sys.stderr, self.lang, self.color))
        return None if book is None else book.whole.added

    def _texts(self) -> Iterator[str]:
        """Yield the values as given; where one is `-`, the lines of standard input stand in its place."""
        for text in self.texts:
            yield from decode(sys.stdin.buffer.read()).splitlines() if text == _STDIN else [text]

    def _columns(self) -> dict[ColumnName, str]:
        return {name: column for name in get_args(ColumnName) if (column := str(getattr(self, name)))}


def read(text: str, columns: Mapping[ColumnName, str], added: Added = NOTHING_ADDED) -> ReadValue:
    """Read a value with what the columns beside it say, and once more without each of them.

    `added` are the words of packs.
    """

    def without(name: ColumnName) -> Target:
        return _parsed(text, {other: columns[other] for other in columns if other != name}, added)

    target = _parsed(text, columns, added)
    misread = misreading(target)
    return ReadValue(
        target,
        tuple(Column(name, column, without(name)) for name, column in columns.items()),
        tuple(map(yearly, target.quantities)),
        Misread(*misread) if misread else None,
    )


def _parsed(text: str, columns: Mapping[ColumnName, str], added: Added) -> Target:
    year = columns.get("year")
    return parse(
        text,
        sign=columns.get("sign", ""),
        unit=columns.get("unit", ""),
        direction=columns.get("direction", ""),
        indicator=columns.get("indicator", ""),
        year=int(year) if year else None,
        tables=tables(added),
    )


def _is_year(written: str) -> bool:
    return written.isdecimal() and len(written) <= _YEAR_DIGITS and int(written) > 0
