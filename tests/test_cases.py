"""rules/*/cases: whole forms get exactly the report that stands below them.

UPDATE_GOLDEN=1 pytest --no-cov tests/test_cases.py writes all reports anew, for a review of the difference.
"""

import pytest
from golden import check
from whole_forms import cases, reported, told

from targetlint.model.diagnostic import Severity
from targetlint.model.report import Status

pytestmark = pytest.mark.no_cover  # every form goes the same ways
CASES = cases()
CENTRAL = [case for case in CASES if case.pack.name == "central"]
GRAVE = {Severity.ERROR, Severity.WARNING}
TRAPS = 13  # false alarms seen on real forms, each with a form that has what sets it off

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def test_there_are_enough_of_each_kind():
    assert len(CENTRAL) >= 60
    assert len([case for case in CENTRAL if case.group == "clean"]) >= 15
    numbers = {int(case.path.name[:2]) for case in CENTRAL if case.group == "traps"}
    assert numbers == set(range(1, TRAPS + 1))
    assert {case.group for case in CASES} == {"clean", "defects", "traps"}


@every_case
def test_gets_exactly_its_report(case):
    check(case.path, lambda text: told(reported(text, case.suffix, case.pack)))


@every_case
def test_is_read_whole_and_no_rule_crashes(case):
    report = case.report()
    forms = [form for document in report.documents for form in document.forms]
    assert forms
    assert [form.form.leftovers for form in forms] == [[] for _ in forms]
    assert [each for form in forms for each in form.statuses if each.status is Status.CRASHED] == []


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.group in {"clean", "traps"}], ids=lambda case: case.name
)
def test_nothing_grave_is_found_where_nothing_is_wrong(case):
    report = case.report()
    assert [f"{each.code} {each.message.zh}" for each in report.findings if each.severity in GRAVE] == []


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.group == "defects"], ids=lambda case: case.name
)
def test_something_is_found_where_something_is_wrong(case):
    report = case.report()
    assert report.findings
