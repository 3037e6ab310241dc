"""Forms as data: every field comes through, nothing is lost, and whatever the JSON holds is survived."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from forms_kit import dump, forms_in, listed, shipped, told
from golden import cases, check
from hypothesis import given, settings
from hypothesis import strategies as st
from office import written

from targetlint.forms.recognise import recognise
from targetlint.model import interchange as keys
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.document import Document
from targetlint.model.form import Form, Listed, State, Stated
from targetlint.model.schema import ENUMS, FORMS, ROWS, Field
from targetlint.readers import interchange, limits
from targetlint.readers.refusal import Refusal
from targetlint.readers.source import Source


def read(data: str | bytes | object) -> tuple[Document, list[Diagnostic]]:
    """What the reader makes of JSON, given as text or as a value."""
    if not isinstance(data, str | bytes):
        data = json.dumps(data, ensure_ascii=False)
    return interchange.read(Source(data.encode() if isinstance(data, str) else data, "x.json"))


def forms(data: str | object) -> list[Form]:
    return recognise(read(data)[0], shipped())[0]


@pytest.mark.parametrize("case", cases("readers/interchange"), ids=lambda case: case.stem)
def test_what_is_read(case: Path) -> None:
    def understood(given: str) -> str:
        document, remarks = read(given)
        found, about = recognise(document, shipped())
        return "\n".join([written(document, remarks), *map(dump, found), told(about)])

    check(case, understood)


def sample(field: Field) -> str:
    """A text that is a value of the field."""
    if field.type == "enum":
        return next(iter(ENUMS[field.enum].values()))
    by_type = {
        "money": "36万元",
        "percent": "98%",
        "number": "12",
        "date": "2026年3月2日",
        "period": "2026年度",
    }
    return by_type.get(field.type, f"{field.chinese}是什么")


def whole(kind: str, *, chinese: bool) -> dict[str, object]:
    """A form with every field of its kind, by its English or its Chinese names."""

    def named(fields: dict[str, Field]) -> dict[str, object]:
        return {each.chinese if chinese else each.name: value(each) for each in fields.values()}

    def value(field: Field) -> object:
        if field.type == "rows":
            return [named(ROWS[field.row].fields), named(ROWS[field.row].fields)]
        return ["一、甲\n二、乙", "丙"] if field.type == "texts" else sample(field)

    name = FORMS[kind].chinese if chinese else kind
    return {keys.MARK: keys.VERSION, keys.KIND: name, **named(FORMS[kind].fields)}


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("chinese", [False, True], ids=["English", "Chinese"])
def test_every_field_of_the_schema_survives(kind: str, chinese: bool) -> None:  # noqa: FBT001 - a case
    document, remarks = read(whole(kind, chinese=chinese))
    [form], _ = recognise(document, shipped())
    assert (remarks, form.kind, form.leftovers) == ([], kind, [])
    for name, field in FORMS[kind].fields.items():
        found = form.values[name]
        assert found.state is State.VALUE, name
        if isinstance(found, Stated):
            assert found.text == sample(field)
        elif field.type == "texts":
            assert [each.text for each in found.items] == ["一、甲\n二、乙", "丙"]
        else:
            assert [[(each.text, each.state) for each in row.values.values()] for row in found.items] == [
                [(sample(each), State.VALUE) for each in ROWS[field.row].fields.values()]
            ] * 2, name


@pytest.mark.parametrize("kind", FORMS)
def test_the_layouts_for_data_are_those_of_the_schema(kind: str) -> None:
    [layout] = [each for each in shipped() if each.titles == (keys.TITLES[kind],)]
    own = {each.name: each.type for each in layout.own_fields}
    assert layout.kind == kind
    assert layout.for_data
    assert layout.unit == ""
    assert {each.field: each.texts for each in layout.labels} == {
        **{each.name: (each.chinese,) for each in FORMS[kind].fields.values()},
        **{name: (name,) for name in own},
    }
    lists = {each.name: ROWS[each.row] for each in FORMS[kind].fields.values() if each.type == "rows"}
    assert {
        each.field: {column.field: column.texts for column in each.columns} for each in layout.tables
    } == {name: {each.name: (each.chinese,) for each in row.fields.values()} for name, row in lists.items()}
    printed = [each for each in shipped() if each.kind == kind and not each.for_data]
    assert own == {field.name: field.type for each in printed for field in each.own_fields}


def test_printed_forms_and_data_are_never_read_by_each_others_layouts() -> None:
    printed = "绩效目标数据项目表\n\n" + "".join(
        f"\n\t{each.chinese}\n\t{sample(each)}\n" for each in FORMS["project_form"].fields.values()
    )
    [form], _ = forms_in(printed.encode(), "x.txt")
    assert form.layout == "T0"
    for kind in FORMS:  # every label of the other kinds is there as well
        others = {name: "" for each in FORMS.values() for name in each.fields}
        [form] = forms({**others, keys.MARK: 1, keys.KIND: kind})
        assert form.kind == kind


LABELS = sorted({text for each in shipped() for label in each.labels for text in label.texts})
TITLES = sorted({text for each in shipped() for text in each.titles})
HEADERS = sorted(
    {t for each in shipped() for table in each.tables for col in table.columns for t in col.texts}
)
SHARDS = [
    "",
    " ",
    "：",
    "（万元）",
    "单位：万元",
    "（2026年度）",
    "☑新增",
    "1、甲\n2、乙",
    "一致",
    "无",
    "36",
    "12月底前",
]
TEXTS = st.lists(
    st.sampled_from([*LABELS, *TITLES, *HEADERS, *SHARDS])
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=6),
    max_size=3,
).map("".join)


def rows_of(row: str) -> st.SearchStrategy[list[dict[str, str]]]:
    columns = dict.fromkeys(ROWS[row].fields, TEXTS)
    return st.lists(st.fixed_dictionaries({}, optional=columns).filter(bool), max_size=4)


def fields_of(kind: str) -> st.SearchStrategy[dict[str, object]]:
    shapes = {"texts": st.lists(TEXTS, max_size=3)}
    fields = FORMS[kind].fields
    given_ = {
        name: rows_of(each.row) if each.type == "rows" else shapes.get(each.type, TEXTS)
        for name, each in fields.items()
    }
    return st.fixed_dictionaries({keys.MARK: st.just(1), keys.KIND: st.just(kind)}, optional=given_)


DERIVED = {"annual_fund", "fund_total", "starts_on", "ends_on"}  # what recognition fills from other fields


@pytest.mark.no_cover
@given(st.sampled_from(sorted(FORMS)).flatmap(fields_of))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_field_stays_there(made: dict[str, object]) -> None:
    document, remarks = read(made)
    assert remarks == []
    found, _ = recognise(document, shipped())
    if len(made) == 2:
        assert found == []
        return
    [form] = found
    assert form.leftovers == []
    for name, value in form.values.items():
        if name not in made:
            assert value.state is State.ABSENT or name in DERIVED, name
        elif isinstance(value, Stated):
            assert value.text == made[name]
            assert value.state is not State.ABSENT
        elif value.items and isinstance(value.items[0], Stated):
            assert [each.text for each in value.items] == made[name]
        else:
            texts = [
                {key: each.text for key, each in row.values.items() if each.state is not State.ABSENT}
                for row in value.items
            ]
            assert texts == made[name]
            assert value.state is (State.VALUE if made[name] else State.BLANK)


KEYS = st.sampled_from(
    [*FORMS["project_form"].fields, *ROWS["indicator"].fields, *vars(keys), "forms", "kind"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5) | st.sampled_from([*FORMS]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=30,
)


@pytest.mark.no_cover
@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_gives_a_document_or_a_refusal(value: object) -> None:
    try:
        document, _ = read(json.dumps(value))
    except Refusal:
        return
    assert document.blocks
    found, about = recognise(document, shipped())
    assert found or about


@given(st.binary(max_size=200) | st.text(st.sampled_from('{}[]",:1eE.-+ \n\\u0d8ntf')).map(str.encode))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(data)
    except Refusal:
        return


FORM = json.dumps(whole("project_form", chinese=False), ensure_ascii=False).encode()


@given(st.lists(st.tuples(st.integers(0, len(FORM)), st.binary(max_size=3)), min_size=1, max_size=4))
@settings(deadline=None)
def test_a_damaged_form_is_read_or_refused(damage: list[tuple[int, bytes]]) -> None:
    data = FORM
    for at, piece in damage:
        data = data[:at] + piece + data[at + 2 :]
    try:
        read(data)
    except Refusal:
        return


REFUSED = [
    ("a number", "7", "no-form"),
    ("numbers", "[1, 2]", "no-form"),
    ("no form", '{"a": {"indicators": []}}', "no-form"),
    ("nothing in it", '{"forms": []}', "no-form"),
    ("a newer version", '{"targetlint_form": 2, "kind": "project_form"}', "no-form"),
    ("a truncated form", FORM[:60], "syntax"),
    ("nested too deep for a parser", "[" * 100_000, "limit"),
    ("nested too deep for us", '{"kind": "project_form", "a": ' + "[" * 120 + "]" * 120 + "}", "limit"),
    ("very long", b'{"kind": "project_form", "a": "' + b"x" * limits.TEXT_BYTES + b'"}', "limit"),
    ("too many values", "[" + "1," * limits.VALUES + "1,1]", "limit"),
    ("too many lines", "{}\n" * (limits.VALUES + 1), "limit"),
    ("no text", b'{"kind": "project_form", "a": "\xff\xff\xff"}', "encoding"),
]


@pytest.mark.parametrize(
    ("data", "problem"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_refused(data: str | bytes, problem: str) -> None:
    with pytest.raises(Refusal) as told_:
        read(data)
    assert told_.value.problem == problem


@pytest.mark.no_cover
def test_too_many_cells_are_refused() -> None:
    with pytest.raises(Refusal) as told_:
        read('{"indicators": [' + '{"name": ""},' * 200_001 + "{}]}")
    assert told_.value.problem == "limit"


def test_a_mistake_in_json_is_shown_where_it_is() -> None:
    with pytest.raises(Refusal) as told_:
        read('{"kind": "project_form",\n "project_name" "甲"}')
    assert "第 2 行第 17 列" in told_.value.diagnostic("x.json").message.zh


def test_huge_numbers_and_half_characters_are_texts() -> None:
    [form] = forms(
        '{"kind": "project_form", "fund_total": '
        + "9" * 5000
        + ', "filler": "\\ud800甲\\r\\n\\u0000", "phone": 1e5}'
    )
    assert form.text("fund_total") == "9" * 5000
    assert form.text("filler") == "\ufffd甲\n\ufffd"
    assert form.text("phone") == "100000"


def test_places_lead_back_to_the_cells() -> None:
    document, _ = read(whole("project_form", chinese=False))
    [form], _ = recognise(document, shipped())
    cells = {(t.number, c.row, c.column): c.text for t in document.tables for c in t.cells}
    values = [each for each in form.values.values() if isinstance(each, Stated)]
    lists = [each for each in form.values.values() if isinstance(each, Listed)]
    rows = [
        cell
        for each in lists
        for item in each.items
        if not isinstance(item, Stated)
        for cell in item.values.values()
    ]
    for each in [*values, *rows]:
        if each.state is not State.ABSENT:
            assert cells[each.place.table, each.place.row, each.place.column] == each.text


PAGE = (Path(__file__).parents[1] / "docs" / "interchange.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_are_read() -> None:
    own, system = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    document, remarks = read(own)
    [form], about = recognise(document, shipped())
    assert (remarks, about) == ([], [])
    parts = [row.values["amount"].value.number for row in listed(form, "fund_parts").items]
    assert [form.values["fund_total"].value.number, *parts] == [360000, 300000, 60000]
    assert form.values["rationale"].state is State.BLANK
    [form] = forms(system)
    assert [row.values["value"].text for row in listed(form, "indicators").items] == ["200", "95"]


def test_the_page_names_every_name_of_the_system() -> None:
    names, fields = [
        re.findall(r"`(\w+)`", line)
        for line in PAGE.splitlines()
        if line.startswith(("| `findex`", "| `tier1`"))
    ]
    row = {name: str(number) for number, name in enumerate(names)}
    [form] = forms([row])
    assert form.leftovers == []
    [found] = listed(form, "indicators").items
    assert {name: found.values[name].text for name in fields} == dict(zip(fields, row.values(), strict=True))


def test_a_file_is_recognised_as_data_whatever_it_is_called() -> None:
    for path in ("form.json", "form.txt", "form"):
        [form], _ = forms_in(FORM, path)
        assert form.layout == "J1"
