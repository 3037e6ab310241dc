"""Delimited text: quotes, delimiters, ragged rows, limits."""

import pytest
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from office import read, written

from targetlint.readers import delimited, limits
from targetlint.readers.refusal import Problem, Refusal
from targetlint.readers.source import Source


def as_csv(data: bytes):
    return delimited.read(Source(data, "x.csv"))


@pytest.mark.parametrize("case", cases("readers/csv"), ids=lambda case: case.stem)
def test_layouts(case):
    check(case, lambda given: written(*as_csv(given.encode())))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_encodings_and_line_ends_do_not_matter(encoding, ends):
    text = '一级,二级,值\n产出,"数量\n质量",≥95％\n'
    document, diagnostics = read(text.replace("\n", ends).encode(encoding), "x.csv")
    assert diagnostics == []
    [table] = document.tables
    assert table.gridded
    assert [cell.text for cell in table.cells] == ["一级", "二级", "值", "产出", "数量\n质量", "≥95％"]


def test_separators_of_other_alphabets_are_no_line_ends():
    [table] = as_csv("甲\u2028乙\x0b丙,1,2\n丁,3,4".encode())[0].tables
    assert table.cells[0].text == "甲\u2028乙\x0b丙"


@pytest.mark.parametrize("data", [b"a,b,c\n" * 40, b"\n" * 101 + b"a,b,c"], ids=["cells", "rows"])
def test_cells_and_rows_are_bounded(data, monkeypatch):
    monkeypatch.setattr(delimited, "CELLS", 100)
    with pytest.raises(Refusal) as refused:
        as_csv(data)
    assert refused.value.problem is Problem.LIMIT


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a,b,c\n" + b" " * limits.TEXT_BYTES, Problem.LIMIT),
        (b'a,b,c\nd,e,"' + b"f" * 200_000, Problem.BROKEN),
        (b"\xff\xfe\x00\xd8A", Problem.ENCODING),
    ],
    ids=["bytes", "open quote", "no text"],
)
def test_refusals(data, problem):
    with pytest.raises(Refusal) as refused:
        as_csv(data)
    assert refused.value.problem is problem


@given(st.text(st.sampled_from('a甲,;\t\n"= ')))
def test_any_text_is_survived(text):
    document, _ = as_csv(text.encode())
    for cell in (cell for table in document.tables for cell in table.cells):
        assert set(cell.text) <= set(text)


@given(
    st.lists(st.lists(st.text(st.sampled_from('甲a,"\n ')), min_size=3, max_size=3), min_size=2, max_size=5)
)
def test_what_is_quoted_comes_back(rows):
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    document, _ = as_csv(text.encode())
    found = {(cell.row, cell.column): cell.text for table in document.tables for cell in table.cells}
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            assert found.get((number, column), "") == cell
