"""Whole files understood: goldens of every example and of the sample, the same form in every format."""

from __future__ import annotations

import copy
from pathlib import Path

import build_examples
import pytest
from forms_kit import ROOT, dump, forms_in, same, shipped, told
from golden import cases, check
from hypothesis import given, settings
from hypothesis import strategies as st
from office import read

from targetlint.forms.recognise import recognise
from targetlint.model.document import Cell, Document, Paragraph, Table

CASES = cases("forms")
NAMES = sorted(build_examples.FORMATS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_is_understood_as_the_golden_says(case: Path) -> None:
    def understood(path: str) -> str:
        file = ROOT / path.strip()
        if not file.exists():
            pytest.skip(f"{path.strip()} is not here")
        forms, found = forms_in(file.read_bytes(), path.strip())
        ours = path.startswith("examples/")
        return "\n".join([*(dump(each, quote=ours) for each in forms), told(found)])

    check(case, understood)


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_are_what_their_sources_say(name: str) -> None:
    built = build_examples.EXAMPLES / f"{name}.{build_examples.FORMATS[name]}"
    assert built.read_bytes() == build_examples.built(name), "run python tests/build_examples.py"


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_the_same_in_every_format(name: str) -> None:
    blocks = build_examples.source((build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8"))
    as_text, told_text = forms_in(build_examples.as_txt(blocks), name)
    for write in (build_examples.as_docx, build_examples.as_xlsx):
        found, told_here = forms_in(write(blocks), name)
        assert same(found) == same(as_text)
        assert told(told_here) == told(told_text)


def _document(name: str, suffix: str) -> Document:
    blocks = build_examples.source((build_examples.SOURCES / f"{name}.table").read_text(encoding="utf-8"))
    document, found = read(build_examples.WRITERS[suffix](blocks), name)
    assert document is not None, found
    return document


def _with_blank_row(document: Document, number: int, row: int) -> Document:
    """Insert a row of empty cells below `row`; merged cells over it grow with it."""
    document = copy.deepcopy(document)
    table = document.tables[number]
    width = max(cell.column + cell.colspan for cell in table.cells)
    for cell in table.cells:
        if cell.row > row:
            cell.row += 1
        elif cell.row + cell.rowspan - 1 > row:
            cell.rowspan += 1
    covered = {
        column
        for cell in table.cells
        if cell.row <= row < cell.row + cell.rowspan - 1
        for column in range(cell.column, cell.column + cell.colspan)
    }
    table.cells += [Cell(row + 1, column, " ") for column in range(1, width) if column not in covered]
    return document


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_a_blank_row_changes_nothing(name: str, suffix: str) -> None:
    document = _document(name, suffix)
    plain = same(recognise(document, shipped())[0])
    for number, table in enumerate(document.tables):
        last = max(cell.row for cell in table.cells)
        for row in range(0, last + 1, 3):
            spaced = _with_blank_row(document, number, row)
            assert same(recognise(spaced, shipped())[0]) == plain, f"a blank row below row {row}"


LABELS = sorted({text for layout in shipped() for label in layout.labels for text in label.texts})
TITLES = sorted({text for layout in shipped() for text in layout.titles})
HEADERS = sorted({t for lay in shipped() for table in lay.tables for col in table.columns for t in col.texts})
SHARDS = [
    "",
    " ",
    "：",
    "（盖章）",
    "（万元）",
    "产出指标",
    "数量指标",
    "指标1：",
    "目标2：",
    "□",
    "☑新增",
    "36万",
    "%",
    "\n",
]
PIECES = st.sampled_from([*LABELS, *TITLES, *HEADERS, *SHARDS]) | st.text(max_size=8)
TEXTS = st.lists(PIECES, max_size=4).map("".join)
SPANS = st.integers(0, 3) | st.just(10**6)
CELLS = st.builds(Cell, st.integers(1, 6), st.integers(1, 6), TEXTS, SPANS, SPANS)
TABLES = st.builds(Table, st.integers(1, 3), st.lists(CELLS, max_size=14), st.just(""), st.booleans())
PARAGRAPHS = st.builds(Paragraph, st.integers(1, 9), TEXTS)
DOCUMENTS = st.builds(
    Document, st.just("a"), st.just("text"), st.just(""), st.lists(TABLES | PARAGRAPHS, max_size=5)
)


@pytest.mark.no_cover
@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)
def test_any_document_gives_forms_or_a_reason(document: Document) -> None:
    forms, found = recognise(document, shipped())
    assert forms or found
    assert [each.number for each in forms] == list(range(1, len(forms) + 1))
    for form in forms:
        assert dump(form)
