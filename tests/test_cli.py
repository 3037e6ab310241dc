"""What a person types and what comes back: exit codes, streams, languages, and never a traceback."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest
from reports import RULES, clean, mixed

from targetlint import examples, intake, lint, rulebook, shelf
from targetlint.cli import book, streams
from targetlint.cli.check import exit_code
from targetlint.cli.commands import build
from targetlint.cli.main import main, run
from targetlint.intake import Understood
from targetlint.lang.plan import Plan
from targetlint.model.diagnostic import Diagnostic, Severity
from targetlint.model.document import Document
from targetlint.model.place import Origin, Place
from targetlint.model.report import DocumentReport, Explanation, Report
from targetlint.model.said import Said
from targetlint.model.trials import Ending
from targetlint.rulebook import RuleBook

BOOK = RuleBook(
    packs=mixed().packs,
    rules={rule.id: rule for rule in RULES},
    layouts=(),
    plan=Plan(()),
    explanations={rule.id: Explanation(rule, "因为。", (), "规则 X", ()) for rule in RULES},
)
MISTAKE = Diagnostic(
    "rule/name", Severity.ERROR, Said("不认识", "not known"), Origin("a.rules", 1, 1, 2, "规则")
)


def _gives(answer: object) -> Mock:
    return Mock(return_value=answer)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "申报表.txt"
    path.write_text("专项资金绩效目标申报表", encoding="utf-8")
    return path


def _book_is(monkeypatch: pytest.MonkeyPatch, load: object) -> None:
    """Let `load` give the rule book, to commands that keep it and to those that make it anew."""
    for module in (rulebook, shelf):
        monkeypatch.setattr(module, "load", load)


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line meet a made-up rule book and report: what it does with them is its own."""
    _book_is(monkeypatch, _gives((BOOK, [])))
    monkeypatch.setattr(lint, "check", _gives(mixed()))


def test_findings_go_to_standard_output(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(form)], "zh") == 3
    out, err = capsys.readouterr()
    assert "错误[COMPLETE-A04]" in out
    assert "需修改" in out
    assert err == ""


def test_json_is_pure(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "json", str(form)], "en") == 3
    assert json.loads(capsys.readouterr().out)["schema_version"] == "1.4"


def test_concise_is_one_line_a_finding(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--format=concise", str(form)], "zh")
    assert "县水利局/渠道维修.xlsx!申报表!B2: error[COST-D02]" in capsys.readouterr().out


def _unread() -> Understood:
    report = mixed()
    return Understood(report.documents[2], report.findings[-1:])


def _without(severities: set[Severity]) -> Report:
    report = mixed()
    del report.documents[2]
    report.findings[:] = [each for each in report.findings[:-1] if each.severity not in severities]
    return report


@pytest.mark.parametrize(
    ("report", "fail_on", "code"),
    [
        (clean(), "error", 0),
        (_without(set()), "error", 1),
        (_without(set()), "never", 0),
        (_without({Severity.ERROR}), "error", 0),
        (_without({Severity.ERROR}), "warning", 1),
        (_without({Severity.ERROR, Severity.WARNING}), "warning", 0),
        (_without({Severity.ERROR, Severity.WARNING}), "review", 1),
        (_without({Severity.ERROR, Severity.WARNING, Severity.REVIEW}), "info", 1),
        (mixed(), "error", 3),
        (mixed(), "never", 3),
    ],
)
def test_exit_code(report: Report, fail_on: str, code: int) -> None:
    assert exit_code(report, fail_on) == code


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["check", "没有.docx"], "找不到 没有.docx", "没有.docx does not exist"),
        (["show", "没有.docx"], "找不到 没有.docx", "没有.docx does not exist"),
        (["check", "{form}", "--rules", "没有"], "找不到 没有", "没有 does not exist"),
        (["check", "{form}", "--rules", "{form}"], "不是规则包", "is not a rule pack"),
        (["check", "{form}", "--today", "明天"], "「明天」不是日期", "“明天” is not a date"),
        (
            ["check", "{form}", "--select", "COMPLTE-A04"],
            "是不是「COMPLETE-A04」",
            "Did you mean “COMPLETE-A04”",
        ),
        (["check", "{form}", "--ignore", "A04，ZZZ9"], "没有规则「ZZZ9」", "There is no rule “ZZZ9”"),
        (["check", "{form}", "--format", "xml"], "只能是：full | concise | narrate", "must be one of"),
        (["check"], "缺少「路径…」", "PATH… is missing"),
        (["{form}"], "是不是「targetlint check ", "Did you mean “targetlint check "),
        (["chekc"], "是不是「check」", "Did you mean “check”"),
        (["check", "--slect", "x"], "是不是「--select」", "Did you mean “--select”"),
        (["check", "--select"], "选项 --select 后面缺少内容", "--select needs a value"),
        (["check", "--no-fold=3"], "选项 --no-fold 后面不能写内容", "--no-fold takes no value"),
        (["show", "{form}", "第二个"], "多出了「第二个」", "“第二个” is too much"),
        (["--lang", "zh"], "没有写要执行的命令", "No command was given"),
        (["explain", "指标值应填"], "是不是「指标值应填写」", "Did you mean “指标值应填写”"),
        (["explain", "%%%"], "rules list", "rules list"),
    ],
)
def test_a_wrong_command_line_names_the_next_act(
    words: list[str], zh: str, en: str, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, expected in (("zh", zh), ("en", en)):
        assert run([word.format(form=form) for word in words], "zh" if lang == "zh" else "en") == 2
        out, err = capsys.readouterr()
        assert (out, expected in err) == ("", True), err


def test_a_missing_path_does_not_keep_the_others_from_being_checked(
    form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "没有.docx", str(form)], "zh") == 2
    out, err = capsys.readouterr()
    assert "需修改" in out
    assert "没有.docx" in err


def test_a_folder_without_files_is_not_passed_over_in_silence(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()
    for others in ([], [str(form)]):
        assert run(["check", str(tmp_path / "空"), *others], "zh") == 2
        out, err = capsys.readouterr()
        assert ("需修改" in out) is bool(others)
        assert "空 中没有可检查的文件" in err


def test_what_may_not_be_looked_at_is_left_to_the_reader(
    form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stat = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == form or "锁" in path.parts:
            raise PermissionError(13, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(intake, "take_in", _gives([_unread()]))
    assert run(["check", str(form)], "zh") == 3
    assert run(["show", str(form)], "zh") == 3
    assert run(["check", str(form), "--rules", "锁"], "zh") == 2
    assert "锁 不是规则包" in capsys.readouterr().err


def test_a_run_that_no_rule_is_left_for_is_not_clean(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(form), "--select", "COST-D02", "--ignore", "COST"], "zh") == 2
    assert "没有剩下规则" in capsys.readouterr().err


def test_rule_files_with_mistakes_stop_the_run(
    form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _book_is(monkeypatch, _gives((BOOK, [MISTAKE])))
    for words in (
        ["check", str(form)],
        ["show", str(form)],
        ["explain", "x"],
        ["rules", "list"],
        ["rules", "test"],
    ):
        assert run(words, "zh") == 2
        assert "a.rules:1:1" in capsys.readouterr().err


def test_a_pack_without_rules_is_not_a_clean_run(
    form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = RuleBook(packs=[], rules={}, layouts=(), plan=Plan(()), explanations={})
    _book_is(monkeypatch, _gives((empty, [])))
    assert run(["check", str(form)], "zh") == 2
    assert "没有规则" in capsys.readouterr().err


def test_rules_option_takes_a_pack_or_the_folder_above_it(
    form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b", "a"):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.rules").touch()
    load = Mock(return_value=(BOOK, []))
    _book_is(monkeypatch, load)
    for folder in (tmp_path / "packs", tmp_path / "packs" / "b"):
        run(["check", str(form), "--rules", str(folder)], "zh")
    asked = [[folder.name for folder in call.args[0]] for call in load.call_args_list]
    assert asked == [["a", "b"], ["b"]]


def test_today_reaches_the_rules_and_the_run(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load, check = Mock(return_value=(BOOK, [])), Mock(return_value=clean())
    _book_is(monkeypatch, load)
    monkeypatch.setattr(lint, "check", check)
    assert run(["check", str(form), "--today", "2020-06-01"], "zh") == 0
    assert [each.call_args.kwargs["today"] for each in (load, check)] == [date(2020, 6, 1)] * 2


def test_show(form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    report = mixed()
    monkeypatch.setattr(intake, "take_in", _gives([Understood(report.documents[0], [])]))
    assert run(["show", str(form)], "zh") == 0
    assert "中小学教师全员培训" in capsys.readouterr().out
    monkeypatch.setattr(intake, "take_in", _gives([_unread()]))
    assert run(["show", str(form)], "zh") == 3
    assert "PDF" in capsys.readouterr().err
    nothing = DocumentReport("信.txt", "", Document("信.txt", "text"))
    told = Diagnostic("form/unknown", Severity.ERROR, Said("没有表", "no form"), Place("信.txt", 0, 1))
    monkeypatch.setattr(intake, "take_in", _gives([Understood(nothing, [told])]))
    assert run(["show", str(form)], "zh") == 3
    assert " --> 信.txt 段1" in capsys.readouterr().err
    assert run(["show", str(form.parent)], "zh") == 2


@pytest.mark.parametrize(
    "name", ["COMPLETE-A04", "complete-a04", "指标值应填写", "indicator values are filled in"]
)
def test_explain_takes_the_id_and_both_titles(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", name], "zh") == 0
    assert capsys.readouterr().out.startswith("COMPLETE-A04  指标值应填写\n")


def test_rules_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list"], "en") == 0
    assert "Costs agree with the total" in capsys.readouterr().out


@pytest.mark.parametrize(("passed", "code"), [(True, 0), (False, 1)])
def test_rules_test(
    *, passed: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = Ending(
        "COST-D02", "一致", "passes", "fails", passed, Said("应为合格", "should pass"), MISTAKE.place
    )
    monkeypatch.setattr(examples, "run", _gives([result]))
    assert run(["rules", "test"], "zh") == code
    assert capsys.readouterr().out.startswith("提示" if passed else "错误")


def test_our_own_mistake_is_not_the_users(
    form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lint, "check", Mock(side_effect=RuntimeError("boom")))
    assert run(["check", str(form)], "zh") == 2
    err = capsys.readouterr().err
    assert "本程序出错，不是您的材料有误" in err
    assert "Traceback" not in err
    assert run(["check", str(form), "--debug"], "zh") == 2
    assert "Traceback" in capsys.readouterr().err


def test_interrupted(form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(lint, "check", Mock(side_effect=KeyboardInterrupt))
    assert run(["check", str(form)], "zh") == 130
    assert "已中断" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "words", [[], ["check"], ["show"], ["explain"], ["rules"], ["rules", "list"], ["rules", "test"]]
)
def test_every_command_has_help(words: list[str], lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words, "--help"], "zh" if lang == "zh" else "en") == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：targetlint" if lang == "zh" else "Usage: targetlint")
    assert all(option.help for option in build("zh").params)


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], "zh") == 2
    assert "explain" in capsys.readouterr().err


def test_main_ends_with_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "zh", "rules", "list"])
    assert ended.value.code == 0
    assert "共 8 条规则" in capsys.readouterr().out


def test_nearest_finds_a_part_of_a_title() -> None:
    assert book.nearest("总额", RULES) == "成本与总额一致"


def test_a_reader_that_goes_away_ends_the_run_quietly(monkeypatch: pytest.MonkeyPatch, form: Path) -> None:
    monkeypatch.setattr(lint, "check", Mock(side_effect=BrokenPipeError(errno.EPIPE, "gone")))
    monkeypatch.setattr(os, "dup2", _gives(None))
    monkeypatch.setattr(sys, "stdout", Mock(fileno=_gives(1), isatty=_gives(None), encoding="utf-8"))
    assert run(["check", str(form)], "zh") == 141


@pytest.mark.parametrize(("term", "color"), [("xterm", True), ("dumb", False)])
def test_color_is_for_terminals_that_show_it(
    term: str, monkeypatch: pytest.MonkeyPatch, *, color: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    assert streams.page(screen, "zh").color is color
