"""The options and commands that are about files: --show-files, --encoding, --password-file, show, doctor."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from golden import cases, check
from office import packed
from reports import clean

from targetlint import lint, worker_process
from targetlint.cli import doctor
from targetlint.cli.main import run
from targetlint.model.document import Cell, Document, Paragraph, Table
from targetlint.model.reading import Reading
from targetlint.model.report import DocumentReport
from targetlint.reporters.terminal import cells
from targetlint.reporters.terminal.page import Page

EXAMPLES = Path(__file__).parents[1] / "examples"
FORM = EXAMPLES / "02-special-fund-and-department.txt"


def test_the_files_of_a_run_are_listed_and_nothing_is_checked(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(lint, "check", Mock(side_effect=AssertionError))
    (tmp_path / "a.zip").write_bytes(packed({"县/b.docx": b"x", "县/~$b.docx": b"x"}))
    (tmp_path / ".~c.xlsx").write_bytes(b"x")
    (tmp_path / "d.txt").write_bytes(b"x")
    assert run(["check", "--show-files", str(tmp_path)], "zh") == 0
    out = capsys.readouterr().out.replace(tmp_path.as_posix(), "")
    assert out.splitlines() == [
        "/.~c.xlsx  略过：Office 的锁定或临时文件",
        "/a.zip!县/b.docx",
        "/a.zip!县/~$b.docx  略过：Office 的锁定或临时文件",
        "/d.txt",
        "将检查 2 个文件，略过 2 个",
    ]
    assert run(["check", "--show-files", str(tmp_path / "none")], "zh") == 2


def test_what_was_passed_over_is_counted_in_every_report(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes(FORM.read_bytes())
    (tmp_path / "~$a.docx").write_bytes(b"x")
    (tmp_path / "草稿.txt").write_bytes(FORM.read_bytes())
    run(["check", "--exclude", "草稿*", str(tmp_path)], "zh")
    assert "略过 2 个文件（--show-files 查看是哪些、为什么）" in capsys.readouterr().out
    (tmp_path / "草稿.txt").unlink()
    run(["check", "--format", "json", str(tmp_path)], "zh")
    [over] = json.loads(capsys.readouterr().out)["passed_over"]
    assert over["path"].endswith("~$a.docx")
    assert over["reason"]["en"]


def test_the_options_reach_the_reading(tmp_path, monkeypatch):
    given = Mock(return_value=clean())
    monkeypatch.setattr(lint, "check", given)
    (tmp_path / "passwords.txt").write_text("one\n\ntwo\none\n", encoding="utf-8-sig")
    words = ["--encoding", "big5", "--password-file", str(tmp_path / "passwords.txt"), "--jobs", "3"]
    assert run(["check", str(FORM), *words, "--file-seconds", "25", "--file-memory", "512"], "zh") == 0
    assert given.call_args.kwargs["reading"] == Reading("big5", ("one", "two"), 3, 25, 512)
    assert run(["check", str(FORM)], "zh") == 0
    assert given.call_args.kwargs["reading"] == Reading()


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["--encoding", "五大"], "不认识编码「五大」", "There is no encoding “五大”"),
        (["--encoding", "base64"], "不认识编码「base64」", "There is no encoding “base64”"),
        (["--password-file", "没有.txt"], "读不了密码文件 没有.txt", "没有.txt cannot be read"),
        (["--encoding", "unicode_escape"], "不认识编码", "There is no encoding"),
        (["--file-memory", "1"], "--file-memory 应为 64 到", "--file-memory must be a whole number, 64 to"),
        (
            ["--file-seconds", "nan"],
            "--file-seconds 应为 1 到",
            "--file-seconds must be a whole number, 1 to",
        ),
        (["--jobs", "-1"], "--jobs 应为 0 到 256", "--jobs must be a whole number, 0 to 256"),
    ],
)
@pytest.mark.parametrize("command", ["check", "show"])
def test_wrong_options_name_the_next_act(command, words, zh, en, capsys):
    for lang, expected in (("zh", zh), ("en", en)):
        assert run([command, str(FORM), *words], lang) == 2
        assert expected in capsys.readouterr().err


def test_a_document_is_shown_as_it_was_read(capsys):
    assert run(["show", "--document", str(FORM)], "en") == 0
    out = capsys.readouterr().out
    assert "read as plain text" in out
    assert "表1!R1C1" in out


def test_a_file_that_cannot_be_read_is_not_shown(tmp_path, capsys):
    (tmp_path / "a.docx").write_bytes(b"x" * 9 + bytes(99))
    assert run(["show", "--document", str(tmp_path / "a.docx")], "en") == 3
    assert "Nothing was read" in capsys.readouterr().out


def test_forms_of_an_archive_are_one_json_that_is_read_again(tmp_path, capsys):
    (tmp_path / "a.zip").write_bytes(packed({"b.txt": FORM.read_bytes(), "c.txt": FORM.read_bytes()}))
    assert run(["show", "--format", "json", str(tmp_path / "a.zip")], "en") == 0
    (tmp_path / "a.json").write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["show", "--format", "json", str(tmp_path / "a.json")], "en") == 0
    assert len(json.loads(capsys.readouterr().out)["forms"]) == 4
    assert run(["show", "--document", "--format", "json", str(tmp_path / "a.json")], "en") == 2


def test_every_file_of_an_archive_is_shown(tmp_path, capsys):
    (tmp_path / "a.zip").write_bytes(packed({"b.txt": FORM.read_bytes(), "c.txt": FORM.read_bytes()}))
    assert run(["show", str(tmp_path / "a.zip")], "en") == 0
    out = capsys.readouterr().out
    assert "a.zip!b.txt" in out
    assert "a.zip!c.txt" in out


DOCUMENT = Document(
    "申报表.doc",
    "doc",
    [
        Paragraph(1, "绩效目标申报表"),
        Paragraph(2, "（2026年度）"),
        Table(
            1,
            [
                Cell(1, 1, "项目名称", rowspan=2, hidden="旧名称"),
                Cell(1, 2, "修路\n架桥", colspan=3),
                Cell(2, 2, "", colspan=3),
                Cell(3, 1, "延续(", doubtful=((2, 3),)),
            ],
        ),
        Table(2, [Cell(1, 1, "甲"), Cell(1, 2, "乙")], gridded=False),
        Paragraph(3, "填表人"),
    ],
    revised=True,
    certain=False,
)


@pytest.mark.parametrize("case", cases("shown"), ids=lambda case: case.stem)
def test_how_a_document_is_drawn(case):
    lang = "zh" if case.stem.endswith("zh") else "en"
    check(case, lambda _: cells.render(DocumentReport(DOCUMENT.path, "", DOCUMENT), Page(lang)))


def test_doctor_says_what_is_there_and_what_would_be_added(monkeypatch, capsys):
    monkeypatch.setattr(doctor.libreoffice, "program", lambda: None)
    monkeypatch.setattr(doctor.locked, "installed", lambda: True)
    for lang, absent, present in (
        ("zh", "[无] LibreOffice", "[有] 解密"),
        ("en", "[missing] LibreOffice", "[present]"),
    ):
        assert run(["doctor"], lang) == 0
        out = capsys.readouterr().out
        assert absent in out
        assert present in out
        assert sys.version.split()[0] in out
        assert ("[有]" in out or "[present]" in out) or not worker_process.MEMORY_IS_BOUND
