"""Letters replaced where they are stored, so that whatever formats them stays: runs, fonts, colours."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from lxml import etree

from targetlint.model.retyped import Change

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def retype(texts: Sequence[etree._Element], change: Change) -> bool:
    """Let the elements that hold the text of a cell hold another one, in place.

    False, and nothing changed, where what changes is not all in them: a line end, a tab, a number that the
    program writes.
    """
    stored = [(element, at) for element in texts for at in range(len(element.text or ""))]
    places = _aligned([(element.text or "")[at] for element, at in stored], change.before)
    letters = {id(element): list(element.text or "") for element in texts}
    for kind, first, end, begun, done in SequenceMatcher(None, *change, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if kind == "insert" or any(places[at] is None for at in range(first, end)):
            return False
        wanted = change.after[begun:done]
        for number, at in enumerate(range(first, end)):
            place = places[at]
            last = at == end - 1
            element, offset = stored[place if place is not None else 0]
            letters[id(element)][offset] = wanted[number:] if last else wanted[number : number + 1]
    for element in texts:
        text = "".join(letters[id(element)])
        if text != (element.text or ""):
            element.text = text
            element.set(_SPACE, "preserve")
    return True


def _aligned(stored: Sequence[str], shown: str) -> list[int | None]:
    """Return for each sign that is shown where it is stored, None where it is not: a line end, a tab."""
    found: list[int | None] = []
    at = 0
    for sign in shown:
        is_stored = at < len(stored) and (stored[at] == sign or (stored[at] == "\n" and sign == " "))
        found.append(at if is_stored else None)
        at += is_stored
    return found if at == len(stored) else [None] * len(shown)
