"""`check -o …` and `render`: files beside the screen, whole or not at all, and never over a form."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest
from one_form import with_one_form
from reports import mixed

from targetlint import lint
from targetlint.cli import written
from targetlint.cli.main import run
from targetlint.reporters import json as reporter
from targetlint.reporters.outputs.formats import FORMATS

NAMES = {
    name: (f"r{each.suffixes[0]}" if each.suffixes else f"{name}:r.{name}") for name, each in FORMATS.items()
}

CHECK = lint.check


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one form in it, which is the current one; a run gives the mixed report."""
    return with_one_form(tmp_path, monkeypatch)


def files(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    found = (each for each in folder.rglob("*.*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def test_all_formats_from_one_run_and_the_screen_stays(folder, capsys):
    code = run(["check", "表.txt", *(word for name in NAMES.values() for word in ("-o", name))], "zh")
    said = capsys.readouterr()
    assert code == 3
    assert "错误[COMPLETE-A04]" in said.out
    assert files(folder) == {"表.txt", *(name.rpartition(":")[2] for name in NAMES.values())}
    assert said.err.count("已写 ") == len(NAMES)
    assert (folder / "r.json").read_text(encoding="utf-8") == reporter.render(mixed())


def test_render_makes_the_same_files_without_checking(folder, capsys):
    outputs = [word for name in NAMES.values() for word in ("-o", name)]
    run(["check", "表.txt", *outputs], "en")
    before = contents(folder)
    lint.check.reset_mock()
    kept = folder / "kept.json"
    (folder / "r.json").rename(kept)
    assert run(["render", "kept.json", *outputs], "en") == 0
    kept.unlink()
    assert contents(folder) == before
    lint.check.assert_not_called()
    capsys.readouterr()


def test_render_shows_markdown_where_nothing_else_is_asked_for(folder, capsys):
    (folder / "r.json").write_text(reporter.render(mixed()), encoding="utf-8")
    assert run(["render", "r.json"], "zh") == 0
    assert capsys.readouterr().out.startswith("# 绩效目标申报表检查报告")
    assert run(["render", "r.json", "--format", "github"], "zh") == 0
    assert capsys.readouterr().out.startswith("::notice")


@pytest.mark.parametrize("name", ["github", "sarif", "html", "junit"])
@pytest.mark.usefixtures("folder")
def test_other_formats_on_the_screen(name, capsys):
    assert run(["check", "表.txt", "--format", name], "zh") == 3
    assert "VALUE-B01" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (["r.pdf"], "看不出 r.pdf 要什么格式"),
        (["no/such/r.html"], "没有文件夹 no/such。没有开始检查；请先新建"),
        (["slips:no/slips/"], "没有文件夹 no。没有开始检查；请先新建"),
        (["md:."], "写不了 ."),
        (["r.md", "sub/../r.md"], "写了两次"),
        (["md:表.txt"], "不会被覆盖"),
        (["slips:."], "不会被覆盖"),
    ],
)
def test_what_cannot_be_written_is_told_before_the_run(outputs, said, folder, capsys):
    (folder / "sub").mkdir()
    words = [word for name in ("ok.json", *outputs) for word in ("-o", name)]
    assert run(["check", "表.txt", *words], "zh") == 2
    assert said in capsys.readouterr().err
    lint.check.assert_not_called()
    assert files(folder) == {"表.txt", "sub"}


def test_a_form_in_the_folder_is_never_written_over(folder, capsys):
    (folder / "表.md").write_text("专项资金绩效目标申报表", encoding="utf-8")
    assert run(["check", ".", "-o", "表.md"], "zh") == 2
    assert "不会被覆盖" in capsys.readouterr().err
    assert (folder / "表.md").read_text(encoding="utf-8") == "专项资金绩效目标申报表"


@pytest.mark.parametrize("name", ["r.md", "r.html"])
@pytest.mark.usefixtures("folder")
def test_a_report_in_the_folder_is_written_again_and_not_checked(name, capsys, monkeypatch):
    assert run(["check", ".", "-o", name], "zh") == 3
    assert run(["check", ".", "-o", name], "zh") == 3
    capsys.readouterr()
    monkeypatch.setattr(lint, "check", CHECK)
    assert run(["check", ".", "-o", name, "--format", "json", "--jobs", "1"], "zh") in {0, 1, 3}
    found = json.loads(capsys.readouterr().out)
    assert [each["path"] for each in found["documents"]] == ["表.txt"]
    assert [(each["path"], each["reason"]["zh"]) for each in found["passed_over"]] == [
        (name.rpartition(":")[2], "本次检查要写的报告（-o）或用到的文件")
    ]


def test_a_report_that_fails_in_the_end_is_told_and_the_others_are_written(folder, capsys, monkeypatch):
    def full(path: Path, data: bytes) -> None:
        if path.name == "a.md":
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr(written, "replaced", full)
    assert run(["check", "表.txt", "-o", "a.md", "-o", "b.md"], "zh") == 2
    assert "写不了 a.md：磁盘已满，" in capsys.readouterr().err
    assert files(folder) == {"表.txt", "b.md"}


def test_a_run_that_is_ended_while_it_writes_leaves_nothing(folder, monkeypatch):
    (folder / "r.md").write_text("before", encoding="utf-8")
    opened = Path.open

    def stopping(path, mode):
        file = opened(path, mode)
        monkeypatch.setattr(file, "write", Mock(side_effect=SystemExit(143)), raising=False)
        return file

    monkeypatch.setattr(shutil, "copymode", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        written.replaced(folder / "r.md", b"after")
    monkeypatch.setattr(Path, "open", stopping)
    with pytest.raises(SystemExit):
        written.new(folder / "a.docx", b"after")
    assert contents(folder) == {"表.txt": contents(folder)["表.txt"], "r.md": b"before"}


def test_a_disk_that_keeps_no_rights_takes_reports_all_the_same(folder, monkeypatch):
    refused = Mock(side_effect=OSError(errno.ENOTSUP, "Operation not supported"))
    monkeypatch.setattr(os, "chmod", refused)
    written.replaced(folder / "r.docx", b"one")
    written.kept(folder / "r.docx", b"mark")
    written.replaced(folder / "r.docx", b"two")
    assert refused.called
    assert (contents(folder)["r.docx"], contents(folder)["r_旧.docx"]) == (b"two", b"one")


def test_a_new_file_has_the_rights_that_new_files_have(folder, capsys):
    run(["check", "表.txt", "-o", "r.md"], "zh")
    (folder / "plain").touch()
    assert (folder / "r.md").stat().st_mode == (folder / "plain").stat().st_mode
    capsys.readouterr()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "读不了 r.json"),
        (b"", "不是本版本"),
        (b"{}", "tool"),
        (b'{"schema_version": "2.0"}', "schema_version"),
        (b"\xff\xfe", "不是本版本"),
        (reporter.render(mixed()).replace('"today": "2026-', '"today": "').encode(), "today 03-01。"),
        (
            json.dumps(json.loads(reporter.render(mixed())) | {"documents": []}).encode(),
            "statuses.0.document",
        ),
    ],
    ids=["gone", "empty", "nothing", "newer", "no-text", "no-day", "no-documents"],
)
def test_render_says_what_is_no_report(content, said, folder, capsys):
    if content is not None:
        (folder / "r.json").write_bytes(content)
    assert run(["render", "r.json", "-o", "x.md"], "zh") == 2
    assert said in capsys.readouterr().err
    assert files(folder) <= {"表.txt", "r.json"}
