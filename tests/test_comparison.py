"""Two runs compared: 已整改, 未整改, 新增, and apart from these what comes of rules and of forms."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from two_runs import BLANK, RULES, TODAY, VALUES, as_data, book, checked, pack

from targetlint import lint
from targetlint.cli.main import run
from targetlint.comparison.compare import compare
from targetlint.model.comparison import Change, RuleDifference
from targetlint.model.said import Said
from targetlint.reporters.json import published_report
from targetlint.reporters.outputs.formats import FORMATS
from targetlint.reporters.published import Report
from targetlint.waivers import file
from targetlint.waivers.cover import covered

DONE = ("按时完成", "12月底前")
LAST = BLANK[2]
AFTER = (BLANK[0], DONE, LAST, ("教材", ""))  # one put right, one still there, one new


def between(old, new):
    """Compare two runs, and return the comparison with (change, row) of each finding."""
    found = compare(published_report(old), published_report(new), "old.json")
    assert not isinstance(found, Said), found
    return found, [(each.change.value, each.message.zh[1:-7] or each.rule) for each in found.findings]


def test_put_right_still_there_and_new(tmp_path):
    old, new = checked(as_data(tmp_path / "1.json")), checked(as_data(tmp_path / "2.json", AFTER))
    found, changes = between(old, new)
    assert changes == [("fixed", "按时完成"), ("remaining", "参训教师满意度"), ("new", "教材")]
    assert [(each.is_now, each.unit) for each in found.findings] == [
        (False, "教育局"),
        (True, "教育局"),
        (True, "教育局"),
    ]
    assert (found.rules, found.forms, found.notes) == ((), (), ())


def test_against_itself_everything_is_still_there(tmp_path):
    report = checked(as_data(tmp_path / "1.json"))
    assert {change for change, _ in between(report, report)[1]} == {"remaining"}


def test_a_renamed_file_with_rows_put_in_is_the_same_form(tmp_path):
    old = checked(as_data(tmp_path / "申报表.json"))
    rows = (("培训场次", "≥9场"), *AFTER)
    new = checked(as_data(tmp_path / "新" / "申报表（最终版2）.json", rows))
    assert [change for change, _ in between(old, new)[1]] == ["fixed", "remaining", "new"]


def test_a_project_that_got_its_name_right_in_the_same_file_is_the_same_form(tmp_path):
    old = checked(as_data(tmp_path / "表.json", project_name=""))
    new = checked(as_data(tmp_path / "表.json", AFTER))
    found, changes = between(old, new)
    assert Counter(change for change, _ in changes) == {"fixed": 2, "remaining": 1, "new": 1}
    assert {each.rule for each in found.findings if each.change is Change.FIXED} == {"IND-001", "MUST-001"}
    assert found.forms == ()


def test_an_old_copy_beside_the_form_that_was_put_right_makes_nothing_new(tmp_path):
    old = checked(as_data(tmp_path / "1.json"))
    new = checked(as_data(tmp_path / "2" / "copy.json"), as_data(tmp_path / "2" / "form.json", AFTER))
    assert Counter(change for change, _ in between(old, new)[1]) == {"remaining": 2, "form_new": 2}


def test_forms_that_only_one_run_has_are_told_apart(tmp_path):
    old = checked(as_data(tmp_path / "旧.json"))
    new = checked(as_data(tmp_path / "新.json", project_name="校长培训"))
    found, changes = between(old, new)
    assert Counter(change for change, _ in changes) == {"form_new": 2, "form_gone": 2}
    assert [(each.project, each.is_now) for each in found.forms] == [("教师培训", False), ("校长培训", True)]


def test_nothing_is_put_right_by_taking_a_file_away(tmp_path):
    old = checked(as_data(tmp_path / "1.json"), as_data(tmp_path / "2.json", project_name="校长培训"))
    new = checked(tmp_path / "2.json")
    assert "fixed" not in {change for change, _ in between(old, new)[1]}


def test_nor_one_of_those_that_do_not_say_whose_they_are(tmp_path):
    nameless = {"department": "", "project_name": ""}
    paths = [as_data(tmp_path / f"{number}.json", **nameless) for number in (1, 2)]
    found, changes = between(checked(*paths), checked(paths[0]))
    assert Counter(change for change, _ in changes) == {"remaining": 3, "form_gone": 3}
    assert [(Path(each.document).name, each.is_now) for each in found.forms] == [("2.json", False)]


# --- what comes of the rules --------------------------------------------------------------------------

LAX = VALUES.replace("每个 指标 属于 本表.指标", "每个 指标 属于 本表.指标 其中 非 指标.名称 包含 “按时”")
OFF = RULES.replace(VALUES, "")


RENAMED = VALUES.replace("IND-001", "VAL-7").replace("  级别", "  曾用号 IND-001\n  级别")


@pytest.mark.parametrize(
    ("before", "after", "changes", "rules"),
    [
        (RULES, RULES.replace(VALUES, LAX), {"by_rules": 1, "remaining": 1}, [("IND-001", "changed")]),
        (RULES.replace(VALUES, LAX), RULES, {"by_rules": 1, "remaining": 1}, [("IND-001", "changed")]),
        (RULES, OFF, {"by_rules": 2}, [("IND-001", "removed")]),
        (OFF, RULES, {"by_rules": 2}, [("IND-001", "added")]),
        (
            RULES,
            RULES.replace(VALUES, RENAMED),
            {"remaining": 2},
            [("VAL-7", "renamed")],
        ),
        (RULES, f"# 一句注释\n\n{RULES}", {"remaining": 2}, []),
    ],
    ids=["narrower", "wider", "removed", "added", "renamed", "comment"],
)
def test_what_comes_of_the_rules_is_nobody_s_doing(tmp_path, before, after, changes, rules):
    form = as_data(tmp_path / "表.json")
    found, made = between(checked(form, rules=before), checked(form, rules=after))
    assert Counter(change for change, _ in made) == changes
    assert [(each.rule, each.change.value) for each in found.rules] == rules
    assert all(each.reason for each in found.findings if each.change is Change.BY_RULES)


def test_a_rule_that_was_not_asked_puts_nothing_right(tmp_path):
    form = as_data(tmp_path / "表.json")
    part = lint.check([form], book().narrowed(("GOAL-001",), ()), today=TODAY)
    found, changes = between(checked(form), part)
    assert [change for change, _ in changes] == ["by_rules", "by_rules"]
    assert {each.change for each in found.rules} <= {RuleDifference.REMOVED}


LIST = (
    VALUES.replace("IND-001", "LIST-001").replace("指标.指标值 是 已填", "非 指标.名称 属于 套话")
    + "清单 套话：“按时完成”\n"
)


def test_a_list_that_a_rule_names_is_part_of_the_rule(tmp_path):
    form = as_data(tmp_path / "表.json")
    before, after = RULES + LIST, RULES + LIST.replace("“按时完成”", "“教材”")
    found, _ = between(checked(form, rules=before), checked(form, rules=after))
    assert [(each.rule, each.change.value) for each in found.rules] == [("LIST-001", "changed")]
    (gone,) = [each for each in found.findings if each.rule == "LIST-001"]
    assert gone.change is Change.BY_RULES


# --- what is not decided, and what is waived ------------------------------------------------------------


LIMIT = """规则 NUM-001 “比例不超过百分之百”
  适用于 项目表
  级别 错误
  每个 指标 属于 本表.指标
  要求 指标.指标值 ≤ 100%
  否则 位于 指标.指标值 “「{指标.名称}」没有填指标值”
"""


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        ("", [("fixed", "合格率"), ("new", "优秀率"), ("open", "优秀率")]),
        (
            "视情况而定",
            [("open", "合格率"), ("open", "优秀率")],
        ),  # here a rule cannot tell of which row it is
    ],
)
def test_what_is_not_decided_any_more_is_not_put_right(tmp_path, value, changes):
    rules = RULES + LIMIT
    old = checked(as_data(tmp_path / "1.json", (("合格率", "120%"), ("优秀率", "130%"))), rules=rules)
    new = checked(as_data(tmp_path / "2.json", (("合格率", "95%"), ("优秀率", value))), rules=rules)
    assert between(old, new)[1] == changes


def test_what_is_waived_now_is_not_put_right(tmp_path):
    form = as_data(tmp_path / "表.json")
    old, new = checked(form), checked(form)
    text = '[[waiver]]\nrule = "IND-001"\nreason = "另有考核"\napprover = "张三"\nrow = "按时完成"\n'
    waivers, _ = file.read(text, "waivers.toml")
    found, changes = between(old, covered(new, waivers, book().rules))
    assert Counter(change for change, _ in changes) == {"remaining": 1, "waived": 1}
    (waived,) = [each for each in found.findings if each.change is Change.WAIVED]
    assert "另有考核" in waived.reason.zh


def test_a_file_that_cannot_be_read_any_more_has_put_nothing_right(tmp_path):
    form = as_data(tmp_path / "表.json")
    old = checked(form)
    form.write_text("{", encoding="utf-8")
    assert "fixed" not in {change for change, _ in between(old, checked(form))[1]}


def test_reports_whose_findings_are_named_otherwise_are_refused(tmp_path):
    new = published_report(checked(as_data(tmp_path / "1.json")))
    old = new.model_copy(update={"fingerprints": 1})
    assert isinstance(compare(old, new, "old.json"), Said)


def test_reports_of_an_earlier_version_are_read(tmp_path):
    whole = json.loads(published_report(checked(as_data(tmp_path / "1.json"))).model_dump_json())
    for name in ("fingerprints", "waivers", "baseline", "comparison"):
        del whole[name]
    for each in whole["findings"]:
        del each["waiver"], each["baseline_state"]
    old = Report.model_validate({**whole, "schema_version": "1.3"})
    assert (old.schema_version, old.fingerprints, old.waivers) == ("1.4", 1, [])


# --- the command line ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path, monkeypatch, capsys):
    """A folder with a form that was checked and then changed."""
    as_data(tmp_path / "forms" / "表.json")
    pack(tmp_path / "county")
    monkeypatch.chdir(tmp_path)
    assert check("-o", "old.json") == 1
    as_data(tmp_path / "forms" / "表.json", AFTER)
    capsys.readouterr()
    return tmp_path


def check(*words, lang="zh"):
    """Run `check` on the folder with the county's pack."""
    return run(["check", "forms", "--rules", "county", "--today", TODAY.isoformat(), *words], lang)


@pytest.mark.usefixtures("folder")
def test_diff_shows_what_became_of_each(capsys):
    check("-o", "new.json")
    capsys.readouterr()
    assert run(["diff", "old.json", "new.json"], "zh") == 1
    out = capsys.readouterr().out
    words = ("与上次比较", "已整改", "未整改", "新增", "规则变化所致", "整改率 50.0%", "「教材」没有填指标值")
    for text in words:
        assert text in out
    assert max(len(line.encode("gb18030")) for line in out.splitlines()) <= 80
    assert "「按时完成」" not in out
    assert run(["diff", "old.json", "new.json", "-v"], "zh") == 1
    assert "「按时完成」没有填指标值" in capsys.readouterr().out
    assert run(["diff", "new.json", "new.json"], "en") == 0
    assert "0.0% put right = 0 of the 2 that" in capsys.readouterr().out
    assert run(["diff", "old.json", "new.json", "--fail-on", "never"], "en") == 0


@pytest.mark.usefixtures("folder")
def test_diff_in_other_formats(capsys):
    check("-o", "new.json")
    capsys.readouterr()
    assert run(["diff", "old.json", "new.json", "--format", "json"], "zh") == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["change"] for each in found["findings"]] == ["fixed", "remaining", "new"]
    assert run(["diff", "old.json", "new.json", "--format", "md"], "zh") == 1
    assert "| 教育局 | 1 | 1 | 1 | 0 | 50.0% |" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_check_says_what_became_of_the_run_before(capsys):
    assert check("--previous", "old.json") == 1
    out = capsys.readouterr().out
    assert "错误[IND-001]" in out
    assert "整改率 50.0% = 已整改 1 ÷ 已整改和未整改共 2" in out


@pytest.mark.usefixtures("folder")
def test_the_comparison_stands_in_every_report_that_has_room(capsys, tmp_path):
    names = {"html", "md", "xlsx", "json", "jsonl", "sarif"}
    outputs = [word for name in names for word in ("-o", f"{name}:{tmp_path / 'out'}.{name}")]
    assert check("--previous", "old.json", *outputs) == 1
    capsys.readouterr()
    for name in ("html", "md"):
        text = (tmp_path / f"out.{name}").read_text(encoding="utf-8")
        for word in ("与上次比较", "已整改", "未整改", "新增", "整改率"):
            assert word in text, (name, word)
    sarif = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    states = Counter(each.get("baselineState") for each in sarif["runs"][0]["results"])
    assert {name: states[name] for name in ("absent", "unchanged", "new")} == {
        "absent": 1,
        "unchanged": 1,
        "new": 1,
    }
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["change"] for each in found["comparison"]["findings"]] == ["fixed", "remaining", "new"]
    assert set(FORMATS) > names


@pytest.mark.usefixtures("folder")
def test_reports_made_later_have_the_same_comparison(capsys, tmp_path):
    assert check("-o", "new.json") == 1
    assert check("--previous", "old.json", "-o", "both.html") == 1
    assert run(["render", "new.json", "--previous", "old.json", "-o", "later.html"], "zh") == 0
    assert (tmp_path / "later.html").read_bytes() == (tmp_path / "both.html").read_bytes()
    assert run(["render", "new.json", "--previous", "old.json", "-o", "old.json"], "zh") == 2
    assert run(["render", "new.json", "--previous", "no.json"], "zh") == 2
    assert "no.json" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["diff", "no.json", "old.json"], ["diff", "old.json", "no.json"]])
@pytest.mark.usefixtures("folder")
def test_a_report_that_is_not_there_is_told(capsys, words):
    assert run(words, "en") == 2
    assert "no.json" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema_version": "9.0"}'])
def test_what_is_no_report_is_told_before_anything_is_checked(folder, capsys, text):
    (folder / "bad.json").write_text(text, encoding="utf-8")
    assert check("--previous", "bad.json", lang="en") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "no report written by check -o" in " ".join(said.err.split())
