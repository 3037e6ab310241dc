"""Rule books kept between runs: as they were made, while everything that they were made from is the same."""

from __future__ import annotations

import marshal
import os
import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from targetlint import __version__
from targetlint.assets import asset
from targetlint.book import Book
from targetlint.cache import Cache
from targetlint.inputs import Inputs, Noted
from targetlint.lang.plan import Kept, Plan
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.report import Explanation

if TYPE_CHECKING:  # many classes, which a book has no use for until rules are run
    from targetlint.lang import typed

    _Ready = tuple[typed.Rule, ...]

_Part = TypeVar("_Part")
_APART = ("plan", "shadow", "explanations")  # of a book; the rest is small and always needed


def load(folders: Sequence[Path], *, today: date, cache: Cache) -> tuple[Book, list[Diagnostic]]:
    """Return what `rulebook.load` returns, from the cache where that can be, and keep it for the next run."""
    name = _name(folders)
    found = _taken(name, today, cache)
    return found or _made(name, folders, today, cache)


def _taken(name: str, today: date, cache: Cache) -> tuple[Book, list[Diagnostic]] | None:
    data = cache.get(name)
    if data is None:
        return None
    noted, *parts = marshal.loads(data)  # noqa: S302 - signed, see cache.py
    if not Noted(*noted).holds(today):
        return None
    facts, diagnostics = pickle.loads(parts[0])  # noqa: S301 - the same
    kept = _kept(name, Noted(*noted), cache)
    later: _Later[tuple[_Ready, _Ready]] = _Later(parts[1])
    plan, shadow = (Plan(_Rules(later, number), kept) for number in range(2))
    return Book(**facts, plan=plan, shadow=shadow, explanations=_Pages(_Later(parts[2]))), diagnostics


def _made(name: str, folders: Sequence[Path], today: date, cache: Cache) -> tuple[Book, list[Diagnostic]]:
    from targetlint import rulebook  # noqa: PLC0415 - the parser and all passes: what a kept book saves

    inputs = Inputs(today)
    book, diagnostics = rulebook.make(folders, inputs)
    noted = inputs.noted()
    for plan in (book.plan, book.shadow):
        plan.kept = _kept(name, noted, cache)
    facts = {each.name: getattr(book, each.name) for each in fields(Book) if each.name not in _APART}
    parts = ((facts, diagnostics), (book.plan.rules, book.shadow.rules), book.explanations)
    pickled = [pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in parts]
    cache.put(name, marshal.dumps(((noted.steps, noted.digest, noted.days), *pickled)))
    return book, diagnostics


def _name(folders: Sequence[Path]) -> str:
    """Return what the book of some folders is kept under by this Python and these sources of the program."""
    digest = sha256(f"{__version__}\0{sys.implementation.cache_tag}\0{sys.version}\0".encode() + MAGIC_NUMBER)
    for place in (str(Path(__file__).parent), str(asset("grammar"))):
        for path, size, changed in sorted(_sources(place)):
            digest.update(f"{path}\0{size}\0{changed}\0".encode(errors="surrogatepass"))
    digest.update("\0".join(str(each.resolve()) for each in folders).encode(errors="surrogatepass"))
    return digest.hexdigest()


def _sources(place: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of change of each file that decides what is made of rules."""
    with os.scandir(place) as found:
        for each in found:
            if each.is_dir():
                if each.name not in {"__pycache__", "rules"}:
                    yield from _sources(each.path)
            elif each.name.endswith((".py", ".lark", ".toml")):
                held = each.stat()
                yield each.path, held.st_size, held.st_mtime_ns


def _kept(name: str, noted: Noted, cache: Cache) -> Kept:
    made_from = f"{name}\0{noted.digest.hex()}\0{noted.days}"
    return Kept(cache, sha256(made_from.encode()).hexdigest())


class _Later(Generic[_Part]):
    """A part of a book, unpacked when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._unpacked: list[_Part] = []

    def __call__(self) -> _Part:
        if not self._unpacked:
            self._unpacked.append(pickle.loads(self._data))  # noqa: S301 - signed, see cache.py
        return self._unpacked[0]


class _Rules(Sequence["typed.Rule"]):
    """The rules of one of two plans, which are kept together: who reads about rules asks for none."""

    def __init__(self, later: _Later[tuple[_Ready, _Ready]], number: int) -> None:
        self._later, self._number = later, number

    @overload
    def __getitem__(self, index: int) -> typed.Rule: ...
    @overload
    def __getitem__(self, index: slice) -> _Ready: ...
    def __getitem__(self, index: int | slice) -> typed.Rule | _Ready:
        return self._later()[self._number][index]

    def __iter__(self) -> Iterator[typed.Rule]:
        return iter(self._later()[self._number])

    def __len__(self) -> int:
        return len(self._later()[self._number])


class _Pages(Mapping[str, Explanation]):
    """The pages of the rules: a check asks for none."""

    def __init__(self, later: _Later[Mapping[str, Explanation]]) -> None:
        self._later = later

    def __getitem__(self, name: str) -> Explanation:
        return self._later()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._later())

    def __len__(self) -> int:
        return len(self._later())
