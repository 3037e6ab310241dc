"""A finding is the same finding after a file is renamed, saved in another format, or gets more rows."""

import subprocess

import pytest
from every_format import OFFICE
from two_runs import BLANK, RULES, VALUES, as_data, as_table, checked

from targetlint.fingerprints import plain


def prints(report):
    """Return the fingerprint of each finding by its rule and the name in its row."""
    return {(each.code, each.place.row_key.rpartition("/")[2]): each.fingerprint for each in report.findings}


WANTED = {("IND-001", "按时完成"), ("IND-001", "参训教师满意度")}


def test_every_finding_has_one_of_its_own(tmp_path):
    found = prints(checked(as_data(tmp_path / "表.json")))
    assert set(found) == WANTED
    assert len(set(found.values())) == len(WANTED)


def test_a_renamed_file_changes_none(tmp_path):
    one = as_data(tmp_path / "表.json")
    before = prints(checked(one))
    again = one.rename(tmp_path / "表（最终版2）.json")
    assert prints(checked(again)) == before


def test_an_inserted_row_changes_none(tmp_path):
    before = prints(checked(as_data(tmp_path / "1.json")))
    more = (("培训场次", "≥9场"), *BLANK[:2], ("教材", "≥300册"), *BLANK[2:])
    assert prints(checked(as_data(tmp_path / "2.json", more))) == before


def test_other_spaces_widths_and_capitals_change_none(tmp_path):
    before = prints(checked(as_data(tmp_path / "1.json")))
    again = checked(as_data(tmp_path / "2.json", department="教 育局　", project_name="教师 培训"))
    assert prints(again) == before
    assert plain("Ａ级 “供水”") == plain("a级「供水」")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "txt"])
def test_another_format_changes_none(tmp_path, suffix):
    data = prints(checked(as_data(tmp_path / "1.json")))
    assert prints(checked(as_table(tmp_path / f"表.{suffix}"))) == data


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: nothing else here writes .doc files")
def test_a_doc_saved_as_docx_changes_none(tmp_path):
    made = as_table(tmp_path / "表.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    old = tmp_path / "old" / "表.doc"
    command = [OFFICE, "--headless", profile, "--convert-to", "doc", "--outdir", str(old.parent), str(made)]
    for _ in range(2):  # the first start of a profile may only make it
        subprocess.run(command, capture_output=True, timeout=120, check=False)  # noqa: S603 - the office program
        if old.exists():
            break
    assert prints(checked(old)) == prints(checked(made))
    assert set(prints(checked(old))) == WANTED


@pytest.mark.parametrize(
    "fields", [{"department": "水利局"}, {"project_name": "校长培训"}], ids=["unit", "project"]
)
def test_another_unit_or_project_changes_all(tmp_path, fields):
    before = prints(checked(as_data(tmp_path / "1.json")))
    after = prints(checked(as_data(tmp_path / "2.json", **fields)))
    assert set(after) == set(before)
    assert not set(after.values()) & set(before.values())


def test_equal_findings_are_told_apart_by_their_order(tmp_path):
    twice = (("按时完成", ""), ("按时完成", ""))
    found = [each.fingerprint for each in checked(as_data(tmp_path / "1.json", twice)).findings]
    (once,) = [each.fingerprint for each in checked(as_data(tmp_path / "2.json", twice[:1])).findings]
    assert len(set(found)) == len(twice)
    assert found[0] == once


def test_a_rule_that_got_another_id_keeps_its_own(tmp_path):
    one = as_data(tmp_path / "1.json")
    renamed = VALUES.replace("IND-001", "VAL-007").replace("  级别", "  曾用号 IND-001\n  级别")
    report = checked(one, rules=RULES.replace(VALUES, renamed))
    assert {each.code for each in report.findings} == {"VAL-007"}
    assert {each.fingerprint for each in report.findings} == set(prints(checked(one)).values())


def test_a_file_that_is_no_form_is_known_by_its_words_or_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("会议通知\n请参加", encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    before = {each.fingerprint for each in checked(tmp_path).findings}
    (tmp_path / "a.txt").rename(tmp_path / "通知.txt")
    (tmp_path / "b.json").rename(tmp_path / "坏.json")
    (tmp_path / "通知.txt").write_text("会议通知\n请准时参加", encoding="utf-8")
    assert {each.fingerprint for each in checked(tmp_path).findings} == before
    assert len(before) >= 2


PLAN = """规则 PLAN-001 “实施计划要有开始时间”
  适用于 项目表
  级别 错误
  每个 步骤 属于 本表.实施计划
  要求 步骤.开始时间 是 已填
  否则 位于 步骤.开始时间 “没有开始时间”
"""


def test_a_row_that_is_only_numbered_is_known_by_its_first_words(tmp_path):
    plan = [{"task": "设计", "starts_on": "2026-01-01"}, {"task": "施工", "starts_on": ""}]
    (later,) = checked(as_data(tmp_path / "2.json", BLANK[:1], plan=plan), rules=RULES + PLAN).findings
    (sooner,) = checked(as_data(tmp_path / "1.json", BLANK[:1], plan=plan[1:]), rules=RULES + PLAN).findings
    assert later.place.row_key != sooner.place.row_key
    assert later.fingerprint == sooner.fingerprint
