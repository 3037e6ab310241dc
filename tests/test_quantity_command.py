"""`targetlint quantity`: what it draws, what it publishes, and that everything it meets has words."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from golden import cases, check
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from targetlint.cli.language import spoken
from targetlint.cli.main import run
from targetlint.cli.quantity import read
from targetlint.model.quantity import Comparator, DateSpan, TargetKind
from targetlint.model.schema import ENUMS
from targetlint.quantities import units
from targetlint.reporters import quantity_json
from targetlint.reporters.beside import ReadValue
from targetlint.reporters.terminal import quantity, reading
from targetlint.reporters.terminal.page import Page
from targetlint.words import _CATALOGUE

TOP = Path(__file__).parents[1]
ROOM = TOP / "src" / "targetlint" / "quantities"
PUBLISHED = TOP / "docs" / "schema" / "quantity.schema.json"
MANUAL = (TOP / "docs" / "quantities.md").read_text(encoding="utf-8")

MANY = ["36万元", "≤1500元/人·月", "编制数13，在职人员数8，控制率约60%", "每月10日前", "三分之二", "优", ""]


def value(line: str) -> ReadValue:
    """Read `value | unit=… | sign=…`."""
    text, *columns = line.split(" | ")
    return read(text, dict(column.split("=", 1) for column in columns))


# --- the drawing ----------------------------------------------------------------------------------------


def drawn(given: str) -> str:
    spec, *lines = given.rstrip("\n").split("\n")
    lang, width, *rest = spec.split()
    page = Page("zh" if lang == "zh" else "en", int(width), color="color" in rest, boxed="ascii" not in rest)
    return quantity.render([value(line) for line in lines], page)


@pytest.mark.parametrize("case", cases("readings"), ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    check(case, drawn)


PIECES = st.lists(
    st.sampled_from(
        [
            *"≥≤约近余、，；（）\n“”率a",
            "36万元",
            "50人次",
            "95%",
            "2024年",
            "5月底前",
            "元/人",
            "合格",
            "零投诉",
        ]
    ),
    max_size=14,
).map("".join)


@settings(deadline=None)
@given(PIECES, st.sampled_from([40, 60, 80, 120]), st.sampled_from(["zh", "en"]))
def test_any_value_is_drawn_within_the_page_with_its_separators_in_line(
    text: str, width: int, lang: str
) -> None:
    page = Page("zh" if lang == "zh" else "en", width)
    lines = quantity.render([read(text, {"unit": "元", "sign": "≤", "year": "2024"})], page).splitlines()
    assert max(map(cell_len, lines)) <= width
    at = {cell_len(line[: line.index("│")]) for line in lines if "│" in line}
    assert len(at) == 1


def test_carets_stand_under_the_words_they_mean() -> None:
    lines = quantity.render([read("编制数13，控制率约60%", {})], Page("zh")).splitlines()
    text, carets = lines[1], lines[2]
    for words, sign in (("编制数", "-"), ("13", "^"), ("控制率", "-"), ("约60%", "^")):
        start = cell_len(text[: text.index(words)])
        assert carets[start : start + cell_len(words)] == sign * cell_len(words)
    assert carets.count("-") + carets.count("^") == sum(map(cell_len, ("编制数", "13", "控制率", "约60%")))


# --- what is published ----------------------------------------------------------------------------------


def test_the_published_schema_is_current() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PUBLISHED.write_text(quantity_json.schema(), encoding="utf-8", newline="\n")
    assert PUBLISHED.read_text(encoding="utf-8") == quantity_json.schema(), "UPDATE_GOLDEN=1 rewrites it"


VALIDATOR = jsonschema.Draft202012Validator(json.loads(quantity_json.schema()))


@settings(deadline=None)
@given(PIECES)
def test_output_follows_the_published_schema(text: str) -> None:
    published = quantity_json.render([read(text, {"indicator": "合格率"})], "0.1.0")
    VALIDATOR.validate(json.loads(published))


def test_json_says_what_stands_where_and_keeps_numbers_exact() -> None:
    [found] = json.loads(quantity_json.render([read("合格率三分之二以上", {})], "0.1.0"))["readings"]
    [stated] = found["quantities"]
    span = stated["span"]
    assert found["text"][span["start"] : span["end"]] == stated["written"] == "三分之二以上"
    assert (stated["low"], stated["high"]) == ({"number": "2/3", "included": True}, None)
    assert found["quantifiable"] is True


def test_json_says_what_each_column_did() -> None:
    [found] = json.loads(quantity_json.render([value("12 | sign=≤ | unit=万元 | year=2024")], "1"))[
        "readings"
    ]
    assert {each["name"]: (each["gave"], each["settled"]) for each in found["columns"]} == {
        "sign": (["comparator"], ["bare"]),
        "unit": (["number", "unit", "dimension", "scale"], ["unit-missing"]),
        "year": ([], []),
    }


# --- every name has words -------------------------------------------------------------------------------


def hyphened_in_sets() -> set[str]:
    """Return the hyphened names that the room's code puts into sets: its flags, but for those of one word."""
    found = set()
    for file in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Set(elts=elements) | ast.Call(func=ast.Attribute(attr="add"), args=elements):
                    parts = [part for each in elements for part in ast.walk(each)]
                    found |= {str(part.value) for part in parts if isinstance(part, ast.Constant)}
    return {name for name in found if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", name)}


def raised_by_examples() -> set[str]:
    files = [case.read_text(encoding="utf-8") for case in cases("quantities", "values-*.golden")]
    return {flag for text in files for line in re.findall("  ! (.*)", text) for flag in line.split()}


def worded(prefix: str) -> set[str]:
    return {key.removeprefix(prefix) for key in _CATALOGUE if key.startswith(prefix)}


def test_every_flag_has_words() -> None:
    """A flag without words could not be shown; words without a flag would be a promise nobody keeps."""
    assert worded("quantity.flag_") == hyphened_in_sets() | raised_by_examples()


def test_every_kind_comparator_and_dimension_has_words() -> None:
    comparators = {each.name.lower() for each in Comparator}
    kinds = {each.value for each in TargetKind}
    assert kinds == worded("quantity.kind_") == set(ENUMS["target_kind"])
    assert comparators == worded("quantity.date_") == set(ENUMS["comparator"])
    told = [units.base(name) for name in units.UNIT_NAMES]
    assert {each[1] for each in told if each} | {"rate", "rank", "none"} <= set(ENUMS["dimension"])


def test_every_grain_has_words() -> None:
    """The model's own words say which there are."""
    said = re.search(r"`grain` is one of (.*?)\. ", " ".join((DateSpan.__doc__ or "").split()))
    assert said
    assert set(re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", said[1]))) == worded("quantity.grain_")


# --- the command ----------------------------------------------------------------------------------------


def test_several_values_are_read_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quantity", "--unit", "万元", "36", "明显提高"], "zh") == 0
    out, err = capsys.readouterr()
    assert (out.count("可量化["), out.count("不可量化[模糊]"), err) == (2, 1, "")


def test_json_holds_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quantity", "--format", "json", "--", *MANY, "-5%"], "en") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema_version"] == "1.0"
    assert [each["text"] for each in found["readings"]] == [*MANY, "-5%"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_dash_reads_the_lines_of_standard_input(
    encoding: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.BytesIO("≥95%\r\n\r\n明显提高\n".encode(encoding))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
    assert run(["quantity", "36万元", "-"], "zh") == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line[0:1].strip()]
    assert [re.match(r"\w+\[(\w+)\]", head)[1] for head in heads] == ["定量", "定量", "空值", "模糊"]  # type: ignore[index] # every headline has one


def test_input_that_is_no_text_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xff")))
    assert run(["quantity", "-"], "zh") == 2
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["quantity"], "缺少「指标值…」"),
        (["quantity", "3", "--year", "今年"], "「今年」不是年份"),
        (["quantity", "3", "--year", "12024"], "「12024」不是年份"),
        (["quantity", "3", "--year", "0"], "「0」不是年份"),
        (["quantity", "3", "--format", "xml"], "只能是：text | json"),
        (["quantity", "3", "--singn", "≤"], "是不是「--sign」"),
        (["quantity", "-5%"], "请写在 -- 之后"),
    ],
)
def test_wrong_usage_names_the_next_act(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words, "zh") == 2
    out, err = capsys.readouterr()
    assert (out, said in err) == ("", True), err


def test_a_value_with_bytes_that_are_no_text_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quantity", "--format", "json", "9\udcff人"], "en") == 0
    [found] = json.loads(capsys.readouterr().out)["readings"]
    assert found["text"] == "9?人"


# --- the manual -----------------------------------------------------------------------------------------


def tables() -> Iterator[tuple[str, list[str]]]:
    """Yield (first title, cells) of every row of the manual's tables."""
    title = ""
    for line in MANUAL.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            title = ""
        elif not title:
            title = cells[0]
        elif not set(line) <= set("|- "):
            yield title, cells


def quoted(cell: str) -> str:
    found = re.search(r"`(.*?)`", cell)
    assert found, cell
    return found[1]


def given_as(example: str) -> ReadValue:
    """Read what an example of the manual types behind `targetlint quantity`."""
    text, *options = shlex.split(example)
    names = [option.removeprefix("--") for option in options[::2]]
    return read(text, dict(zip(names, options[1::2], strict=True)))  # type: ignore[arg-type] # the names of columns


ROWS = {title: [cells for at, cells in tables() if at == title] for title in ("kind", "flag", "value")}


@pytest.mark.parametrize("cells", ROWS["kind"], ids=lambda cells: cells[0])
def test_the_manual_shows_every_kind(cells: list[str]) -> None:
    name, chinese, counts, example, *_ = cells
    target = given_as(quoted(example)).target
    assert (target.kind.value, ENUMS["target_kind"][target.kind.value]) == (quoted(name), chinese)
    assert counts == ("yes" if target.quantified else "no")


@pytest.mark.parametrize("cells", ROWS["flag"], ids=lambda cells: cells[0])
def test_the_manual_shows_every_flag(cells: list[str]) -> None:
    assert quoted(cells[0]) in given_as(quoted(cells[1])).target.flags


def test_the_manual_leaves_none_out() -> None:
    assert [quoted(cells[0]) for cells in ROWS["kind"]] == [each.value for each in TargetKind]
    assert sorted(quoted(cells[0]) for cells in ROWS["flag"]) == sorted(worded("quantity.flag_"))


@pytest.mark.parametrize("cells", ROWS["value"], ids=lambda cells: cells[0])
def test_the_manual_reads_as_the_program_does(cells: list[str]) -> None:
    target = given_as(quoted(cells[0])).target
    assert ", ".join(reading.parts(target, "en")) == quoted(cells[1])


BLOCKS = re.findall(r"(?m)^    \$ targetlint (quantity .*)\n((?:    (?!\$).*\n|\n(?=    [^$]))+)", MANUAL)


@pytest.mark.parametrize(("command", "block"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_the_manual_shows_what_the_command_prints(
    command: str, block: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shlex.split(command), spoken(shlex.split(command), {"LANG": "en"})) == 0
    assert capsys.readouterr().out.rstrip() == re.sub(r"(?m)^    ", "", block).rstrip()


def test_the_manual_shows_some() -> None:
    assert len(BLOCKS) >= 4
