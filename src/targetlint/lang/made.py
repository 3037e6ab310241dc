"""A generated function as code and the constants it names, and the same as bytes to be kept between runs."""

from __future__ import annotations

import io
import marshal
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any

from targetlint.lang.answers import Doubt, Hit
from targetlint.lang.batch import Batch
from targetlint.lang.builtins import TABLE
from targetlint.lang.vocabulary import ATTRIBUTES
from targetlint.model.form import Form

Run = Callable[[Form, Batch, list[Hit], list[Doubt], list[int]], None]


@dataclass(frozen=True, slots=True)
class Made:
    """The code of a module that defines `run`, and its global names."""

    code: CodeType
    constants: Mapping[str, Any]

    def run(self) -> Run:
        """Return the function."""
        namespace = dict(self.constants)
        exec(self.code, namespace)  # noqa: S102 - compiled from a tree of our own nodes, no user text
        run: Run = namespace["run"]
        return run

    def to_bytes(self) -> bytes:
        """Return bytes for `from_bytes` of the same Python and the same version of this program."""
        held = io.BytesIO()
        _Pickler(held, pickle.HIGHEST_PROTOCOL).dump((marshal.dumps(self.code), dict(self.constants)))
        return held.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Made:
        """Return what `to_bytes` wrote. The bytes can run code: they must be known to be our own."""
        code, constants = _Unpickler(io.BytesIO(data)).load()
        return cls(marshal.loads(code), constants)  # noqa: S302 - signed, see cache.py


class _Pickler(pickle.Pickler):
    """Writes the functions that rules may call by what a rule calls them: some have no name in Python."""

    def __init__(self, file: io.BytesIO, protocol: int) -> None:
        super().__init__(file, protocol)
        self._called = {id(each.run): ("builtin", name) for name, each in TABLE.items()}
        self._called |= {id(each.read): ("attribute", key) for key, each in ATTRIBUTES.items()}

    def persistent_id(self, obj: object) -> tuple[str, str] | None:
        return self._called.get(id(obj))


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: tuple[str, str]) -> Callable[..., Any]:
        kind, name = pid
        return TABLE[name].run if kind == "builtin" else ATTRIBUTES[name].read
