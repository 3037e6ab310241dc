"""Wrong rule files and what their author is told: each mistake once, in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from golden import cases, check
from told import told

from targetlint import rulebook
from targetlint.cli.main import main
from targetlint.lang.syntax.keywords import by_terminal, keywords
from targetlint.lang.syntax.parse import parse
from targetlint.lang.vocabulary import OPERATOR_WORDS, PREFIX_WORDS
from targetlint.words import lang, mistakes, miswritten, syntax

TODAY = date(2026, 1, 1)
CASES = cases("gallery")
_FILE = re.compile(r"^==== (\S+)\n", re.MULTILINE)
_NAMES_OF_THE_GRAMMAR = {"NAME", "STRING", "NUMBER", "$END", "ROW", "GIVEN_TEXT", *by_terminal()}
_LAYOUT = "版式 GALLERY “某表”\n  读作 项目表\n  标题 “某表”\n"


def files(text: str) -> dict[str, str]:
    """Return a case's files by path: those behind a line `==== PATH`, or the whole as own/A-001.rules."""
    first, *rest = _FILE.split(text)
    return dict(zip(rest[::2], rest[1::2], strict=True)) or {"own/A-001.rules": first}


def loaded(text: str) -> str:
    with TemporaryDirectory() as folder:
        for path, content in {"own/layout.rules": _LAYOUT, **files(text)}.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(content, encoding="utf-8")
        book, diagnostics = rulebook.load([Path(folder) / "own"], today=TODAY)
    return "\n".join([*map(told, diagnostics), f"rules: {', '.join(book.sources)}"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_the_author_of_a_wrong_file_is_told(case: Path) -> None:
    check(case, loaded)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_message_names_a_part_of_the_grammar(case: Path) -> None:
    for each in parse(case.read_text(encoding="utf-8"), "x.rules")[1]:
        assert each.suggestion is not None
        words = set(" ".join([*each.message, *each.suggestion]).replace("`", " ").split())
        assert not words & _NAMES_OF_THE_GRAMMAR


def test_no_mistake_is_told_twice() -> None:
    for case in CASES:
        places = re.findall(r"^(rule/.*)\n  \| (.*)\n  \| ( *\^+)\n  (.*)$", _gives(case), re.MULTILINE)
        assert len(places) == len(set(places)), case.stem


TEXTS = syntax.WORDS | miswritten.WORDS | lang.WORDS | mistakes.WORDS
UNSEEN = {
    "syntax.nothing": "where the grammar takes nothing more, another declaration may always begin",
    "syntax.too_long": "the limits of sizes are tested in test_parse.py and test_rule_files_hostile.py",
    "syntax.too_many": "the same",
    "syntax.too_long_pipe": "the same",
    "syntax.too_many_loops": "the same",
    "syntax.too_deep": "the same",
    "syntax.too_many_rows": "the same",
    "syntax.too_many_holes": "the same",
    "syntax.too_many_digits": "the same",
    "rule.too_many": "the same",
    "rule.unit": "the grammar lets no unit through that the table of units does not have",
    "rule.same_name": "needs two folders of one name: test_rulebook.py",
    "rule.no_layouts": "a pack without layouts: test_rulebook.py; the packs of the gallery have one",
}
"""Texts that no wrong file of the gallery can show, and why."""


@pytest.mark.parametrize("key", [key for key in TEXTS if key.startswith(("syntax.", "rule."))])
def test_every_text_is_seen_in_the_gallery(key: str) -> None:
    zh = TEXTS[key][0]
    pieces = re.split(r"\{\w+\}", zh.replace("{{", "\0").replace("}}", "\1"))
    text = ".*".join(re.escape(each.replace("\0", "{").replace("\1", "}")) for each in pieces)
    seen = any(re.search(text, _gives(case)) for case in CASES)
    head = key.removesuffix("_do").removesuffix(".hint")
    assert seen or head in UNSEEN, f"{key} is not seen: {zh}"
    assert not (seen and key in UNSEEN), f"{key} is seen, and need not be excused"


def _gives(case: Path) -> str:
    return case.read_text(encoding="utf-8").partition("======== gives ========")[2]


def test_words_that_are_written_together_are_those_of_the_grammar() -> None:
    by_section = {
        name: {each.zh for each in keywords().values() if each.section == name}
        for name in ("prefix", "operator")
    }
    assert set(PREFIX_WORDS) == by_section["prefix"]
    assert set(OPERATOR_WORDS) == by_section["operator"]


WRONG = {
    "zh": "规则 A-001 “题”\n  适用于 项目表\n  要求 项目名秤 是 已填\n",
    "en": 'rule A-001 "title"\n  applies to project_form\n  require project_nane is filled\n',
}
TOLD = {"zh": "不认识「", "en": "unknown name `"}


ASKED = [
    ([], {"LANG": "en_US.UTF-8"}, None),
    ([], {"LANG": "zh_CN.UTF-8"}, None),
    (["--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
    (["--lang=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
    ([], {"TARGETLINT_LANG": "en"}, "en"),
]


@pytest.mark.parametrize("written", ["zh", "en"])
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_mistake_is_told_in_the_language_of_its_file_unless_another_is_asked_for(
    written, asked, tmp_path, monkeypatch, capsys
):
    options, environment, spoken = asked
    (tmp_path / "pack.rules").write_text(WRONG[written], encoding="utf-8")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "TARGETLINT_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main([*options, "rules", "test", str(tmp_path)])
    assert TOLD[spoken or written] in capsys.readouterr().err
