"""lint.py: files in, the right findings out, and nothing that bad input can do about it."""

import errno
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from golden import cases, check
from shipped_books import shipped_book

from targetlint import files, lint, readers
from targetlint.lang import findings
from targetlint.lang.plan import Plan
from targetlint.model.diagnostic import Outcome
from targetlint.model.place import Place
from targetlint.model.report import Status
from targetlint.reporters.places import address

TOP = Path(__file__).parents[1]
SAMPLE = TOP.parent / "shared" / "corpus" / "forms" / "sample.txt"


@cache
def asked(pack, today, select, ignore):
    """A shipped book narrowed: a book that is new has functions of its own, which take a second to make."""
    return shipped_book(pack, today)[0].narrowed(select, ignore)


def checked(*paths, pack="central", today=date(2020, 6, 1), select=(), ignore=(), reading=None):
    return lint.check(paths, asked(pack, today, (*select,), (*ignore,)), today=today, reading=reading)


@cache
def all_examples():
    """The report on all examples, for tests that hold another one against it."""
    return checked(TOP / "examples")


BENEFITS = range(5, 10)  # the department form's benefit indicators 1 to 5, among its ten indicators

# what the acceptance table asks of the sample: (form, severity, tags, column)
EXPECTED = [
    (1, "error", "A04", "value"),  # 时效
    (1, "error", "A04", "value"),  # 经济效益
    (1, "error", "A04", "value"),  # 社会效益
    (1, "error", "A04 C20", "value"),  # 质量: the target stands in the name
    (1, "info", "A18 A02", "text"),
    (1, "info", "A21", "annual_goal"),
    (1, "info", "A21", "long_term_goal"),
    (1, "info", "D07", "annual_goal"),
    (1, "info", "D08", "plan"),
    (1, "info", "D13", "name"),
    (1, "review", "A15", "attribute"),
    (1, "warning", "A05", "name"),
    (1, "warning", "B01", "value"),
    (1, "warning", "B10", "value"),
    (1, "warning", "C01", "name"),
    (1, "warning", "C12", "name"),
    (1, "warning", "D12", "name"),
    (1, "warning", "D18", "declared_on"),
    *[(2, "info", "B05", "name") for _ in BENEFITS],
    (2, "info", "B06", "project_spending"),
    (2, "info", "B10", "name"),
    (2, "info", "E02", "phone"),
    (2, "info", "", "goals"),
    *[(2, "warning", "C22", "name") for _ in BENEFITS],
]


@pytest.fixture(scope="module")
def report():
    return checked(SAMPLE)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample submission is not here (../shared)")
class TestTheSample:
    def test_reports_exactly_what_it_must(self, report):
        found = [
            (each.form, each.severity.value, " ".join(sorted(each.tags)), each.place.column_role)
            for each in report.findings
        ]
        wanted = [
            (form, severity, " ".join(sorted(tags.split())), column)
            for form, severity, tags, column in EXPECTED
        ]
        assert sorted(found) == sorted(wanted)

    def test_points_at_the_right_cells(self, report):
        rows = {
            (tag, each.place.row)
            for each in report.findings
            if each.form == 1 and isinstance(each.place, Place)
            for tag in each.tags
        }
        assert {("A04", 14), ("A04", 15), ("A04", 17), ("A04", 18), ("C20", 14), ("A05", 16)} <= rows
        assert {("B10", 13), ("C01", 15), ("C12", 17), ("D12", 18), ("D13", 14), ("B01", 21)} <= rows

    def test_names_both_places_of_a_repeated_name(self, report):
        twice = next(each for each in report.findings if "D12" in each.tags)
        assert [each.place.row for each in twice.related] == [15]

    def test_leaves_no_label_unexplained(self, report):
        assert [each.form.leftovers for document in report.documents for each in document.forms] == [
            [],
            [],
        ]

    def test_gives_every_rule_a_status_on_every_form(self, report):
        for document in report.documents:
            for form in document.forms:
                assert [each.rule for each in form.statuses] == [each.id for each in report.rules]

    def test_crashes_nowhere(self, report):
        statuses = [s for document in report.documents for form in document.forms for s in form.statuses]
        assert [each for each in statuses if each.status is Status.CRASHED] == []

    def test_gives_every_finding_an_identity_of_its_own(self, report):
        prints = [each.fingerprint for each in report.findings]
        assert len(set(prints)) == len(prints)


@pytest.mark.no_cover
def test_the_same_run_gives_the_same_report():
    assert checked(TOP / "examples").findings == all_examples().findings


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "file/empty"),
        ("noise.docx", bytes(range(256)) * 20, "file/broken"),
        ("noise.txt", b"\xff\xfe\xfd" + bytes(range(128, 256)) * 3, "file/encoding"),
        ("letter.txt", "一封信，没有表。".encode(), "form/unknown"),
    ],
)
def test_a_bad_file_is_told_and_the_others_are_checked(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    good = TOP / "examples" / "02-special-fund-and-department.txt"
    (tmp_path / "z.txt").write_bytes(good.read_bytes())
    report = checked(tmp_path)
    bad = [each for each in report.findings if each.place.document.endswith(name)]
    assert [each.code for each in bad] == [code]
    assert bad[0].outcome is Outcome.ERROR
    assert bad[0].suggestion
    assert [document.checked for document in report.documents] == [False, True]


def test_a_file_name_may_hold_bytes_that_are_no_text():
    found = checked(Path("\udcff.txt")).findings
    assert [each.code for each in found] == ["file/unopened"]
    assert found[0].fingerprint


def test_lock_files_and_hidden_files_hold_no_form(tmp_path):
    for name in ("~$form.docx", ".~form.docx", ".hidden.txt", "Thumbs.db", "desktop.ini"):
        (tmp_path / name).write_bytes(b"x")
    assert checked(tmp_path).documents == []


def test_a_file_is_checked_once_however_it_is_reached(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "form.txt").write_bytes(b"x")
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "other.txt").write_bytes(b"x")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "z").symlink_to(tmp_path / "z", target_is_directory=True)
    given = [tmp_path, tmp_path / "a" / "form.txt", tmp_path / "a" / ".." / "a"]
    found = [path.relative_to(tmp_path).as_posix() for path in files.found(given)]
    assert found == ["a/form.txt", "a/z/other.txt"]


def test_what_cannot_be_opened_is_told_and_not_passed_over(tmp_path, monkeypatch):
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "locked").mkdir()
    walk = Path.iterdir

    def refuse(path):
        if path.name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied")
        return walk(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    report = checked(tmp_path)
    assert [each.code for each in report.findings] == ["file/unopened"] * 3
    assert [each.checked for each in report.documents] == [False] * 3
    assert "链接" in report.findings[1].message.zh
    assert "链接指回了自己" in report.findings[2].message.zh


def test_our_own_mistake_costs_one_file(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"x")
    good = TOP / "examples" / "02-special-fund-and-department.txt"
    (tmp_path / "b.txt").write_bytes(good.read_bytes())
    read = readers.read
    monkeypatch.setattr(readers, "read", lambda source: read(source) if source.data != b"x" else 1 / 0)
    report = checked(tmp_path)
    assert [each.checked for each in report.documents] == [False, True]
    assert report.findings[0].code == "file/crashed"
    assert "不是您的材料有误" in report.findings[0].message.zh


VILLAGE = """村级小型公益项目绩效表
（2026年度）

\t办什么事
\t修排水渠
\t哪个村办
\t青石村

\t归哪个部门管
\t县农业农村局
\t一共要多少钱
\t6200000元

\t县里出
\t5000000元
\t村里自筹
\t1200000元

\t今年办到什么程度
\t修好排水渠1200米，受益320户。

\t大类
\t小类
\t看什么
\t达到多少
\t说明

\t产出指标
\t数量指标
\t排水渠长度
\t≥1200米
\t

\t
\t质量指标
\t验收合格率
\t=100%
\t

\t
\t时效指标
\t完工时间
\t2026年10月底前
\t

\t效益指标
\t社会效益指标
\t受益户数
\t≥320户
\t


填表人：李四  电话：8200000  填表日期：2025年11月20日
"""


def test_what_is_found_in_a_picture_is_a_question(tmp_path, monkeypatch):
    """Recognised text may be wrong: nobody is told of an error because of it."""
    good = TOP / "examples" / "02-special-fund-and-department.txt"
    (tmp_path / "a.txt").write_bytes(good.read_bytes())
    sure = checked(tmp_path).findings
    read = readers.read

    def recognised(source):
        document, told = read(source)
        document.certain = False
        return document, told

    monkeypatch.setattr(readers, "read", recognised)
    guessed = checked(tmp_path).findings
    assert [each.code for each in sure if each.severity == "error"]
    assert sorted(each.code for each in guessed) == sorted(each.code for each in sure)
    assert {each.severity for each in guessed} == {"review", "warning", "info"}
    assert {each.confidence for each in guessed} == {"heuristic"}


class TestTheCounty:
    def test_disables_and_adds(self):
        report = checked(TOP / "examples", pack="demo-county")
        statuses = {each.rule: each for each in report.documents[0].forms[0].statuses}
        assert statuses["CON-004"].status is Status.DISABLED
        assert "DEMO-001" in statuses
        assert [pack.id for pack in report.packs] == ["central", "demo-county"]

    def test_the_disabling_expires(self):
        day = date(2028, 1, 1)
        report = checked(TOP / "examples", pack="demo-county", today=day)
        statuses = {each.rule: each.status for each in report.documents[0].forms[0].statuses}
        assert statuses["CON-004"] is not Status.DISABLED
        _, diagnostics = shipped_book("demo-county", day)
        assert [each.code for each in diagnostics] == ["rule/expired"]

    def test_reads_its_own_layout_and_asks_its_own_rule(self, tmp_path):
        (tmp_path / "village.txt").write_text(VILLAGE, encoding="utf-8")
        report = checked(tmp_path, pack="demo-county")
        form = report.documents[0].forms[0].form
        assert (form.layout, form.text("project_name")) == ("DEMO-1", "修排水渠")
        assert form.values["fund_total"].value.number == 6_200_000
        assert form.leftovers == []
        codes = {each.code for each in report.findings}
        assert "DEMO-001" in codes  # over five million yuan and no ecological indicator
        assert "CPL-012" in codes  # four indicators: enough for the central pack, not for the county

    def test_the_upper_pack_knows_nothing_of_it(self, tmp_path):
        (tmp_path / "village.txt").write_text(VILLAGE, encoding="utf-8")
        codes = {each.code for each in checked(tmp_path).findings}
        assert not codes & {"DEMO-001", "CPL-012"}

    def test_selection_narrows_the_run(self):
        report = checked(TOP / "examples", select=["A04"], ignore=["CPL-004"])
        assert {each.id for each in report.rules} == {"CPL-002"}


def identities(report):
    return {(each.code, each.place, each.message) for each in report.findings}


@pytest.mark.no_cover
@pytest.mark.parametrize("rule", ["CPL-002", "VAL-007", "CON-001", "ARI-001"])
def test_ignoring_a_rule_removes_exactly_its_findings(rule):
    whole, less = all_examples(), checked(TOP / "examples", ignore=[rule])
    assert any(each.code == rule for each in whole.findings)
    assert identities(less) == {each for each in identities(whole) if each[0] != rule}


@pytest.mark.no_cover
def test_the_order_of_rules_changes_nothing():
    book, _ = shipped_book(today=date(2020, 6, 1))
    turned = replace(book, plan=Plan(tuple(reversed(book.plan.rules))))
    other = lint.check([TOP / "examples"], turned, today=date(2020, 6, 1))
    assert identities(other) == identities(all_examples())


def test_a_message_that_cannot_be_made_costs_its_rule_only(monkeypatch):
    """The rule ends as crashed, the other findings stand."""
    made = findings._finding  # noqa: SLF001 - the step that is made to fail

    def failing(rule, form, hit):
        if rule.id == "CPL-002":
            message = "broken"
            raise ValueError(message)
        return made(rule, form, hit)

    monkeypatch.setattr(findings, "_finding", failing)
    report = checked(TOP / "examples")
    statuses = [each for document in report.documents for form in document.forms for each in form.statuses]
    assert {each.rule for each in statuses if each.status is Status.CRASHED} == {"CPL-002"}
    assert "CPL-003" in {each.code for each in report.findings}


def listed(name):
    """Every finding of one example, a line each: what a reviewer reads to judge the rules."""
    report = checked(TOP / "examples" / name.strip(), today=date(2026, 1, 15))
    return "\n".join(
        f"{each.form} {each.severity.value} {each.code} [{' '.join(each.tags)}] "
        f"{address(each.place)} {each.message.zh}"
        for each in report.findings
    )


@pytest.mark.parametrize("case", cases("findings"), ids=lambda case: case.stem)
def test_what_is_found_in_the_examples(case):
    check(case, listed)
