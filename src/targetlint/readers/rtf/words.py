"""What control words do to the group they stand in: its character properties, its goal, its table.

Source: RTF specification 1.9.1; each function is named after its word and takes the word's number.
"""

from __future__ import annotations

from collections.abc import Callable

from targetlint.readers.limits import TABLE_LEVELS
from targetlint.readers.refusal import within
from targetlint.readers.rtf.state import Field, Goal, State
from targetlint.readers.rtf.story import RowShape, Story

_Word = Callable[[State, int | None], None]


def _plain(state: State, _: int | None) -> None:
    state.font = None
    state.deleted = state.hidden = False


def _f(state: State, number: int | None) -> None:
    state.font = number or 0


def _uc(state: State, number: int | None) -> None:
    state.skipped = 1 if number is None else max(0, number)


def _v(state: State, number: int | None) -> None:
    state.hidden = number != 0


def _deleted(state: State, number: int | None) -> None:
    state.deleted = number != 0


def _pard(state: State, _: int | None) -> None:
    state.depth = 0


def _intbl(state: State, _: int | None) -> None:
    state.depth = max(1, state.depth)


def _itap(state: State, number: int | None) -> None:
    state.depth = 1 if number is None else max(0, number)
    within("levels", state.depth, TABLE_LEVELS)


PROPERTIES: dict[str, _Word] = {
    "plain": _plain,
    "f": _f,
    "uc": _uc,
    "v": _v,
    "deleted": _deleted,
    "mvf": _deleted,
    "pard": _pard,
    "intbl": _intbl,
    "itap": _itap,
}
"""Words that change the properties of characters and paragraphs."""


def _fonttbl(state: State, _: int | None) -> None:
    state.goal = Goal.FONT_NAME


def _listtext(state: State, _: int | None) -> None:
    state.goal = Goal.NUMBER
    state.story.number.clear()


def _shape(state: State, _: int | None) -> None:
    state.goal = Goal.NOWHERE


def _text_box(state: State, _: int | None) -> None:
    state.goal, state.story = Goal.STORY, Story(state.story.tally)
    state.depth, state.inner, state.field = 0, False, None


def _field(state: State, _: int | None) -> None:
    state.field = Field()


def _fldinst(state: State, _: int | None) -> None:
    state.goal = Goal.INSTRUCTION


def _formfield(state: State, _: int | None) -> None:
    state.goal = Goal.FORM


def _ffl(state: State, _: int | None) -> None:
    state.goal = Goal.ENTRY
    if state.field is not None:
        state.field.entries.append([])


def _nesttableprops(state: State, _: int | None) -> None:
    state.inner = True


def _upr(state: State, _: int | None) -> None:
    state.before, state.goal = state.goal, Goal.NOWHERE


def _ud(state: State, _: int | None) -> None:
    state.goal = state.before or state.goal


GOALS: dict[str, _Word] = {
    "fonttbl": _fonttbl,
    "listtext": _listtext,
    "pntext": _listtext,
    "shpinst": _shape,
    "do": _shape,
    "shptxt": _text_box,
    "dptxbxtext": _text_box,
    "field": _field,
    "fldinst": _fldinst,
    "formfield": _formfield,
    "ffl": _ffl,
    "nesttableprops": _nesttableprops,
    "upr": _upr,
    "ud": _ud,
}
"""Words that begin a group of another kind, most of them behind `\\*`; unknown ones there are left out."""


def _par(state: State, _: int | None) -> None:
    if not state.deleted:
        state.story.paragraph(state.depth)


def _cell(state: State, _: int | None) -> None:
    if not (state.depth > 1 and state.story.in_row):  # LibreOffice ends the outer cell in an inner row too
        state.story.cell(1)


def _nestcell(state: State, _: int | None) -> None:
    state.story.cell(max(2, state.depth))


def _row(state: State, _: int | None) -> None:
    state.story.row(1)


def _nestrow(state: State, _: int | None) -> None:
    state.story.row(max(2, state.story.depth))


def _table(state: State) -> int:
    """Return the depth of the table that a row is defined for."""
    return max(2, state.story.depth) if state.inner else 1


def _trowd(state: State, _: int | None) -> None:
    state.story.shapes[_table(state)] = RowShape()


def _trleft(state: State, number: int | None) -> None:
    state.story.shapes[_table(state)].left = number or 0


def _cellx(state: State, number: int | None) -> None:
    state.story.shapes[_table(state)].edge(number or 0)


def _mark(name: str) -> _Word:
    """Return the function of a word that marks the cell whose edge comes next."""

    def mark(state: State, _: int | None) -> None:
        state.story.shapes[_table(state)].marks.add(name)

    return mark


LAYOUT: dict[str, _Word] = {
    "par": _par,
    "sect": _par,
    "cell": _cell,
    "nestcell": _nestcell,
    "row": _row,
    "nestrow": _nestrow,
    "trowd": _trowd,
    "trleft": _trleft,
    "cellx": _cellx,
    **{name: _mark(name) for name in ("clvmgf", "clvmrg", "clmgf", "clmrg", "cldel")},
}
"""Words that end and define paragraphs, cells and rows; they count only where text is shown."""
