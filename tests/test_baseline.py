"""`baseline create|prune|show` and `check --baseline`: what is known is told and does not count."""

from __future__ import annotations

import json

import pytest
from two_runs import BLANK, TODAY, as_data, book, checked, pack
from written_reports import said

from targetlint import baseline
from targetlint.cli.main import run
from targetlint.lint import check as lint_check
from targetlint.model.diagnostic import Baseline
from targetlint.model.said import Said
from targetlint.model.uncounted import Entry
from targetlint.reporters.outputs.formats import FORMATS
from targetlint.reporters.tally import Verdict, verdicts
from targetlint.reporters.terminal import uncounted
from targetlint.reporters.terminal.page import Page

MORE = (*BLANK, ("教材", ""))
FIXED = (("培训期数", "≥3期"), ("按时完成", "12月底前"), ("参训教师满意度", ""))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    as_data(tmp_path / "forms" / "表.json")
    pack(tmp_path / "county")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "forms"


def given(command, *words, lang="en"):
    """Run a command on the folder with the county's pack."""
    return run([*command.split(), "forms", "--rules", "county", "--today", TODAY.isoformat(), *words], lang)


def known(report):
    return baseline.read(baseline.written(baseline.entries(report), report))


def rows(entries):
    return [each.row.rpartition("/")[2] for each in entries]


# --- what a baseline knows ----------------------------------------------------------------------------


def test_a_baseline_holds_names_of_places_and_no_other_text(tmp_path):
    report = checked(as_data(tmp_path / "表.json", annual_goal="只有本单位知道的目标"))
    text = baseline.written(baseline.entries(report), report)
    assert "只有本单位知道的目标" not in text
    assert [(each.rule, each.unit, each.project, each.column) for each in baseline.read(text)] == [
        ("IND-001", "教育局", "教师培训", "value")
    ] * 2
    assert len([line for line in text.splitlines() if '"fingerprint"' in line]) == 2


def test_of_nothing_a_baseline_is_made_too(tmp_path):
    report = checked(as_data(tmp_path / "表.json", BLANK[:1]))
    assert known(report) == []


def test_known_findings_are_marked_and_do_not_count(tmp_path):
    entries = known(checked(as_data(tmp_path / "1.json")))
    made = baseline.compared(checked(as_data(tmp_path / "2.json", MORE)), entries, "b.json")
    assert [(each.baseline, each.counts) for each in made.findings] == [
        (Baseline.UNCHANGED, False),
        (Baseline.UNCHANGED, False),
        (Baseline.NEW, True),
    ]
    assert (made.baseline.known, made.baseline.fixed, made.baseline.unseen) == (2, (), ())


def test_a_form_with_known_errors_is_not_called_fit(tmp_path):
    report = checked(as_data(tmp_path / "1.json"))
    made = baseline.compared(report, known(report), "b.json")
    assert [each for each in made.findings if each.counts] == []
    assert set(verdicts(made).values()) == {Verdict.REVISE}


def test_what_is_no_more_is_fixed_where_the_rule_decided(tmp_path):
    entries = known(checked(as_data(tmp_path / "1.json")))
    made = baseline.compared(checked(as_data(tmp_path / "2.json", FIXED)), entries, "b.json")
    assert rows(made.baseline.fixed) == ["按时完成"]
    assert made.baseline.unseen == ()


def test_what_was_not_looked_at_is_never_called_fixed(tmp_path):
    entries = known(checked(as_data(tmp_path / "1.json")))
    other = checked(as_data(tmp_path / "2.json", BLANK[:1], project_name="校长培训"))
    assert rows(baseline.compared(other, entries, "b.json").baseline.unseen) == ["参训教师满意度", "按时完成"]
    narrowed = lint_check([tmp_path / "2.json"], book().narrowed(("GOAL-001",), ()), today=TODAY)
    assert len(baseline.compared(narrowed, entries, "b.json").baseline.unseen) == 2


def test_that_a_file_was_not_checked_is_never_known(tmp_path):
    (tmp_path / "通知.txt").write_text("会议通知", encoding="utf-8")
    report = checked(tmp_path / "通知.txt")
    (found,) = report.findings
    assert baseline.entries(report) == []
    known_all = [baseline.Entry(found.fingerprint, found.code, "", "", "", "", "")]
    assert baseline.compared(report, known_all, "b.json").findings[0].counts


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "no JSON"),
        ("[]", "no baseline"),
        ('{"findings": []}', "no baseline"),
        ('{"targetlint_baseline": 99, "fingerprints": 2, "findings": []}', "another version"),
        ('{"targetlint_baseline": 1, "fingerprints": 1, "findings": []}', "another version"),
        ('{"targetlint_baseline": 1, "fingerprints": 2}', "damaged"),
        ("[" * 100_000, "damaged"),
        ('{"targetlint_baseline": 1, "fingerprints": 2, "findings": [{"rule": "X"}]}', "damaged"),
    ],
)
def test_what_is_no_baseline_is_told(text, key):
    why = baseline.read(text)
    assert isinstance(why, Said)
    assert key in why.en


# --- the command line ---------------------------------------------------------------------------------


def test_create_check_fix_prune_and_show(folder, capsys):
    assert given("baseline create") == 0
    assert "wrote baseline.json: 2 known" in capsys.readouterr().out
    assert given("check", "--baseline", "baseline.json") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Baseline baseline.json: 2 known, which leave totals and exit code" in " ".join(out.split())

    as_data(folder / "表.json", (*FIXED, ("教材", "")))
    assert given("check", "--baseline", "baseline.json") == 1
    out = capsys.readouterr().out
    assert "“教材” has no value" in out
    assert "“参训教师满意度” has no value" not in out
    assert "not the verdict; 1 fixed" in " ".join(out.split())
    assert given("check", "--baseline", "baseline.json", "-v") == 1
    assert "参训教师满意度" in capsys.readouterr().out

    assert given("baseline prune") == 0
    out = capsys.readouterr().out
    assert "按时完成" in out
    assert "1 fixed one(s) taken out, 1 left" in out
    assert given("baseline prune") == 0
    assert "stays as it is" in capsys.readouterr().out
    assert run(["baseline", "show", "baseline.json"], "zh") == 0
    out = capsys.readouterr().out
    assert "参训教师满意度" in out
    assert "按时完成" not in out
    assert "共 1 处" in out


def test_what_is_known_is_shown_once_for_each_unit():
    units = ("某县 教育局", "某局", "某县教育局")
    out = uncounted.entries([Entry("1", "A-1", "f", unit, "", "", "") for unit in units], Page("zh"))
    assert out.count("某县教育局") == 1
    assert "某县 教育局" not in out


def test_pruning_takes_out_nothing_that_is_new_or_was_not_looked_at(folder, capsys):
    assert given("baseline create") == 0
    before = (folder.parent / "baseline.json").read_bytes()
    as_data(folder / "表.json", MORE, project_name="校长培训")
    assert given("baseline prune") == 0
    assert (folder.parent / "baseline.json").read_bytes() == before
    capsys.readouterr()


def test_create_writes_over_a_baseline_and_over_nothing_else(folder, capsys):
    mine = folder.parent / "mine.json"
    mine.write_text("{}", encoding="utf-8")
    assert given("baseline create", "-o", "mine.json") == 2
    assert "is not overwritten" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "{}"
    assert given("baseline create", "-o", "no/such/b.json") == 2
    assert "no/such/b.json" in capsys.readouterr().err
    assert given("baseline create") == 0
    as_data(folder / "表.json", MORE)
    assert given("baseline create") == 0
    assert "3 known" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_baseline_in_the_folder_is_no_form(capsys):
    assert given("baseline create", "-o", "forms/baseline.json") == 0
    assert given("check", "--baseline", "forms/baseline.json") == 0
    assert given("baseline create", "-o", "forms/baseline.json") == 0
    capsys.readouterr()


@pytest.mark.parametrize("command", ["check forms --baseline", "baseline show"])
def test_a_baseline_that_cannot_be_used_is_a_mistake(folder, capsys, command):
    words = [*command.split(), "b.json"]
    assert run(words, "en") == 2
    assert "cannot use the baseline b.json" in capsys.readouterr().err
    (folder.parent / "b.json").write_text("{}", encoding="utf-8")
    assert run(words, "en") == 2
    assert "it is no baseline" in capsys.readouterr().err


def test_what_is_waived_is_not_in_a_baseline(folder, capsys):
    waiver = '[[waiver]]\nrule = "IND-001"\nreason = "x"\napprover = "y"\nexpires = 2026-12-31\n'
    (folder / "waivers.toml").write_text(waiver + 'row = "按时完成"\n', encoding="utf-8")
    assert given("baseline create") == 0
    assert "1 known" in capsys.readouterr().out


def test_every_report_says_what_is_known(folder, capsys, tmp_path):
    assert given("baseline create") == 0
    as_data(folder / "表.json", MORE)
    names = [f"{name}:{tmp_path / 'out'}.{name}" for name in FORMATS if name != "xlsx"]
    outputs = [word for name in names for word in ("-o", name)]
    assert given("check", "--baseline", "baseline.json", *outputs, lang="zh") == 1
    capsys.readouterr()
    for name in FORMATS:
        if name != "xlsx":
            text = said(tmp_path / f"out.{name}")
            wanted = {"json": '"unchanged"', "jsonl": '"unchanged"', "sarif": '"unchanged"'}
            assert wanted.get(name, "基线已知") in text, name
    assert "没有发现问题" not in (tmp_path / "out.html").read_text(encoding="utf-8")
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["baseline_state"] for each in found["findings"]] == ["unchanged", "unchanged", "new"]
    assert found["baseline"]["known"] == 2
