"""Texts that resemble each other among many: none is missed, few are tried, and what they share is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_batch import ended, project, rules_of

from targetlint.forms import build
from targetlint.lang.batch import Batch
from targetlint.lang.builtins.texts import shared_text, similarity
from targetlint.lang.resembling import Resembling

TEXTS = st.text("甲乙丙丁戊", max_size=24)
GOALS = [
    f"{year}年养护{place}镇农村公路{year}公里，列养率达到100%" for year in range(40) for place in "东西南北"
]
SAME = """当 存在 他表 属于 同批次（项目表） 其中 相似度（他表.年度目标，本表.年度目标） ≥ 90%
  要求 资金总额 是 空白"""


@given(st.lists(TEXTS, max_size=12), TEXTS, st.sampled_from([50, 80, 90, 100]))
def test_no_text_that_resembles_is_missed(texts, text, least):
    found = Resembling(dict(enumerate(texts))).may_resemble(text, Decimal(least))
    alike = [at for at, each in enumerate(texts) if similarity(text, each).number >= least]
    assert set(alike) <= set(found)
    assert found == sorted(found)


def test_texts_that_have_nothing_rare_in_common_are_not_tried():
    index = Resembling(dict(enumerate([*GOALS, "购置执法车辆两台，配齐执法装备，提高夜间出动能力"])))
    assert index.may_resemble("购置执法车辆三台，配齐执法装备，提高夜间出动能力", Decimal(90)) == [len(GOALS)]


def test_a_rule_tries_only_what_may_resemble(monkeypatch):
    asked = []
    resembling = Batch.resembling
    monkeypatch.setattr(
        Batch, "resembling", lambda *given: asked.append(len(resembling(*given))) or resembling(*given)
    )
    copied = "购置执法车辆两台，配齐执法装备，提高夜间出动能力"
    forms = [
        project(str(number), annual_goal=goal)
        for number, goal in enumerate([copied, *GOALS, copied.replace("两", "三")])
    ]
    status, _ = ended(rules_of(SAME, "项目表"), forms)
    assert asked == [1]
    assert status.value == "violated"


def test_a_form_without_the_text_is_tried_and_leaves_it_open():
    forms = [
        project("甲", annual_goal="养护公路"),
        build.form("project_form", {"fiscal_year": "2026年度"}, "乙"),
    ]
    assert ended(rules_of(SAME, "项目表"), forms)[0].value == "undecided"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            "2026年，确保队伍稳定、工资足额发放。",
            "全年确保队伍稳定、工资足额发放；",
            "确保队伍稳定、工资足额发放",
        ),
        ("甲", "乙", None),
        ("，", "，", None),
    ],
)
def test_what_two_texts_share_is_shown_as_written(one, other, shared):
    assert shared_text(one, other) == shared


def test_similarity_counts_characters_in_order():
    assert similarity("养护公路 60公里", "养护公路60公里").number == 100
    assert similarity("甲乙丙丁", "甲丙丁戊").number == 75
