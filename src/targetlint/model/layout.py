"""A printed form as data: which labels show which fields (design: language 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from targetlint.model import interchange
from targetlint.model.added import NOTHING_ADDED, Added
from targetlint.model.place import Origin
from targetlint.model.schema import Field

GENERAL = "T0"  # the central pack's layout that knows every label: it reads what no other layout fits


@dataclass(frozen=True, slots=True)
class Label:
    """A field and the labels it is printed with; `unit` is the unit of a bare number under them.

    `field` is the field's English name in the schema, or the Chinese name of a layout's own field.
    """

    field: str
    texts: tuple[str, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A list field whose lines are single labels: each label is the `source` of one amount.

    `period` is "annual", "total" or empty: which budget the amounts belong to.
    """

    field: str
    texts: tuple[str, ...]
    unit: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list written inside one cell as 目标1：… 目标2：…; `prefix` is the word before the number.

    For indicators, `tier1` says which first-level tier the cell belongs to.
    """

    field: str
    texts: tuple[str, ...]
    prefix: str
    tier1: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """A list field shown as a sub-table with a header row: field name of the row -> header texts."""

    field: str
    columns: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A printed tier label, the `tier1` or `tier2` member it means and the first level it stands under.

    Either member may be empty: left to the label's own words.
    """

    text: str
    member: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A printed option of a check-box field and the enum member it means."""

    field: str
    text: str
    member: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One printed template. `kind` is the form kind it is read as, `titles` what its title says.

    `added` are words by which the packs want indicator values read.
    """

    id: str
    name: str
    kind: str
    titles: tuple[str, ...]
    origin: Origin
    labels: tuple[Label, ...] = ()
    parts: tuple[Parts, ...] = ()
    items: tuple[Items, ...] = ()
    tables: tuple[Columns, ...] = ()
    tiers: tuple[Tier, ...] = ()
    choices: tuple[Choice, ...] = ()
    own_fields: tuple[Field, ...] = ()
    unit: str = ""
    ignored: tuple[str, ...] = ()
    added: Added = NOTHING_ADDED

    @property
    def general(self) -> bool:
        """Whether it reads forms by their labels alone, and gives way to any layout that fits as well."""
        return self.id == GENERAL

    @property
    def for_data(self) -> bool:
        """Whether forms as data are read by it, and no printed ones."""
        return any(title in interchange.TITLES.values() for title in self.titles)


def own_fields(layouts: Iterable[Layout]) -> dict[str, dict[str, Field]]:
    """Return the fields that layouts add to a kind of form, by kind and name."""
    found: dict[str, dict[str, Field]] = {}
    for layout in layouts:
        for each in layout.own_fields:
            found.setdefault(layout.kind, {}).setdefault(each.name, each)
    return found
