"""One text to one typed value with its state, and forms built from given texts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targetlint.forms.boxes import ticked
from targetlint.forms.build import form
from targetlint.forms.values import By, stated
from targetlint.model.amount import Amount, Period
from targetlint.model.form import Listed, State
from targetlint.model.layout import Choice
from targetlint.model.place import Place
from targetlint.model.quantity import Target
from targetlint.model.schema import FORMS, ROWS, Field

HERE = Place("a.txt", table=1, row=2, column=3)
PROJECT = FORMS["project_form"].fields
INDICATOR = ROWS["indicator"].fields

VALUES = [
    ("fund_total", "36", State.VALUE, (Decimal(360000), "元")),
    ("fund_total", "36万元", State.VALUE, (Decimal(360000), "元")),
    ("fund_total", "1,200元", State.VALUE, (Decimal(1200), "元")),
    ("fund_total", "0", State.VALUE, (Decimal(0), "元")),
    ("fund_total", "　", State.BLANK, None),
    ("fund_total", "—", State.BLANK, None),
    ("fund_total", "若干", State.UNREADABLE, None),
    ("project_name", " 乡村道路 ", State.VALUE, "乡村道路"),
    ("project_name", "无", State.BLANK, None),
    ("project_name", "\n", State.BLANK, None),
    ("declared_on", "2026.5.27", State.VALUE, date(2026, 5, 27)),
    ("declared_on", "明天", State.UNREADABLE, None),
    ("starts_on", "2026年3月", State.VALUE, date(2026, 3, 1)),
    ("ends_on", "2026年3月", State.VALUE, date(2026, 3, 31)),
    ("starts_on", "2026年1月-2026年12月", State.VALUE, date(2026, 1, 1)),
    ("ends_on", "2026年1月-2026年12月", State.VALUE, date(2026, 12, 31)),
    ("fiscal_year", "2026 年度", State.VALUE, Period(date(2026, 1, 1), date(2026, 12, 31))),
    ("attribute", "延续", State.VALUE, "continuing"),
    ("attribute", "one_off", State.VALUE, "one_off"),
    ("attribute", "延续□新增□", State.UNREADABLE, None),
]


@pytest.mark.parametrize(("name", "text", "state", "value"), VALUES)
def test_a_text_is_the_value_of_its_field(name: str, text: str, state: State, value: object) -> None:
    found = stated(PROJECT[name], text, HERE, unit="万元")
    read = found.value
    assert (found.text, found.state, found.place) == (text, state, HERE)
    assert (read.number, read.unit) == value if isinstance(read, Amount) else read == value


ENUMS = [
    ("tier1", "产出指标", "output"),
    ("tier1", "产 出", "output"),
    ("tier1", "成本指标", "cost_tier"),
    ("tier2", "成本指标", "cost"),
    ("tier1", "社会公众或服务对象满意度", "satisfaction"),
    ("tier2", "社会公众满意度指标", "served_satisfaction"),
    ("tier2", "投入指标", None),
    ("direction", "逆向", "lower"),
    ("direction", "正向指标", "higher"),
]


@pytest.mark.parametrize(("name", "text", "value"), ENUMS)
def test_enum_members_are_named_in_either_language(name: str, text: str, value: str | None) -> None:
    assert stated(INDICATOR[name], text, HERE).value == value


TARGETS = [
    ("≥300人", State.VALUE),
    ("满意", State.VALUE),
    ("", State.BLANK),
    ("　", State.BLANK),
    ("/", State.BLANK),
    ("见附件", State.BLANK),
    ("≥**人次", State.VALUE),
]


@pytest.mark.parametrize(("text", "state"), TARGETS)
def test_a_target_is_blank_only_where_it_says_nothing(text: str, state: State) -> None:
    assert stated(INDICATOR["value"], text, HERE).state is state


@pytest.mark.parametrize("text", ["", " 　", "/", "——", "-－-", "……", "无", "N / A"])
def test_a_text_is_blank_where_it_only_says_that_there_is_nothing(text: str) -> None:
    assert stated(INDICATOR["name"], text, HERE).state is State.BLANK


def test_a_text_that_points_elsewhere_is_not_blank() -> None:
    assert stated(INDICATOR["name"], "见附件", HERE).state is State.VALUE


def test_a_target_reads_the_columns_beside_it() -> None:
    found = stated(INDICATOR["value"], "95", HERE, row={"sign": "≥", "unit": "%", "name": "合格率"})
    assert isinstance(found.value, Target)
    assert (found.value.quantities[0].low, found.value.quantities[0].unit) == (95, "%")


def test_a_bare_number_has_the_unit_of_its_label() -> None:
    found = stated(PROJECT["fund_total"], "36", HERE, unit="元")
    assert (found.value.number, found.value.own_unit) == (36, False)


OPTIONS = (
    Choice("attribute", "延续专项", "continuing"),
    Choice("attribute", "新增专项", "new"),
    Choice("attribute", "延续", "continuing"),
    Choice("attribute", "新增", "new"),
)
BOXES = [
    ("☑延续专项 □新增专项", "continuing"),
    ("延续专项☑ 新增专项□", "continuing"),
    ("□延续专项 ☑新增专项", "new"),
    ("延续专项□ 新增专项√", "new"),
    ("√延续 新增", "continuing"),
    ("延续 新增√", "new"),
    ("（√）延续  （ ）新增", "continuing"),
    ("延续（ ） 新增（√）", "new"),
    ("☑延续（2024年起） □新增", "continuing"),
    ("■延续 □新增", "continuing"),
    ("延续", "continuing"),
    ("延续专项", "continuing"),
    ("延续专项(     新增专项□    ", None),
    ("□延续专项 □新增专项", None),
    ("☑延续专项 ☑新增专项", None),
    ("延续 新增", None),
    ("☑其他", None),
]


@pytest.mark.parametrize(("text", "member"), BOXES)
def test_only_one_certain_tick_is_a_value(text: str, member: str | None) -> None:
    assert ticked(text, OPTIONS) == member
    assert ticked(text, OPTIONS, doubtful=True) is None


def test_what_is_not_given_is_absent_and_what_is_empty_is_blank() -> None:
    built = form(
        "project_form",
        {
            "fund_total": "36万元",
            "annual_goal": "",
            "fiscal_year": "2026年",
            "indicators": [
                {"tier2": "数量指标", "name": "培训人数", "value": "≥300人"},
                {"tier2": "时效指标", "name": "完成时间", "value": ""},
            ],
            "plan": [{"task": "培训", "starts_on": "3月", "ends_on": "5月"}],
            "opinions": [],
        },
        "example",
    )
    states = {
        name: value.state.value for name, value in built.values.items() if value.state is not State.ABSENT
    }
    indicators, plan = built.values["indicators"], built.values["plan"]
    assert states == {
        "fund_total": "value",
        "annual_goal": "blank",
        "fiscal_year": "value",
        "indicators": "value",
        "plan": "value",
        "opinions": "blank",
    }
    assert isinstance(indicators, Listed)
    assert isinstance(plan, Listed)
    first, second = (row.values for row in indicators.items)
    assert first["value"].place.row_key == "/数量指标/培训人数"
    assert first["value"].place.column_role == "value"
    assert (second["value"].state, second["note"].state) == (State.BLANK, State.ABSENT)
    assert plan.items[0].values["ends_on"].value == date(2026, 5, 31)


def test_a_list_of_texts_is_given_by_lines_or_as_a_list() -> None:
    one = form("department_form", {"goals": ["甲", "乙"]}, "example").values["goals"]
    other = form("department_form", {"goals": "甲\n乙"}, "example").values["goals"]
    assert isinstance(one, Listed)
    assert isinstance(other, Listed)
    assert [each.text for each in one.items] == [each.text for each in other.items] == ["甲", "乙"]


FIELDS = [field for kind in FORMS.values() for field in kind.fields.values() if field.type != "rows"]
FIELDS += [field for row in ROWS.values() for field in row.fields.values()]


@given(st.sampled_from(FIELDS), st.text(max_size=30), st.sampled_from(["", "万元", "元", "%"]))
@settings(deadline=None)
def test_any_text_has_a_state(field: Field, text: str, unit: str) -> None:
    found = stated(field, text, HERE, unit=unit, by=By(2026))
    assert (found.value is not None) == (found.state is State.VALUE)
    assert found.text == text
