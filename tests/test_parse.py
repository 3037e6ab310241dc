from __future__ import annotations

import logging
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targetlint.lang import ast, changes, decision, declared
from targetlint.lang.syntax.keywords import by_spelling, by_terminal, keywords
from targetlint.lang.syntax.limits import (
    MAX_CHARACTERS,
    MAX_CLAUSES,
    MAX_DECLARATIONS,
    MAX_DEPTH,
    MAX_LOOPS,
    MAX_MISTAKES,
)
from targetlint.lang.syntax.parse import grammar, parse
from targetlint.model.diagnostic import Severity
from targetlint.model.place import Origin

# Every keyword stands between marks; a test writes it in one language or the other.
SAMPLE = """\
‹pack› ‹zh› “示范规则包” ‹en› "A sample" ‹version› 2026.1.0
‹extends› “central” ‹version› 2026.1
‹source› measures = 《示范管理办法》 ‹verified›
‹source› notice = “示范通知” ‹unverified› ‹clauses› “第一条”、“第二条”
‹list› tiers: quantity, “自定义”、quality
‹lexicon› vague: “若干”、“大幅” ‹except› “大幅面”
‹adjust› SAT-001 ‹param› least = 85% ‹reason› “样本小” ‹expires› 2027年12月31日
‹adjust› SAT-002 ‹severity› ‹info› ‹otherwise› “说明{x}” ‹expected› “{x}” ‹suggest› ‹zh› “改” ‹en› "mend"
  ‹reason› “轻”
‹adjust› ‹list› tiers ‹add› quality, “又一”、cost ‹remove› “自定义” ‹reason› “县里定的” ‹expires› 2027-12-31
‹adjust› ‹lexicon› vague ‹add› “一批” ‹remove› “大幅”、“若干” ‹except› “一批次” ‹reason› “常用”
‹adjust› ‹decision_table› placing ‹add›:
  | “回访” | - | quality |
  ‹remove›:
  | “验收” | ≥ 100万元 | quality |
  ‹reason› “另有规定”
‹adjust› ‹scale› levels ‹add› “特优” ‹reason› “本县评级”
‹disable› DUP-001 ‹reason› “逐年相同” ‹expires› 2027-12-31
‹exempt› TIME-001 ‹for› form.project_name ‹is› “日常养护” ‹reason› “全年” ‹expires› 2027-12-31
‹decision_table› placing (name: ‹text›, fund: ‹money›) ‹gives› tier2 ‹first_hit›:
  | name ‹mentions› | fund | 应属 |
  | vague、其他词 | - | served_satisfaction |
  | “验收” | ≥ 100万元 | quality |
  | “抽检” | 1万元 ‹to› 9万元 | quality |
  | ‹default› | | quantity |
‹define› gap(a: ‹money›, of: tier2) = a - form.fund_total
‹define› nothing() = 0元
‹fixture› “一般项目” ‹for› project_form
  ‹given› fund_total = 36万元
# Why the rule exists,
# in two lines.
‹rule› COMPLETE-A04 ‹zh› “题” ‹en› "Title"
  ‹applies_to› project_form, department_form
  ‹stage› declaration, 审核
  ‹effective› 2026-01-01 ‹to› 2026-12-31
  ‹mandatory›
  ‹formerly› COMPLETE-A, A04
  ‹dimension› ‹completeness›
  ‹basis› measures “第十条”
  ‹severity› ‹review›
  ‹confidence› ‹heuristic›
  ‹tags› “A04”, “B01”
  ‹param› a: ‹money› = 0.01万元 ‹allowed› 0元 ‹to› 1万元
  ‹param› b: ‹percent› = 90% ‹only_up›
  ‹param› c: ‹count› = 3人 ‹allowed› 1人 ‹to› 9人 ‹only_down›
  ‹param› d: ‹number› = 1,200
  ‹param› e: ‹date› = 2027-12-31
  ‹param› f: ‹duration› = 30天
  ‹param› g: ‹text› = “字”
  ‹for_each› indicator ‹in› form.indicators ‹where› tier2 ‹is› cost ‹and› name ‹contains› “总成本”
  ‹for_each› other
  ‹let› x = indicator.value ‹or_else› 0元
  ‹let› y = ‹last_year›.annual_goal
  ‹when› ‹not› x ‹is› ‹blank› ‹or› x ‹is_not› ‹filled›
  ‹when› x ‹is› ‹absent› ‹or› x ‹is› ‹unreadable› ‹or› x ‹is_not› ‹quantifiable›
  ‹when› ‹exists› p ‹in› plan ‹where› p ‹inside› year ‹and› (‹no› q ‹where› q ‹mentions› vague)
  ‹require› ‹every› t ‹has› (t ~= 3 ‹tolerance› a) ‹and› t ‹between› 1 ‹to› 2 ‹and› t ‹in› tiers
  ‹otherwise› ‹at› indicators[1].value, plan ‹mark› “字” ‹zh› “第{count(plan)}行” ‹en› "row {x}"
  ‹expected› “{x}”
  ‹suggest› “建议”
  ‹forbid› x >= 3
  ‹otherwise› “说明”
  ‹if_unknown› ‹skip›
  ‹example› ‹passes› “题” ‹for› project_form ‹based_on› “一般项目”
    ‹given› fund_total = “36万元”
    ‹given› annual_goal =
    ‹given› indicators:
      | name | 指标值 |
      | a\\|b |  |
    ‹given_another› department_form:
    ‹given› fund_total = 40万元 # 原文
    ‹given_last_year›:
    ‹given› fund_total = 38万元
    ‹expect› ‹at› indicators[1].value ‹contains› “字”
    ‹expect› ‹contains› “字”
  ‹example› ‹fails› “题”
  ‹example› ‹undecided› “题”
‹rule› B-2 “另一条” ‹applies_to› project_form ‹severity› ‹error› ‹confidence› ‹certain›
  ‹dimension› ‹relevance› ‹require› a = b ‹if_unknown› ‹warning›
‹rule› B-3 “又一条” ‹applies_to› project_form ‹severity› ‹info› ‹dimension› ‹appropriateness› ‹require› a = b
  ‹suggest› ‹automatic› “{a}” ‹require› a = c ‹suggest› ‹confirm› ‹from› form.fund_total “{a}”
  ‹require› a = d ‹suggest› ‹hint› ‹from› “指标库” “≥__%”
‹rule› B-4 “再一条” ‹applies_to› project_form ‹dimension› ‹feasibility› ‹require› a = b
‹layout› T2 “示范申报表”
  ‹reads_as› project_form
  ‹title› “示范申报表”、“示范表”
  ‹unit› 万元
  ‹field› project_name: “专项名称”、“项目名称”
  ‹field› fund_total: “资金总额（万元）” ‹unit› 万元
  ‹field› 乡镇编码: ‹text› = “乡镇编码”
  ‹parts› fund_parts annual: “中央”、“省级” ‹unit› 万元
  ‹items› indicators ‹under› output: “产出指标” ‹numbered› “指标”
  ‹table› plan: task “实施内容” “内容”, starts_on “开始”、“起”
  ‹indicator_table›: tier1 “一级指标”, value “指标值” ‹unit› 元
  ‹tier› “满意度” ‹as› served_satisfaction ‹under› benefit
  ‹option› attribute: “新增” ‹as› new, “延续性” ‹as› continuing
  ‹ignored› “（盖章）”
‹scheme› ‹zh› “评审表” ‹en› "Review table"
  ‹basis› measures “附件”
  ‹deduct› “A04”、“CPL” ‹completeness› ‹error› 3 ‹to› 6
  ‹deduct› ‹review› 1.5
  ‹item› “规范” ‹completeness› ‹points› 20
    ‹counts› “CPL”、“A04”
    ‹counts› ‹default›
    ‹judged› ‹zh› “看” ‹en› "Look"
  ‹grade› 优 90%
"""


def spelt(language: str) -> str:
    return re.sub("‹(.*?)›", lambda found: getattr(keywords()[found[1]], language), SAMPLE)


def parsed(text: str) -> tuple[declared.Declaration, ...]:
    file, diagnostics = parse(text, "x.rules")
    assert [(each.message.en, each.place) for each in diagnostics] == []
    return file.declarations


def expression(text: str) -> ast.Expr:
    (rule,) = parsed(f'rule A-1 "t" applies to project_form require {text}')
    assert isinstance(rule, declared.Rule)
    return rule.asks[0].condition


def brief(node: object) -> str:
    """Write a node as (Kind part part …), names and literals bare."""
    match node:
        case ast.Name(text=text):
            return text
        case ast.Path(head=head, steps=steps):
            return ".".join([head.text, *map(brief, steps)])
        case ast.Number(number=number, unit=unit):
            return f"{number}{unit}"
        case ast.Text(parts=parts):
            return "".join(each if isinstance(each, str) else "{" + brief(each) + "}" for each in parts).join(
                "“”"
            )
    if is_dataclass(node):
        parts = [brief(getattr(node, each.name)) for each in fields(node) if each.name != "origin"]
        return f"({type(node).__name__} {' '.join(parts)})"
    if isinstance(node, tuple):
        return f"[{' '.join(map(brief, node))}]"
    return str(node)


def test_the_grammar_has_no_conflict(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "lark"):
        lark.Lark(grammar(), parser="lalr", start=["file", "expression"], debug=True)
    assert "conflict" not in caplog.text.lower()


def test_both_keyword_languages_give_one_ast() -> None:
    assert parsed(spelt("zh")) == parsed(spelt("en"))


def test_the_sample_says_every_keyword() -> None:
    assert set(re.findall("‹(.*?)›", SAMPLE)) == set(keywords())


def test_no_spelling_is_used_twice_in_a_section() -> None:
    seen = [(each.section, word) for each in keywords().values() for word in (each.zh, each.en)]
    assert len(seen) == len(set(seen))
    assert len(by_terminal()) == len(keywords())
    assert set(by_spelling()) == {word for _, word in seen}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_indentation_and_blank_lines_mean_nothing(language: str) -> None:
    text = spelt(language)
    flat = "\n".join(line.strip() for line in text.split("\n"))
    airy = "\n\n".join("\t　 " + line for line in text.split("\n"))
    assert parsed(flat) == parsed(text)
    assert [without_comment(each) for each in parsed(airy)] == [
        without_comment(each) for each in parsed(text)
    ]


def without_comment(node: declared.Declaration) -> declared.Declaration:
    return replace(node, comment="") if isinstance(node, declared.Rule) else node


@pytest.mark.parametrize("language", ["zh", "en"])
def test_full_width_typing_means_the_same(language: str) -> None:
    wide = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1) if chr(code) != '"'} | {
        ord(" "): "　"
    }
    strings = re.compile(r'(“[^”]*”|"[^"]*"|《[^》]*》)')
    given = keywords()["given"]
    lines = []
    for line in spelt(language).split("\n"):
        if line.lstrip().startswith(("|", "#")):
            lines.append(line)
            continue
        head, sign, value = (
            line.partition("=") if line.lstrip().startswith((given.zh, given.en)) else (line, "", "")
        )
        pieces = strings.split(head + sign)
        lines.append(
            "".join(each.translate(wide) if index % 2 == 0 else each for index, each in enumerate(pieces))
        )
        lines[-1] += value
    assert parsed("\n".join(lines)) == parsed(spelt(language))


@pytest.mark.parametrize(
    "text", [spelt("zh").replace("\n", "\r\n"), spelt("zh").replace("\n", "\r"), "\ufeff" + spelt("zh")]
)
def test_line_ends_and_marks_of_other_editors(text: str) -> None:
    assert parsed(text) == parsed(spelt("zh"))


EXPRESSIONS = {
    "a + b * -c - 1": "(Arithmetic - (Arithmetic + a (Arithmetic * b (Unary - c))) 1)",
    "a ÷ b × 2 > 0": "(Compare > (Arithmetic * (Arithmetic / a b) 2) 0)",
    "a = 1 or b ≠ 2 and not c is filled": (
        "(Junction or [(Compare = a 1)"
        " (Junction and [(Compare ≠ b 2) (Unary not (StateTest c filled False))])])"
    ),
    "(a or b) and c": "(Junction and [(Junction or [a b]) c])",
    "a != 1 and b <= 2": "(Junction and [(Compare ≠ a 1) (Compare ≤ b 2)])",
    "值 不是 空白": "(StateTest 值 blank True)",
    "tier1 is not output": "(Compare is not tier1 output)",
    "指标的名称 包含 “总成本”": "(Relation contains 指标.名称 “总成本”)",
    "指标.【预算 年度】的值[2] = 1": "(Compare = 指标.预算 年度.值.2 1)",
    "`total` in (tiers)": "(Relation in total tiers)",
    "x 介于 36万元至50万元": "(Between x 36万元 50万元)",
    "a ≈ b + c 误差 0.5%": "(Approx a (Arithmetic + b c) 0.5%)",
    "a + b or else 0元 > 1": "(Compare > (Arithmetic + a (OrElse b 0元)) 1)",
    "exists x in xs where x.a > 1 and x.b > 2": (
        "(Quantifier exists x xs (Junction and [(Compare > x.a 1) (Compare > x.b 2)]))"
    ),
    "没有 指标 其中 名称 是 空白": "(Quantifier no 指标 None (StateTest 名称 blank False))",
    "所有 指标 满足 (存在 任务 其中 任务.内容 提及 模糊词)": (
        "(Quantifier every 指标 None (Quantifier exists 任务 None (Relation mentions 任务.内容 模糊词)))"
    ),
    "sum(projects.fund_total where a is b) > today()": (
        "(Compare > (Call sum [projects.fund_total] (Compare is a b)) (Call today [] None))"
    ),
    "查表（归类，指标.名称） 是 已填": "(StateTest (Call 查表 [归类 指标.名称] None) filled False)",
    "完成时间 ≥ 2027年1月2日": "(Compare ≥ 完成时间 (Day 2027-01-02))",
    "金额 > 0 且 日期 是 已填 且 本表.级别 是 “一级” 且 依据 是 已填": (
        "(Junction and [(Compare > 金额 0) (StateTest 日期 filled False) (Compare is 本表.级别 “一级”)"
        " (StateTest 依据 filled False)])"
    ),
    "单位 = 内容 且 标题 = 来源 且 金额\n来源 是 表": None,
    "a\n来源 是 表": None,
    "a and\n来源 是 表": "(Junction and [a (Compare is 来源 表)])",
    "名称 是 “{不是占位}”": "(Compare is 名称 “{不是占位}”)",
    "a = 1,200.5人": "(Compare = a 1200.5人)",
    "a > 3且b < 4": None,
    "a > 3 且 b < 4个月": "(Junction and [(Compare > a 3) (Compare < b 4个月)])",
}


@pytest.mark.parametrize(("text", "shown"), [(text, shown) for text, shown in EXPRESSIONS.items() if shown])
def test_expressions(text: str, shown: str) -> None:
    assert brief(expression(text)) == shown


@pytest.mark.parametrize("text", [text for text, shown in EXPRESSIONS.items() if shown is None])
def test_no_expressions(text: str) -> None:
    file, diagnostics = parse(f'rule A-1 "t" applies to project_form require {text}', "x.rules")
    assert file.declarations == ()
    assert len(diagnostics) == 1


def test_messages_hold_typed_expressions_with_their_places() -> None:
    text = "规则 A-1 “题” 适用于 项目表 要求 甲\n  否则 “{{字}}：“{指标.名称}”共{个数（指标）}条”"
    (rule,) = parsed(text)
    assert isinstance(rule, declared.Rule)
    message = rule.asks[0].otherwise
    assert message is not None
    assert brief(message.zh) == "“{字}：“{指标.名称}”共{(Call 个数 [指标] None)}条”"
    path = message.zh.parts[1]
    assert isinstance(path, ast.Path)
    assert path.steps[0].origin == Origin("x.rules", 2, 18, 2, text.split("\n")[1])  # type: ignore[union-attr]


def test_examples_keep_the_texts_of_cells() -> None:
    rule = next(each for each in parsed(spelt("en")) if isinstance(each, declared.Rule))
    example = rule.examples[0]
    total, goal, table, other, before = example.givens
    assert isinstance(total, declared.GivenValue)
    assert total.text == "36万元"
    assert isinstance(goal, declared.GivenValue)
    assert goal.text == ""
    assert isinstance(table, declared.GivenTable)
    assert (brief(table.columns), table.rows) == ("[name 指标值]", (("a|b", ""),))
    assert isinstance(other, declared.GivenForm)
    assert isinstance(other.givens[0], declared.GivenValue)
    assert other.givens[0].text == "40万元 # 原文"
    assert isinstance(before, declared.GivenLastYear)
    assert brief(before.givens) == "[(GivenValue fund_total 38万元)]"
    assert [each.contains for each in example.expects] == ["字", "字"]


def test_a_rule_carries_its_comment() -> None:
    (first, second, *_) = (each for each in parsed(spelt("zh")) if isinstance(each, declared.Rule))
    assert first.comment == "Why the rule exists,\nin two lines."
    assert second.comment == ""


def of(kind: type[Any], text: str) -> list[Any]:
    return [each for each in parsed(text) if isinstance(each, kind)]


def test_packs() -> None:
    (pack,) = of(declared.Pack, spelt("en"))
    assert (pack.name.zh, pack.name.en, pack.version) == ("示范规则包", "A sample", "2026.1.0")


def test_what_a_layer_changes() -> None:
    text = spelt("en")
    first, second = of(changes.Adjust, text)
    assert (first.rule.text, first.expires, first.reason) == ("SAT-001", date(2027, 12, 31), "样本小")
    assert first.params[0].value.number == Decimal(85)
    assert (second.severity, second.params, second.expires) == (Severity.INFO, (), None)
    assert (second.suggest.zh.parts, second.suggest.en.parts) == (("改",), ("mend",))
    assert brief(second.otherwise.zh.parts[1]) == "x"
    (disabled,) = of(changes.Disable, text)
    assert (disabled.rule.text, disabled.expires) == ("DUP-001", date(2027, 12, 31))
    (exempted,) = of(changes.Exempt, text)
    assert brief(exempted.condition) == "(Compare is form.project_name “日常养护”)"
    (words,) = of(changes.AdjustList, text)
    assert [getattr(each, "text", None) for each in words.added] == ["quality", None, "cost"]
    assert words.removed[0].parts == ("自定义",)
    (lexicon,) = of(changes.AdjustLexicon, text)
    assert [
        [each.text for each in several] for several in (lexicon.added, lexicon.removed, lexicon.exceptions)
    ] == [["一批"], ["大幅", "若干"], ["一批次"]]
    (scale,) = of(changes.AdjustScale, text)
    assert (scale.name.text, scale.added[0].text) == ("levels", "特优")
    (table,) = of(changes.AdjustTable, text)
    assert [len(table.added), len(table.removed), len(table.added[0].tests)] == [1, 1, 2]


def test_decision_tables() -> None:
    (table,) = of(decision.DecisionTable, spelt("zh"))
    assert [(each.name.text, each.relation) for each in table.columns] == [
        ("name", "mentions"),
        ("fund", "is"),
    ]
    assert table.first_hit
    first, second, third = (each.tests for each in table.rows)
    assert ([brief(each) for each in first[0].values], first[1]) == (["vague", "其他词"], None)
    assert (second[1].sign, third[1].low.number, third[1].high.number) == ("≥", Decimal(1), Decimal(9))
    assert brief(table.default) == "quantity"
    assert table.gives.text == "tier2"


def test_helper_functions_and_fixtures() -> None:
    gap, nothing = of(declared.Define, spelt("en"))
    assert [each.name.text for each in gap.parameters] == ["a", "of"]
    assert nothing.parameters == ()
    (fixture,) = of(declared.Fixture, spelt("en"))
    assert (fixture.title.text, fixture.kind.text, len(fixture.givens)) == ("一般项目", "project_form", 1)


def test_when_and_where_a_rule_is_asked() -> None:
    rule, *_ = of(declared.Rule, spelt("zh"))
    assert [each.text for each in rule.stages] == ["declaration", "审核"]
    assert (rule.since, rule.until, rule.mandatory) == (date(2026, 1, 1), date(2026, 12, 31), True)
    assert [each.text for each in rule.formerly] == ["COMPLETE-A", "A04"]
    assert [each.only for each in rule.params] == [None, "up", "down", None, None, None, None]
    assert rule.examples[0].based_on.text == "一般项目"


def test_full_width_bars_and_comments() -> None:
    table = (
        "{} 说明\n规则 A-1 “题” 适用于 项目表 要求 甲\n示例 合格 “题” 已知 指标：\n　{}名称{}\n　{}甲：１{}"
    )
    (typed,) = parsed(table.format("＃", *"｜｜｜｜"))
    assert parsed(table.format("#", *"||||")) == (typed,)
    assert isinstance(typed, declared.Rule)
    assert typed.comment == "说明"
    (table_given,) = typed.examples[0].givens
    assert isinstance(table_given, declared.GivenTable)
    assert table_given.rows == (("甲：１",),)


def test_a_comment_belongs_to_the_rule_that_opens_the_next_line() -> None:
    rules = parsed('# why\npack "x" version 1 rule A-1 "t" applies to project_form require a')
    assert isinstance(rules[1], declared.Rule)
    assert rules[1].comment == ""


def test_a_comment_and_nothing_else_is_an_empty_file() -> None:
    assert parsed("# 说明\n\n  # 完\n") == ()
    assert parsed("") == ()


PIECES = [
    *re.findall(r"\S+|\s", spelt("zh")),
    *re.findall(r"\S+|\s", spelt("en")),
    "“",
    '"',
    "{",
    "|",
    "=",
    "\n",
]


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(PIECES)).map(" ".join),
        st.lists(st.sampled_from(PIECES)).map("".join),
    )
)
def test_any_text_is_parsed_or_told(text: str) -> None:
    file, diagnostics = parse(text, "x.rules")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in diagnostics:
        assert isinstance(each.place, Origin)
        assert each.place.text == lines[each.place.line - 1]
        assert 1 <= each.place.column <= len(each.place.text) + 1
        assert each.suggestion is not None
    assert diagnostics or file.declarations or not re.sub(r"(?m)^\s*[#＃].*$", "", text).strip()


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_a_damaged_declaration_leaves_the_others_alone(data: st.DataObject) -> None:
    rule = 'rule {} "t"\n  applies to project_form\n  require name is filled\n'
    start = data.draw(st.integers(9, len(rule) - 1))
    damaged = rule[:start] + data.draw(st.sampled_from(["“", "(", "§", "坏", "= ="])) + rule[start:]
    text = rule.format("A-1") + damaged.format("A-2") + rule.format("A-3")
    names = [each.id for each in parse(text, "x.rules")[0].declarations if isinstance(each, declared.Rule)]
    assert {"A-1", "A-3"} <= set(names)


LIMITS = {
    "a long file": ("#" * (MAX_CHARACTERS + 1), "rule/limit"),
    "many declarations": ('pack "x" version 1\n' * (MAX_DECLARATIONS + 1), "rule/limit"),
    "a long sum": (
        'rule A-1 "t" applies to f require ' + "+".join("a" * 2 * MAX_DEPTH) + " > 1",
        "rule/limit",
    ),
    "many nots": ('rule A-1 "t" applies to f require ' + "not " * 2 * MAX_DEPTH + "a", "rule/limit"),
    "many clauses": (
        'rule A-1 "t" applies to f ' + "when a " * (MAX_CLAUSES + 1) + "require a",
        "rule/limit",
    ),
    "many loops": (
        'rule A-1 "t" applies to f ' + "for each a " * (MAX_LOOPS + 1) + "require a",
        "rule/limit",
    ),
    "deep calls": ('rule A-1 "t" applies to f require ' + "f(" * 20_000 + ")" * 20_000, "rule/limit"),
    "open brackets": ('rule A-1 "t" applies to f require ' + "(" * 20_000, "rule/syntax"),
    "open quotes": ('rule A-1 "“「《' + "「“" * 20_000, "rule/string"),
}


@pytest.mark.parametrize(("text", "code"), LIMITS.values(), ids=LIMITS)
def test_limits_are_told(text: str, code: str) -> None:
    _, diagnostics = parse(text, "x.rules")
    assert [each.code for each in diagnostics] == [code]


@pytest.mark.no_cover
def test_mistakes_without_end_are_cut_off() -> None:
    _, diagnostics = parse('rule A-1 "t"\n  applies\n' * (2 * MAX_MISTAKES), "x.rules")
    assert [each.code for each in diagnostics] == [*["rule/keyword"] * MAX_MISTAKES, "rule/limit"]
