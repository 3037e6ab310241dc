"""`targetlint layouts`: the list of templates and the drafts of new ones, at the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from build_examples import as_docx, source
from forms_kit import ROOT, shipped, written

from targetlint.cli.main import run

FORM = (ROOT / "tests" / "golden" / "drafts" / "local-template.golden").read_text(encoding="utf-8")
FORM = FORM.partition("\n========")[0]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "申报表.docx"
    path.write_bytes(as_docx(source(FORM)))
    return path


@pytest.mark.parametrize("words", [["layouts"], ["layouts", "list"]])
def test_the_list_names_every_layout(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words, "zh") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"共 {len(shipped())} 个版式"
    assert any("T17" in line and "自评表" in line for line in lines)


def test_a_draft_goes_to_standard_output_and_its_use_to_the_other(
    form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["layouts", "learn", str(form)], "zh") == 0
    said = capsys.readouterr()
    assert written(said.out, "x.rules")[0].id == "L1"
    assert said.err.startswith("版式 L1：用它读这个文件，读出")


def test_a_draft_written_to_a_pack_makes_the_file_known(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "county"
    (pack / "layouts").mkdir(parents=True)
    (pack / "pack.rules").write_text(
        'pack zh "县" en "county" version 1.0\nextends "central"\n', encoding="utf-8"
    )
    draft = pack / "layouts" / "L1.rules"
    assert run(["layouts", "learn", str(form), "-o", str(draft)], "en") == 0
    assert capsys.readouterr().out == ""
    assert draft.read_text(encoding="utf-8").startswith("# A layout drafted from")
    assert run(["show", str(form), "--rules", str(pack)], "en") == 0
    assert "L1" in capsys.readouterr().out
    assert run(["layouts", "learn", str(form), "--rules", str(pack)], "en") == 2
    assert "has a layout (L1): there is nothing to draft" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_written_over(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = form.read_bytes()
    assert run(["layouts", "learn", str(form), "-o", str(form)], "zh") == 2
    assert "已经存在" in capsys.readouterr().err
    assert form.read_bytes() == before


TOLD = [
    ("notice.txt", "关于召开会议的通知".encode(), (2, "没有看到表格")),
    ("broken.docx", b"PK\3\4 not a zip", (3, "broken.docx")),
    (None, b"", (2, "找不到")),
]


@pytest.mark.parametrize(("name", "data", "told"), TOLD, ids=["no table", "broken", "missing"])
def test_what_gives_no_draft_is_told(
    name: str | None,
    data: bytes,
    told: tuple[int, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / (name or "none.docx")
    if name:
        path.write_bytes(data)
    code = run(["layouts", "learn", str(path)], "zh")
    said = capsys.readouterr()
    assert (code, said.out) == (told[0], "")
    assert told[1] in said.err


def test_a_draft_that_cannot_be_written_is_told(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "learn", str(form), "-o", str(form.parent / "none" / "a.rules")], "zh") == 2
    assert "写不了" in capsys.readouterr().err
