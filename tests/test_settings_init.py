"""`targetlint init`: what it writes is right as it stands, and nothing that is there is touched."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from targetlint import examples, rulebook
from targetlint.cli.book import this_day
from targetlint.cli.main import run
from targetlint.lang.format.text import formatted
from targetlint.model.diagnostic import Diagnostic
from targetlint.model.said import Lang
from targetlint.settings import layers
from targetlint.settings.published import EXAMPLES, OVERRIDE_EXAMPLES

PACK = {"zh": "本县规则", "en": "county-rules"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_it_writes_is_right_as_it_stands(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    load = rulebook.load
    kept = cache(lambda packs, today: load(packs, today=today))
    monkeypatch.setattr(
        rulebook, "load", lambda packs, today: kept(tuple(packs), today)
    )  # made once for both
    assert run(["init"], lang) == 0
    out = capsys.readouterr().out
    pack = Path(PACK[lang])
    files = sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())
    assert files == sorted(
        [
            "targetlint.toml",
            f"{pack}/pack.rules",
            f"{pack}/COUNTY-001.rules",
            f"{pack}/{'调整' if lang == 'zh' else 'adjustments'}.rules",
        ]
    )
    assert all(each in out for each in files)
    told: list[Diagnostic] = []
    (layer,) = layers.of_file(Path("targetlint.toml"), told, trusted=False)
    assert told == []
    assert list(layer.values) == ["rules"]
    for path in pack.iterdir():
        text = path.read_text(encoding="utf-8")
        assert formatted(text, str(path)) == (text, [])
    assert run(["rules", "check", str(pack)], lang) == 0, capsys.readouterr().out
    book, _ = kept((pack,), this_day())
    own = [each for each in examples.run(book.narrowed(["COUNTY-001"], [])) if each.rule == "COUNTY-001"]
    assert [(each.outcome, each.passed) for each in own] == [
        ("passes", True),
        ("fails", True),
        ("undecided", True),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_settings_show_every_key_as_it_is_written(lang: Lang, tmp_path: Path) -> None:
    assert run(["init", str(tmp_path)], lang) == 0
    text = (tmp_path / "targetlint.toml").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    keys = {*EXAMPLES, *OVERRIDE_EXAMPLES}
    told = "\n".join(line for line in lines if line.partition(" = ")[0] in keys or line.startswith("[["))
    held = tomllib.loads(told)
    assert list(held) == list(EXAMPLES)
    assert list(held["overrides"][0]) == list(OVERRIDE_EXAMPLES)


def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "targetlint.toml").write_text("jobs = 1\n", encoding="utf-8")
    assert run(["init", str(tmp_path)], "zh") == 0
    out = capsys.readouterr().out
    assert (tmp_path / "targetlint.toml").read_text(encoding="utf-8") == "jobs = 1\n"
    assert (tmp_path / "本县规则" / "pack.rules").is_file()
    assert "targetlint.toml 已经有了，没有改动" in out
    assert 'rules = ["本县规则"]' in out
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert run(["init", str(tmp_path)], "zh") == 0
    assert "本县规则 已经有了，没有改动" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_is_made(tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "县" / "绩效")], "zh") == 0
    assert (tmp_path / "县" / "绩效" / "targetlint.toml").is_file()


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    assert run(["init", str(path)], "zh") == 2
    assert "a.txt" in capsys.readouterr().err


def test_what_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert run(["init", str(tmp_path)], "en") == 2
    assert "targetlint.toml" in capsys.readouterr().err
