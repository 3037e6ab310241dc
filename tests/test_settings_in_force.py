"""What settings do to a run: rules left out, severities, files passed over, reports, other commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from unittest.mock import Mock
from zipfile import ZipFile

import pytest
from reports import RULES, clean, mixed, rule_book
from shipped_books import shipped_book

from targetlint import files, intake, lint, rulebook, shelf
from targetlint.book import Book
from targetlint.cli.main import run
from targetlint.model.diagnostic import Outcome, Severity
from targetlint.model.glob import Glob
from targetlint.model.place import Origin
from targetlint.model.report import PassedOver, Report, Status
from targetlint.model.settings import Override
from targetlint.words import say

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = date(2026, 1, 1)
BOOK = rule_book()


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Let commands meet a made-up rule book and report in an empty folder, and return what is called."""
    for name in ("TARGETLINT_CONFIG", "TARGETLINT_FORMAT", "TARGETLINT_OUTPUT", "TARGETLINT_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    for module in (rulebook, shelf):
        monkeypatch.setattr(module, "load", Mock(return_value=(BOOK, [])))
    found = Mock(return_value=mixed())
    monkeypatch.setattr(lint, "check", found)
    Path("甲.txt").write_text("绩效目标申报表", encoding="utf-8")
    return found


def settings(text: str, path: str = "targetlint.toml") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


class TestACheck:
    def test_asks_the_rules_and_writes_the_reports_that_are_set(
        self, check: Mock, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings(
            'select = ["COMPLETE", "SUM-001"]\nignore = ["SUM"]\noutput = ["a.json"]\nformat = "concise"\n'
        )
        assert run(["check", "甲.txt"], "zh") == 3
        book = check.call_args.args[1]
        assert list(book.rules) == ["COMPLETE-A04"]
        assert Path("a.json").is_file()
        out, err = capsys.readouterr()
        assert ": error[COMPLETE-A04] " in out
        assert "设置：targetlint.toml\n" in err

    def test_what_is_typed_stands_for_what_is_set(self, check: Mock) -> None:
        settings('select = ["COMPLETE"]\n')
        run(["check", "甲.txt", "--select", "SUM-001"], "zh")
        assert list(check.call_args.args[1].rules) == ["SUM-001"]
        run(["check", "甲.txt", "--isolated"], "zh")
        assert len(check.call_args.args[1].rules) == len(RULES)

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("zh", ("没有规则「SUM-01」", "是不是 SUM-001？")),
            ("en", ("there is no rule “SUM-01”", "did you mean SUM-001?")),
        ],
    )
    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ('select = ["COMPLETE", "SUM-01"]\n', "targetlint.toml:1:23"),
            ('ignore = ["SUM-01"]\n', "targetlint.toml:1:11"),
            ('[[overrides]]\nfiles = ["a"]\nignore = ["SUM-01"]\nreason = "x"\n', "targetlint.toml:3:11"),
            (
                '[[overrides]]\nfiles = ["a"]\nseverity = { SUM-01 = "info" }\nreason = "x"\n',
                "targetlint.toml:3:14",
            ),
        ],
    )
    def test_a_rule_that_nobody_knows_is_told_where_it_stands(  # noqa: PLR0913, PLR0917 - a table and fixtures
        self,
        text: str,
        place: str,
        lang: str,
        said: Sequence[str],
        check: Mock,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        settings(text)
        assert run(["check", "甲.txt"], "en" if lang == "en" else "zh") == 2
        err = capsys.readouterr().err
        assert all(each in err for each in said)
        assert f" --> {place}\n" in err
        check.assert_not_called()

    def test_hands_on_overrides_and_patterns(self, check: Mock) -> None:
        settings('exclude = ["*.bak"]\n[[overrides]]\nunits = ["甲"]\nignore = ["SUM"]\nreason = "另行"\n')
        run(["check", "甲.txt"], "zh")
        assert [each.reason for each in check.call_args.args[1].overrides] == ["另行"]
        (pattern,) = check.call_args.kwargs["reading"].exclude
        assert (pattern.pattern, pattern.said) == ("*.bak", "targetlint.toml:1")

    def test_a_file_that_is_named_is_checked_though_excluded(
        self, check: Mock, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings('exclude = ["*.txt"]\n')
        run(["check", "甲.txt"], "zh")
        assert (
            "甲.txt 在 exclude「*.txt」（targetlint.toml:1）之列，但点了它的名，仍然检查。"
            in capsys.readouterr().err
        )
        assert list(check.call_args.args[0]) == [Path("甲.txt")]

    def test_files_that_are_listed_say_which_line_excludes_them(
        self, check: Mock, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings('\nexclude = ["草稿"]\n')
        settings("x", "草稿/乙.txt")
        assert run(["check", ".", "--show-files"], "zh") == 0
        out = capsys.readouterr().out
        assert "按设置不检查：exclude「草稿」（targetlint.toml:2）" in out
        check.assert_not_called()

    def test_settings_inside_the_checked_folder_are_told(
        self, check: Mock, capsys: pytest.CaptureFixture[str]
    ) -> None:
        settings("", "教育局/targetlint.toml")
        passed = PassedOver("教育局/targetlint.toml", say("files.settings"))
        check.return_value = replace(mixed(), passed_over=[passed])
        run(["check", "."], "zh")
        assert "教育局/targetlint.toml 没有用：它在检查的文件夹里面" in capsys.readouterr().err


class TestWhatChangesNothing:
    @pytest.fixture
    def idle(self, check: Mock, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
        """Check with the words given and return what is said to have changed nothing."""
        check.return_value = clean()

        def said(*words: str) -> list[str]:
            run(["check", *words], "zh")
            return [each for each in capsys.readouterr().err.splitlines() if "没有用上" in each]

        return said

    def test_a_pattern_that_was_typed_and_met_nothing_is_told(self, idle: Callable[..., list[str]]) -> None:
        assert idle(".", "--exclude", "草搞") == [
            "exclude「草搞」（--exclude）没有用上：没有这样的文件或文件夹。请核对写法；不再需要就删去。"
        ]
        assert (
            idle("甲.txt", "--exclude", "草搞") == []
        )  # where nothing is looked through nothing is left out
        assert idle(".", "--exclude", "草搞", "-q") == []

    def test_a_pattern_that_met_something_or_may_have_is_not(
        self, check: Mock, idle: Callable[..., list[str]]
    ) -> None:
        settings("x", "草稿/乙.txt")
        passed = [PassedOver("草稿", say("files.hidden"))]
        check.return_value = replace(clean(), passed_over=passed)
        assert idle(".", "--exclude", "草稿", "--exclude", "草稿/旧") == []
        check.return_value = replace(clean(), complete=False)
        assert idle(".", "--exclude", "草搞") == []

    @pytest.mark.parametrize(
        ("pattern", "checked", "told"),
        [
            ("归档/2025", ".", True),
            ("归档/2025", "教育局", False),  # a part of what the settings are about
            ("*.bak", ".", False),  # against what may come
            ("草稿", ".", False),
            ("归档/*.docx", ".", False),
            ("教育局/乙.txt", ".", False),
        ],
    )
    def test_of_patterns_that_are_set_only_one_that_names_a_place_is_told(
        self,
        pattern: str,
        checked: str,
        told: bool,  # noqa: FBT001 - a table
        idle: Callable[..., list[str]],
    ) -> None:
        settings("x", "教育局/乙.txt")
        settings(f'\nexclude = ["{pattern}"]\n')
        assert [each.partition("没有")[0] for each in idle(checked)] == [
            f"exclude「{pattern}」（targetlint.toml:2）"
        ] * told

    @pytest.mark.parametrize(
        ("about", "told"),
        [
            ('units = ["县卫生局"]', True),
            ('units = ["某县*"]', False),
            ('projects = ["没有的项目"]', True),
            ('files = ["教育局/*.docx"]', True),
            ('files = ["*.txt"]\nunits = ["县卫生局"]', False),  # its file is there
        ],
    )
    def test_an_override_of_nothing_is_told_where_all_was_looked_at(
        self,
        about: str,
        told: bool,  # noqa: FBT001 - a table
        check: Mock,
        idle: Callable[..., list[str]],
    ) -> None:
        settings("x", "教育局/乙.txt")
        settings(f'[[overrides]]\n{about}\nignore = ["SUM"]\nreason = "另行"\n')
        found = idle(".")
        assert len(found) == told
        assert all("[[overrides]]（targetlint.toml:1）" in each for each in found)
        assert idle("教育局") == idle("甲.txt") == []
        check.return_value = mixed()  # with a file that was not read
        assert len(idle(".")) == (told and "files" in about)

    @pytest.mark.parametrize(
        ("text", "words", "told"),
        [
            ("", ("--select", "SUM,COMPLETE", "--ignore", "SUM"), ["select「SUM」（--select）"]),
            ("", ("--select", "COMPLETE", "--ignore", "SUM"), ["ignore「SUM」（--ignore）"]),
            ("", ("--ignore", "SUM"), []),
            ('select = ["COMPLETE"]\nignore = ["SUM"]', (), ["ignore「SUM」（targetlint.toml:2）"]),
            ('ignore = ["SUM"]', ("--select", "COMPLETE"), []),  # typed for once: the file is for all runs
            ('select = ["SUM", "COMPLETE"]', ("--ignore", "SUM"), []),
            ("", ("--config", "select=COMPLETE", "--config", "ignore=SUM"), ["ignore「SUM」（--config）"]),
            ('ignore = ["SUM"]', ("--select", "SUM,COMPLETE"), ["select「SUM」（--select）"]),
        ],
    )
    def test_selectors_that_cancel_each_other_are_told(
        self, text: str, words: tuple[str, ...], told: list[str], idle: Callable[..., list[str]]
    ) -> None:
        settings(text)
        assert [each.partition("没有")[0] for each in idle("甲.txt", *words)] == told


class TestOtherCommands:
    def test_copies_are_made_by_the_same_settings(self, check: Mock) -> None:
        settings('select = ["SUM-001"]\noutput = ["a.html"]\n')
        run(["annotate", "甲.txt", "-o", "批注稿"], "zh")
        assert list(check.call_args.args[1].rules) == ["SUM-001"]
        assert not Path("a.html").exists()

    def test_scores_come_from_all_rules_and_the_same_overrides(
        self, check: Mock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("targetlint.cli.score.Score.usable", Mock(return_value=True))
        settings('select = ["SUM-001"]\n[[overrides]]\nunits = ["甲"]\nignore = ["SUM"]\nreason = "另行"\n')
        run(["score", "甲.txt"], "zh")
        book = check.call_args.args[1]
        assert len(book.rules) == len(RULES)
        assert len(book.overrides) == 1

    def test_rules_are_listed_of_the_packs_that_are_set(
        self, check: Mock, capsys: pytest.CaptureFixture[str]
    ) -> None:
        del check
        settings("规则 “x” 版本 2026.1.0\n", "规则/pack.rules")
        settings('rules = ["规则"]\n')
        assert run(["rules", "list"], "zh") == 0
        assert shelf.load.call_args.args[0] == [Path("规则")]  # type: ignore[attr-defined] - a mock
        capsys.readouterr()


@cache
def central() -> Book:
    book, told = shipped_book(today=TODAY)
    assert told == []
    return book.narrowed(["CPL-002", "CPL-004", "ARI-001", "CPL-008"], [])


def override(**given: object) -> Override:
    made: dict[str, object] = {
        "files": (),
        "units": (),
        "projects": (),
        "select": (),
        "ignore": (),
        "severity": {},
        "reason": "另行审核",
        "origin": Origin("targetlint.toml", 5, 3, 9, "[[overrides]]"),
    }
    return Override(**{**made, **given})  # type: ignore[arg-type] - as given


def checked(*overrides: Override, name: str = "04-county-road-projects.xlsx") -> Report:
    """Return the report of an example of 青禾县交通运输局: 农村公路日常养护, 危桥改造."""
    return lint.check([EXAMPLES / name], replace(central(), overrides=overrides), today=TODAY)


def told(report: Report) -> list[tuple[str, Severity, Outcome]]:
    return [(each.code, each.severity, each.outcome) for each in report.findings]


ERROR = ("ARI-001", Severity.ERROR, Outcome.FAIL)
QUESTION = ("CPL-008", Severity.REVIEW, Outcome.REVIEW)


class TestOverrides:
    def test_change_nothing_where_they_are_about_other_forms(self) -> None:
        assert told(checked()) == [ERROR, QUESTION]
        for other in (
            {"units": ("县教育局",)},
            {"projects": ("农村公路日常养护",)},
            {"files": (Glob("*.docx", EXAMPLES),)},
            {"units": ("青禾县交通运输局",), "projects": ("农村*",)},
        ):
            assert told(checked(override(ignore=("ARI",), **other))) == [ERROR, QUESTION], other

    @pytest.mark.parametrize(
        "about",
        [
            {"units": ("青禾县交通运输局",)},
            {"units": ("没有", "*交通*局")},
            {"projects": ("危桥改造",)},
            {"projects": (" 危桥 改造 ",)},
            {"files": (Glob("04-*", EXAMPLES),)},
            {"files": (Glob("examples/**", EXAMPLES.parent),)},
            {"units": ("*",), "projects": ("危桥*",), "files": (Glob("**", EXAMPLES),)},
        ],
        ids=repr,
    )
    def test_a_rule_is_not_asked_of_the_forms_that_are_meant(self, about: dict[str, object]) -> None:
        assert told(checked(override(ignore=("ARI",), **about))) == [QUESTION]

    def test_what_is_not_asked_is_exempted_with_the_reason_and_the_line(self) -> None:
        report = checked(override(ignore=("ARI-001",), projects=("危桥改造",)))
        one, other = report.documents[0].forms
        status = next(each for each in other.statuses if each.rule == "ARI-001")
        assert status.status is Status.EXEMPTED
        assert status.reason is not None
        assert status.reason.zh == "设置（targetlint.toml:5）：另行审核"
        assert status.reason.en == "settings (targetlint.toml:5): 另行审核"
        assert next(each for each in one.statuses if each.rule == "ARI-001").status is Status.PASSED

    def test_only_what_is_selected_is_asked(self) -> None:
        assert told(checked(override(select=("CPL",), projects=("危桥改造",)))) == [QUESTION]
        assert told(checked(override(select=("CPL",), ignore=("CPL-008",), projects=("危桥改造",)))) == []

    def test_a_severity_is_that_of_the_forms_that_are_meant(self) -> None:
        about = {"projects": ("危桥改造",)}
        assert told(checked(override(severity={"ARI": Severity.INFO}, **about)))[0] == (
            "ARI-001",
            Severity.INFO,
            Outcome.FAIL,
        )
        assert told(checked(override(severity={"ARI": Severity.REVIEW}, **about)))[0][1:] == (
            Severity.REVIEW,
            Outcome.REVIEW,
        )
        assert told(checked(override(severity={"CPL-008": Severity.ERROR}, **about)))[1][1:] == (
            Severity.ERROR,
            Outcome.FAIL,
        )

    def test_of_two_the_last_one_counts(self) -> None:
        first = override(severity={"ARI-001": Severity.INFO}, files=(Glob("**", EXAMPLES),))
        last = override(severity={"ARI-001": Severity.WARNING}, projects=("危桥改造",))
        assert told(checked(first, last))[0][1] is Severity.WARNING
        assert told(checked(last, first))[0][1] is Severity.INFO

    def test_both_forms_of_a_file_name_their_department(self) -> None:
        name = "02-special-fund-and-department.txt"
        assert told(checked(name=name)) != []
        assert told(checked(override(ignore=("CPL",), units=("青禾县司法局",)), name=name)) == []


@pytest.mark.parametrize(
    ("pattern", "path", "means"),
    [
        ("草稿", "草稿/a.txt", True),
        ("草稿", "b/草稿/c/a.txt", True),
        ("草稿", "草稿2/a.txt", False),
        ("草稿/", "b/草稿/a.txt", True),
        ("*.bak", "b/a.BAK", True),
        ("*.bak", "a.bak.txt", False),
        ("a?.txt", "b/ab.txt", True),
        ("a?.txt", "b/a.txt", False),
        ("old/2025", "old/2025/a.txt", True),
        ("old/2025", "b/old/2025/a.txt", False),
        ("./old", "old/a.txt", True),
        ("old\\2025", "old/2025/a.txt", True),
        ("**/2025", "b/c/2025/a.txt", True),
        ("**/2025", "2025/a.txt", True),
        ("b/**/a.txt", "b/a.txt", True),
        ("b/**/a.txt", "b/c/d/a.txt", True),
        ("b/*/a.txt", "b/c/d/a.txt", False),
        ("**", "a.txt", True),
        ("b/**", "a.txt", False),
        ("*.txt", "报送.zip!乙/a.txt", True),
        ("报送.zip/乙", "报送.zip!乙/a.txt", True),
        ("报送.zip/乙", "报送.ZIP!乙/a.txt", True),
        ("[a].txt", "[a].txt", True),
        ("[a].txt", "a.txt", False),
        ("*.txt", "/elsewhere/a.txt", True),
        ("b/*.txt", "/b/a.txt", False),
    ],
)
def test_a_pattern_means(pattern: str, path: str, means: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table
    assert Glob(pattern, tmp_path).matches(tmp_path / path if path[0] != "/" else path) is means


def _relative(found: Sequence[files.Found], folder: Path) -> dict[str, str]:
    return {
        each.path.relative_to(folder).as_posix(): each.passed_over.zh if each.passed_over else ""
        for each in found
    }


def test_a_folder_is_walked_without_what_is_excluded_and_what_is_ours(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "草稿/b.txt",
        "c/d.bak",
        "targetlint.toml",
        "省.toml",
        "规则/pack.rules",
        "规则/X-1.rules",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    exclude = [Glob("草稿", tmp_path, "t.toml:1"), Glob("*.bak", tmp_path, "t.toml:2")]
    assert _relative(list(files.walk([tmp_path], exclude=exclude)), tmp_path) == {
        "a.txt": "",
        "c/d.bak": "按设置不检查：exclude「*.bak」（t.toml:2）",
        "targetlint.toml": "设置文件（.toml）",
        "省.toml": "设置文件（.toml）",
        "草稿": "按设置不检查：exclude「草稿」（t.toml:1）",
        "规则": "规则包（有 pack.rules 的文件夹）",
    }
    named = list(files.walk([tmp_path / "草稿", tmp_path / "省.toml"], exclude=exclude))
    assert _relative(named, tmp_path) == {"草稿/b.txt": "", "省.toml": ""}


def test_files_in_an_archive_are_excluded_too(tmp_path: Path) -> None:
    archive = tmp_path / "报送.zip"
    with ZipFile(archive, "w") as package:
        for name in ("甲.txt", "草稿/乙.txt", "targetlint.toml"):
            package.writestr(name, "x")
    found = list(intake.listed([archive], [Glob("草稿", tmp_path, "t.toml:1")]))
    assert [each if isinstance(each, str) else each.reason.zh for each in found] == [
        f"{archive.as_posix()}!甲.txt",
        "按设置不检查：exclude「草稿」（t.toml:1）",
        "设置文件（.toml）",
    ]
