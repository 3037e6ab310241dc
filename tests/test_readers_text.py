"""Plain text: layouts, encodings, and that the sample comes out as its two forms."""

from pathlib import Path

import pytest
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from office import read, written

from targetlint.model.document import Paragraph, Table

SAMPLE = Path(__file__).parents[2] / "shared/corpus/forms/sample.txt"


@pytest.mark.parametrize("case", cases("readers/text"), ids=lambda case: case.stem)
def test_layouts(case):
    check(case, lambda given: written(*read(given.encode(), "x.txt")))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "utf-32"], ids=lambda name: name
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_encodings_and_line_ends_do_not_matter(encoding, ends):
    text = "绩效目标表\n\n\t项目名称\n\t测试\n\n\t指标值\n\t≥95％\n"
    expected, _ = read(text.encode(), "x.txt")
    found, diagnostics = read(text.replace("\n", ends).encode(encoding), "x.txt")
    assert diagnostics == []
    assert found.blocks == expected.blocks


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\xd8A",
        "甲乙\n".encode("utf-16-le"),
        b"\x81",
        "測試\xe9".encode("latin-1", "replace") + b"\xff",
    ],
)
def test_unknown_encodings_are_refused(data):
    document, [diagnostic] = read(data, "x.txt")
    assert document is None
    assert diagnostic.code == "file/encoding"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is not in this checkout")
def test_the_sample_is_two_tables_between_their_paragraphs():
    document, diagnostics = read(SAMPLE.read_bytes(), "sample.txt")
    assert diagnostics == []
    kinds = ["p" if isinstance(block, Paragraph) else "t" for block in document.blocks]
    assert "".join(kinds) == "ppptpppppppt" + "p"
    first, second = document.tables
    assert [len(row) for row in first.rows()] == [4, 4, 2, 2, *[4] * 5, 2, 2, *[6] * 10, 2, 2, 2]
    assert [len(row) for row in second.rows()] == [2, 2, 3, 3, 2, 2, 3, 3, 3, 3]
    assert [cell.text for cell in list(first.rows())[15]] == ["", "", "成本指标", "", "36万元", ""]
    doubtful = [cell for table in document.tables for cell in table.cells if cell.doubtful]
    assert [(cell.text, cell.doubtful) for cell in doubtful] == [("延续专项(     新增专项□    ", ((4, 5),))]


words = st.text(st.sampled_from("甲乙丙（）1"), min_size=1, max_size=4)


@given(st.lists(st.lists(words | st.just(""), min_size=1, max_size=4), min_size=1, max_size=5), words)
def test_what_is_written_a_cell_a_line_is_read_back(rows, title):
    text = (
        title + "\n" + "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows) + "\n\n\n" + title
    )
    document, _ = read(text.encode(), "x.txt")
    before, table, after = document.blocks
    assert (before.text, after.text) == (title, title)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows()] == rows
