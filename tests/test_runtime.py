"""lang/runtime.py and lang/shown.py: what rules calculate, case by case."""

from datetime import date
from decimal import Decimal

import pytest

from targetlint.lang import runtime
from targetlint.lang.shown import shown
from targetlint.lang.words_in import Lexicon, folded
from targetlint.model.amount import Amount, Period
from targetlint.model.form import Form, Row, Unknown
from targetlint.model.place import Place
from targetlint.quantities.cells import amount
from targetlint.quantities.parse import parse

NOWHERE = Place("test")


def written(text, unit="万元"):
    found = amount(text, unit)
    assert found is not None, text
    return found


def percent(text):
    return Amount(Decimal(text), "%")


def said(answer):
    return answer.cause if isinstance(answer, Unknown) else answer


@pytest.mark.parametrize(
    ("target", "sign", "bound", "answer"),
    [
        ("≥95%", "≥", "90", True),
        ("≥85%", "≥", "90", False),
        ("≤90%", "≥", "90", "no-limit"),
        ("≥90%", "≥", "90", True),
        (">90%", ">", "90", True),
        ("≥90%", ">", "90", False),
        ("≤5%", "≤", "10", True),
        ("≤15%", "≤", "10", False),
        ("<10%", "<", "10", True),
        ("≤10%", "<", "10", False),
        ("≥5%", "≤", "10", "no-limit"),
        ("90%", "=", "90", True),
        ("90%", "≠", "90", False),
        ("≥90%", "=", "90", "no-limit"),
        ("≥90%", "≠", "90", "no-limit"),
        ("90%-95%", "≥", "90", True),
        ("90%-95%", "≤", "95", True),
        ("满意", "≥", "90", "no-quantity"),
        ("50人，30%", "≥", "20", "no-quantity"),
        ("≥300人", "≥", "90", "not-comparable"),
        ("≤1500元/人·月", "≤", "90", "not-comparable"),
    ],
)
def test_a_target_meets_a_bound_when_everything_that_meets_it_does(target, sign, bound, answer):
    assert said(runtime.target_meets(sign, parse(target), percent(bound))) == answer


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        ("36", "36", True),
        ("36", "36.4", False),  # the column is written to a tenth
        ("36", "40", False),
        ("0", "0", True),
    ],
)
def test_about_holds_within_the_finest_digit(left, right, answer):
    assert runtime.about(written(left), written(right)) is answer


def total(*texts):
    found = written(texts[0])
    for text in texts[1:]:
        found = runtime.add("+", found, written(text))
    return found


@pytest.mark.parametrize(
    ("parts", "whole", "about", "exact"),
    [
        (("66", "36"), "102", True, True),
        (("33.33", "33.33", "33.33"), "100.00", True, False),
        (("191", "99", "372.88"), "662.98", False, False),
    ],
)
def test_a_sum_has_the_slack_of_its_terms(parts, whole, about, exact):
    assert runtime.about(total(*parts), written(whole)) is about
    assert runtime.exact(total(*parts), written(whole)) is exact


def test_amounts_of_two_units_do_not_go_together():
    money, share = written("36"), percent("5")
    for answer in (
        runtime.compare_amounts("≥", money, share),
        runtime.about(money, share),
        runtime.add("+", money, share),
        runtime.within(money, share, share),
    ):
        assert said(answer) == "not-comparable"
    assert runtime.compare_amounts(">", money, Amount(Decimal(0))) is True


def test_within_takes_an_amount_or_a_share():
    assert runtime.within(written("36"), written("37"), written("1")) is True
    assert runtime.within(written("36"), written("38"), written("1")) is False
    assert runtime.within(written("98"), written("100"), percent("2")) is True
    assert runtime.within(written("97"), written("100"), percent("2")) is False


def test_products_and_quotients_keep_their_units():
    assert runtime.multiply("*", written("36"), percent("50")) == Amount(
        Decimal(180_000), "元", scale=Decimal(10_000)
    )
    assert runtime.multiply("/", written("36"), written("72")).number == Decimal("0.5")
    assert runtime.multiply("/", written("36"), Amount(Decimal(2))).unit == "元"
    assert said(runtime.multiply("/", written("36"), Amount(Decimal(0)))) == "arithmetic"
    assert runtime.negate(written("36")).number == -360_000


def test_the_number_of_a_target_is_taken_whatever_it_bounds():
    assert runtime.stated_amount(parse("≤36万元")).number == 360_000
    assert said(runtime.stated_amount(parse("满意"))) == "no-quantity"
    assert said(runtime.stated_amount(parse("500元/人/天"))) == "no-quantity"


def test_texts_are_the_same_to_a_reader():
    assert folded("石鼓区 信访局　") == "石鼓区信访局"
    assert runtime.same_text("创建“三无”县", '创建"三无"县')
    assert runtime.contains("确保零非访。", "零 非访")
    assert not runtime.same_text("财政局", "县财政局")
    assert runtime.among("ABC", ("ａｂｃ", "ＡＢＣ"))
    assert runtime.among(date(2026, 1, 1), (date(2026, 1, 1),))


def test_a_lexicon_finds_the_longest_word_and_leaves_its_exceptions():
    words = Lexicon(["满意", "满意度"], ["不满意"])
    assert words.first("群众满意度") == "满意度"
    assert words.first("不满意") is None
    assert words.first("不满意，很满意") == "满意"
    assert Lexicon([]).first("满意") is None
    assert Lexicon(["GDP"]).first("ＧＤＰ增长") == "ＧＤＰ"
    assert words == Lexicon(["满意", "满意度"], ["不满意"])


def test_days_lie_inside_periods():
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert runtime.inside(date(2026, 12, 31), year)
    assert not runtime.inside(date(2027, 1, 1), year)
    assert runtime.inside(Period(date(2026, 3, 1), date(2026, 4, 1)), year)


@pytest.mark.parametrize(
    ("value", "enum", "zh", "en"),
    [
        (written("36"), "", "36万元", "36万元"),
        (written("0.5"), "", "5000元", "5000元"),
        (percent("61.50"), "", "61.5%", "61.5%"),
        (percent("9" * 40), "", f"1{'0' * 40}%", f"1{'0' * 40}%"),
        (date(2026, 5, 1), "", "2026年5月1日", "2026-05-01"),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), "", "2026年度", "2026"),
        (
            Period(date(2026, 1, 1), date(2026, 3, 31)),
            "",
            "2026年1月1日至2026年3月31日",
            "2026-01-01 to 2026-03-31",
        ),
        ("quantity", "tier2", "数量指标", "quantity"),
        (parse("≥95%"), "", "≥95%", "≥95%"),
        (["甲", "乙"], "", "甲、乙", "甲, 乙"),
        (Row("task", 3, {}, NOWHERE), "", "第3行", "line 3"),
        (Form("project_form", "T2", "某表", 1, NOWHERE, {}), "", "某表", "某表"),
        (Unknown("blank"), "", "（读不出）", "(unknown)"),
        (True, "", "是", "yes"),
    ],
)
def test_values_are_shown_in_a_readers_words(value, enum, zh, en):
    assert shown(value, enum) == (zh, en)
