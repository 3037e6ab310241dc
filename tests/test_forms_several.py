"""Several indicators in one line, several forms in one file, and periods that name no day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from build_examples import Source, as_docx, as_txt, as_xlsx, source
from forms_kit import forms_in, forms_of, listed

from targetlint.forms.inside import numbered
from targetlint.model.form import Form, Row, State

LINES = """项目支出绩效目标表
（2026年度）

| 单位名称 | 青禾县交通运输局 | < | < | 项目名称 | 公路养护 | < |
| 部门预算金额 | 300 | < | < | < | < | < |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位 | 权重 | 备注 |
| 产出指标 | 数量指标 | {name} | {value} | {unit} | 10 | {note} |
"""
FORM = """{head}
| 专项名称 | {project} | < | < | < |
| 部门名称 | 青禾县水利局 | < | < | < |
| 资金总额（万元） | 12 | < | < | < |
| 专项立项依据 | 青禾发〔2025〕9号 | < | < | < |
| 专项年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
| ^ | 产出指标 | 数量指标 | 清淤长度 | ≥9公里 |

{foot}
"""
PERIOD = """项目支出绩效目标申报表
（2026年度）

| 项目名称 | 秸秆综合利用 | < | < | < |
| 主管部门 | 青禾县农业农村局 | < | 实施期 | {period} |
| 年度资金总额 | 300 | < | < | < |
{plan}| 年度目标 | 收储秸秆10万吨 | < | < | < |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
| ^ | 产出指标 | 数量指标 | 收储秸秆 | ≥10万吨 |
"""
PLAN = """| 项目实施进度计划 | 实施内容 | 开始时间 | 完成时间 | < |
| ^ | 收储 | 2026年8月 | 2026年10月 | < |
"""


def _lines(name: str, value: str, unit: str = "", note: str = "台账") -> str:
    return LINES.format(name=name, value=value, unit=unit, note=note)


def _cells(form: Form, *columns: str) -> list[list[str]]:
    rows = [row for row in listed(form, "indicators").items if isinstance(row, Row)]
    return [[row.values[each].text for each in columns] for row in rows]


@pytest.mark.parametrize(("name", "writer"), [("a.txt", as_txt), ("a.docx", as_docx), ("a.xlsx", as_xlsx)])
def test_cells_with_the_same_numbers_hold_several_indicators(
    name: str, writer: Callable[[Source], bytes]
) -> None:
    text = _lines("1.改造道路\\n2.安装水表", "1.≥18公里\\n2.≥2400块")
    forms, told = forms_in(writer(source(text)), name)
    assert _cells(forms[0], "tier2", "name", "value", "note") == [
        ["数量指标", "改造道路", "≥18公里", "台账"],
        ["数量指标", "安装水表", "≥2400块", "台账"],
    ]
    assert not told


def test_an_indicator_of_several_points_at_its_own_stretch_of_the_cell() -> None:
    forms, _ = forms_of(_lines("1.改造道路\\n2.安装水表", "1.≥18公里\\n2.≥2400块"))
    whole = {"name": "1.改造道路\n2.安装水表", "value": "1.≥18公里\n2.≥2400块"}
    for row in listed(forms[0], "indicators").items:
        for column, text in whole.items():
            place = row.values[column].place
            assert text[place.start : place.end] == row.values[column].text


def test_what_belongs_to_no_line_alone_is_given_to_none() -> None:
    forms, _ = forms_of(_lines("（1）优良路率；（2）合格率", "①≥85；②≥90", "%", "1、检测\\n2、验收"))
    assert _cells(forms[0], "name", "value", "unit", "note") == [
        ["优良路率", "≥85", "%", "检测"],
        ["合格率", "≥90", "%", "验收"],
    ]
    assert [row.values["weight"].state for row in listed(forms[0], "indicators").items] == [State.ABSENT] * 2


UNEVEN = [
    ("1.改造道路\\n2.安装水表", "全部完成"),
    ("1.改造道路\\n2.安装水表", "1.≥18公里"),
    ("1.改造道路\\n2.安装水表\\n3.更换水泵", "1.≥18公里\\n2.≥2400块"),
    ("受益情况", "1.≥300户\\n2.≥20个村"),
]


@pytest.mark.parametrize(("name", "value"), UNEVEN)
def test_lists_that_do_not_go_together_are_told(name: str, value: str) -> None:
    forms, told = forms_of(_lines(name, value))
    assert len(listed(forms[0], "indicators").items) == 1
    assert [each.code for each in told] == ["form/list"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("1.改造道路", "≥18公里"),
        ("改造道路", "1.5公里"),
        ("1.改造道路\\n2.安装水表", ""),
        ("道路\\n水表", "18公里"),
    ],
)
def test_what_is_no_list_is_left_alone(name: str, value: str) -> None:
    forms, told = forms_of(_lines(name, value))
    assert len(listed(forms[0], "indicators").items) == 1
    assert not told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.甲\n2.乙", ["甲", "乙"]),
        ("一、甲；二、乙；", ["甲", "乙"]),
        ("１．甲\n２．乙", ["甲", "乙"]),
        ("①甲 ②乙", []),
        ("2.甲\n3.乙", []),
        ("共两项：\n1.甲\n2.乙", []),
        ("1.\n2.乙", []),
        ("1.5公里\n2.5公里", []),
    ],
)
def test_a_list_is_numbered_from_one(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in numbered(text)] == found


SIGNED = "填报人：林某  联系电话：5550001\n填报日期：{date}"
HEADED = "（{year}年度）\n填报单位（盖章）：{unit}"


def _signed(form: Form) -> list[str]:
    return [form.text(name) for name in ("project_name", "fiscal_year", "unit", "declared_on")]


@pytest.mark.parametrize("writer", [as_docx, as_txt])
def test_a_form_without_a_title_keeps_the_lines_above_it(writer: Callable[[Source], bytes]) -> None:
    one = FORM.format(
        head="专项资金绩效目标申报表\n" + HEADED.format(year=2025, unit="青禾县水利局"),
        project="渠道清淤",
        foot=SIGNED.format(date="2025年1月8日"),
    )
    two = FORM.format(
        head=HEADED.format(year=2026, unit="青禾县水文站"),
        project="水位观测",
        foot=SIGNED.format(date="2026年1月9日"),
    )
    forms, _ = forms_in(writer(source(one + two)), "a")
    assert [_signed(each) for each in forms] == [
        ["渠道清淤", "2025年度", "青禾县水利局", "2025年1月8日"],
        ["水位观测", "2026年度", "青禾县水文站", "2026年1月9日"],
    ]


def test_what_signs_a_form_stays_with_it() -> None:
    one = FORM.format(
        head="专项资金绩效目标申报表", project="渠道清淤", foot=SIGNED.format(date="2025年1月8日")
    )
    two = FORM.format(head="", project="水位观测", foot=SIGNED.format(date="2026年1月9日"))
    forms, _ = forms_in(as_docx(source(one + two)), "a")
    assert [_signed(each)[-1] for each in forms] == ["2025年1月8日", "2026年1月9日"]


def test_who_fills_in_may_stand_above_the_table() -> None:
    head = "（{0}年度）\n填报单位：青禾县水利局  填报人：{1}"
    one = FORM.format(
        head="专项资金绩效目标申报表\n" + head.format(2025, "林某"), project="渠道清淤", foot=""
    )
    two = FORM.format(head=head.format(2026, "周某"), project="水位观测", foot="")
    forms, _ = forms_in(as_docx(source(one + two)), "a")
    found = [(each.text("fiscal_year"), each.text("filler")) for each in forms]
    assert found == [("2025年度", "林某"), ("2026年度", "周某")]


@pytest.mark.parametrize("period", ["3年", "1年", "长期", "三年", "6个月", "（3年）", "当年"])
def test_a_period_may_name_no_day(period: str) -> None:
    forms, told = forms_of(PERIOD.format(period=period, plan=""))
    states = [forms[0].values[name].state for name in ("starts_on", "ends_on")]
    assert states == [State.ABSENT, State.ABSENT]
    assert not told


def test_the_plan_dates_a_project_whose_period_names_no_day() -> None:
    forms, _ = forms_of(PERIOD.format(period="1年", plan=PLAN))
    assert [forms[0].text(name) for name in ("starts_on", "ends_on")] == ["2026年8月", "2026年10月"]


@pytest.mark.parametrize(
    ("period", "state"), [("见批复", State.UNREADABLE), ("2026-2028年", State.VALUE), ("", State.BLANK)]
)
def test_another_period_is_read_as_before(period: str, state: State) -> None:
    forms, _ = forms_of(PERIOD.format(period=period, plan=""))
    assert forms[0].values["ends_on"].state is state
