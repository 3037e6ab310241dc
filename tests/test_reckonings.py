"""Money that texts reckon out: price × count = total, and the parts in brackets after a sum."""

from decimal import Decimal

import pytest

from targetlint.lang.builtins import find
from targetlint.model.form import State, Stated
from targetlint.model.place import Place

EXACT, ROUNDED, WRONG = "exact", "rounded", "conflicting"

PRODUCTS = [
    ("30人×2000元＝60000元", "30人×2000元", "60000元", EXACT),
    ("2000元/人×30人=6万元", "2000元/人×30人", "6万元", EXACT),
    ("30人*2000元/人=9万元", "30人×2000元/人", "6万元", WRONG),
    ("培训30人，每人2000元，共6万元", "30人×每人2000元", "6万元", EXACT),
    ("单价2500元，数量40台，总额12万元", "2500元×40台", "10万元", WRONG),
    ("5公里×80万元=450万元", "5公里×80万元", "400万元", WRONG),
    ("2024年培训30人×2000元=6万元", "30人×2000元", "6万元", EXACT),
    ("义诊30人次×2000元=9万元", "30人次×2000元", "6万元", WRONG),
    ("1.2万平方米×200元/平方米=241万元", "1.2万平方米×200元/平方米", "240万元", ROUNDED),
    ("83亩，每亩300元，共2.5万元", "83亩×每亩300元", "2.49万元", ROUNDED),
    ("3台×33.3元=100元", "3台×33.3元", "99.9元", ROUNDED),
]

SUMS = [
    ("投入82万元（渠道50万元，泵站32万元）", "50万元＋32万元", "82万元", EXACT),
    ("92万元(高标准农田50万元、泵站32万元)。", "50万元＋32万元", "82万元", WRONG),
    ("82.37万元（渠道50.2万元，泵站32.2万元）", "50.2万元＋32.2万元", "82.4万元", ROUNDED),
    ("1.25亿元（市级0.75亿元；县级0.40亿元）", "0.75亿元＋0.40亿元", "1.15亿元", WRONG),
    ("7000元（印刷4000元+租车2000元）", "4000元＋2000元", "6000元", WRONG),
]

SILENT = {
    "product_reckonings": [
        "30×2000＝90000元",  # units unknown
        "30人×2000元×12个月=9万元",
        "30人×2000元/人/月=9万元",
        "30人×2000元（12个月）=9万元",
        "3年30人×2000元=9万元",
        "每人每年2000元，30人，共9万元",
        "3批30人×2000元=9万元",
        "30人×2000元/户=9万元",
        "30人，每户2000元，共9万元",
        "30人×2000元+60个×475元=9万元",
        "100元+30人×2000元=9万元",
        "30人×2000元=9万元×2",
        "每村30人×2000元=9万元",
        "30人×2000元，三年共18万元",
        "30人×2000元，奖励先进共9万元",
        "30人，每人2000元。共9万元",
        "30人，每人2000元，教师10人，共9万元",
        "30人，10个村，每人2000元，共9万元",
        "30人×2000元=约9万元",
        "约30人×2000元=9万元",
        "30人×2000元≤9万元",
        "3千克×20元=90元",  # read as 公斤
        "1万平方米×200万元=300万元",  # per 万平方米?
        "30人，2000元，共9万元",
        "40台，单价2500元，总额12万元左右",
    ],
    "sum_reckonings": [
        "92万元（其中：渠道50万元，泵站32万元）",
        "92万元（渠道50万元，泵站32万元等）",
        "92万元（渠道82万元）",
        "92万元（上年50万元，下达32万元）",
        "92万元（渠道50万元，泵站32万元，3座）",
        "92万元（渠道5公里50万元，泵站32万元）",
        "92万元（渠道50万元，泵站约32万元）",
        "92万元（渠道50万元，泵站32万元已建）",
        "92万元（渠道50万元，每座32万元）",
        "92万元（渠道92万元，泵站10万元）",
        "92万元（渠道20万元，泵站32万元）",  # too far off
        "92万元，（渠道50万元，泵站32万元）",
        "92人（渠道50万元，泵站32万元）",
        "92万元/年（渠道50万元，泵站32万元）",
        "92万元（渠道50万元（含税），泵站32万元）",
        "约92万元（渠道50万元，泵站32万元）",
        "92万元（渠道50万元，泵站32万元",
        "92万元（渠道50万元×泵站32万元）",
        "92万元（渠道50%，泵站32%）",
    ],
}


def told(name, text):
    place = Place("form.docx", start=0, end=len(text))
    return find(name).run(Stated(text, State.VALUE, text, place))


@pytest.mark.parametrize(
    ("name", "text", "terms", "computed", "verdict"),
    [("product_reckonings", *each) for each in PRODUCTS] + [("sum_reckonings", *each) for each in SUMS],
)
def test_a_total_is_recalculated(name, text, terms, computed, verdict):
    [row] = told(name, text)
    assert row.values["terms"].text == terms
    assert row.values["computed"].text == computed
    assert row.values["verdict"].value == verdict
    stated = row.values["stated"]
    assert text[stated.place.start : stated.place.end].strip() == stated.text


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in SILENT for text in SILENT[name]])
def test_what_is_not_certain_is_left_aside(name, text):
    assert told(name, text) == []


def test_several_products_of_one_text_are_told_in_order():
    rows = told("product_reckonings", "桌子5台×4000元=2万元，椅子6个×500元=4000元；灯2盏")
    assert [row.values["computed"].value.number for row in rows] == [Decimal(20_000), Decimal(3_000)]
