"""`rules fmt` and `rules new` as a person types them: what is written, what is said, exit codes."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from targetlint import examples, rulebook
from targetlint.cli.codes import CLEAN, FOUND, UNTRUSTED
from targetlint.cli.main import run
from targetlint.lang.format.text import formatted

ROUGH = "规则 QH-1 “题”\n适用于项目表\n要求 名称 是 已填\n"
NEAT = "规则 QH-1 “题”\n  适用于 项目表\n  要求 名称 是 已填\n"
WRONG = "规则 QH-1 “题”\n要求"


@pytest.fixture
def rough(tmp_path: Path) -> Path:
    path = tmp_path / "QH-1.rules"
    path.write_text(ROUGH, encoding="utf-8", newline="")
    return path


def read(path: Path) -> str:
    return path.read_bytes().decode()


def test_a_file_is_laid_out_in_place(rough: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rough.chmod(0o640)
    assert run(["rules", "fmt", str(rough)], "zh") == CLEAN
    assert read(rough) == NEAT
    assert stat.S_IMODE(rough.stat().st_mode) == 0o640
    assert [each.name for each in rough.parent.iterdir()] == ["QH-1.rules"]
    assert capsys.readouterr().out == f"已整理 {rough}\n1 个文件，共 1 个\n"
    assert run(["rules", "fmt", str(rough.parent)], "en") == CLEAN
    assert capsys.readouterr().out == "all 1 files are laid out already\n"


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_where_only_asked(
    rough: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "fmt", option, str(rough)], "zh") == FOUND
    assert read(rough) == ROUGH
    shown = capsys.readouterr()
    if option == "--check":
        assert shown.out.startswith(f"需要整理 {rough}\n")
    else:
        assert "-适用于项目表\n" in shown.out
        assert "+  适用于 项目表\n" in shown.out
        assert shown.err == "1 个文件，共 1 个\n"
    rough.write_text(NEAT, encoding="utf-8")
    assert run(["rules", "fmt", option, str(rough)], "zh") == CLEAN


def test_line_ends_and_the_mark_of_the_editor_stay(rough: Path) -> None:
    rough.write_bytes(b"\xef\xbb\xbf" + ROUGH.replace("\n", "\r\n").encode())
    assert run(["rules", "fmt", str(rough)], "zh") == CLEAN
    assert read(rough) == "\ufeff" + NEAT.replace("\n", "\r\n")


def test_a_file_with_mistakes_stays_and_the_others_are_laid_out(
    rough: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = rough.with_name("A.rules")
    wrong.write_text(WRONG, encoding="utf-8")
    foreign = rough.with_name("B.rules")
    foreign.write_bytes("规则".encode("gb18030"))
    assert run(["rules", "fmt", str(rough.parent)], "zh") == UNTRUSTED
    assert (read(wrong), read(rough), foreign.read_bytes()) == (WRONG, NEAT, "规则".encode("gb18030"))
    told = capsys.readouterr().err
    assert f"{wrong}:2:1" in told
    assert "有错误，原样保留" in told
    assert f"{foreign} 不是 UTF-8 文字" in told


def test_paths_that_hold_no_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for name, said in (("no", "找不到"), ("a.txt", "不是规则文件"), ("empty", "没有 .rules 文件")):
        assert run(["rules", "fmt", str(tmp_path / name)], "zh") == UNTRUSTED
        assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_written(
    rough: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert run(["rules", "fmt", str(rough)], "zh") == UNTRUSTED
    assert read(rough) == ROUGH
    assert [each.name for each in rough.parent.iterdir()] == ["QH-1.rules"]
    assert "磁盘已满" in capsys.readouterr().err


def test_a_pack_goes_to_english_with_the_names_of_its_layers(tmp_path: Path) -> None:
    pack = tmp_path / "县"
    assert run(["rules", "new", "QH-001", "--in", str(pack)], "zh") == CLEAN
    rule = pack / "QH-001.rules"
    chinese = read(rule)
    assert run(["rules", "fmt", "--keywords", "en", str(rule)], "zh") == CLEAN
    assert "  require annual_goal.length >= 最少字数\n" in read(rule)
    assert "“年度目标只有{annual_goal.length}字，不到{最少字数}字”" in read(rule)
    assert run(["rules", "fmt", "--keywords", "zh", str(rule)], "zh") == CLEAN
    assert read(rule) == chinese


def test_a_file_outside_of_any_pack_has_its_names_too(tmp_path: Path) -> None:
    path = tmp_path / "a.rules"
    path.write_text("rule A-1 “题” applies to project_form require fund_total > 0元", encoding="utf-8")
    assert run(["rules", "fmt", "--keywords", "zh", str(path)], "zh") == CLEAN
    assert read(path) == "规则 A-1 “题”\n  适用于 项目表\n  要求 资金总额 > 0元\n"


# --- rules new -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_scaffold_is_true_as_it_stands(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "清河县"
    words = ["rules", "new", "QH-001", "--in", str(pack), "--keywords", language]
    assert run(words, "zh") == CLEAN
    assert f"新建了规则包 {pack / 'pack.rules'}" in capsys.readouterr().out
    book, told = rulebook.load([pack], today=date(2026, 1, 1))
    assert told == []
    own = [each for each in examples.run(book.narrowed(["QH-001"], [])) if each.rule == "QH-001"]
    assert [(each.outcome, each.passed) for each in own] == [
        ("passes", True),
        ("fails", True),
        ("undecided", True),
    ]
    for path in pack.iterdir():
        assert formatted(read(path), str(path)) == (read(path), [])


def test_a_scaffold_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "QH-001.rules"
    path.write_text("我的", encoding="utf-8")
    assert run(["rules", "new", "QH-001", "--in", str(tmp_path)], "zh") == UNTRUSTED
    assert read(path) == "我的"
    assert not (tmp_path / "pack.rules").exists()
    assert "已经有了" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["qh-001", "QH_001", "清河-1", "QH 1", "-1", "QH-", "../QH-1", ""])
def test_a_wrong_id_is_explained(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["rules", "new", "--in", str(tmp_path / "x"), "--", name]
    assert run(words, "en") == UNTRUSTED
    assert "such as QH-001" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_an_id_of_an_upper_layer_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "new", "VAL-001", "--in", str(tmp_path / "x")], "zh") == UNTRUSTED
    assert "central/value/VAL-001.rules" in capsys.readouterr().err


def test_an_id_of_the_pack_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.rules").write_text(
        "规则包 “甲” 版本 1\n" + NEAT.replace("QH-1", "QH-2"), encoding="utf-8"
    )
    assert run(["rules", "new", "QH-2", "--in", str(tmp_path)], "zh") == UNTRUSTED
    assert f"{tmp_path.name}/pack.rules:2" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_pack(rough: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "new", "QH-2", "--in", str(rough)], "zh") == UNTRUSTED
    assert "不是文件夹" in capsys.readouterr().err
