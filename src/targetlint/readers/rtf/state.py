"""What an RTF group inherits and what a field remembers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from targetlint.readers.rtf.story import Story
from targetlint.readers.symbols import shown

_SYMBOL = re.compile(
    r'SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s*"?([^"\\]*))?', re.IGNORECASE | re.DOTALL
)
_DEFAULT = 25  # \ffres: the result is not set, \ffdefres counts
_CHECK_BOX, _LIST = 1, 2  # \fftype


class Goal(Enum):
    """Where the text of a group goes."""

    STORY = auto()
    NUMBER = auto()  # of a paragraph in a list
    FONT_NAME = auto()
    INSTRUCTION = auto()  # of a field: what it does, not what it shows
    FORM = auto()  # the properties of a form field
    ENTRY = auto()  # one choice of a drop-down list
    NOWHERE = auto()


@dataclass(slots=True)
class Field:
    """A field: `shown` says whether its result has text; `form` are the numbers of a form field."""

    instruction: list[str] = field(default_factory=list)
    form: dict[str, int] = field(default_factory=dict)
    entries: list[list[str]] = field(default_factory=list)
    shown: bool = False

    def drawn(self) -> str:
        """Return what the field shows by itself, where its result has no text: a box, a choice, a symbol."""
        code = "".join(self.instruction).strip()
        kind, result = self.form.get("fftype"), self.form.get("ffres", _DEFAULT)
        chosen = self.form.get("ffdefres", 0) if result == _DEFAULT else result
        if kind == _CHECK_BOX or code.startswith("FORMCHECKBOX"):
            return "☑" if chosen else "☐"
        if kind == _LIST:
            return "".join(self.entries[chosen]) if 0 <= chosen < len(self.entries) else ""
        if code.startswith("EQ"):
            return _overlaid(code)
        symbol = _SYMBOL.match(code)
        if symbol is None:
            return ""
        number = int(symbol[1], 16 if symbol[1][1:2] in {"x", "X"} else 10)
        return shown(chr(number), symbol[2] or "")


def _overlaid(code: str) -> str:
    r"""Return the last of the texts that an EQ \o field prints over each other, "" for other equations.

    So Word keeps a word with its pronunciation, and a character in a frame: √ in a box.
    """
    if "\\o" not in code or not code.endswith(")"):
        return ""
    return code[max(code.rfind(each) for each in ",;(") + 1 : -1]


@dataclass(slots=True)
class State:
    r"""The properties that a group takes over from the one around it and may change for itself.

    `depth` counts the tables around the paragraph, `skipped` the characters that follow a `\u`;
    `before` is the goal that the Unicode half of `\upr` returns to.
    """

    story: Story
    goal: Goal = Goal.STORY
    font: int | None = None
    skipped: int = 1
    depth: int = 0
    deleted: bool = False
    hidden: bool = False
    inner: bool = False
    field: Field | None = None
    before: Goal | None = None

    def inherited(self) -> State:
        """Return the state of a group inside this one (dataclasses.replace takes eight times as long)."""
        same = (self.story, self.goal, self.font, self.skipped, self.depth)
        return State(*same, self.deleted, self.hidden, self.inner, self.field, self.before)
