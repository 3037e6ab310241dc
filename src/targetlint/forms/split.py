"""Several indicators numbered in the cells of one line, as one line each."""

from __future__ import annotations

from targetlint.forms import inside
from targetlint.forms.gathered import Texts, cut
from targetlint.forms.rows import Written
from targetlint.model.schema import ROWS

_OWN = frozenset({"number", "target"})  # types of fields whose text is one indicator's, and not all of them


def indicators(line: Texts) -> list[Texts]:
    """Return the lines that `line` holds: several where its name and its value have the same numbers.

    A cell without these numbers belongs to every line where it holds words or a sign, such as the tiers; a
    weight or a former value belongs to no line alone and is left out.
    """
    numbered = {name: inside.numbered(cell.text) for name, cell in line.items()}
    count = len(numbered.get("name", ()))
    if not count or len(numbered.get("value", ())) != count:
        return [line]
    return [
        {
            name: cut(cell, numbered[name][at]) if len(numbered[name]) == count else cell
            for name, cell in line.items()
            if len(numbered[name]) == count or _shared(name, cell)
        }
        for at in range(count)
    ]


def uneven(name: str, value: str) -> bool:
    """Tell whether the texts of a name and its value hold numbered lists that do not go together."""
    counts = len(inside.numbered(name)), len(inside.numbered(value))
    return bool(value.strip()) and max(counts) > 1 and counts[0] != counts[1]


def _shared(name: str, cell: Written) -> bool:
    return not cell.text.strip() or ROWS["indicator"].fields[name].type not in _OWN
