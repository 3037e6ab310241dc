"""waivers.toml: what it may say, what it covers, what is told of it, and how every report shows it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest
from two_runs import TODAY, as_data, book, checked, pack
from written_reports import said

from targetlint.cli.main import run
from targetlint.model.diagnostic import Severity
from targetlint.model.uncounted import WaiverState
from targetlint.reporters.comments import render
from targetlint.reporters.outputs.formats import FORMATS
from targetlint.reporters.tally import Verdict, verdicts
from targetlint.waivers import cover, file
from targetlint.waivers.cover import SOON, covered

WHOLE = """[[waiver]]
rule = "IND-001"
reason = "按时完成由上级统一考核"
approver = "张三（绩效股）"
expires = 2026-12-31
"""


def told(text):
    """Return code, line, column and both texts of what is wrong with a waivers file."""
    waivers, found = file.read(text, "waivers.toml")
    assert not waivers or not any(each.severity is Severity.ERROR for each in found)
    return [(each.code, each.place.line, each.place.column) for each in found], found


# --- the file -----------------------------------------------------------------------------------------


def test_an_entry_is_read():
    (waiver,), found = file.read(WHOLE + 'unit = " 教育局 "\nrow = "按时完成"\n', "waivers.toml")
    assert found == []
    assert (waiver.rule, waiver.expires, waiver.unit, waiver.row) == (
        "IND-001",
        "2026-12-31",
        "教育局",
        "按时完成",
    )
    assert (waiver.origin.file, waiver.origin.line) == ("waivers.toml", 2)


@pytest.mark.parametrize("expires", ["2026-12-31", '"2026-12-31"', "2026-12-31T08:00:00"])
def test_a_day_may_be_written_in_any_way_that_toml_knows(expires):
    (waiver,), found = file.read(WHOLE.replace("2026-12-31", expires), "w.toml")
    assert (waiver.expires, found) == ("2026-12-31", [])


@pytest.mark.parametrize("text", ["", "# 还没有豁免\n", "waiver = []\n"])
def test_an_empty_file_waives_nothing(text):
    assert file.read(text, "w.toml") == ([], [])


@pytest.mark.parametrize(
    ("change", "code", "at", "hint"),
    [
        (("rule =", "rul ="), "waiver/key", (2, 1), "did you mean “rule”?"),
        (("reason =", "理由 ="), "waiver/syntax", (3, 1), "straight quotes"),
        (('rule = "IND-001"\n', ""), "waiver/missing", (1, 3), 'add a line rule = "…"'),
        (('approver = "张三（绩效股）"\n', ""), "waiver/missing", (1, 3), 'add a line approver = "…"'),
        (("2026-12-31", '"明年"'), "waiver/date", (5, 11), "write expires = 2027-12-31"),
        (('"IND-001"', "1"), "waiver/text", (2, 8), "straight quotes"),
        (('"按时完成由上级统一考核"', '" "'), "waiver/blank", (3, 10), "fill it in"),
        (("[[waiver]]", "[waiver]"), "waiver/brackets", (1, 2), "[[waiver]]"),
        (("[[waiver]]", "[[waivers]]"), "waiver/key", (1, 3), "did you mean “waiver”?"),
        (('"IND-001"', "“IND-001”"), "waiver/syntax", (2, 8), "in ASCII"),
        (("rule =", "rule ＝"), "waiver/syntax", (2, 6), "in ASCII"),
        (('"IND-001"', "[" * 5000), "waiver/brackets", (1, 1), "[[waiver]]"),
        (('"张三', '"张三\n'), "waiver/syntax", (4, None), "straight quotes"),
    ],
)
def test_a_mistake_is_told_at_its_place(change, code, at, hint):
    text = WHOLE.replace(*change)
    assert text != WHOLE
    places, found = told(text)
    ours = [each for each in found if each.code == code]
    assert ours, places
    assert ours[0].place.line == at[0]
    assert at[1] in {None, ours[0].place.column}
    assert ours[0].severity is Severity.ERROR
    assert hint in ours[0].suggestion.en
    assert ours[0].suggestion.zh
    assert "Expected" not in ours[0].message.en + ours[0].message.zh


def test_a_waiver_without_an_end_is_told_and_used():
    waivers, (found,) = file.read(WHOLE.replace("expires = 2026-12-31\n", ""), "w.toml")
    assert (found.code, found.severity, len(waivers)) == ("waiver/no-expiry", Severity.WARNING, 1)


# --- what a waiver covers -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    as_data(folder / "教育局" / "培训.json")
    as_data(folder / "水利局" / "渠道.json", department="水利局", project_name="渠道维修")
    return checked(folder)


def covering(report, *texts, today=TODAY):
    """Return the report with some waivers, and the rows that they cover."""
    waivers, found = file.read("".join(texts), "waivers.toml")
    assert not [each for each in found if each.severity is Severity.ERROR]
    report.today = today.isoformat()
    made = covered(report, waivers, book().rules)
    return made, [
        (Path(each.place.document).parent.name, each.place.row_key.rpartition("/")[2])
        for each in made.findings
        if each.waived
    ]


EVERY = [
    ("教育局", "按时完成"),
    ("教育局", "参训教师满意度"),
    ("水利局", "按时完成"),
    ("水利局", "参训教师满意度"),
]


@pytest.mark.parametrize(
    ("narrowed", "rows"),
    [
        ("", EVERY),
        ('unit = "水利局"', EVERY[2:]),
        ('unit = "水 利局"', EVERY[2:]),
        ('project = "教师培训"', EVERY[:2]),
        ('row = "按时完成"', EVERY[::2]),
        ('row = "数量指标/按时完成"', EVERY[::2]),
        ('row = "时完成"', []),
        ('file = "水利局/*.json"', EVERY[2:]),
        ('file = "."', EVERY),
        ('unit = "水利局"\nrow = "按时完成"', EVERY[2:3]),
        ('unit = "水利局"\nproject = "教师培训"', []),
    ],
)
def test_a_waiver_covers_what_it_names(report, narrowed, rows):
    assert covering(report, WHOLE, narrowed)[1] == rows


def test_each_name_is_made_comparable_once_however_many_waivers_there_are(report, monkeypatch):
    folded = Mock(side_effect=cover.plain)
    monkeypatch.setattr(cover, "plain", folded)
    counts = []
    for many in (1, 9):
        folded.reset_mock()
        covering(report, *[f'{WHOLE}unit = "无此单位"\n'] * many)
        counts.append(folded.call_count)
    assert counts[1] - counts[0] <= 8 * 4  # the names of the waivers themselves, and a hint


def test_a_rule_may_be_called_by_its_title(report):
    assert covering(report, WHOLE.replace("IND-001", "指标值应填写"))[1] == EVERY


def test_the_first_waiver_covers_and_none_of_both_is_unused(report):
    made, rows = covering(report, WHOLE, WHOLE.replace("张三", "李四"))
    assert rows == EVERY
    assert {each.waived.approver for each in made.findings} == {"张三（绩效股）"}
    assert [(each.state, each.findings) for each in made.waivers] == [
        (WaiverState.USED, 4),
        (WaiverState.USED, 0),
    ]
    assert made.about_waivers == []


def test_waived_findings_do_not_count(report):
    assert set(verdicts(report).values()) == {Verdict.REVISE}
    made, _ = covering(report, WHOLE)
    assert set(verdicts(made).values()) == {Verdict.READY}


@pytest.mark.parametrize(
    ("text", "state", "code", "hint"),
    [
        (WHOLE.replace("IND-001", "IND-01"), "unknown", "unknown", "did you mean “IND-001”?"),
        (WHOLE.replace("IND-001", "没有这条"), "unknown", "unknown", "rules list"),
        (WHOLE.replace("IND-001", "MUST-001"), "refused", "refused", "who declare the rule"),
        (WHOLE.replace("2026-12", "2025-12"), "expired", "expired", "approved again"),
        (WHOLE.replace("2026-12-31", "2026-01-15"), "used", "expiring", "extended"),
        (WHOLE.replace("IND-001", "GOAL-001"), "unused", "unused", "finding is gone"),
        (WHOLE + 'unit = "教育厅"', "unused", "unused", "did you mean “教育局”?"),
        (WHOLE + 'row = "按时完工"', "unused", "unused", "did you mean “按时完成”?"),
        (WHOLE + 'project = "扶贫"', "unused", "unused", "the forms say 教师培训、渠道维修"),
        (
            WHOLE + 'unit = "水利局"\nproject = "教师培训"',
            "unused",
            "unused",
            "4 finding(s) of the rule have another",
        ),
    ],
)
def test_what_is_odd_about_a_waiver_is_told(report, text, state, code, hint):
    made, _ = covering(report, text)
    assert [each.state for each in made.waivers] == [state]
    (found,) = made.about_waivers
    assert (found.code, found.severity) == (f"waiver/{code}", "info" if code == "expiring" else "warning")
    assert hint in found.suggestion.en
    assert (found.place.file, found.place.line) == ("waivers.toml", 2)


def test_a_waiver_holds_until_the_end_of_its_last_day_and_is_announced_before(report):
    last = date(2026, 12, 31)
    for day, count, codes in (
        (last - SOON - (last - date(2026, 12, 30)), 4, []),
        (last - SOON, 4, ["waiver/expiring"]),
        (last, 4, ["waiver/expiring"]),
        (date(2027, 1, 1), 0, ["waiver/expired"]),
    ):
        made, rows = covering(report, WHOLE, today=day)
        assert (len(rows), [each.code for each in made.about_waivers]) == (count, codes)


def test_a_waiver_of_a_form_that_the_run_did_not_check_is_not_called_unused(tmp_path):
    one = checked(as_data(tmp_path / "表.json"))
    assert covering(one, WHOLE + 'unit = "水利局"')[0].about_waivers == []


# --- the command line ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path, monkeypatch):
    as_data(tmp_path / "forms" / "表.json")
    pack(tmp_path / "county")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "forms"


def check(*words, lang="en"):
    """Run `check` on the folder with the county's pack."""
    given = ["check", "forms", "--rules", "county", "--today", TODAY.isoformat()]
    return run([*given, *words], lang)


def test_a_file_in_the_folder_is_used_and_can_be_left_out(folder, capsys):
    (folder / "waivers.toml").write_text(WHOLE, encoding="utf-8")
    assert check() == 0
    out = capsys.readouterr().out
    assert "Waived" in out
    said = "reason: 按时完成由上级统一考核; approved by 张三（绩效股）; until 2026-12-31"
    assert said in " ".join(out.split())
    assert "2 waived (forms/waivers.toml)" in out
    assert check("--no-waivers") == 1
    assert "waived" not in capsys.readouterr().out.casefold().replace("--no-waivers", "")


def test_a_file_beside_the_folder_is_used_and_a_named_one_instead(folder, capsys):
    (folder.parent / "waivers.toml").write_text(WHOLE, encoding="utf-8")
    assert check() == 0
    other = folder.parent / "other.toml"
    other.write_text(WHOLE + 'row = "按时完成"\n', encoding="utf-8")
    assert check("--waivers", "other.toml") == 1
    capsys.readouterr()


def test_a_reader_who_is_not_to_learn_of_other_units_sees_the_waivers_that_are_used(folder, capsys):
    others = '[[waiver]]\nrule = "IND-001"\nreason = "别家的事"\napprover = "李四"\nunit = "县别家局"\n'
    (folder.parent / "其他.toml").write_text(f"{WHOLE}{others}", encoding="utf-8")
    words = ["--waivers", str(folder.parent / "其他.toml"), "--format", "json"]
    assert check(*words) == 0
    whole = capsys.readouterr()
    assert "别家" in whole.out
    assert "never expires" in whole.err
    assert check(*words, "--only-used-waivers") == 0
    said = capsys.readouterr()
    assert "别家" not in said.out
    assert said.err == ""
    report = json.loads(said.out)
    assert [(each["state"], each["file"]) for each in report["waivers"]] == [("used", "其他.toml")]
    assert str(folder.parent) not in said.out


def test_a_mistake_ends_the_run_with_two_before_anything_is_checked(folder, capsys):
    (folder / "waivers.toml").write_text(WHOLE.replace("rule", "rul"), encoding="utf-8")
    assert check() == 2
    said = capsys.readouterr()
    assert said.out == ""
    for text in ("forms/waivers.toml:2:1", "did you mean “rule”?", "--no-waivers"):
        assert text in said.err
    assert check("--no-waivers") == 1
    capsys.readouterr()


@pytest.mark.parametrize(
    ("content", "text"), [(None, "cannot read the waivers file"), (b"\xd5\xc5\xc8\xfd", "is not UTF-8")]
)
def test_a_file_that_cannot_be_read_is_told(folder, capsys, content, text):
    if content is not None:
        (folder.parent / "w.toml").write_bytes(content)
    assert check("--waivers", "w.toml") == 2
    assert text in capsys.readouterr().err


def test_strictly_an_expired_waiver_is_a_mistake(folder, capsys):
    (folder / "waivers.toml").write_text(WHOLE.replace("2026-12", "2025-12"), encoding="utf-8")
    assert check() == 1
    assert "expired on 2025-12-31" in capsys.readouterr().err
    assert check("--strict-waivers") == 2
    assert "--strict-waivers" in capsys.readouterr().err
    (folder / "waivers.toml").write_text(WHOLE, encoding="utf-8")
    assert check("--strict-waivers") == 0
    capsys.readouterr()


def test_what_is_odd_about_waivers_counts_from_its_severity(folder, capsys):
    unused = WHOLE + '[[waiver]]\nrule = "IND-001"\nunit = "无此单位"\nreason = "无"\napprover = "李四"\n'
    (folder / "waivers.toml").write_text(unused, encoding="utf-8")
    assert [check(*words) for words in ((), ("--fail-on", "warning"))] == [0, 1]
    capsys.readouterr()


# --- every report -------------------------------------------------------------------------------------


def test_every_report_shows_what_is_waived_and_why(folder, capsys, tmp_path):
    (folder / "waivers.toml").write_text(WHOLE + 'row = "按时完成"\n', encoding="utf-8")
    names = {name: f"{name}:{tmp_path / 'out'}.{name}" for name, each in FORMATS.items()}
    assert check(*(word for name in names.values() for word in ("-o", name)), lang="zh") == 1
    capsys.readouterr()
    reason = "按时完成由上级统一考核"
    for name in names:
        shown = said(tmp_path / f"out.{name}")
        if name == "circular":  # it names no finding
            assert "已豁免的问题 1 条" in shown
            continue
        assert reason in shown, name
        assert "张三（绩效股）" in shown, name


def test_a_form_whose_findings_are_waived_is_not_said_to_have_none(folder, capsys):
    (folder / "waivers.toml").write_text(WHOLE, encoding="utf-8")
    for name in ("html", "md"):
        assert check("--format", name, lang="zh") == 0
        out = capsys.readouterr().out
        assert "没有发现问题" not in out
        assert "按时完成由上级统一考核" in out


def test_json_says_what_a_program_needs(folder, capsys):
    (folder / "waivers.toml").write_text(WHOLE + 'row = "按时完成"\n', encoding="utf-8")
    check("--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert [each["waiver"] and each["waiver"]["line"] for each in found["findings"]] == [2, None]
    (waiver,) = found["waivers"]
    assert (waiver["state"], waiver["findings"], waiver["row"]) == ("used", 1, "按时完成")


def test_sarif_suppresses_it(folder, capsys):
    (folder / "waivers.toml").write_text(WHOLE + 'row = "按时完成"\n', encoding="utf-8")
    check("--format", "sarif")
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    ours = [each for each in results if each["ruleId"] == "IND-001"]
    (suppressed,) = [each["suppressions"] for each in ours if each.get("suppressions")]
    assert suppressed[0]["kind"] == "external"
    assert suppressed[0]["status"] == "accepted"
    assert "按时完成由上级统一考核" in suppressed[0]["justification"]


def test_an_annotated_copy_lists_it_and_has_no_comment_at_its_cell(report):
    text = WHOLE + 'unit = "教育局"\nrow = "按时完成"\n'
    made, _ = covering(report, text)
    (document,) = [each for each in made.documents if "教育局" in each.path]
    found = render(document, made, "zh")
    assert len(found.at) == 1
    assert "共 1 条" in found.whole
    assert "豁免[IND-001] 「按时完成」没有填指标值" in found.whole
    assert "理由：按时完成由上级统一考核；批准：张三（绩效股）；有效期至 2026-12-31" in found.whole
