"""Files that say the same as another of the run: copies, the other format of a form, annotated copies."""

from __future__ import annotations

from collections.abc import Sequence

from targetlint.model.form import Form, Listed, Row, Stated
from targetlint.model.report import DocumentReport

_Said = tuple[object, ...]


def repeated(documents: Sequence[DocumentReport]) -> dict[int, str]:
    """Return the positions of documents that need not be checked, with the path of the one that is.

    These are the same: forms that say the same in every field, whatever the format, comments and places. A
    form that does not say whom it is from may be another unit's, and text that is a guess may say something
    else. Of 项目.docx, 项目 - 副本.docx and 项目_自检批注.docx the one with the shortest name is checked.
    """
    same: dict[_Said, list[int]] = {}
    for at, each in enumerate(documents):
        certain = each.document is not None and each.document.certain
        if certain and each.forms and all(report.form.sender for report in each.forms):
            same.setdefault(tuple(_form(report.form) for report in each.forms), []).append(at)
    instead: dict[int, str] = {}
    for group in same.values():
        kept = min(group, key=lambda at: (len(_name(documents[at].path)), at))
        instead |= {at: documents[kept].path for at in group if at != kept}
    return dict(sorted(instead.items()))


def _name(path: str) -> str:
    return path.replace("!", "/").rpartition("/")[2]


def _form(form: Form) -> _Said:
    fields = tuple((name, _value(held)) for name, held in form.values.items())
    return form.kind, form.layout, form.title, fields, tuple(each.text for each in form.leftovers)


def _value(held: Stated | Listed) -> _Said:
    if isinstance(held, Stated):
        return held.state, held.text
    return held.state, tuple(_item(each) for each in held.items)


def _item(item: Row | Stated) -> _Said:
    if isinstance(item, Stated):
        return _value(item)
    return item.kind, tuple((name, _value(held)) for name, held in item.values.items())
