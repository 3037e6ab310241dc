"""lang/plan.py against lang/evaluate.py: the generated functions answer what the tree walker answers."""

import ast
import itertools
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
import rule_texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shipped_books import shipped_book

from targetlint import examples
from targetlint.forms import build
from targetlint.lang import findings, runtime, typed, vocabulary
from targetlint.lang.assemble import assemble
from targetlint.lang.assembled import Layer
from targetlint.lang.batch import Batch
from targetlint.lang.builtins import TABLE
from targetlint.lang.check import check
from targetlint.lang.evaluate import evaluate
from targetlint.lang.plan import Plan
from targetlint.lang.syntax.parse import parse
from targetlint.lang.trees import fill, name
from targetlint.lang.trouble import Trouble
from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.form import Form, Listed, Row, State, Stated, Unknown
from targetlint.model.place import Place
from targetlint.model.said import Said
from targetlint.model.schema import FORMS, ROWS

pytestmark = pytest.mark.no_cover  # every example goes the same ways
BOOK, _ = shipped_book()
NOWHERE = Place("test")


def told(answers):
    """What a list of answers says, without the order it was said in; builtins make lines anew."""
    hits = Counter((hit.rule, hit.ask, tuple(map(where, hit.at)), hit.rounded) for hit in answers.hits)
    doubts = Counter(
        (each.rule, each.ask, each.unknown.cause, where(each.unknown.stated)) for each in answers.doubts
    )
    return hits, doubts, answers.asked, answers.crashed


def where(held):
    return getattr(held, "place", None)


def agree(forms):
    batch = Batch(forms)
    for form in forms:
        assert told(BOOK.plan.run(form, batch)) == told(evaluate(BOOK.plan.rules, form, batch))


EXAMPLES = [(name, example) for name, rule in BOOK.sources.items() for example in rule.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda each: getattr(each, "title", each))
def test_on_every_example(name, example):
    agree(examples.forms(BOOK.sources[name], example))


VALUES = st.sampled_from(
    [
        "",
        "—",
        "≥95%",
        "50余人次",
        "满意",
        "36万元",
        "2020年5月底前",
        "零投诉",
        "明显提高",
        "≤99%",
        "≥**人次",
        "100",
        "优良中低差",
    ]
)
TEXTS = st.sampled_from(
    [
        "",
        "维护社会稳定",
        "社会公众满意度",
        "零非访",
        "培训人数",
        "编制13人，在职8人，控制率约60%",
        "创建三无县",
    ]
)
CELLS = {
    "text": TEXTS,
    "target": VALUES,
    "money": st.sampled_from(["", "36万元", "36", "0", "102万", "若干"]),
    "number": st.sampled_from(["", "10", "20", "九十", "x"]),
    "percent": st.sampled_from(["", "90%", "x"]),
    "date": st.sampled_from(["", "2020年1月", "2020-05-27", "2021年2月30日", "尽快"]),
    "period": st.sampled_from(["", "2020年度", "2021年度", "今年"]),
}


def cells(field):
    if field.type == "enum":
        from targetlint.model.schema import ENUMS  # noqa: PLC0415 - only here

        return st.sampled_from(["", *ENUMS[field.enum].values(), "其他"])
    if field.type == "rows":
        row = st.fixed_dictionaries(
            {}, optional={name: cells(each) for name, each in ROWS[field.row].fields.items()}
        )
        return st.lists(row, max_size=4)
    if field.type == "texts":
        return st.lists(TEXTS, max_size=3)
    return CELLS[field.type]


def forms(kind):
    given_ = st.fixed_dictionaries(
        {}, optional={name: cells(each) for name, each in FORMS[kind].fields.items()}
    )
    return given_.map(lambda texts: build.form(kind, texts, "test"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["project_form", "department_form"]).flatmap(forms), min_size=1, max_size=3))
def test_on_any_forms(batch):
    agree(batch)


# --- Kleene's logic, exhaustively -------------------------------------------------------------------

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"


def leaf(name):
    return typed.Operation("same", (typed.Known(typed.Cell(typed.Var("form"), name)), typed.Const(TRUE)))


def form_of(**truths):
    values = {
        name: Stated("", State.BLANK, None, NOWHERE)
        if truth == UNKNOWN
        else Stated(truth, State.VALUE, truth, NOWHERE)
        for name, truth in truths.items()
    }
    return Form("project_form", "", "", 1, NOWHERE, values)


def rule_of(condition):
    template = typed.Template(("",))
    ask = typed.Ask(
        condition=condition,
        wrong=False,
        rounding=False,
        at=(typed.Var("form"),),
        mark=None,
        values=(),
        otherwise=typed.Message(template, template),
        expected=None,
        suggest=None,
    )
    return typed.Rule(
        id="T-001",
        kind="project_form",
        title=Said("", ""),
        dimension="",
        severity=Severity.ERROR,
        confidence=Confidence.CERTAIN,
        tags=(),
        basis=(),
        pipe=(),
        asks=(ask,),
        if_unknown="",
    )


def answer(condition, form):
    """The verdict of both evaluators on one condition; they must give the same."""
    rules = (rule_of(condition),)
    both = {
        FALSE if answers.hits else UNKNOWN if answers.doubts else TRUE
        for answers in (Plan(rules).run(form, Batch()), evaluate(rules, form, Batch()))
    }
    assert len(both) == 1
    return both.pop()


def kleene_and(one, other):
    return FALSE if FALSE in {one, other} else UNKNOWN if UNKNOWN in {one, other} else TRUE


def kleene_not(one):
    return {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}[one]


@pytest.mark.parametrize(("a", "b"), list(itertools.product((TRUE, FALSE, UNKNOWN), repeat=2)))
class TestKleene:
    def test_and(self, a, b):
        assert answer(typed.Logic("and", (leaf("a"), leaf("b"))), form_of(a=a, b=b)) == kleene_and(a, b)

    def test_or(self, a, b):
        wanted = kleene_not(kleene_and(kleene_not(a), kleene_not(b)))
        assert answer(typed.Logic("or", (leaf("a"), leaf("b"))), form_of(a=a, b=b)) == wanted

    def test_not(self, a, b):
        assert answer(typed.Not(leaf("a")), form_of(a=a, b=b)) == kleene_not(a)

    def test_or_else(self, a, b):
        assert answer(typed.OrElse(leaf("a"), leaf("b")), form_of(a=a, b=b)) == (b if a == UNKNOWN else a)


def test_an_unknown_answer_is_no_truth_value():
    with pytest.raises(TypeError):
        bool(Unknown("blank"))


def test_a_crashing_rule_costs_that_rule_only():
    broken = rule_of(
        typed.Operation("same", (typed.Known(typed.Cell(typed.Var("form"), "missing")), typed.Const("")))
    )
    sound = rule_of(leaf("a"))
    answers = Plan((broken, sound)).run(form_of(a=FALSE), Batch())
    assert list(answers.crashed) == [0]
    assert [hit.rule for hit in answers.hits] == [1]


def test_a_rule_that_python_cannot_compile_costs_that_rule_only():
    loops = tuple(typed.Loop(f"v{number}", typed.Const(()), None) for number in range(1, 30))
    deep = replace(rule_of(leaf("a")), pipe=loops)
    answers = Plan((deep, rule_of(leaf("a")))).run(form_of(a=FALSE), Batch())
    assert list(answers.crashed) == [0]
    assert [hit.rule for hit in answers.hits] == [1]


@pytest.mark.parametrize("word", ["and", "or"])
@pytest.mark.parametrize("last", [TRUE, FALSE, UNKNOWN])
def test_a_chain_may_be_long(word, last):
    neutral = TRUE if word == "and" else FALSE
    chain = typed.Logic(word, (*[leaf("a")] * 1_000, leaf("b")))
    assert answer(chain, form_of(a=neutral, b=last)) == last


# --- soundness: what was decided with some inputs unknown stays decided -------------------------------


def without_states(rule):
    return not any(
        isinstance(node, typed.InState | typed.OrElse) for node in typed.walk((rule.pipe, rule.asks))
    )


SOUND = [index for index, rule in enumerate(BOOK.plan.rules) if without_states(rule) and rule.alone is None]


def filled_in(form, texts):
    """The form with every blank or absent cell that `texts` names filled."""
    other = build.form(form.kind, texts, "test")
    for field, held in other.values.items():
        if isinstance(held, Stated) and form.values[field].state in {State.BLANK, State.ABSENT}:
            form.values[field] = held
    return form


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_filling_blanks_never_changes_a_verdict(data):
    kind = data.draw(st.sampled_from(["project_form", "department_form"]))
    simple = [field for field in FORMS[kind].fields.values() if field.type not in {"rows", "texts"}]
    before = data.draw(forms(kind))
    first = BOOK.plan.run(before, Batch())
    texts = {field.name: data.draw(cells(field)) for field in simple}
    second = BOOK.plan.run(filled_in(before, {name: text for name, text in texts.items() if text}), Batch())
    for index in SOUND:
        broken = sum(hit.rule == index and not hit.rounded for hit in first.hits)
        doubtful = any(doubt.rule == index for doubt in first.doubts)
        after = sum(hit.rule == index and not hit.rounded for hit in second.hits)
        if not doubtful:
            assert after == broken
        else:
            assert after >= broken


def test_the_soundness_property_has_rules_to_hold_for():
    assert SOUND


def test_a_template_is_used_again_as_it_was():
    """Templates are parsed once: filling one must leave it as it was."""
    first = ast.unparse(fill("X == S", X=name("a"), S=ast.Constant("one")))
    assert first == "a == 'one'"
    assert ast.unparse(fill("X == S", X=name("b"), S=ast.Constant("two"))) == "b == 'two'"


# --- rules nobody has thought of ----------------------------------------------------------------------

NAMED = (typed.Operation, typed.Call, typed.Attribute)


def book_of(rules):
    """The typed rules of a file that declares `rules`; no rule may be left out."""
    file, diagnostics = parse(rule_texts.LISTS + "\n".join(rules), "A.rules")
    assert diagnostics == []
    trouble = Trouble()
    checked = check(assemble([Layer("test", (file,))], date(2026, 1, 1), trouble), trouble)
    assert [each for each in trouble.diagnostics if each.severity is Severity.ERROR] == []
    return tuple(checked)


ASKED_ABOUT = {
    "indicators": ("tier2", "name", "value", "note", "weight"),
    "plan": ("task", "starts_on", "ends_on"),
    "fund_parts": ("source", "amount"),
    "opinions": ("office", "text", "date"),
} | dict.fromkeys(
    [
        "project_name", "department", "annual_goal", "long_term_goal", "attribute", "fund_total",
        "annual_fund", "declared_on", "starts_on", "fiscal_year",
    ]
)  # fmt: skip


def brief_forms():
    """Project forms with nothing but what the random rules ask about."""
    fields = FORMS["project_form"].fields
    given_ = {
        name: st.lists(row_of(fields[name].row, columns), max_size=3) if columns else cells(fields[name])
        for name, columns in ASKED_ABOUT.items()
    }
    texts = st.fixed_dictionaries({}, optional=given_)
    return texts.map(lambda texts: build.form("project_form", texts, "test"))


def row_of(kind, columns):
    return st.fixed_dictionaries({}, optional={name: cells(ROWS[kind].fields[name]) for name in columns})


def last_years(batch):
    """What may be known of last year's forms: nothing, that there is none, or one."""
    one = st.one_of(st.none(), st.just(Unknown("no-match")), brief_forms())
    return st.tuples(*[one] * len(batch)).map(
        lambda found: {id(form): last for form, last in zip(batch, found, strict=True) if last is not None}
    )


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule_texts.rule(), st.lists(brief_forms(), min_size=1, max_size=3), st.data())
def test_on_any_rule(text, forms_, data):
    rules = book_of([text])
    batch = Batch(forms_, data.draw(last_years(forms_)))
    for form in forms_:
        planned, walked = Plan(rules).run(form, batch), evaluate(rules, form, batch)
        assert told(planned) == told(walked)
        assert planned.crashed == {}
        assert findings.findings(rules, form, planned) == findings.findings(rules, form, walked)


def test_any_rule_is_made_of_everything():
    """Every kind of node, operation, function and attribute stands in some part of the random rules."""
    nodes = [node for text in rule_texts.parts() for node in typed.walk(book_of([text]))]
    assert {type(node) for node in nodes} >= set(get_args(typed.Typed))
    said = {type_: {node.name for node in nodes if isinstance(node, type_)} for type_ in NAMED}
    assert said[typed.Operation] == set(runtime.OPERATIONS) - {"exact"}  # asked of what is about the same
    assert said[typed.Call] == set(TABLE)
    assert said[typed.Attribute] == set(vocabulary.ATTRIBUTES)
    assert {node.word for node in nodes if isinstance(node, typed.Quantified)} == {"exists", "no", "every"}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule_texts.rule(sound=True), st.lists(brief_forms(), min_size=2, max_size=3), st.data())
def test_what_was_decided_with_some_values_lost_stays_decided(text, forms_, data):
    """Soundness (design: language 4.6), of peers and last year's form, too.

    The fiscal year is not taken away: it decides which forms are compared, before any rule asks.
    """
    rules = book_of([text])
    about, *others = forms_
    last = data.draw(brief_forms())
    lost = [with_losses(form, data) for form in (about, *others, last)]
    known = Batch(forms_, {id(about): last})
    less = Batch(lost[:-1], {id(lost[0]): lost[-1]} if data.draw(st.booleans()) else {})
    first, second = Plan(rules).run(lost[0], less), Plan(rules).run(about, known)
    before, after = (sum(not hit.rounded for hit in each.hits) for each in (first, second))
    assert first.crashed == second.crashed == {}
    assert (after >= before) if first.doubts else (after == before)


def with_losses(form, data):
    """The form with some of its values blank, absent or unreadable, and some of its lists."""

    def lost(held):
        state = data.draw(st.sampled_from([State.BLANK, State.ABSENT, State.UNREADABLE]))
        if isinstance(held, Stated):
            return Stated("？", state, None, held.place)
        return Listed([], State.BLANK if state is State.UNREADABLE else state, held.place)

    def kept(held):
        if held.state is State.VALUE and data.draw(st.integers(0, 3)) == 0:
            return lost(held)
        if isinstance(held, Listed):
            rows = [
                Row(row.kind, row.number, {name: kept(cell) for name, cell in row.values.items()}, row.place)
                if isinstance(row, Row)
                else row
                for row in held.items
            ]
            return Listed(rows, held.state, held.place)
        return held

    values = {name: held if name == "fiscal_year" else kept(held) for name, held in form.values.items()}
    return replace(form, values=values)


@pytest.mark.parametrize(
    "condition",
    [
        "36万元 ÷ 90% = 40万元",
        "36万元 × 50% = 18万元",
        "50% × 36万元 = 18万元",
        "50% × 50% = 25%",
        "90% × 2 = 1.8",
        "5 ÷ 50% = 10",
        "90% ÷ 2 = 45%",
        "90% ÷ 45% = 2",
        "3人 × 50% = 1.5人",
    ],
)
def test_a_percentage_is_a_share(condition):
    rules = book_of([f"规则 A-001 “题”\n  适用于 项目表\n  要求 {condition}"])
    answers = Plan(rules).run(build.form("project_form", {}, "test"), Batch())
    assert (answers.hits, answers.doubts, answers.asked) == ([], [], [1])


def test_a_list_can_be_chosen_by_what_may_be_unknown():
    text = "规则 A-001 “题”\n  适用于 项目表\n  令 首项 = 第一个（资金构成）\n  要求 存在 表 属于"
    rules = book_of([f"{text} 同批次（项目表 其中 首项.金额 是 已填） 其中 表.项目名称 是 “乙”"])
    parts = [{"amount": "3万元"}]
    batch = [
        build.form("project_form", texts, "test")
        for texts in ({"project_name": "甲", "fund_parts": parts}, {"project_name": "乙"})
    ]
    answers = Plan(rules).run(batch[0], Batch(batch))
    assert (answers.hits, answers.doubts, answers.crashed) == ([], [], {})


def test_messages_show_lists_and_answers_in_words():
    shown = "{甲类} {虚词} {整体目标} {部门名称 是 已填} {资金总额 ÷ 3}"
    rules = book_of([f"规则 A-001 “题”\n  适用于 部门表\n  要求 部门名称 是 空白\n  否则 “{shown}”"])
    texts = {"department_name": "甲局", "goals": ["修路", "修桥"], "fund_total": "10万元"}
    form = build.form("department_form", texts, "test")
    (finding,) = findings.findings(rules, form, Plan(rules).run(form, Batch()))
    assert finding.message.zh == "数量指标、质量指标 明显、稳定 修路、修桥 是 3.333333万元"
