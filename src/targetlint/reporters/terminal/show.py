"""What was understood of a document: fields with state and place, lists redrawn, what was left over."""

from __future__ import annotations

from collections.abc import Iterator

from targetlint.model.form import Form, Listed, Row, State, Stated
from targetlint.model.report import DocumentReport
from targetlint.model.schema import FORMS
from targetlint.reporters.places import address, column_name
from targetlint.reporters.terminal import reading
from targetlint.reporters.terminal.grid import Line, draw_whole
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean, one_line


def render(document: DocumentReport, page: Page) -> str:
    """Return every form of the document as it was understood."""
    lines = [page.paint(clean(document.path), "place")]
    if document.document and document.document.revised:
        lines += page.wrapped(page.say("report.revised"))
    if document.document is None:
        lines.append(page.say("report.not_read"))
    elif not document.forms:
        lines.append(page.say("report.not_recognised"))
    for each in document.forms:
        lines += ["", *_form(each.form, page)]
    return joined(lines)


def _form(form: Form, page: Page) -> Iterator[str]:
    title = one_line(form.title).text
    yield page.paint(page.say("report.form", number=form.number, title=title), "label")
    chinese = FORMS[form.kind].chinese if form.kind in FORMS else ""
    kind = chinese if page.lang == "zh" and chinese else form.kind.replace("_", " ")
    where = address(form.place)
    yield from page.wrapped(page.say("report.read_by", kind=kind, layout=form.layout, place=where), 2, 2)
    yield ""
    yield from _fields(form, page)
    for name, value in form.values.items():
        if isinstance(value, Listed) and value.state is State.VALUE:
            yield ""
            yield from _list(_name(name, form, page), value, page)
    schema = FORMS[form.kind].fields  # fields of other layouts' own are not missing here
    absent = (name for name, value in form.values.items() if name in schema and value.state is State.ABSENT)
    missing = [_name(name, form, page) for name in absent]
    if missing:
        yield ""
        yield from page.labelled(page.say("report.not_in_form"), page.say("report.and").join(missing))
    if form.leftovers:
        yield ""
        yield page.paint(page.say("report.leftovers"), "warning")
        for each in form.leftovers:
            yield from page.wrapped(f"{address(each.place)}  {one_line(each.text).text}", 2, 4)


def _fields(form: Form, page: Page) -> list[str]:
    """Draw the single fields: what each is called, what stands there, where."""
    lines = [
        Line("", [_name(name, form, page), _said(value, page), address(value.place)])
        for name, value in form.values.items()
        if isinstance(value, Stated) and value.state is not State.ABSENT
    ]
    return draw_whole([], lines, page) if lines else []


def _list(name: str, listed: Listed, page: Page) -> Iterator[str]:
    """Yield a list: texts one a line, rows as a table with what their cells were read as."""
    yield page.paint(page.say("report.list", name=name, count=len(listed.items)), "label")
    texts = [each for each in listed.items if isinstance(each, Stated)]
    rows = [each for each in listed.items if isinstance(each, Row)]
    lines = [Line(str(n), [_said(each, page), address(each.place)]) for n, each in enumerate(texts, 1)]
    if lines:
        yield from draw_whole([], lines, page)
    if rows:
        yield from _rows(rows, page)


def _rows(rows: list[Row], page: Page) -> Iterator[str]:
    """Draw the rows; a column that is blank in all of them is only named."""
    states = {name: {row.values[name].state for row in rows} for name in rows[0].values}
    there = [name for name, found in states.items() if found - {State.ABSENT, State.BLANK}]
    blank = [name for name, found in states.items() if State.BLANK in found and name not in there]
    header = [page.pick(column_name(name, in_list=True)) for name in there]
    lines = [
        Line(str(row.number), [*(_said(row.values[name], page) for name in there), address(row.place)])
        for row in rows
    ]
    yield from draw_whole([*header, page.say("report.column_place")], lines, page)
    if blank:
        names = [page.pick(column_name(name, in_list=True)) for name in blank]
        yield from page.labelled(page.say("report.all_blank"), page.say("report.and").join(names))


def _said(stated: Stated, page: Page) -> str:
    """Return what stands in a cell and, where it is not the same, what it was read as."""
    text = _stood(stated, page)
    read = reading.said(stated, page.lang)
    return f"{text} = {read}" if read and read not in {text, one_line(stated.text).text} else text


def _stood(stated: Stated, page: Page) -> str:
    match stated.state:
        case State.ABSENT:
            return "-"
        case State.BLANK:
            return page.say("report.state_blank")
        case State.UNREADABLE:
            return one_line(stated.text).text + page.say("report.state_unreadable")
    return one_line(stated.text).text


def _name(name: str, form: Form, page: Page) -> str:
    return page.pick(column_name(name, in_list=False, kind=form.kind))
