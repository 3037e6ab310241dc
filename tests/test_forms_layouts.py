"""The printed layouts of the central pack: a form of each, understood the same from every kind of file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from build_examples import as_docx, as_txt, as_xlsx, source
from every_format import as_pdf
from forms_kit import ROOT, dump, forms_in, forms_of, listed, same, shipped, told
from golden import cases, check

from targetlint.model.diagnostic import Confidence
from targetlint.model.form import Form, Row, State

HERE = ROOT / "tests" / "golden" / "layouts"
FORMS = sorted(HERE.glob("*.table"))
WRITERS = {"docx": as_docx, "txt": as_txt, "xlsx": as_xlsx, "pdf": as_pdf}
SHOWN_ELSEWHERE = {"T0", "T2", "T3", "T6", "T7", "T8", "T10", "T17", "J1", "J2", "J3"}  # test_forms.py
SPANS_LOST = {("T20-townships-transposed", "txt")}  # text has no spans: which tier a column has is unknown


@cache
def understood(path: Path, kind: str) -> tuple[list[Form], str]:
    found, diagnostics = forms_in(WRITERS[kind](source(path.read_text(encoding="utf-8"))), f"x.{kind}")
    return found, told(diagnostics)


@pytest.mark.parametrize("case", cases("layouts"), ids=lambda case: case.stem)
def test_a_layout_is_understood_as_the_golden_says(case: Path) -> None:
    def described(_: str) -> str:
        found, diagnostics = understood(case.with_suffix(".table"), "docx")
        return "\n".join([*map(dump, found), diagnostics])

    check(case, described)


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind != "docx"])
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_layout_is_understood_the_same_from_every_kind_of_file(path: Path, kind: str) -> None:
    as_word, told_word = understood(path, "docx")
    found, told_here = understood(path, kind)
    if (path.stem, kind) in SPANS_LOST:
        rows = listed(found[0], "indicators").items
        assert len(found) == len(as_word)
        assert all(row.values["tier1"].state is not State.VALUE for row in rows)
        assert [row.values["value"].text for row in rows] == [
            row.values["value"].text for row in listed(as_word[0], "indicators").items
        ]
        return
    assert same(found) == same(as_word)
    assert told_here == told_word


def test_each_layout_has_a_form() -> None:
    recognised = {form.layout for path in FORMS for form in understood(path, "docx")[0]}
    assert {layout.id for layout in shipped()} == recognised | SHOWN_ELSEWHERE


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_recognised_by_the_layout_that_its_name_says(path: Path) -> None:
    names = {form.layout for form in understood(path, "docx")[0]}
    assert names == {path.stem.split("-")[0].replace("T0", "T") if "ezhou" not in path.stem else "T9-2"}


STRANGE = """青禾县以工代赈绩效目标申报表
| 项目名称 | 村道硬化 | < | < |
| 主管部门 | 青禾县发展和改革局 | < | < |
| 资金总额 | 120 | < | < |
| 立项依据 | 青禾县以工代赈年度计划 | < | < |
| 带动方式 | 务工 | < | < |
| {tier1} | {tier2} | {name} | {value} |
| {output} | {kind} | 硬化村道 | ≥6公里 |
"""
PLAIN = {
    "tier1": "一级指标",
    "tier2": "二级指标",
    "name": "指标内容",
    "value": "指标值",
    "output": "产出指标",
    "kind": "数量指标",
}


def _row(**words: str) -> Row:
    found, _ = forms_of(STRANGE.format(**{**PLAIN, **words}))
    row = listed(found[0], "indicators").items[0]
    assert isinstance(row, Row)
    return row


COLUMNS = [
    *(
        ("name", text)
        for text in ["指标内容", "三级指标", "三级指标名称", "指标名称", "绩效指标名称", "具体指标"]
    ),
    *(("value", text) for text in ["指标值", "目标值", "年度指标值", "年度(/项目)指标值", "指标值及单位"]),
    *(("value", text) for text in ["计划指标值(或计划水平)", "当年预期实现值", "绩效目标值"]),
]


@pytest.mark.parametrize(("column", "title"), COLUMNS)
def test_a_column_has_many_titles(column: str, title: str) -> None:
    values = _row(**{column: title}).values
    assert (values["name"].text, values["value"].text) == ("硬化村道", "≥6公里")


BESIDE = [
    *(("sign", text) for text in ["指标性质", "计算符号", "指标值类型"]),
    ("direction", "指标方向"),
    *(("unit", text) for text in ["计量单位", "度量单位"]),
    *(("note", text) for text in ["备注", "绩效指标描述", "指标值说明", "指标解释", "指标说明"]),
    *(("standard", text) for text in ["绩效标准", "指标值内容"]),
    *(("weight", text) for text in ["权重", "分值"]),
]


@pytest.mark.parametrize(("column", "title"), BESIDE)
def test_a_column_beside_the_value_has_many_titles(column: str, title: str) -> None:
    text = (
        STRANGE.format(**PLAIN)
        .replace("| 指标值 |", f"| 指标值 | {title} |")
        .replace("公里 |", "公里 | 甲 |")
    )
    found, _ = forms_of(text.replace("| < | < |", "| < | < | < |"))
    row = listed(found[0], "indicators").items[0]
    assert isinstance(row, Row)
    assert row.values[column].text == "甲"


TIERS = [
    *(("output", "output", text) for text in ["产出指标", "预期产出指标", "产出（工作量）指标", "预期产出"]),
    *(("output", "benefit", text) for text in ["效益指标", "效果指标", "影响力指标", "预期效果"]),
    *(("output", "satisfaction", text) for text in ["满意度指标", "服务对象满意度指标"]),
    ("output", "satisfaction", "社会公众或服务对象满意度"),
    ("output", "input", "投入"),
    *(("kind", "timeliness", text) for text in ["时效指标", "进度指标", "工期", "时效（工期）"]),
    *(("kind", "cost", text) for text in ["成本指标", "预算控制", "预算（或投资规模）控制指标"]),
    *(("kind", "ecological", text) for text in ["生态效益指标", "环境效益指标"]),
]


@pytest.mark.parametrize(("tier", "member", "text"), TIERS)
def test_a_tier_has_many_names(tier: str, member: str, text: str) -> None:
    values = _row(**{tier: text}).values
    assert values["tier1" if tier == "output" else "tier2"].value == member


def test_a_form_of_no_layout_is_read_by_its_labels_and_says_so() -> None:
    found, about = forms_of(STRANGE.format(**PLAIN))
    assert [each.layout for each in found] == ["T0"]
    assert [each.code for each in about] == ["form/general", "form/label"]
    assert about[0].confidence is Confidence.HEURISTIC
    assert "读出6栏、1个指标，2处文字没有读懂" in about[0].message.zh


def test_a_self_evaluation_is_never_read_as_a_declaration() -> None:
    found, about = forms_of(STRANGE.format(**PLAIN).replace("绩效目标申报表", "绩效自评表"))
    assert [each.kind for each in found] == ["self_evaluation"]
    assert about[0].code == "form/kind"


MANY = """项目绩效目标表
| 项目名称 | 预算金额 | 一级指标 | 二级指标 | 三级指标 | 目标值 |
| 修渠 | 9 | 产出指标 | 数量指标 | 修渠 | 3公里 |
| {again} | {amount} | 效益指标 | 社会效益指标 | 受益 | 40户 |
| 植树 | 2 | 产出指标 | 数量指标 | 植树 | 800株 |
| 合计 | 11 |  |  |  |  |
"""


@pytest.mark.parametrize(("again", "amount"), [("修渠", "9"), ("^", "^"), ("", "")])
@pytest.mark.parametrize("kind", WRITERS)
def test_a_table_of_many_projects_may_merge_repeat_or_leave_out(kind: str, again: str, amount: str) -> None:
    found, _ = forms_in(WRITERS[kind](source(MANY.format(again=again, amount=amount))), f"x.{kind}")
    read = [(each.text("project_name"), each.text("annual_fund")) for each in found]
    assert read == [("修渠", "9"), ("植树", "2")]
    assert [len(listed(each, "indicators").items) for each in found] == [2, 1]
    assert [each.place.row for each in found] == ([3, 5] if kind == "xlsx" else [2, 4])


def test_a_long_list_below_a_table_of_projects_is_not_read_again_for_each() -> None:
    more = "".join(f"\n第{number}条说明\n" for number in range(30))
    found, _ = forms_of(MANY.format(again="", amount="") + more + "填报人：周以宁\n")
    assert [each.text("filler") for each in found] == ["", ""]
    short, _ = forms_of(MANY.format(again="", amount="") + "\n填报人：周以宁\n")
    assert [each.text("filler") for each in short] == ["周以宁", "周以宁"]


SIDES = """项目支出绩效目标表
| 项目名称 | 修渠 | < | < | < | < |
| 主管部门 | 水利局 | < | < | < | < |
| 一级指标 | 二级指标 | 三级指标 | {first} | {second} | 备注 |
| 产出指标 | 数量指标 | 修渠 | 9公里 | 3公里 | 验收 |
"""


@pytest.mark.parametrize("kind", WRITERS)
def test_two_columns_of_values_are_two_tables_only_where_they_say_of_which_time(kind: str) -> None:
    def values(first: str, second: str) -> list[tuple[str, str]]:
        text = SIDES.format(first=first, second=second)
        found, _ = forms_in(WRITERS[kind](source(text)), f"x.{kind}")
        rows = [row.values for row in listed(found[0], "indicators").items if isinstance(row, Row)]
        return [(row["value"].text, str(row["horizon"].value)) for row in rows]

    assert values("实施期指标值", "年度指标值") == [("9公里", "long_term"), ("3公里", "annual")]
    assert values("指标值", "目标值") == [("9公里", "None")]
