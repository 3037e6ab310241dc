"""scoring/ and scheme declarations: what is open is never counted as won, and the arithmetic adds up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_books import shipped_book

from targetlint import lint, rulebook
from targetlint.assets import asset
from targetlint.cli.main import run
from targetlint.model.diagnostic import Confidence, Diagnostic, Outcome, Severity
from targetlint.model.form import Form
from targetlint.model.place import Origin, Place
from targetlint.model.report import DocumentReport, FormReport, Report, RuleInfo, RuleStatus, Status
from targetlint.model.said import Said
from targetlint.model.scheme import Band, Deduction, Item, Scheme, Why
from targetlint.reporters.terminal import score as table
from targetlint.reporters.terminal.page import Page
from targetlint.scoring import Scoring

TODAY = date(2026, 6, 1)
CENTRAL = asset("rules") / "central"
CLEAN = Path(__file__).parents[1] / "examples" / "01-clean-special-fund.docx"
MIXED = Path(__file__).parents[1] / "examples" / "02-special-fund-and-department.txt"

SCHEME = Scheme(
    name=Said("办法", "scheme"),
    pack="own",
    basis=(),
    deductions=(
        Deduction(("B-002",), "", None, Decimal(10), None),
        Deduction((), "", Severity.ERROR, Decimal(3), Decimal(6)),
        Deduction((), "", Severity.WARNING, Decimal("1.5"), Decimal("4.5")),
        Deduction((), "", Severity.REVIEW, Decimal(1), None),
    ),
    items=(
        Item(Said("甲", "a"), "completeness", Decimal(20), ("A-001",), rest=False, judged=None),
        Item(Said("乙", "b"), "completeness", Decimal(50), (), rest=True, judged=Said("看", "look")),
        Item(Said("丙", "c"), "feasibility", Decimal(30), (), rest=True, judged=None),
    ),
    bands=(
        Band("excellent", Decimal(90)),
        Band("good", Decimal(80)),
        Band("fair", Decimal(60)),
        Band("poor", Decimal(0)),
    ),
)


def _rule(name, dimension="completeness", severity=Severity.ERROR, confidence=Confidence.CERTAIN):
    return RuleInfo(
        name, Said(name, name), "own", severity, confidence, dimension, (), ("project_form",), (),
        Origin("a.rules", 1, 1, 1, ""),
    )  # fmt: skip


RULES = {
    each.id: each
    for each in (
        _rule("A-001"),
        _rule("B-001"),
        _rule("B-002"),
        _rule("B-003", severity=Severity.WARNING, confidence=Confidence.HEURISTIC),
        _rule("B-004", severity=Severity.REVIEW),
        _rule("C-001", "feasibility", Severity.WARNING),
        _rule("D-001", "relevance"),
    )
}


def _told(rule, count=1, outcome=Outcome.FAIL, severity=None):
    info = RULES[rule]
    outcome = Outcome.REVIEW if info.severity is Severity.REVIEW else outcome
    return [
        Diagnostic(rule, severity or info.severity, info.title, outcome=outcome, confidence=info.confidence)
        for _ in range(count)
    ]


def _scored(*, findings=(), **statuses):
    ended = {name: RuleStatus(name, Status.PASSED) for name in RULES}
    for keyword, status in statuses.items():
        name = keyword.replace("_", "-")
        ended[name] = status if isinstance(status, RuleStatus) else RuleStatus(name, status)
    return Scoring(SCHEME, RULES).score(list(ended.values()), findings)


def test_a_form_without_a_finding_has_all_points():
    found = _scored()
    assert (found.low, found.high, found.grades) == (100, 100, ("excellent", "excellent"))
    assert (found.answered, found.open, found.outside) == (7, 0, ())


@pytest.mark.parametrize(
    ("findings", "low", "high"),
    [
        (_told("B-001"), 97, 97),
        (_told("B-001", 5), 94, 94),  # one rule costs 6 at most
        (_told("B-002", 2), 80, 80),  # the first deduction that fits, and it has no bound
        (_told("A-001", 5) + _told("A-001", 3), 94, 94),
        (_told("B-003", 2), 97, 100),  # a guess
        (_told("B-004", 2), 98, 100),  # a question
        (_told("B-001", severity=Severity.INFO), 100, 100),  # nothing is said of what information costs
        (_told("B-002", 9), 50, 50),  # an item costs what it is worth, and no more
    ],
)
def test_findings_cost_points_and_guesses_may(findings, low, high):
    rules = {each.code for each in findings}
    ended = {name: RuleStatus(name, Status.VIOLATED, findings=9) for name in rules}
    found = _scored(findings=findings, **ended)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (Status.UNDECIDED, Why.UNDECIDED),
        (Status.NOT_RUN, Why.NOT_RUN),
        (Status.CRASHED, Why.CRASHED),
    ],
)
def test_what_was_not_decided_is_not_won(status, why):
    found = _scored(B_001=RuleStatus("B-001", status, undecided=2 if status is Status.UNDECIDED else 0))
    [loss] = found.items[1].losses
    assert (loss.why, loss.count) == (why, 2 if status is Status.UNDECIDED else 1)
    assert (found.low, found.high, found.open) == (100 - 3 * loss.count, 100, 1)


def test_a_finding_that_says_undecided_is_not_counted_twice():
    undecided = RuleStatus("B-001", Status.UNDECIDED, undecided=1)
    told = _told("B-001", outcome=Outcome.REVIEW, severity=Severity.WARNING)
    assert _scored(B_001=undecided, findings=told).low == 97


def test_an_item_that_no_rule_decided_is_not_assessed():
    found = _scored(C_001=Status.NOT_APPLICABLE)
    assert not found.items[2].assessed
    assert (found.low, found.high, found.grades) == (70, 100, ("fair", "excellent"))


def test_a_form_that_no_rule_decided_has_no_score():
    assert _scored(**{name.replace("-", "_"): Status.NOT_APPLICABLE for name in RULES}) is None


def test_rules_that_no_item_counts_are_named():
    violated = RuleStatus("D-001", Status.VIOLATED, findings=1)
    assert _scored(D_001=violated, findings=_told("D-001")).outside == ("D-001",)


_ENDED = st.dictionaries(st.sampled_from(sorted(RULES)), st.sampled_from(list(Status)))
_FINDINGS = st.lists(st.sampled_from(sorted(RULES)).map(lambda name: _told(name)[0]), max_size=12)


@given(_ENDED, _FINDINGS)
def test_points_stay_in_their_range_and_openness_never_helps(ended, findings):
    found = _scored(findings=findings, **ended)
    if found is None:
        return
    assert all(0 <= each.low <= each.high <= each.item.points for each in found.items)
    for name, status in ended.items():
        if status is Status.PASSED:
            other = _scored(findings=findings, **ended | {name: Status.UNDECIDED})
            assert other is None or other.low <= found.low


# --- declarations -------------------------------------------------------------------------------------

RULE = """
规则 A-001 “题”
  适用于 项目表
  维度 完整性
  标签 “A01”
  要求 项目名称 不是 空白
版式 L-1 “某表”
  读作 项目表
  标题 “某表”
  字段 项目名称：“项目名称”
"""
DECLARED = """
评分办法 zh “本县办法” en "County scheme"
  扣分 “A01” 5
  扣分 完整性 错误 3 至 6
  评审项 “规范” 完整性 满分 60
    计入 “A-001”、“A01”
    计入 其余
    人工核对 “看一看”
  评审项 “可行” 可行性 满分 40
  等次 优 90%
  等次 poor 0%
"""


def _loaded(tmp_path, *packs, rule=RULE):
    for number, text in enumerate(packs):
        folder = tmp_path / f"p{number}"
        folder.mkdir()
        head = f"规则包 “p{number}” 版本 2026.1.0\n" + ("" if number else rule)
        (folder / "pack.rules").write_text(head + text, encoding="utf-8")
    return rulebook.load([tmp_path / f"p{number}" for number in range(len(packs))], today=TODAY)


def test_a_scheme_means_what_it_says(tmp_path):
    book, told = _loaded(tmp_path, DECLARED)
    assert told == []
    found = book.scheme
    assert found.name == ("本县办法", "County scheme")
    assert found.deductions == (
        Deduction(("A01",), "", None, Decimal(5), None),
        Deduction((), "completeness", Severity.ERROR, Decimal(3), Decimal(6)),
    )
    assert [(each.selectors, each.rest, each.points) for each in found.items] == [
        (("A-001", "A01"), True, 60),
        ((), False, 40),
    ]
    assert found.items[0].judged == ("看一看", "看一看")
    assert [(each.grade, each.least) for each in found.bands] == [("excellent", 90), ("poor", 0)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("评审项 “可行” 可行性 满分 40", "评审项 “可行” 可行性 满分 0", "rule/scheme-points"),
        ("评审项 “可行”", "评审项 “规范”", "rule/twice"),
        ("可行性 满分 40", "完整性 满分 40\n    计入 其余", "rule/scheme-rest"),
        ("扣分 “A01” 5", "扣分 “A01” 5 至 4", "rule/scheme-most"),
        ("扣分 “A01” 5", "扣分 “A91” 5", "rule/scheme-selector"),
        ("“A-001”、“A01”", "“A-001”、“A91”", "rule/scheme-selector"),
        ("等次 poor 0%", "等次 差 10%", "rule/scheme-last"),
        ("等次 poor 0%", "等次 差 95%\n  等次 中 0%", "rule/scheme-order"),
        ("等次 poor 0%", "等次 不及格 0%", "rule/name"),
        ("等次 poor 0%", "等次 差 0", "rule/syntax"),
        ("扣分 “A01” 5", "扣分 “A01” 5元", "rule/syntax"),
        ("  等次 优 90%\n  等次 poor 0%\n", "", "rule/missing"),
        ("评分办法 zh", "  依据 县办法\n评分办法 zh", "rule/syntax"),
        ("  扣分 “A01” 5\n", "  依据 县办法 “附件”\n", "rule/name"),
    ],
)
def test_mistakes_are_told_where_they_stand(tmp_path, old, new, code):
    assert old in DECLARED
    book, told = _loaded(tmp_path, DECLARED.replace(old, new))
    assert code in [each.code for each in told]
    assert all(isinstance(each.place, Origin) and each.suggestion for each in told)
    assert (book.scheme is None) == any(each.severity is Severity.ERROR for each in told)


def test_the_lowest_layer_has_the_scheme(tmp_path):
    lower = "沿用 “p0” 版本 2026.1\n" + DECLARED.replace("本县办法", "乡镇办法")
    book, told = _loaded(tmp_path, DECLARED, lower)
    assert (told, book.scheme.name.zh, book.scheme.pack) == ([], "乡镇办法", "p1")
    assert [each.value.zh for each in book.settings if each.kind == "scheme"] == ["乡镇办法"]


def test_two_schemes_of_which_none_is_lower_are_a_conflict(tmp_path):
    assert "rule/conflict" in [each.code for each in _loaded(tmp_path, DECLARED, DECLARED)[1]]


def test_a_pack_has_one_scheme(tmp_path):
    assert "rule/scheme-twice" in [each.code for each in _loaded(tmp_path, DECLARED + DECLARED)[1]]


# --- whole runs ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def central():
    return shipped_book(today=TODAY)


def test_the_central_scheme_is_the_review_table(central):
    book, told = central
    assert told == []
    points = [(each.dimension, int(each.points)) for each in book.scheme.items]
    assert points == [
        ("completeness", 10), ("completeness", 10), ("relevance", 15), ("relevance", 15),
        ("appropriateness", 15), ("appropriateness", 15), ("feasibility", 10), ("feasibility", 10),
    ]  # fmt: skip
    assert [(each.grade, int(each.least)) for each in book.scheme.bands] == [
        ("excellent", 90), ("good", 80), ("fair", 60), ("poor", 0),
    ]  # fmt: skip
    assert not any(each.verified for each in book.scheme.basis)
    assert all(each.judged for each in book.scheme.items)


def test_every_central_rule_counts_in_one_item(central):
    book, _ = central
    ended = [RuleStatus(name, Status.CRASHED) for name in book.rules]
    statuses = [*ended[1:], replace(ended[0], status=Status.PASSED)]
    found = Scoring(book.scheme, book.rules).score(statuses, [])
    counted = [loss.rule for each in found.items for loss in each.losses]
    assert sorted(counted) == sorted([each.rule for each in ended[1:]])
    assert found.outside == ()


def test_a_clean_form_is_excellent_but_for_what_only_people_judge(central):
    [document] = lint.check([CLEAN], central[0], today=TODAY).documents
    found = document.forms[0].score
    assert [each.item.name.zh for each in found.items if not each.assessed] == ["条件充分性"]
    assert (found.low, found.high, found.grades) == (90, 100, ("excellent", "excellent"))


def test_a_city_scores_by_deductions():
    book, told = rulebook.load([CENTRAL.parent / "city-deductions"], today=TODAY)
    assert told == []
    [document] = lint.check([MIXED], book, today=TODAY).documents
    for each in document.forms:
        lost = {loss.rule: loss for item in each.score.items for loss in item.losses}
        assert each.score.scheme.name.zh == "扣分制评审表（示例）"
        assert {loss.each for name, loss in lost.items() if name in {"CPL-002", "CPL-003"}} <= {Decimal(2)}
    assert [each.score.high for each in document.forms] == [79, 100]


def test_part_of_the_rules_scores_nothing(central):
    book, _ = central
    assert book.narrowed((), ()).scheme is book.scheme
    assert book.narrowed(("CPL",), ()).scheme is None
    report = lint.check([CLEAN], book.narrowed((), ("CPL-001",)), today=TODAY)
    assert report.documents[0].forms[0].score is None


def test_score_writes_the_table(capsys):
    assert run(["score", "--today", "2026-06-01", str(MIXED)], "zh") == 0
    out = capsys.readouterr().out
    assert "规范完整性" in out
    assert "待人工核对：填报格式是否规范" in out
    assert "建议等次：" in out


def test_score_as_json_is_the_report(capsys):
    assert run(["score", "--format", "json", "--today", "2026-06-01", str(CLEAN)], "en") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["scheme"]["points"] == 100
    [form] = found["documents"][0]["forms"]
    assert (form["score"]["grade_low"], form["score"]["high"]) == ("excellent", 100)
    low = sum(each["low"] for each in form["score"]["items"])
    assert low == form["score"]["low"]


def test_packs_without_a_scheme_cannot_score(tmp_path, capsys):
    _loaded(tmp_path, "")
    assert run(["score", "--rules", str(tmp_path / "p0"), str(CLEAN)], "en") == 2
    assert "no scoring scheme" in capsys.readouterr().err


def test_what_costs_nothing_is_told_as_such(capsys):
    city = str(CENTRAL.parent / "city-deductions")
    assert run(["score", "--rules", city, "--today", "2026-06-01", str(MIXED)], "zh") == 0
    out = capsys.readouterr().out
    assert "不扣分 CPL-009" in out
    assert "× 0" not in out


def test_a_range_over_several_grades_suggests_none():
    found = Scoring(SCHEME, RULES).score([RuleStatus("C-001", Status.PASSED)], [])
    assert (found.low, found.high, found.grades) == (30, 100, ("poor", "excellent"))
    report = Report("1", "2026-06-01", [], [], [], [])
    form = FormReport(Form("project_form", "L", "表", 1, Place("a.txt"), {}), [], found)
    report.documents.append(DocumentReport("a.txt", "", None, [form], checked=True))
    assert "建议等次：未定（差至优）" in table.render(report, Page("zh"))
