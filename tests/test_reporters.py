"""What a report looks like: golden renderings of reports made by hand, and what must hold of any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import understood
from golden import cases, check
from hypothesis import given
from hypothesis import strategies as st
from reports import RULES, clean, mixed
from rich.cells import cell_len

from targetlint.model.diagnostic import Diagnostic, Related, Severity
from targetlint.model.place import Origin, Place
from targetlint.model.report import Explanation, Report, RuleStatus, Status
from targetlint.model.said import Said
from targetlint.model.trials import Ending
from targetlint.reporters.places import address, letters
from targetlint.reporters.tally import Verdict, overall, verdicts
from targetlint.reporters.terminal import concise, explain, full, rulefile, show, summary, trials
from targetlint.reporters.terminal.listing import listing_at
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import Span, cut, one_line, window, wrap

EXPLANATION = Explanation(
    RULES[0],
    "空着的指标值到年末无法考核。\n因此每个指标都要有值。\n\n只看有名称的指标。",
    (("下限", "参数 下限: 金额 = 36万元  (central/A04.rules:9)"), ("high", "90%")),
    "规则 COMPLETE-A04 “指标值应填写”\n  要求 指标值 是 已填\n",
    (("passes", "都填了"), ("fails", "空着一个"), ("undecided", "表中没有指标")),
)
BROKEN = [
    Diagnostic(
        "rule/name",
        Severity.ERROR,
        Said("不认识「指标直」", "“指标直” is not known"),
        Origin("central/A04.rules", 4, 6, 3, "  要求 指标直 是 已填"),
        suggestion=Said("是不是「指标值」？", "Did you mean “指标值”?"),
    ),
    Diagnostic("rule/encoding", Severity.ERROR, Said("读不出来", "cannot be decoded"), Place("A05.rules")),
]
TRIALS = [
    Ending(
        "COMPLETE-A04",
        "空着一个",
        "fails",
        "passes",
        passed=False,
        detail=Said("应为违规，实为合格", "should fail and passes"),
        origin=Origin("central/A04.rules", 12, 3, 2, "  示例 违规 “空着一个”"),
    ),
    Ending(
        "COUNT-D24",
        "三条",
        "passes",
        "fails",
        passed=True,
        detail=Said("应为合格，实为违规", "should pass and fails"),
        origin=Origin("central/D24.rules", 9, 3, 2, "  示例 合格 “三条”"),
    ),
    *(
        Ending("COUNT-D24", str(each), "passes", "passes", True, Said("", ""), Origin("d", 1, 1, 1, ""))  # noqa: FBT003 - it passed
        for each in range(5)
    ),
]


def _pointed() -> Report:
    """Return a report that points at every sort of place, also at places that are not there."""
    document = understood.document()
    places = [
        Place(understood.PATH),
        Place(understood.PATH, 2),
        Place(understood.PATH, 0, 1, 0, "", 2, 6),
        Place(understood.PATH, 0, 99),
        Place(understood.PATH, 2, 12, 0),
        Place(understood.PATH, 2, 12, 2),
        Place(understood.PATH, 2, 4, 2),
        Place(understood.PATH, 2, 4, 0),
        Place(understood.PATH, 2, 99, 1),
        Place(understood.PATH, 7, 1, 1),
    ]
    found = [
        Diagnostic("SUM-001", Severity.INFO, Said(f"第{n}处", f"place {n}"), place, form=1)
        for n, place in enumerate(places, 1)
    ]
    related = (Related(places[6], "2027.3.1"), Related(Place(understood.PATH, 2, 4, 1), "预算年度"))
    found.append(
        Diagnostic("SUM-001", Severity.INFO, Said("比较", "compared"), places[6], form=1, related=related)
    )
    return Report("0.1.0", "2027-03-01", [], [], [document], found)


def _drawn(given: str) -> str:
    what, lang, width, *rest = given.split()
    page = Page(
        "zh" if lang == "zh" else "en",
        int(width),
        color="color" in rest,
        boxed="ascii" not in rest,
        fold="unfolded" not in rest,
        verbose="verbose" in rest,
    )
    drawings = {
        "full": lambda: full.render(mixed(), page),
        "concise": lambda: concise.render(mixed(), page),
        "clean": lambda: full.render(clean(), page),
        "show": lambda: show.render(mixed().documents[0], page),
        "understood": lambda: show.render(understood.document(), page),
        "pointed": lambda: full.render(_pointed(), page),
        "explain": lambda: explain.render(EXPLANATION, page),
        "list": lambda: explain.render_list(RULES, page),
        "rulefile": lambda: rulefile.render(BROKEN, page),
        "trials": lambda: trials.render(TRIALS, None, None, page),
    }
    return drawings[what]()


@pytest.mark.parametrize("case", cases("report"), ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    check(case, _drawn)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_of_a_full_report_is_wider_than_the_page(lang: str, width: int) -> None:
    text = full.render(mixed(), Page("zh" if lang == "zh" else "en", width, verbose=True))
    drawn = [line for line in text.splitlines() if not line.startswith(" --> ")]
    assert max(map(cell_len, drawn)) <= width


def test_carets_stand_under_the_text_they_mean() -> None:
    lines = full.render(mixed(), Page("zh")).splitlines()
    row = next(line for line in lines if "培训若干人次 " in line or line.endswith("培训若干人次"))
    carets = lines[lines.index(row) + 1]
    assert cell_len(row[: row.rindex("若干")]) == carets.index("^")
    assert carets.count("^") == cell_len("若干")


def test_a_cell_beside_a_list_is_not_drawn_as_one_of_its_row() -> None:
    """A form may print the total in the same line of the table as the first of its parts."""
    report = mixed()
    source = report.documents[0]
    form, table = source.forms[0].form, next(iter(source.document.tables)) if source.document else None
    assert table is not None
    found = next(
        each.place for each in report.findings if isinstance(each.place, Place) and each.place.row_key
    )
    assert listing_at(form, found, table) is not None
    assert listing_at(form, replace(found, column=0, column_role=""), table) is not None
    assert listing_at(form, replace(found, column=9, column_role="annual_fund", row_key=""), table) is None


def test_separators_of_a_drawing_are_in_line() -> None:
    drawings = [[]]
    for line in full.render(mixed(), Page("zh")).splitlines():
        at = [cell_len(line[:index]) for index, char in enumerate(line) if char == "│"]
        if at:
            drawings[-1].append(at)
        elif drawings[-1]:
            drawings.append([])
    for rows in filter(None, drawings):
        columns = min(map(len, rows))
        assert len({tuple(row[:columns]) for row in rows}) == 1


def test_what_a_terminal_would_act_on_is_not_written() -> None:
    for text in (full.render(mixed(), Page("zh")), show.render(mixed().documents[0], Page("zh"))):
        assert "\x1b" not in text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("a.docx", 2, 9, 4), "表2!R9C4"),
        (Place("a.docx", 2, 9), "表2!R9"),
        (Place("a.docx", 2), "表2"),
        (Place("a.docx", 0, 3), "段3"),
        (Place("a.xlsx", 1, 20, 28, "项目支出"), "项目支出!AB20"),
        (Place("a.xlsx"), ""),
    ],
)
def test_address(place: Place, said: str) -> None:
    assert address(place) == said


def test_letters_of_columns() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PASSED, Verdict.READY),
        (Status.UNDECIDED, Verdict.REVIEW),
        (Status.NOT_RUN, Verdict.REVIEW),
        (Status.CRASHED, Verdict.REVIEW),
        (Status.DISABLED, Verdict.READY),
        (Status.NOT_APPLICABLE, Verdict.READY),
    ],
)
def test_a_form_is_ready_only_where_every_question_was_answered(status: Status, expected: Verdict) -> None:
    report = clean()
    report.documents[0].forms[0].statuses.append(RuleStatus("SUM-001", status))
    assert list(verdicts(report).values()) == [expected]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.ERROR, Verdict.REVISE),
        (Severity.REVIEW, Verdict.REVIEW),
        (Severity.WARNING, Verdict.READY),
        (Severity.INFO, Verdict.READY),
    ],
)
def test_verdict_by_the_gravest_finding(severity: Severity, expected: Verdict) -> None:
    report = clean()
    place = Place(report.documents[0].path, 1, 2, 2)
    report.findings.append(Diagnostic("SUM-001", severity, Said("不对", "wrong"), place))
    assert list(verdicts(report).values()) == [expected]


def test_a_form_that_no_rule_answered_is_not_ready() -> None:
    report = clean()
    report.documents[0].forms[0].statuses[:] = [RuleStatus("SUM-001", Status.NOT_APPLICABLE)]
    assert list(verdicts(report).values()) == [Verdict.REVIEW]
    assert overall([]) is Verdict.UNCHECKED


def test_a_run_without_forms_says_that_nothing_was_asked() -> None:
    report = Report("0.1.0", "2026-03-01", [], [], [], [])
    assert "没有一张表执行过规则" in joined(summary.lines(report, Page("zh")))


def test_a_finding_without_a_place_is_still_told() -> None:
    report = clean()
    report.findings.append(Diagnostic("rule/unused", Severity.WARNING, Said("停用未用到", "disable unused")))
    report.findings.append(replace(report.findings[0], place=Place("别处.docx", 1, 1, 1)))
    assert full.render(report, Page("en")).count("disable unused") == 2
    assert concise.render(report, Page("en")).startswith("warning[rule/unused] disable unused\n")


WORDS = st.text(st.sampled_from("培训若干人次，。（）≥≤ab c,.95%\n\t\x1b"), max_size=60)


@given(WORDS, st.integers(2, 40))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    line = one_line(text).text
    lines = wrap(line, width)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    assert all(cell_len(each) <= width for each in lines)


def test_a_number_stays_with_the_word_before_it() -> None:
    for width in range(24, 60):
        lines = wrap("需修改：错误 26  警告 37  待核对 4  提示 147 = 通过 192 + 未执行 0", width)
        assert not [each for each in lines if each[0].isdigit()]


@given(WORDS, st.integers(0, 70), st.integers(0, 70))
def test_a_stretch_moves_with_its_text(text: str, start: int, end: int) -> None:
    span = one_line(text, start, end)
    assert 0 <= span.start <= span.end <= len(span.text)
    if start < end <= len(text) and text[start:end].strip():
        assert span.text[span.start : span.end].split() == one_line(text[start:end]).text.split()


@given(WORDS, st.integers(0, 60), st.integers(1, 6), st.integers(8, 40))
def test_a_cut_text_keeps_its_stretch_in_sight(text: str, start: int, length: int, width: int) -> None:
    line = one_line(text).text
    start = min(start, len(line))
    end = min(start + length, len(line))
    shown = window(Span(line, start, end), width)
    assert cell_len(shown.text) <= width
    if cell_len(line[start:end]) <= width - 4:
        assert shown.text[shown.start : shown.end] == line[start:end]


@given(WORDS, st.integers(0, 40))
def test_cutting_never_exceeds_the_width(text: str, width: int) -> None:
    assert cell_len(cut(one_line(text).text, width)) <= width
