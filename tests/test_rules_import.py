"""`rules import`: a list in Excel becomes the rows of an open decision table, or it is told why not."""

from datetime import date

import openpyxl
import pytest

from targetlint import rulebook
from targetlint.cli.main import main

LIST = [
    ["2026年度批复项目"],
    ["序号", "项目编码", "项目名称", "金额（万元）"],
    [1, "2026001", "农村公路养护", 36],
    [2, "2026002", "县道“四好”养护", "1,120.5"],
    [3, "2026003", None, 7],
]


@pytest.fixture
def county(tmp_path):
    folder = tmp_path / "county"
    folder.mkdir()
    (folder / "pack.rules").write_text(
        "规则包 “县” 版本 2026.1.0\n沿用 “central” 版本 2026.1\n", encoding="utf-8"
    )
    return folder


def imported(county, table, rows=LIST):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = county.parent / "清单.xlsx"
    book.save(path)
    with pytest.raises(SystemExit) as ended:
        main(["rules", "import", str(path), "--as", table, "--in", str(county), "--lang", "zh"])
    return ended.value.code


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("批复项目", ['"2026001" | "农村公路养护"', '"2026002" | "县道“四好”养护"']),
        ("批复金额", ['"2026001" | 36万元', '"2026002" | 1120.5万元', '"2026003" | 7万元']),
    ],
)
def test_the_rows_of_a_list_fill_the_table(county, table, rows):
    assert imported(county, table) == 0
    text = (county / "tables" / f"{table}.rules").read_text(encoding="utf-8")
    found = [line.strip(" |") for line in text.splitlines() if line.strip().startswith("|")]
    assert [" ".join(each.split()) for each in found] == rows
    book, told = rulebook.load([county], today=date(2026, 1, 1))
    assert told == []
    assert len(book.whole.tables[table].rows) == len(rows)


def test_rows_that_are_left_out_are_named_by_their_lines(county, capsys):
    rows = [
        ["批复"],
        ["项目编码", "项目名称"],
        ["1", "甲"],
        ["2", None],
        [None, None],
        ["1", "甲"],
        ["3", "乙"],
    ]
    assert imported(county, "批复项目", rows) == 0
    assert "导入 2 行" in (out := capsys.readouterr().out)
    assert "没有导入的 2 行（清单的第 4、6 行）" in out


@pytest.mark.parametrize(
    ("table", "rows", "said"),
    [
        ("批复", LIST, "可以填的有：支出标准"),
        ("指标库", LIST, "没有一行表头写着 名称、二级指标"),
        ("批复项目", LIST[:2], "没有一行填全了的"),
    ],
)
def test_what_cannot_be_imported_is_told(county, capsys, table, rows, said):
    assert imported(county, table, rows) == 2
    assert said in capsys.readouterr().err
    assert not (county / "tables").exists()
