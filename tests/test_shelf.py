"""shelf.py, inputs.py, lang/day.py: a kept rule book is the book, for as long as nothing has changed."""

import operator
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_books import shipped_book

from targetlint import inputs, lint, rulebook, shelf
from targetlint.assets import asset
from targetlint.cache import Cache
from targetlint.inputs import Inputs
from targetlint.lang import fuse, made, plan
from targetlint.lang.builtins import TABLE
from targetlint.lang.day import Day
from targetlint.lang.vocabulary import ATTRIBUTES
from targetlint.reporters import json

TODAY = date(2026, 6, 1)
TOP = Path(__file__).parents[1]
UPPER = """规则包 “上级” 版本 2026.1.0
版式 L-1 “某表”
  读作 项目表
  标题 “某表”
  字段 项目名称：“项目名称”
  字段 主管部门：“主管部门”
  字段 实施单位：“实施单位”
  字段 资金总额：“资金总额” 单位 万元
规则 B-001 “不得是修缮”
  适用于 项目表
  要求 项目名称 不是 空白
  禁止 项目名称 包含 “修缮”
规则 A-001 “题”
  适用于 项目表
  级别 警告
  参数 最低：金额 = 1万元
  要求 资金总额 ≥ 最低
"""
OWN = """规则包 “本级” 版本 2026.1.0
沿用 “上级” 版本 2026.1
调整 A-001
  参数 最低 = 2万元
  理由 “县里定的”
  有效期至 2026-12-31
"""


@pytest.fixture
def folder(tmp_path):
    """Two packs, the lower one finding the upper by its title, and a neighbour that is passed over."""
    for name, text in (("upper", UPPER), ("own", OWN), ("near", "规则包 “别的” 版本 2026.1.0")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.rules").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def made_anew(monkeypatch):
    """Count how often a book is made from its files."""
    made_of = []
    make = rulebook.make

    def counted(folders, given_inputs):
        made_of.append(folders)
        return make(folders, given_inputs)

    monkeypatch.setattr(rulebook, "make", counted)
    return made_of


def load(folder, cache, today=TODAY):
    return shelf.load([folder / "own"], today=today, cache=cache)


def same(one, other):
    """Whether two books with their diagnostics say the same of everything that a run needs."""
    (book, told), (second, again) = one, other
    assert told == again
    for part in ("packs", "rules", "layouts", "set_aside", "disabled_at", "adjusted"):
        assert getattr(book, part) == getattr(second, part), part
    assert dict(book.explanations) == dict(second.explanations)
    return all(
        tuple(each.rules) == tuple(again.rules)
        for each, again in ((book.plan, second.plan), (book.shadow, second.shadow))
    )


def test_a_kept_book_is_the_book(cache):
    folders = [asset("rules") / "demo-county"]  # which extends the central pack
    made_book = shelf.load(folders, today=TODAY, cache=cache)
    assert same(shelf.load(folders, today=TODAY, cache=cache), made_book)


@pytest.mark.no_cover
def test_every_function_of_the_shipped_rules_can_be_kept():
    rules = shipped_book(today=TODAY)[0].plan.rules
    for kind in {rule.kind for rule in rules}:
        function = fuse.fuse(rules, [index for index, rule in enumerate(rules) if rule.kind == kind])
        again = made.Made.from_bytes(function.to_bytes())
        assert again.code == function.code
        differing = [name for name, held in again.constants.items() if held != function.constants[name]]
        assert differing == ["NO_READING"]  # no two unknowns are equal


def test_what_was_told_of_the_rules_is_told_again(folder, cache, made_anew):
    (folder / "own" / "a.rules").write_text(
        "停用 A-009\n  理由 “x”\n  有效期至 2026-06-10\n", encoding="utf-8"
    )
    first, again = load(folder, cache)[1], load(folder, cache)[1]
    assert [each.code for each in first] == ["rule/name"]
    assert again == first
    assert len(made_anew) == 1


def test_nothing_is_kept_without_a_folder(folder, made_anew):
    assert same(load(folder, Cache(None)), load(folder, Cache(None)))
    assert len(made_anew) == 2


def add_a_file(folder):
    (folder / "upper" / "words").mkdir()
    (folder / "upper" / "words" / "b.rules").touch()


def rename_a_file(folder):
    (folder / "upper" / "pack.rules").rename(folder / "upper" / "other.rules")


def change_a_byte_and_nothing_else(folder):
    path = folder / "upper" / "pack.rules"
    before = path.stat()
    path.write_text(UPPER.replace("1万元", "3万元"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def retitle_a_neighbour(folder):
    (folder / "near" / "pack.rules").write_text("规则包 “上级” 版本 2026.1.0", encoding="utf-8")


def add_a_neighbour(folder):
    (folder / "a").mkdir()
    (folder / "a" / "pack.rules").write_text("规则包 “上级” 版本 2026.1.0", encoding="utf-8")


def lose_the_upper_pack(folder):
    (folder / "upper" / "pack.rules").unlink()


def make_a_file_unreadable(folder):
    (folder / "upper" / "pack.rules").unlink()
    (folder / "upper" / "pack.rules").mkdir()


@pytest.mark.parametrize(
    "change",
    [
        add_a_file, rename_a_file, change_a_byte_and_nothing_else, retitle_a_neighbour, add_a_neighbour,
        lose_the_upper_pack, make_a_file_unreadable,
    ],
    ids=lambda each: each.__name__,
)  # fmt: skip
def test_a_changed_pack_is_read_anew(change, folder, cache, made_anew):
    load(folder, cache)
    change(folder)
    found = load(folder, cache)
    assert len(made_anew) == 2
    same(found, rulebook.load([folder / "own"], today=TODAY))


def test_an_upper_pack_found_through_a_link_that_now_leads_elsewhere(folder, cache, made_anew):
    (folder / "own" / "pack.rules").write_text(OWN.replace("上级", "link", 1), encoding="utf-8")
    (folder / "link").symlink_to("upper")
    (folder / "newer").mkdir()
    (folder / "newer" / "pack.rules").write_text(UPPER.replace("1万元", "3万元"), encoding="utf-8")
    load(folder, cache)
    (folder / "link").unlink()
    (folder / "link").symlink_to("newer")
    load(folder, cache)
    assert len(made_anew) == 2


@pytest.mark.parametrize("version", ["__version__", "MAGIC_NUMBER", "_sources"])
def test_another_version_makes_its_own(version, folder, cache, made_anew, monkeypatch):
    load(folder, cache)
    other = {"__version__": "9", "MAGIC_NUMBER": b"9", "_sources": lambda place: [(place, 1, 1)]}[version]
    monkeypatch.setattr(shelf, version, other)
    load(folder, cache)
    assert len(made_anew) == 2


def test_every_source_of_the_program_counts():
    """A change to what makes books, in a checkout, must not meet what was made before it."""
    found = {Path(path) for path, _, _ in shelf._sources(str(TOP / "src" / "targetlint"))}  # noqa: SLF001 - no other way to see them
    assert found >= set((TOP / "src" / "targetlint").rglob("*.py"))


@pytest.mark.parametrize(
    ("day", "anew"),
    [("2026-06-02", 0), ("2026-12-01", 0), ("2026-12-02", 1), ("2026-12-31", 1), ("2027-01-01", 1)],
)
def test_the_day_matters_where_a_change_expires(day, anew, folder, cache, made_anew):
    load(folder, cache)
    found = load(folder, cache, date.fromisoformat(day))
    assert len(made_anew) == 1 + anew
    same(found, rulebook.load([folder / "own"], today=date.fromisoformat(day)))


DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))


COMPARED = (operator.lt, operator.le, operator.gt, operator.ge)


@given(DAYS, st.lists(st.tuples(DAYS, st.integers(-40, 40), st.sampled_from(COMPARED)), max_size=4))
def test_a_day_knows_how_long_its_answers_hold(today, questions):
    def answers(day):
        return [compared(other, day + timedelta(ahead)) for other, ahead, compared in questions]

    found = Day(today)
    told = answers(found)
    assert told == answers(today)
    holds = [day for day in (today + timedelta(step) for step in range(-120, 120)) if day in found.span]
    assert today in holds
    assert all(answers(day) == told for day in holds)
    assert all(
        answers(day + timedelta(step)) != told
        for day in holds
        for step in (-1, 1)
        if day + timedelta(step) not in found.span
    )


@pytest.fixture
def form(folder):
    path = folder / "申报表.txt"
    path.write_text(
        "某表\n\n项目名称：校舍修缮\n主管部门：某局\n实施单位：某校\n资金总额：0.5万元\n", encoding="utf-8"
    )
    return path


def report(book, form):
    return json.render(lint.check([form], book, today=TODAY))


@pytest.mark.parametrize(
    ("select", "found"), [((), ["A-001", "B-001"]), (("A",), ["A-001"]), (("B",), ["B-001"])]
)
def test_reports_are_the_same_cold_and_warm(select, found, form, cache, monkeypatch):
    folder = form.parent
    anew = report(rulebook.load([folder / "own"], today=TODAY)[0].narrowed(select, ()), form)
    report(load(folder, cache)[0], form)  # functions of a selection are not those of all rules
    cold = report(load(folder, cache)[0].narrowed(select, ()), form)
    monkeypatch.setattr(plan.Plan, "_made", None)  # whoever makes a function now fails
    monkeypatch.setattr(rulebook, "make", None)
    warm = report(load(folder, cache)[0].narrowed(select, ()), form)
    assert anew == cold == warm
    assert sorted(set(re.findall(r'"rule": "(.-001)"', warm.partition('"statuses"')[0]))) == found


def test_functions_of_an_expired_change_are_not_used(folder, cache, form):
    then = date(2027, 1, 1)
    report(load(folder, cache)[0], form)
    assert report(load(folder, cache, then)[0], form) == report(
        rulebook.load([folder / "own"], today=then)[0], form
    )


def test_whatever_a_rule_may_call_can_be_kept():
    functions = [each.run for each in TABLE.values()] + [each.read for each in ATTRIBUTES.values()]
    kept = made.Made(compile("run = k", "<rules>", "exec"), {"k": functions})
    assert made.Made.from_bytes(kept.to_bytes()).run() == functions


def test_the_inputs_of_a_book_hold_until_something_is_other(tmp_path):
    (tmp_path / "a.rules").write_bytes(b"x")
    used = Inputs(TODAY)
    assert [(each.data, each.text) for each in used.rules(tmp_path)] == [(b"x", "x")]
    assert used.text(tmp_path / "missing") == ""
    noted = used.noted()
    assert noted.holds(TODAY)
    (tmp_path / "missing").write_bytes(b"y")
    assert not noted.holds(TODAY)
    assert inputs.Inputs(TODAY).noted().holds(TODAY)


def run(cache, *words, program=("-m", "targetlint")):
    environment = os.environ | {"TARGETLINT_CACHE_DIR": str(cache.folder), "PYTHONPATH": str(TOP / "src")}
    command = [sys.executable, *program, *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=TOP)  # noqa: S603 - our own program


def test_two_processes_at_once_say_the_same_and_the_next_one_parses_nothing(folder, cache, form):
    words = ["check", "--format", "json", "--rules", str(folder / "own"), str(form)]
    first, second = [each.communicate()[0] for each in (run(cache, *words), run(cache, *words))]
    loaded = "print(sorted({'lark', 'targetlint.rulebook', 'targetlint.lang.fuse'} & set(sys.modules)))"
    source = (
        f"import atexit, sys\natexit.register(lambda: {loaded})\nfrom targetlint.cli.main import main; main()"
    )
    third = run(cache, *words, program=("-c", source))
    assert first == second
    assert third.communicate()[0] == first + b"[]\n"
