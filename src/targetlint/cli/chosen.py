"""What the options of a command come to, and which setting is that of which option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options of a command as they come to, by name; `origins` says of those that are set by whom."""

    options: Mapping[str, object]
    origins: Mapping[str, str]


def serves(key: str, option: click.Parameter) -> bool:
    """Whether a setting is that of an option.

    `--format` of `show` knows other formats than a check; `baseline prune` writes the one it names.
    """
    if key == "format":
        return isinstance(option.type, click.Choice) and "full" in option.type.choices
    return key != "baseline" or not isinstance(option.default, str)
