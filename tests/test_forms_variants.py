"""Printed variants of the known forms: what must be read, and what must stay open rather than be guessed."""

from __future__ import annotations

import pytest
from build_examples import as_docx, as_txt, as_xlsx, source
from forms_kit import forms_in, forms_of, listed

from targetlint.forms.inside import pairs
from targetlint.model.form import Form, Row, State, Stated

SUMS = """项目支出绩效目标申报表
（2026年度）

| 项目名称 | 秸秆综合利用 | < | < | < |
| 主管部门 | 青禾县农业农村局 | < | 项目期 | 2026-2028年 |
| 项目资金\\n（万元） | {whole}： | 900 | 年度资金总额： | 300 |
| ^ | 其中：财政拨款 | 900 | 其中：财政拨款 | 300 |
| 总体目标 | 中期目标（2026年—2028年） | < | 年度目标 | < |
| ^ | 三年收储秸秆30万吨 | < | 收储秸秆10万吨 | < |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
| ^ | 产出指标 | 数量指标 | 收储秸秆 | ≥10万吨 |
"""
BROKEN = """专项资金绩效目标申报表
（2026年度）

| 专项名称 | 渠道清淤 | < | < | < |
| 部门名称 | 青禾县水利局 | < | < | < |
| 资金总额（万元） | 12 | < | < | < |
| 专项年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
| ^ | 产出指标 | 数量指标 | 清淤长度 | ≥9公里 |
{between}| 专项年度绩效指标 | 效益指标 | 社会效益指标 | 受益农户 | ≥300户 |
| ^ | ^ | 生态效益指标 | 水质 | Ⅲ类 |
"""
TWO_ROWS = """项目支出绩效目标表
（2026年度）

| 单位名称 | 青禾县交通运输局 | < | < | 项目名称 | 公路养护 | < |
| 部门预算金额 | 300 | < | < | < | < | < |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | < | < | 备注 |
| ^ | ^ | ^ | 指标值类型 | 目标值 | 度量单位 | ^ |
| 产出指标 | 数量指标 | 养护里程 | ≥ | 620 | 公里 | 台账 |
| ^ | 质量指标 | 优良路率 | ≥ | 85 | % | 检测 |
"""
UNREAD = """项目绩效目标表

| 项目名称 | 广播维护 | < | < |
| 主管部门 | 青禾县广播站 | < | < |
| 资金总额 | 9 | < | < |
| 指标大类 | 指标小类 | 考核内容 | 考核标准 |
| 产出指标 | 数量指标 | 维护台站 | 5座 |
| ^ | ^ | 演出场次 | 60场 |
"""


def _form(text: str) -> Form:
    forms, _ = forms_of(text)
    assert len(forms) == 1
    return forms[0]


def _text(form: Form, name: str) -> str:
    value = form.values[name]
    assert isinstance(value, Stated)
    return value.text if value.state is not State.ABSENT else "-"


def test_a_label_with_years_in_brackets_is_a_label() -> None:
    form = _form(SUMS.format(whole="中期资金总额"))
    assert [_text(form, name) for name in ("long_term_goal", "annual_goal", "fund_total", "annual_fund")] == [
        "三年收储秸秆30万吨",
        "收储秸秆10万吨",
        "900",
        "300",
    ]


def test_one_sum_does_not_stand_for_another_that_was_not_read() -> None:
    form = _form(SUMS.format(whole="三年合计数"))
    assert (_text(form, "fund_total"), _text(form, "annual_fund")) == ("-", "300")


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(("name", "writer"), [("a.txt", as_txt), ("a.docx", as_docx), ("a.xlsx", as_xlsx)])
def test_a_table_goes_on_where_the_label_beside_it_stands_again(name: str, writer, between: str) -> None:
    forms, told = forms_in(writer(source(BROKEN.format(between=between))), name)
    rows = [row for row in listed(forms[0], "indicators").items if isinstance(row, Row)]
    assert [row.values["name"].text for row in rows] == ["清淤长度", "受益农户", "水质"]
    assert not told


@pytest.mark.parametrize(("name", "writer"), [("a.txt", as_txt), ("a.docx", as_docx), ("a.xlsx", as_xlsx)])
def test_a_header_may_have_two_rows(name: str, writer) -> None:
    forms, told = forms_in(writer(source(TWO_ROWS)), name)
    rows = [row for row in listed(forms[0], "indicators").items if isinstance(row, Row)]
    columns = ("tier2", "name", "sign", "value", "unit", "note")
    assert [[row.values[each].text for each in columns] for row in rows] == [
        ["数量指标", "养护里程", "≥", "620", "公里", "台账"],
        ["质量指标", "优良路率", "≥", "85", "%", "检测"],
    ]
    assert not told


def test_an_indicator_table_that_was_not_read_is_not_an_empty_one() -> None:
    forms, told = forms_of(UNREAD)
    assert listed(forms[0], "indicators").state is State.ABSENT
    assert {each.code for each in told} == {"form/no-indicators", "form/label"}


def test_weights_are_read_in_every_layout_with_an_indicator_table() -> None:
    form = _form(BROKEN.format(between="").replace("指标值 |", "分值 |").replace("≥9公里", "60"))
    row = listed(form, "indicators").items[0]
    assert isinstance(row, Row)
    assert row.values["weight"].text == "60"


PAIRS = [
    ("其中：基本支出：66万\n项目支出：36", [("基本支出", "66万"), ("项目支出", "36")]),
    ("财政拨款：700万   基金：0   其他：20万", [("财政拨款", "700万"), ("基金", "0"), ("其他", "20万")]),
    ("财政拨款：1,700万，基金：0、其他：3万", [("财政拨款", "1,700万"), ("基金", "0"), ("其他", "3万")]),
    ("财政拨款：7万 其他：2", [("财政拨款", "7万"), ("其他", "2")]),
    ("财政拨款： 7 万 （其中 中央：3万）", [("财政拨款", "7 万 （其中 中央：3万）")]),
    ("财政拨款：   基金：0", [("财政拨款", ""), ("基金", "0")]),
]


@pytest.mark.parametrize(("text", "found"), PAIRS)
def test_pairs_in_a_cell_may_stand_in_one_line(text: str, found: list[tuple[str, str]]) -> None:
    read = [(text[name[0] : name[1]], text[value[0] : value[1]]) for name, value in pairs(text)]
    assert read == found


@pytest.mark.parametrize(
    "text", ["甲：" + "  " * 50_000, "啊 " * 50_000 + "：", "甲：" + "啊啊啊啊，" * 20_000]
)
def test_a_long_cell_of_pairs_is_read_in_one_go(text: str) -> None:
    assert len(pairs(text)) == 1


def test_an_item_may_lack_its_colon() -> None:
    form = _form(
        "部门整体支出绩效目标申报表\n| 部门名称 | 水利局 |\n| 资金总额 | 9 |\n| 部门职能 | 水利 |\n"
        "| 产出指标 | 指标1：修渠9公里\\n指标2 培训农户300人 |\n"
    )
    rows = [row for row in listed(form, "indicators").items if isinstance(row, Row)]
    assert [row.values["name"].text for row in rows] == ["修渠9公里", "培训农户300人"]


BORROWED = [
    ("| 本年度目标 | 全年建成 |", "annual_goal", "全年建成"),
    ("| 其他需要说明的问题 | 无 |", "其他说明", "无"),
    ("| 项目性质 | □新增项目 ☑延续项目 |", "attribute", "□新增项目 ☑延续项目"),
]


@pytest.mark.parametrize(("line", "name", "said"), BORROWED)
def test_a_form_may_use_labels_of_others_where_its_layout_gives_them_no_meaning(
    line: str, name: str, said: str
) -> None:
    head = "财政支出项目绩效目标申报表（范本）\n| 项目名称 | 清淤 | 主管部门 | 水利局 |\n"
    goals = "| 项目总体目标 | 三年建成 | 项目起止时间 | 2026年 |\n"
    table = "| 一级指标 | 二级指标 | 指标内容 | 指标值 |\n| 效益 | 环境效益 | 水质达标率 | ≥90% |\n"
    forms, told = forms_of(f"{head}{goals}{line}\n\n{table}")
    assert forms[0].layout == "T18"
    assert _text(forms[0], name) == said
    assert listed(forms[0], "indicators").items[0].values["tier2"].value == "ecological"
    assert not told


SPLIT = "| 一级指标 | 二级指标 | 三级指标 | 指标值 | < | < |\n| ^ | ^ | ^ | {titles} |\n"


@pytest.mark.parametrize(("titles", "read"), [("符号 | 值 | 单位", "≥ 2 座"), ("甲 | 乙 | 丙", "- ≥ -")])
def test_the_second_row_of_a_header_is_no_indicator(titles: str, read: str) -> None:
    top = "项目支出绩效目标申报表（2026年度）\n| 项目名称 | 清淤 | < | < | < | < |\n"
    top += "| 主管部门 | 水利局 | < | < | < | < |\n| 年度目标 | 清淤 | < | < | < | < |\n"
    rows = "| 产出指标 | 数量指标 | 建成座数 | ≥ | 2 | 座 |\n"
    forms, _ = forms_in(as_docx(source(top + SPLIT.format(titles=titles) + rows)), "a.docx")
    found = listed(forms[0], "indicators").items
    assert [
        " ".join(row.values[name].text or "-" for name in ("sign", "value", "unit")) for row in found
    ] == [read]
