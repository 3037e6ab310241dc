"""The formatter: one layout, nothing lost, nothing meant otherwise, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import golden
import pytest
import rule_texts
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_parse import spelt

from targetlint import packs
from targetlint.assets import asset
from targetlint.lang.assembled import Layer
from targetlint.lang.format import layout
from targetlint.lang.format.breaks import MAX_WIDTH
from targetlint.lang.format.tables import width
from targetlint.lang.format.text import formatted
from targetlint.lang.format.translate import translated
from targetlint.lang.syntax.keywords import keywords
from targetlint.lang.syntax.parse import parse

SHIPPED = sorted(asset("rules").rglob("*.rules"))
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking whole files takes minutes
STYLES = ("keep", "zh", "en")


def laid_out(text, style="keep"):
    found, told = formatted(text, "x.rules", style)
    assert told == []
    return found


def in_language(text, style):
    """The text in one language, names included, as a file of no pack."""
    whole = laid_out(text)
    return translated([Layer("", (parse(whole, "x")[0],))], {"x": whole}, style)["x"]


@pytest.mark.parametrize("case", golden.cases("format"), ids=lambda case: case.stem)
def test_layout(case):
    style = case.stem.rpartition(".")[2] if "." in case.stem else "keep"
    golden.check(case, lambda text: laid_out(text) if style == "keep" else in_language(text, style))


@pytest.mark.no_cover
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(asset("rules")).as_posix())
def test_shipped_files_are_laid_out(path):
    """`targetlint rules fmt rules` makes it so."""
    text = path.read_text(encoding="utf-8")
    assert laid_out(text) == text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_clause_of_the_grammar(language, style):
    found = laid_out(spelt(language), style)
    assert laid_out(found, style) == found
    assert parse(found, "x.rules")[0] == parse(spelt(language), "x.rules")[0]
    tongue = language if style == "keep" else style
    others = {word.en if tongue == "zh" else word.zh for word in keywords().values()}
    assert {line.split(" “")[0].strip() for line in found.split("\n")} & others == set()


def test_every_section_of_keywords_has_its_place():
    """A new section of keywords.toml is laid out on purpose, not by chance."""
    inline = {"tail", "prefix", "path", "operator", "state", "type", "value"}
    assert {each.section for each in keywords().values()} == layout.OPENING | inline | {"declaration"}


# --- nothing is lost, nothing moves twice ---------------------------------------------------------

_COMMENTS = st.sampled_from(["# 说明", "#一句", "  # 里面", "＃ 全角", "# 要求 甲 = 乙", "#"])


@st.composite
def _typed(draw):
    """A rule file as people type it: lines broken and indented anywhere, comments and blank lines between."""
    text = (
        rule_texts.LISTS + draw(rule_texts.rule())
        if draw(st.booleans())
        else spelt(draw(st.sampled_from(["zh", "en"])))
    )
    lines = []
    for line in text.split("\n"):
        if draw(st.integers(0, 9)) == 0:
            lines.append(draw(st.sampled_from(["", "  ", "\n"])))
        if draw(st.integers(0, 9)) == 0:
            lines.append(draw(_COMMENTS))
        if draw(st.integers(0, 9)) == 0 and "|" not in line and "已知" not in line and "given" not in line:
            lines.append(f"{line} # 行末")
        else:
            lines.append(" " * draw(st.integers(0, 3)) + line)
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# 完", "\n  # 完\n"]))


def _comments(text):
    """The comments of a file, in order, without spaces around them."""
    found = (re.search(r"(?<![“\w])[#＃].*$", line) for line in text.split("\n") if "40万元 #" not in line)
    return [each[0].strip().replace("＃", "#") for each in found if each]


@pytest.mark.no_cover
@settings(max_examples=15, deadline=None, phases=_PHASES)
@given(_typed(), st.sampled_from(STYLES))
def test_any_file_means_the_same_and_is_laid_out_once(text, style):
    found = laid_out(text, style)
    assert laid_out(found, style) == found
    assert parse(found, "x.rules")[0] == parse(text, "x.rules")[0]
    assert _comments(found) == _comments(text)
    assert found.endswith("\n")
    assert not re.search(r"[ \t]\n|\n\n\n|\A\n", found)


@pytest.mark.no_cover
@settings(max_examples=15, deadline=None, phases=_PHASES)
@given(rule_texts.rule())
def test_one_line_files_are_broken_into_clauses(text):
    found = laid_out(text)
    assert laid_out(" ".join(text.split())) == found
    strings = re.compile(r"“[^”]*”")
    long = [line for line in found.split("\n") if width(strings.sub("", line)) > MAX_WIDTH]
    assert long == []


@pytest.mark.no_cover
@settings(max_examples=10, deadline=None, phases=_PHASES)
@given(rule_texts.rule())
def test_generated_rules_go_to_english_and_back(text):
    whole = rule_texts.LISTS + text
    chinese = in_language(whole, "zh")
    english = in_language(chinese, "en")
    assert in_language(english, "zh") == chinese
    assert in_language(english, "en") == english


# --- names ---------------------------------------------------------------------------------------------


@pytest.mark.no_cover
@pytest.mark.parametrize("pack", ["central", "demo-county"])
def test_shipped_packs_go_to_english_and_back(pack):
    folder = asset("rules") / pack
    *upper, own = packs.layers(folder)
    texts = {
        path.relative_to(folder.parent).as_posix(): laid_out(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.rules"))[::5]
    }

    def into(style, files):
        parsed = {path: parse(text, path)[0] for path, text in files.items()}
        whole = tuple(parsed.get(file.path, file) for file in own.files)
        return translated([*upper, replace(own, files=whole)], files, style)

    english = into("en", texts)
    assert into("en", english) == english
    assert into("zh", english) == into("zh", texts)
    asked = [
        line
        for text in english.values()
        for line in text.split("\n")
        if re.match(r"  (require|forbid) ", line)
    ]
    assert [line for line in asked if re.search(r"指标值|二级指标|资金总额", line)] == []


# --- what is left alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["规则 A-1 “题”\n  要求", "规则", "“", "随便写的", "词表 甲：“a"])
def test_a_file_with_mistakes_is_left_as_it_is(text):
    found, told = formatted(text, "x.rules")
    assert found == text
    assert told == parse(text, "x.rules")[1] != []


@pytest.mark.parametrize("text", ["", "\n\n", "  "])
def test_an_empty_file_is_empty(text):
    assert laid_out(text) == ""


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("适用于项目表\n要求 名称 是 已填", "  适用于 项目表\n  要求 名称 是 已填"),
        ("适用于 项目表\n每个指标 其中 名称是 空白\n要求 资金总额 大于 3", None),
        (
            "适用于项目表\n每个指标\n要求资金总额 介于 1万元至2万元",
            "  适用于 项目表\n  每个 指标\n  要求 资金总额 介于 1万元 至 2万元",
        ),
        (
            "适用于 项目表\n要求 没有指标 其中 名称 是 空白",
            "  适用于 项目表\n  要求 没有 指标 其中 名称 是 空白",
        ),
    ],
)
def test_spaces_beside_chinese_words(written, better):
    text = f"规则 A-1 “题”\r\n{written}"
    found, told = formatted(text, "x.rules")
    if better is None:
        assert (found, bool(told)) == (text, True)
    else:
        assert (found, told) == (f"规则 A-1 “题”\n{better}\n", [])
