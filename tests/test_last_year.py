"""Last year's forms: matched by name, compared with, and what is told where they are missing."""

import json
from datetime import date
from pathlib import Path

import pytest

from targetlint import examples, lint, rulebook
from targetlint.cli.main import run
from targetlint.forms import build
from targetlint.lang.last_year import match
from targetlint.model.diagnostic import Confidence, Severity
from targetlint.model.form import Form
from targetlint.model.report import Status
from targetlint.model.schema import FORMS
from targetlint.reporters import json as as_json

TODAY = date(2026, 1, 1)
RULE = """规则包 “县” 版本 2026.1.0
版式 J1 “绩效目标数据项目表”
  读作 项目表
  标题 “绩效目标数据项目表”
  字段 主管部门：“主管部门”
  字段 项目名称：“项目名称”
  字段 年度目标：“年度目标”
  指标表：一级指标 “一级指标”，二级指标 “二级指标”，名称 “名称”，指标值 “指标值”
规则 DUP-001 zh “年度目标不得照抄上年” en “The annual goal must not repeat last year's”
  适用于 项目表
  级别 错误
  参数 上限：百分比 = 90%
  要求 相似度（本表.年度目标，上年.年度目标） < 上限
  否则 位于 年度目标，上年.年度目标 zh “和上年的「{上年.年度目标}」几乎一样” en “as 「{上年.年度目标}」”
  示例 违规 “一字不改”
    已知 年度目标 = 养护村道60公里
    已知 上年：
    已知 年度目标 = 养护村道60公里
    应报告 位于 年度目标 包含 “养护村道60公里”
  示例 合格 “另有目标”
    已知 年度目标 = 养护村道60公里
    given last year:
    given annual_goal = 培训教师三百人次
  示例 无法判断 “上年没有写”
    已知 年度目标 = 养护村道60公里
    已知 上年：
    已知 年度目标 =
  示例 无法判断 “没有上年的表”
    已知 年度目标 = 养护村道60公里
规则 IND-001 “上年有的指标名称”
  适用于 项目表
  级别 提示
  每个 旧 属于 上年.指标 其中 旧.名称 是 已填
  要求 存在 指标 属于 本表.指标 其中 指标.名称 是 旧.名称
  否则 “上年的「{旧.名称}」今年没有”
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules") / "county"
    folder.mkdir()
    (folder / "pack.rules").write_text(RULE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book(county):
    found, told = rulebook.load([county], today=TODAY)
    assert told == []
    return found


def test_examples_say_what_stood_there_last_year(book):
    results = [each for each in examples.run(book) if each.rule == "DUP-001"]
    assert [(each.found, each.passed) for each in results] == [
        ("fails", True),
        ("passes", True),
        ("undecided", True),
        ("undecided", True),
    ]


# --- matching -----------------------------------------------------------------------------------------


def form(name, department="教育局", year=None, kind="project_form"):
    given = {"project_name": name, "department": department, "fiscal_year": year}
    if kind == "department_form":
        given = {"department_name": department, "fiscal_year": year}
    texts = {key: text for key, text in given.items() if text is not None}
    return build.form(kind, texts, f"{name}{year or ''}")


@pytest.mark.parametrize(
    ("this", "last", "found", "left"),
    [
        ([form("甲")], [form("甲")], ["甲"], []),
        ([form("甲 项目")], [form("甲项目")], ["甲项目"], []),
        ([form("甲")], [form("乙")], ["no-match"], ["dropped"]),
        ([form("甲")], [form("甲", "水利局")], ["no-match"], ["dropped"]),
        ([form("甲", None)], [form("甲", None)], ["甲"], []),
        ([form("甲", None)], [form("甲")], ["no-match"], ["dropped"]),
        ([form("甲")], [form("甲"), form("甲")], ["several-matches"], ["several-matches"] * 2),
        ([form("甲"), form("甲")], [form("甲")], ["several-matches"] * 2, ["several-matches"]),
        ([form(None)], [form(None)], ["no-name"], ["no-name"]),
        ([form("—")], [form("—")], ["no-name"], ["no-name"]),
        ([form("甲", kind="self_evaluation")], [form("甲")], ["no-match"], ["dropped"]),
        ([form("", kind="department_form")], [form("", kind="department_form")], [""], []),
        ([form("甲", year="2026年度")], [form("甲", year="2025年度")], ["甲2025年度"], []),
        ([form("甲", year="2026年度")], [form("甲")], ["甲"], []),
        ([form("甲", year="2026年度")], [form("甲", year="2026年度")], ["other-year"], ["other-year"]),
        (
            [form("甲", year="2026年度"), form("甲", year="2025年度")],
            [form("甲", year="2025年度"), form("甲", year="2024年度")],
            ["甲2025年度", "甲2024年度"],
            [],
        ),
        (
            [form("甲", year="2026年度")],
            [form("甲", year="2024年度"), form("甲", year="2025年度")],
            ["甲2025年度"],
            ["other-year"],
        ),
        ([], [form("甲")], [], ["dropped"]),
    ],
)
def test_forms_are_matched_by_name_and_never_guessed(this, last, found, left):
    matched = match(this, last)
    answers = [matched.found[id(each)] for each in this]
    assert [each.place.document if isinstance(each, Form) else each.cause for each in answers] == found
    assert [cause for _, cause in matched.left] == left


def test_every_kind_of_form_has_names_to_be_matched_by():
    for kind in FORMS:
        names = {each: "甲" for each in FORMS[kind].fields if each.endswith("_name")}
        this, last = build.form(kind, names, "今"), build.form(kind, names, "昔")
        assert match([this], [last]).found == {id(this): last}


def test_an_example_has_one_last_year(county, tmp_path):
    text = (county / "pack.rules").read_text(encoding="utf-8")
    twice = text.replace("    已知 上年：\n", "    已知 上年：\n    已知 上年：\n", 1)
    (tmp_path / "pack.rules").write_text(twice, encoding="utf-8")
    _, told = rulebook.load([tmp_path], today=TODAY)
    (mistake,) = [each for each in told if each.severity is Severity.ERROR]
    assert "已知 上年" in mistake.message.zh


# --- a whole run --------------------------------------------------------------------------------------

LINE = {"tier1": "产出指标", "tier2": "数量指标", "value": "60公里"}
LINES = [{**LINE, "name": "养护里程"}]


def written(folder: Path, *forms: dict[str, object]) -> Path:
    """Write forms as data, one file each."""
    folder.mkdir(exist_ok=True)
    for number, texts in enumerate(forms, 1):
        content = {"targetlint_form": 1, "department": "教育局", "indicators": LINES, **texts}
        (folder / f"{number}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


SAME = {"project_name": "村道养护", "annual_goal": "养护村道60公里"}
NEW = {"project_name": "新校舍", "annual_goal": "建校舍一栋"}
OLD = {"project_name": "旧桥拆除", "annual_goal": "拆除旧桥一座"}


def ended(report, rule="DUP-001"):
    return [
        (status.status, status.reason.en if status.reason else "")
        for document in report.documents
        for each in document.forms
        for status in each.statuses
        if status.rule == rule
    ]


def test_a_form_is_compared_with_its_own_of_last_year(tmp_path, book):
    this, last = written(tmp_path / "this", SAME, NEW), written(tmp_path / "last", OLD, SAME)
    report = lint.check([this], book, today=TODAY, against=[last])
    assert [status for status, _ in ended(report)] == [Status.VIOLATED, Status.NOT_RUN]
    assert "no such form" in ended(report)[1][1]
    (found,) = report.findings
    assert (found.place.document, found.place.column_role) == ((this / "1.json").as_posix(), "annual_goal")
    assert found.message.zh == "和上年的「养护村道60公里」几乎一样"
    assert [each.place.document for each in found.related] == [(last / "2.json").as_posix()]
    assert [each.path for each in report.documents] == [(this / f"{n}.json").as_posix() for n in (1, 2)]
    compared = report.last_year
    assert compared.matched == 1
    assert [(each.project, each.reason.en) for each in compared.new] == [("新校舍", "not there last year")]
    assert [(each.project, each.reason.en) for each in compared.left] == [("旧桥拆除", "not there this year")]


def test_without_last_year_the_rules_are_not_run(tmp_path, book):
    report = lint.check([written(tmp_path / "this", SAME)], book, today=TODAY)
    for rule in ("DUP-001", "IND-001"):
        ((status, reason),) = ended(report, rule)
        assert status is Status.NOT_RUN
        assert "--against" in reason
    assert report.last_year is None
    assert report.findings == []


def test_lines_of_last_year_can_be_gone_through(tmp_path, book):
    before = {**SAME, "annual_goal": "别的", "indicators": [*LINES, {**LINE, "name": "修补坑槽"}]}
    now = {**SAME, "indicators": [{**LINE, "name": "养护 里程"}]}
    report = lint.check(
        [written(tmp_path / "this", now)], book, today=TODAY, against=[written(tmp_path / "last", before)]
    )
    (found,) = report.findings
    assert (found.code, found.message.zh) == ("IND-001", "上年的「修补坑槽」今年没有")
    assert found.place.document.endswith("this/1.json")


def test_a_file_of_last_year_that_cannot_be_read_is_told(tmp_path, book):
    last = written(tmp_path / "last", SAME)
    (last / "broken.json").write_text("{", encoding="utf-8")
    report = lint.check([written(tmp_path / "this", SAME)], book, today=TODAY, against=[last])
    assert [each.place.document for each in report.findings if each.code.startswith("file/")] == [
        (last / "broken.json").as_posix()
    ]
    assert [each.checked for each in report.last_year.documents] == [True, False]
    assert json.loads(as_json.render(report))["diagnostics"] != []


def test_what_rests_on_a_guessed_text_of_last_year_is_a_question(tmp_path, book, monkeypatch):
    last = written(tmp_path / "last", SAME)
    monkeypatch.setattr(lint, "_certain", lambda report: report.path != (last / "1.json").as_posix())
    report = lint.check([written(tmp_path / "this", SAME)], book, today=TODAY, against=[last])
    (found,) = report.findings
    assert (found.severity, found.confidence) == (Severity.REVIEW, Confidence.HEURISTIC)


# --- as it is told ------------------------------------------------------------------------------------


def checked(paths, county, *options):
    this, last = paths
    words = [
        "check",
        str(this),
        "--rules",
        str(county),
        "--select",
        "DUP-001",
        "--today",
        "2026-01-01",
        *options,
    ]
    return run([*words, *(["--against", str(last)] if last else [])], "zh")


def test_the_terminal_tells_what_was_not_matched(tmp_path, county, capsys):
    paths = written(tmp_path / "this", SAME, NEW), written(tmp_path / "last", OLD, SAME)
    assert checked(paths, county) == 1
    out = capsys.readouterr().out
    for text in (
        "对照上年：对上 1 份；今年有 1 份、上年有 1 份没有对上",
        "今年没有对上：教育局 新校舍（上年没有）",
        "上年没有对上：教育局 旧桥拆除（今年没有）",
        "未执行的：上年的表里没有这一份（1）",
        "和上年的「养护村道60公里」几乎一样",
    ):
        assert text in out


def test_many_that_were_not_matched_are_counted_unless_asked_for(tmp_path, county, capsys):
    many = [{**SAME, "project_name": f"项目{number}"} for number in range(6)]
    paths = written(tmp_path / "this", *many), written(tmp_path / "last", OLD)
    checked(paths, county)
    assert "另有 3 处" in capsys.readouterr().out
    checked(paths, county, "--verbose")
    assert "项目5（上年没有）" in capsys.readouterr().out


def test_json_tells_what_was_matched(tmp_path, county, capsys):
    paths = written(tmp_path / "this", SAME, NEW), written(tmp_path / "last", OLD, SAME)
    checked(paths, county, "--format", "json")
    told = json.loads(capsys.readouterr().out)["last_year"]
    assert told["matched"] == 1
    assert [each["project"] for each in told["new"]] == ["新校舍"]
    assert [each["place"]["document"] for each in told["left"]] == [(paths[1] / "1.json").as_posix()]
    assert [each["checked"] for each in told["documents"]] == [True, True]


def test_json_says_that_there_was_no_last_year(tmp_path, county, capsys):
    checked((written(tmp_path / "this", SAME), None), county, "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert told["last_year"] is None
    assert [each["status"] for each in told["statuses"]] == ["not_run"]


def test_a_last_year_that_is_not_there_is_no_run_to_trust(tmp_path, county, capsys):
    assert checked((written(tmp_path / "this", SAME), tmp_path / "nowhere"), county) == 2
    assert "nowhere" in capsys.readouterr().err
