"""What a run was told by settings files, the environment and `--config`, and where each of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from targetlint.model.diagnostic import Severity
from targetlint.model.glob import Glob
from targetlint.model.place import Origin


@dataclass(frozen=True, slots=True)
class Override:
    """What is otherwise for some forms: those in `files`, of `units` and of `projects`, as far as given.

    Of these `select` are asked (all where it is empty), less `ignore`; `severity` maps selectors of
    rules to severities. `origin` is where the override begins, `named` where each rule is named.
    """

    files: tuple[Glob, ...]
    units: tuple[str, ...]
    projects: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: Mapping[str, Severity]
    reason: str
    origin: Origin
    named: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def keys(self) -> dict[str, object]:
        """What it says, by the keys of a settings file and in their order."""
        held: dict[str, object] = {
            "files": [each.pattern for each in self.files],
            "units": self.units,
            "projects": self.projects,
            "select": self.select,
            "ignore": self.ignore,
            "severity": {rule: each.value for rule, each in self.severity.items()},
            "reason": self.reason,
        }
        return {key: value for key, value in held.items() if value}


@dataclass(frozen=True, slots=True)
class Value:
    """A setting as written, where it stands, and the folder that paths in it are relative to.

    `items` are the places of a list's members.
    """

    written: object
    origin: Origin
    base: Path
    items: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run, by key; `files` are those in force, the nearest first, then what it extends."""

    values: Mapping[str, Value] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def exclude(self) -> tuple[Glob, ...]:
        """The patterns of files that are not looked at."""
        value = self.values.get("exclude")
        if value is None or not isinstance(value.written, list):
            return ()
        return tuple(
            Glob(each, value.base, line_of(at)) for each, at in zip(value.written, value.items, strict=True)
        )

    def origin(self, key: str, word: str) -> Origin | None:
        """Return where `word` stands in the list `key`; None where no settings have it."""
        value = self.values.get(key)
        if value is None or not isinstance(value.written, list) or word not in value.written:
            return None
        return value.items[value.written.index(word)]


def line_of(origin: Origin) -> str:
    """Return the line of a setting, for people; one that was typed (`--config`) stands in none."""
    return origin.file if origin.file.startswith("--") else f"{origin.file}:{origin.line}"
