"""Decision tables that are declared without rows: lower packs fill them, examples give their own."""

from datetime import date

import pytest
from test_rulebook import pack

from targetlint import examples, rulebook
from targetlint.forms import build
from targetlint.lang.batch import Batch
from targetlint.lang.evaluate import evaluate
from targetlint.lang.findings import statuses
from targetlint.model.report import Status

UPPER = """规则包 “省” 版本 2026.1.0
判定表 上限（名称：文字）得 金额：
  | 名称 包含 | 上限 |
判定表 必设（类别：文字）得 文字：
  | 类别 | 指标 |
规则 U-001 “不超上限”
  适用于 项目表
  级别 警告
  要求 资金总额 ≤ 查表（上限，项目名称）
  否则 “超过{查表（上限，项目名称）}”
  示例 违规 “超了”
    已知 上限：
      | 名称 | 上限 |
      | 培训 | 5万元 |
    已知 项目名称 = 干部培训
    已知 资金总额 = 6万元
    应报告 包含 “5万元”
  示例 无法判断 “没有给表”
    已知 项目名称 = 干部培训
    已知 资金总额 = 6万元
规则 U-002 “应设的都设了”
  适用于 项目表
  级别 警告
  每个 应设 属于 查全部（必设，项目类别）
  要求 存在 指标 其中 名称 是 应设
  否则 “没有{应设}”
  示例 违规 “少一个”
    已知 必设：
      | 类别 | 指标 |
      | 基建 | 验收合格率 |
      | 基建 | 工期 |
      | 培训 | 人数 |
    已知 项目类别 = 基建
    已知 指标：
      | 名称 |
      | 工期 |
    应报告 包含 “验收合格率”
"""
FILL = """沿用 “upper” 版本 2026.1
调整 判定表 上限
  加入：
    | 会议 | 1万元 |
  理由 “本县标准”"""


def book_of(tmp_path, *lines):
    pack(tmp_path, "upper", UPPER)
    own = pack(tmp_path, "own", "规则包 “县” 版本 2026.1.0", *lines) if lines else tmp_path / "upper"
    book, told = rulebook.load([own], today=date(2026, 1, 1))
    assert [each.code for each in told] == []
    return book


def status(book, name, **given):
    form = build.form("project_form", given, "甲")
    rules = book.plan.rules
    answers = book.plan.run(form, Batch([form]))
    walked = evaluate(rules, form, Batch([form]))
    assert (walked.hits, walked.doubts) == (answers.hits, answers.doubts)
    return next(each for each in statuses(rules, form, answers, {}) if each.rule == name)


def test_examples_give_rows_of_their_own(tmp_path):
    assert [each.detail.zh for each in examples.run(book_of(tmp_path))] == ["", "", ""]


def test_without_the_table_a_rule_is_not_run(tmp_path):
    ended = status(book_of(tmp_path), "U-001", project_name="年度会议", fund_total="6万元")
    assert ended.status is Status.NOT_RUN
    assert "rules import" in ended.reason.zh


def test_a_lower_pack_fills_it(tmp_path):
    book = book_of(tmp_path, FILL)
    assert status(book, "U-001", project_name="年度会议", fund_total="6万元").status is Status.VIOLATED
    assert status(book, "U-001", project_name="年度会议", fund_total="1万元").status is Status.PASSED
    assert status(book, "U-001", project_name="养护", fund_total="6万元").status is Status.UNDECIDED
    assert [each.passed for each in examples.run(book)] == [True] * 3


@pytest.mark.parametrize(
    ("wrong", "said"), [("      | 培训 | 5天 |", "金额"), ("      | 培训 | 一些 | 5万元 |", "")]
)
def test_a_wrong_row_of_an_example_is_told(tmp_path, wrong, said):
    text = UPPER.replace("      | 培训 | 5万元 |", wrong)
    pack(tmp_path, "upper", text)
    _, told = rulebook.load([tmp_path / "upper"], today=date(2026, 1, 1))
    assert any(said in each.message.zh for each in told)
