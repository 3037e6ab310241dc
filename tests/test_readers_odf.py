"""OpenDocument: what the texts and spreadsheets of LibreOffice and others come out as."""

from pathlib import Path

import pytest
from every_format import OFFICE, convert
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from mutants import mutant
from office import packed, read, written
from office_odf import odf

from targetlint.readers import limits, sheet
from targetlint.readers.odf import calc, table, writer
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.source import Source

EXAMPLES = Path(__file__).parents[1] / "examples"
READ = {"odt": writer.read, "ods": calc.read}
SHOWN = "<table:table-cell><text:p>x</text:p></table:table-cell>"
CELL = "## body\n<table:table><table:table-row>{}</table:table-row></table:table>"


def opened(kind: str, data: bytes):
    return READ[kind](Source(data, f"x.{kind}"))


def tried(kind: str, data: bytes) -> Problem | None:
    """Why the file is refused; anything else that it raises is a mistake of ours."""
    try:
        opened(kind, data)
    except Refusal as refused:
        return refused.problem
    return None


@pytest.mark.parametrize("case", cases("readers/odt"), ids=lambda case: case.stem)
def test_texts(case):
    check(case, lambda given: written(*opened("odt", odf("odt", given))))


@pytest.mark.parametrize("case", cases("readers/ods"), ids=lambda case: case.stem)
def test_spreadsheets(case):
    check(case, lambda given: written(*opened("ods", odf("ods", given))))


MANIFEST = (
    '<manifest:manifest xmlns:manifest="m"><manifest:file-entry>{}</manifest:file-entry></manifest:manifest>'
)
NOISE = bytes(each * each % 251 for each in range(7, 400))
REFUSED = [
    (
        "locked",
        {"content.xml": NOISE, "META-INF/manifest.xml": MANIFEST.format("<manifest:encryption-data/>")},
    ),
    ("damaged", {"content.xml": NOISE, "META-INF/manifest.xml": MANIFEST.format("")}),
    ("damaged", {"content.xml": NOISE}),
    ("damaged", {"content.xml": "<a/>"}),
    ("damaged", {"mimetype": "x"}),
    ("unsafe", {"content.xml": "<!DOCTYPE a><a/>"}),
    ("large", {"content.xml": "<a/>" * (limits.MARKS + 1)}),
]
PROBLEMS = {
    "locked": Problem.ENCRYPTED,
    "damaged": Problem.BROKEN,
    "unsafe": Problem.UNSAFE,
    "large": Problem.LIMIT,
}


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize(
    ("why", "parts"), REFUSED, ids=[f"{at}-{why}" for at, (why, _) in enumerate(REFUSED)]
)
def test_refusals(kind, why, parts):
    with pytest.raises(Refusal) as refused:
        opened(kind, packed(parts))
    assert refused.value.problem is PROBLEMS[why]


@pytest.fixture
def low_limits(monkeypatch):
    """Limits that small files reach."""
    for module in (calc, table, sheet):
        monkeypatch.setattr(module, "CELLS", 4_000)
    for module in (writer, sheet):
        monkeypatch.setattr(module, "SHOWN_CHARACTERS", 10_000)


@pytest.mark.usefixtures("low_limits")
@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize(
    "cells",
    [
        '<table:table-cell table:number-columns-repeated="4001"><text:p>x</text:p></table:table-cell>',
        SHOWN * 2,
        SHOWN.replace(">x<", f">{'x' * 4_000}<"),
        '<table:table-cell table:number-columns-spanned="2" table:number-columns-repeated="4000"/>' + SHOWN,
    ],
    ids=["columns", "rows", "characters", "merged"],
)
def test_repetition_is_bounded(kind, cells):
    described = CELL.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="3000">')
    with pytest.raises(Refusal) as refused:
        opened(kind, odf(kind, described.format(cells)))
    assert refused.value.problem is Problem.LIMIT


def test_what_goes_past_the_end_of_a_sheet_is_cut():
    cells = (
        '<table:table-cell table:number-columns-repeated="16383"/>'
        + SHOWN.replace(
            "cell>", 'cell table:number-columns-repeated="9" table:number-columns-spanned="99">', 1
        )
        + SHOWN
    )
    far = '<table:table-row table:number-rows-repeated="999999999"/><table:table-row>'
    described = CELL.replace("</table:table-row>", "</table:table-row>" + far + cells + "</table:table-row>")
    [found] = opened("ods", odf("ods", described.format(cells)))[0].tables
    assert [(cell.row, cell.column) for cell in found.cells if cell.text] == [(1, 16_384)]


@pytest.mark.usefixtures("low_limits")
def test_rows_of_blanks_on_many_sheets_are_bounded():
    blank = '<table:table-cell table:style-name="a"/>'
    row = f'<table:table-row table:number-rows-repeated="1000">{blank}</table:table-row>'
    last = f"<table:table-row>{SHOWN}</table:table-row>"
    sheets = f"<table:table>{row * 3}{last}</table:table>" * 2
    with pytest.raises(Refusal) as refused:
        opened("ods", odf("ods", f"## body\n{sheets}"))
    assert refused.value.problem is Problem.LIMIT


def test_many_texts_under_one_cell_stay_quick():
    covered = "<table:covered-table-cell><text:p>字</text:p></table:covered-table-cell>"
    cells = SHOWN.replace("cell>", 'cell table:number-columns-spanned="16384">', 1) + covered * 20_000
    [found] = opened("odt", odf("odt", CELL.format(cells)))[0].tables
    [cell] = found.cells
    assert cell.hidden.count("字") == 20_000


def test_a_covered_cell_that_nothing_covers_is_no_cell():
    cells = "<table:covered-table-cell><text:p>字</text:p></table:covered-table-cell><table:table-cell/>"
    [found] = opened("odt", odf("odt", CELL.format(cells)))[0].tables
    assert [(cell.column, cell.hidden) for cell in found.cells] == [(2, "")]


@pytest.mark.parametrize("kind", READ)
def test_the_content_says_which_reader(kind):
    document, diagnostics = read(
        odf(kind, CELL.format("<table:table-cell><text:p>字</text:p></table:table-cell>")), f"x.{kind}"
    )
    assert diagnostics == []
    assert document.format == kind


PIECES = [
    *(
        "<text:p>",
        "</text:p>",
        "<text:h>",
        "</text:h>",
        "<text:span>",
        "</text:span>",
        "字",
        '<text:s text:c="9"/>',
    ),
    *("<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>", "<table:table-cell>"),
    *(
        "</table:table-cell>",
        "<table:covered-table-cell/>",
        '<table:table-row table:number-rows-repeated="7"/>',
    ),
    *(
        '<table:table-cell table:number-columns-repeated="99" table:number-rows-spanned="99"/>',
        "<draw:control/>",
    ),
    *(
        "<draw:frame>",
        "</draw:frame>",
        "<draw:text-box>",
        "</draw:text-box>",
        "<office:forms/>",
        "<table:shapes/>",
    ),
    *('<text:s text:c="x"/>', '<loext:content-control loext:checkbox="true"/>', "<field:fieldmark/>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(sorted(READ)))
def test_damaged_xml_is_survived(pieces, kind):
    assert tried(kind, odf(kind, "## body\n" + "".join(pieces))) in {None, Problem.BROKEN}


@given(
    st.lists(
        st.tuples(st.sampled_from(["table", "text"]), st.sampled_from("abc"), st.sampled_from("abc")),
        max_size=5,
    )
)
def test_styles_that_inherit_in_a_circle_are_survived(styles):
    listed = "".join(
        f'<style:style style:family="{family}" style:name="{name}" style:parent-style-name="{parent}"/>'
        for family, name, parent in styles
    )
    body = '<text:p><text:span text:style-name="a">字</text:span></text:p>'
    document, _ = opened("odt", odf("odt", f"## styles\n{listed}\n## body\n{body}"))
    assert [block.text for block in document.blocks] == ["字"]


@pytest.mark.parametrize("case", [*cases("readers/odt"), *cases("readers/ods")], ids=lambda case: case.stem)
def test_mutated_files_are_survived(case):
    kind = case.parent.name
    data = odf(kind, case.read_text(encoding="utf-8").partition("\n======== ")[0])
    for seed in range(80):
        tried(kind, mutant(data, seed))


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: not compared with it")
@pytest.mark.parametrize(("made_of", "kind"), [("docx", "odt"), ("xlsx", "ods")])
def test_examples_saved_by_libreoffice_read_as_the_examples(made_of, kind, tmp_path):
    files = sorted(EXAMPLES.glob(f"*.{made_of}"))
    saved = convert(tmp_path, files, kind)
    for path in files:
        expected = written(*read(path.read_bytes(), path.name))
        found = written(*read(saved[path.stem], path.with_suffix(f".{kind}").name))
        assert found.removeprefix(kind) == expected.removeprefix(made_of), path.name
