"""Content controls of Word documents, settled before the text is read."""

from __future__ import annotations

from lxml import etree

from targetlint.readers.markup import child, is_on
from targetlint.readers.prompts import is_prompt


def settle_controls(root: etree._Element) -> None:
    """Rewrite content controls in place: Word's prompt is no text, a check box is its state."""
    for control in list(root.iter("{*}sdt")):
        properties, content = child(control, "sdtPr"), child(control, "sdtContent")
        box = child(properties, "checkbox")
        marks = [] if content is None else list(content.iter("{*}t", "{*}sym"))
        if not marks:
            continue
        if box is not None:
            _rewrite(marks, "☑" if is_on(child(box, "checked")) else "☐")
        elif is_on(child(properties, "showingPlcHdr")) and is_prompt(
            "".join(each.text or "" for each in marks)
        ):
            _rewrite(marks, "")


def _rewrite(marks: list[etree._Element], text: str) -> None:
    """Make `text` all that these w:t and w:sym elements show."""
    for mark in marks:
        mark.tag, mark.text = str(mark.tag).rpartition("}")[0] + "}t", ""
    marks[0].text = text
