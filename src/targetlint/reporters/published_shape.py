"""What all published formats share: strict objects, texts in both languages, cited clauses."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """What every object of the published formats holds to: no field but its own, and none that changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=True)


class Text(Shape):
    """A text for people, in both languages."""

    zh: str
    en: str


class Basis(Shape):
    """A clause that a rule rests on; `verified` says whether the wording was checked at the source."""

    document: str
    clause: str
    verified: bool
