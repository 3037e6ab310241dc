"""The other forms of a run: which they are, how they are found, and what is told where they are missing."""

from datetime import date

import pytest

from targetlint.forms import build
from targetlint.lang import steps
from targetlint.lang.assemble import Layer, assemble
from targetlint.lang.batch import MIXED_YEARS, NO_PEERS, Batch
from targetlint.lang.check import check
from targetlint.lang.evaluate import evaluate
from targetlint.lang.findings import findings, statuses
from targetlint.lang.plan import Plan
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trouble import Trouble
from targetlint.model.report import Status

HEAD = "规则 A-001 “题”\n  适用于 {kind}\n  {body}\n"


def rules_of(body, kind="部门表"):
    file, told = parse(HEAD.format(kind=kind, body=body), "A.rules")
    assert told == []
    trouble = Trouble()
    rules = tuple(check(assemble([Layer("test", (file,))], date(2026, 1, 1), trouble), trouble))
    assert trouble.diagnostics == []
    return rules


def project(name, department="教育局", year="2026年度", **others):
    given = {"project_name": name, "department": department, "fiscal_year": year, **others}
    return build.form("project_form", {key: text for key, text in given.items() if text is not None}, name)


def department(name="教育局", year="2026年度", **others):
    given = {"department_name": name, "fiscal_year": year, **others}
    return build.form("department_form", {key: text for key, text in given.items() if text is not None}, name)


EVALUATION = build.form("self_evaluation", {"fiscal_year": "2025年度"}, "评")


def named(forms):
    return forms if not isinstance(forms, list) else [form.place.document for form in forms]


def ended(rules, forms):
    """How the rule ended on the first of the forms, and the reason that is given."""
    answers = Plan(rules).run(forms[0], Batch(forms))
    (status,) = statuses(rules, forms[0], answers, {})
    return status.status, status.reason.zh if status.reason else ""


# --- whose peers they are -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        ([department()], NO_PEERS),
        ([department(), department("水利局")], NO_PEERS),
        ([department(), project("甲"), project("乙")], ["甲", "乙"]),
        ([department(), project("甲"), project("乙", year="2025年度")], ["甲"]),
        ([department(), project("甲", year=None)], ["甲"]),
        ([department(year=None), project("甲"), project("乙", year=None)], ["甲", "乙"]),
        ([department(), project("甲", year="2025年度")], NO_PEERS),
        ([department(), project("甲", year="2025年度"), project("乙", year=None)], MIXED_YEARS),
        ([department(year=None), project("甲", year="2025年度"), project("乙")], MIXED_YEARS),
        # a self-evaluation of last year among this year's plans makes no project form doubtful
        (
            [department(), project("甲", year=None), EVALUATION],
            ["甲"],
        ),
    ],
)
def test_peers_are_of_one_kind_and_year(forms, wanted):
    assert named(Batch(forms).peers("project_form", forms[0])) == wanted


def test_a_form_is_no_peer_of_itself():
    forms = [project("甲"), project("甲"), project("乙")]
    assert named(Batch(forms).peers("project_form", forms[1])) == ["甲", "乙"]
    assert [each is forms[0] for each in Batch(forms).peers("project_form", forms[1])] == [True, False]


@pytest.mark.parametrize("said", ["教育局", "教 育局", "教育局 ", "教育\u3000局"])
def test_names_are_looked_up_as_they_are_compared(said):
    forms = [
        department(said),
        project("甲"),
        project("乙", "水利局"),
        project("丙", None),
        project("丁", "教 育 局"),
    ]
    found = Batch(forms).matching("project_form", forms[0], "department", said)
    assert named(found) == ["甲", "丙", "丁"]  # 丙 could be of any department: the condition decides


# --- looked up, not tried one by one ------------------------------------------------------------------

OTHERS, OWN, FILLED = (
    "他表 属于 同批次（项目表）",
    "他表.主管部门 是 本表.部门名称",
    "主管部门 是 本表.部门名称",
)
LOOKED_UP = {
    "select": "要求 个数（同批次（项目表 其中 主管部门 是 已填 且 主管部门 是 本表.部门名称）） = 0",
    "turned": "要求 个数（同批次（项目表 其中 本表.部门名称 是 主管部门）） = 0",
    "exists": f"禁止 存在 {OTHERS} 其中 {OWN} 且 他表.资金总额 > 0元",
    "no": f"要求 没有 {OTHERS} 其中 {OWN}",
    "loop": f"每个 {OTHERS} 其中 {OWN}\n  要求 他表.资金总额 > 本表.资金总额",
    "sum": f"令 们 = 同批次（项目表 其中 主管部门 是 已填 且 {FILLED}）\n  要求 合计（们.资金总额） ≤ 1万元",
    "period": "要求 个数（同批次（项目表 其中 预算年度 是 本表.预算年度）） = 0",
}  # fmt: skip
TRIED = {
    "every": f"要求 所有 {OTHERS} 满足 {OWN}",
    "or": "要求 个数（同批次（项目表 其中 主管部门 是 本表.部门名称 或 资金总额 > 1万元）） = 0",
    "own": "要求 个数（同批次（项目表 其中 主管部门 是 实施单位）） = 0",
    "not": "要求 个数（同批次（项目表 其中 主管部门 不是 本表.部门名称）） = 0",
}
BATCH = [
    department(fund_total="5万元"),
    *(
        project(f"项目{each}", ("教育局", "水利局")[each % 7 > 0], fund_total=f"{each}万元")
        for each in range(1, 30)
    ),
    project("无部门", None, fund_total="3万元"),
]


class Counting(Batch):
    """A batch that counts the forms it hands out."""

    handed = 0

    def peers(self, kind, form):
        return self.counted(super().peers(kind, form))

    def matching(self, kind, form, field, said):
        return self.counted(super().matching(kind, form, field, said))

    def counted(self, found):
        self.handed += len(found) if isinstance(found, list) else 0
        return found


@pytest.mark.parametrize("body", [*LOOKED_UP.values(), *TRIED.values()], ids=[*LOOKED_UP, *TRIED])
def test_looking_up_answers_what_trying_answers(body):
    for forms in (BATCH, BATCH[:-1], BATCH[:1], [department(None), *BATCH[1:]]):
        planned = Plan(rules_of(body)).run(forms[0], Batch(forms))
        walked = evaluate(rules_of(body), forms[0], Batch(forms))
        assert [hit.values for hit in planned.hits] == [hit.values for hit in walked.hits]
        assert [doubt.unknown for doubt in planned.doubts] == [doubt.unknown for doubt in walked.doubts]
        assert (planned.asked, planned.crashed) == (walked.asked, {})


@pytest.mark.parametrize(
    ("body", "looked_up"),
    [*((each, True) for each in LOOKED_UP.values()), *((each, False) for each in TRIED.values())],
    ids=[*LOOKED_UP, *TRIED],
)
def test_forms_are_looked_up_by_an_equality_that_must_hold(body, looked_up):
    batch = Counting(BATCH)
    Plan(rules_of(body)).run(BATCH[0], batch)
    same_year = "预算年度" in body
    assert (batch.handed < len(BATCH) - 1 or same_year) is looked_up


# --- what is missing is told --------------------------------------------------------------------------

SPENDING = """令 项目们 = 同批次（项目表 其中 主管部门 是 本表.部门名称）
  当 个数（项目们） > 0
  要求 合计（项目们.资金总额） ≤ 本表.项目支出"""
ONE = project("甲", fund_total="8万元")


@pytest.mark.parametrize(
    ("body", "forms", "status", "reason"),
    [
        (SPENDING, [department(project_spending="9万元")], Status.NOT_RUN, "没有可以对照"),
        (SPENDING, [department(project_spending="9万元"), ONE], Status.PASSED, ""),
        (SPENDING, [department(project_spending="7万元"), ONE], Status.VIOLATED, ""),
        (SPENDING, [department("水利局"), ONE], Status.NOT_RUN, "没有这条规则"),
        (SPENDING, [department(), ONE], Status.UNDECIDED, "没有这一栏"),
        (
            SPENDING,
            [department(), project("甲", year="2025年"), project("乙", year=None)],
            Status.NOT_RUN,
            "按年度分开",
        ),
        ("要求 个数（同批次（部门表 其中 部门名称 是 “水利局”）） = 0", [department()], Status.NOT_RUN, ""),
        # the form itself gives no case: nothing is missing
        (f"当 资金总额 > 100万元\n  {SPENDING}", [department(fund_total="1万元")], Status.NOT_APPLICABLE, ""),
        (f"{SPENDING}\n  无法判断时 警告", [department()], Status.NOT_RUN, "没有可以对照"),
        (f"{SPENDING}\n  无法判断时 跳过", [department()], Status.NOT_RUN, "没有可以对照"),
        (
            "令 首表 = 第一个（同批次（项目表））\n  当 首表.项目名称 是 已填\n  要求 首表.资金总额 > 0元",
            [department()],
            Status.NOT_RUN,
            "没有可以对照",
        ),
    ],
)  # fmt: skip
def test_a_rule_that_lacks_other_forms_is_not_run(body, forms, status, reason):
    found, said = ended(rules_of(body), forms)
    assert found is status
    assert reason in said


def test_what_is_missing_is_no_finding_whatever_an_undecided_answer_is_worth():
    rules = rules_of(f"{SPENDING}\n  无法判断时 错误")
    form = department()
    assert findings(rules, form, Plan(rules).run(form, Batch([form]))) == []


def test_a_finding_is_told_at_its_own_form():
    rules = rules_of(
        "每个 他表 属于 同批次（项目表）\n  要求 他表.资金总额 > 9万元\n  否则 位于 他表.资金总额 “少”"
    )
    forms = [department(), project("甲", fund_total="1万元")]
    (found,) = findings(rules, forms[0], Plan(rules).run(forms[0], Batch(forms)))
    assert (found.place, [each.place.document for each in found.related]) == (forms[0].place, ["甲"])


# --- steps ----------------------------------------------------------------------------------------------

LOOPS = {
    "each": "每个 指标\n  每个 他指标 属于 本表.指标\n  要求 他指标.名称 是 已填",
    "exists": "每个 指标\n  禁止 存在 他指标 属于 本表.指标 其中 他指标.名称 是 空白",
    "select": "每个 指标\n  要求 个数（本表.指标 其中 名称 是 空白） = 0",
    "collect": "每个 指标\n  要求 合计（本表.指标.权重） = 20",
    "inside": "要求 （所有 甲 属于 本表.指标 满足 （所有 乙 属于 本表.指标 满足 乙.名称 是 已填））",
}
LINES = {"indicators": [{"name": f"指标{number}", "weight": "1"} for number in range(20)]}


@pytest.mark.parametrize("body", LOOPS.values(), ids=LOOPS)
@pytest.mark.parametrize(("most", "status"), [(400, Status.PASSED), (399, Status.NOT_RUN)])
def test_loops_inside_loops_have_an_end(body, most, status, monkeypatch):
    monkeypatch.setattr(steps, "MOST_STEPS", most)
    form = department(**LINES)
    found, said = ended(rules_of(body), [form])
    assert (found, "步数" in said) == (status, status is Status.NOT_RUN)


def test_a_rule_that_came_to_its_end_costs_itself_only(monkeypatch):
    monkeypatch.setattr(steps, "MOST_STEPS", 500)
    texts = [HEAD.format(kind="部门表", body=body) for body in LOOPS.values()]
    file, _ = parse("".join(text.replace("001", f"00{each}") for each, text in enumerate(texts)), "A.rules")
    trouble = Trouble()
    rules = tuple(check(assemble([Layer("test", (file,))], date(2026, 1, 1), trouble), trouble))
    form = department(**LINES)
    answers = Plan(rules).run(form, Batch([form]))
    assert {each.status for each in statuses(rules, form, answers, {})} == {Status.PASSED}


def test_a_loop_alone_costs_no_steps(monkeypatch):
    monkeypatch.setattr(steps, "MOST_STEPS", 0)
    assert ended(rules_of("每个 指标\n  要求 名称 是 已填"), [department(**LINES)]) == (Status.PASSED, "")
