"""What all published formats share: strict objects, texts in both languages, cited clauses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Shape(BaseModel):
    """What every object of the published formats holds to: no field but its own, and none that changes."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_enum_values=True,
        json_schema_serialization_defaults_required=True,  # a default is for reports of earlier versions
    )


class Text(Shape):
    """A text for people, in both languages."""

    zh: str
    en: str


class Basis(Shape):
    """A clause that a rule rests on; `verified` says whether the wording was checked at the source."""

    document: str
    clause: str
    verified: bool


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


Written = Annotated[str, BeforeValidator(_encodable)]  # a word typed: may hold bytes that are no UTF-8


def _apart(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


FilePath = Annotated[str, BeforeValidator(_apart)]  # the same, and what differs there differs in the report

_OLDER = frozenset({"1.0", "1.1", "1.2", "1.3"})


def _readable(version: object) -> object:
    """Take a report of an earlier minor version for one of this: what it lacks has a default."""
    return VERSION if version in _OLDER else version


VERSION = "1.4"  # major: a field changed its meaning or went; minor: one came
Version = Annotated[Literal["1.4"], BeforeValidator(_readable)]
