"""One mistake, one finding: whole forms with one mistake each, asked by the whole central pack."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from build_examples import as_txt, source

from targetlint import lint, rulebook
from targetlint.assets import asset
from targetlint.model.diagnostic import Diagnostic
from targetlint.rulebook import RuleBook

TODAY = date(2025, 11, 1)
FORM = {
    "attribute": "新增专项☑ 延续专项□",
    "first": "2026年3月 | 2026年6月",
    "second": "2026年7月 | 2026年12月",
    "length": "≥18公里",
    "rate": "≥98%",
    "deadline": "2026年12月底前",
}
TEXT = """专项资金绩效目标申报表
（2026年度）
填报单位（盖章）：青禾县水利局

| 专项名称 | 渠道清淤 | < | < | < |
| 专项属性 | {attribute} | < | < | < |
| 部门名称 | 青禾县水利局 | < | < | < |
| 资金总额（万元） | 36 | < | < | < |
| 部门相应职能职责概述 | 负责全县灌溉渠道的建设和养护。 | < | < | < |
| 专项立项依据 | 青禾县农田水利规划（2024—2028年） | < | < | < |
| 专项实施进度计划 | 专项实施内容 | 计划开始时间 | 计划完成时间 | < |
| ^ | 清淤干渠18公里 | {first} | < |
| ^ | 修补渠坡并验收 | {second} | < |
| 专项长期绩效目标 | 到2028年底前清淤渠道60公里 | < | < | < |
| 专项年度绩效目标 | 全年清淤干渠18公里，工程验收合格率达到98%以上 | < | < | < |
| 专项年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
| ^ | 产出指标 | 数量指标 | 清淤干渠长度 | {length} |
| ^ | ^ | 质量指标 | 工程验收合格率 | {rate} |
| ^ | ^ | 时效指标 | 完工时间 | {deadline} |
| ^ | ^ | 成本指标 | 项目总成本 | ≤36万元 |
| ^ | 效益指标 | 社会效益指标 | 受益农户 | ≥1200户 |
| ^ | ^ | 社会公众或服务对象满意度指标 | 灌区农户满意度 | ≥90% |
| 专项实施保障措施 | 由水利站逐段验收，资金专户管理。 | < | < | < |

填报人：林某  联系电话：5550001  填报日期：2025年10月20日
"""


@cache
def _book() -> RuleBook:
    return rulebook.load([asset("rules") / "central"], today=TODAY)[0]


def _findings(folder: Path, **cells: str) -> list[Diagnostic]:
    path = folder / "form.txt"
    path.write_bytes(as_txt(source(TEXT.format_map(FORM | cells))))
    return lint.check([path], _book(), today=TODAY).findings


MISTAKES = [
    ({}, []),
    ({"attribute": "新增专项(  延续专项□"}, ["CPL-008"]),
    ({"attribute": "滚动项目"}, ["CPL-008"]),
    ({"second": "2025年10月 | 2025年12月"}, ["TIM-001"]),
    ({"attribute": "新增专项(  延续专项□", "second": "2025年10月 | 2025年12月"}, ["CPL-008", "TIM-001"]),
    ({"attribute": "滚动项目", "second": "2025年10月 | 2025年12月"}, ["CPL-008"]),
    ({"length": "**"}, ["CPL-007"]),
    ({"rate": "XX"}, ["CPL-007"]),
    ({"rate": "—"}, ["CPL-002"]),
    ({"rate": "≥98%≤90%"}, ["VAL-010"]),
    ({"rate": "≥90%≤98%"}, []),
]


@pytest.mark.parametrize(("cells", "codes"), MISTAKES)
def test_one_mistake_is_told_once(tmp_path: Path, cells: dict[str, str], codes: list[str]) -> None:
    assert [each.code for each in _findings(tmp_path, **cells)] == codes


def test_a_word_that_is_no_attribute_is_no_lost_tick(tmp_path: Path) -> None:
    [found] = _findings(tmp_path, attribute="滚动项目")
    assert "勾" not in found.message.zh
    assert "tick" not in found.message.en
