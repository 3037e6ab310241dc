"""Rule files and packs made to hurt: any text and any folder is told in bounded time, and nothing escapes."""

import os
import re
import time
from datetime import date
from functools import cache

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targetlint import rule_files, rulebook
from targetlint.assets import asset
from targetlint.lang.assemble import Layer, assemble
from targetlint.lang.check import check
from targetlint.lang.declared import Rule
from targetlint.lang.syntax.keywords import by_terminal, keywords
from targetlint.lang.syntax.limits import MAX_DIGITS, MAX_HOLES, MAX_ROWS
from targetlint.lang.syntax.parse import grammar, parse
from targetlint.lang.syntax.source import Source
from targetlint.lang.trouble import Trouble

TODAY = date(2026, 1, 1)
SHIPPED = sorted(asset("rules").rglob("*.rules"))
HEAD = "规则 A-001 “题”\n  适用于 项目表\n  "
RULE = HEAD + "要求 项目名称 是 已填\n"


@cache
def shipped():
    return [path.read_text(encoding="utf-8") for path in SHIPPED]


def answer(text):
    """What the parser and the checker say of a text; neither raises, and every mistake has its next act."""
    file, told = parse(text, "x.rules")
    trouble = Trouble()
    check(assemble([Layer("test", (file,))], TODAY, trouble), trouble)
    told += trouble.diagnostics
    assert all(each.place is not None and each.suggestion is not None for each in told)
    assert len({(each.code, each.place) for each in told}) == len(told)
    return [each.code for each in told]


# --- any text -----------------------------------------------------------------------------------------

PIECES = [
    *(word for each in keywords().values() for word in (each.zh, each.en)),
    *(
        "“",
        "”",
        '"',
        "「",
        "{",
        "}",
        "(",
        "（",
        "|",
        "：",
        "、",
        "=",
        "≥",
        "\n",
        " ",
        "\0",
        "\u202e",
        "\u200b",
        "1",
        "万元",
        "名称",
    ),
]


@st.composite
def damaged(draw):
    """A shipped rule file with pieces taken out, put twice, swapped or put in."""
    text = draw(st.sampled_from(shipped()))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from([*PIECES, text[start:end] * 2, text[start:end][::-1], ""]))
        text = text[:start] + piece + text[end:]
    return text


@settings(max_examples=40, deadline=None)
@given(damaged())
def test_a_damaged_rule_file_is_told(text):
    answer(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_words_are_told(text):
    answer(HEAD + text)


# --- shapes that cost -----------------------------------------------------------------------------------

SIZE = 12_000  # characters: what is not linear takes minutes already
SECONDS = 15  # a hundred times what is needed: the machine may be busy


def many(piece):
    return piece * (SIZE // len(piece))


SHAPES = {
    "given without =": RULE + "示例 合格 “x”\n" + many("已知 a "),
    "parentheses": HEAD + "要求 " + many("("),
    "calls": HEAD + "要求 " + many("个数（"),
    "braces": RULE + "否则 “" + many("{") + "”",
    "broken holes": RULE + "否则 “" + many("{a b}") + "”",
    "quotes": many("“"),
    "corners": many("「"),
    "brackets": many("【"),
    "accents": many("`a"),
    "bars": RULE + "示例 合格 “x”\n已知 指标：\n" + many("|"),
    "spaces": many(" "),
    "blank lines": many("   \n"),
    "keywords": many("规则 "),
    "lines of keywords": HEAD + many("要求\n"),
    "misspelt lines": HEAD + many("要球 a\n"),
    "glued lines": HEAD + many("每个指标\n"),
    "one name": HEAD + "要求 " + many("名"),
    "one number": HEAD + "要求 资金总额 > " + many("1") + "元",
    "one id": "规则 A" + many("-a") + "_ “x”",
    "unknown names": HEAD + "要求 " + " 且 ".join(f"名{i} 是 已填" for i in range(SIZE // 12)),
    "unknown members": "清单 甲：" + "、".join(f"词{i}" for i in range(SIZE // 6)),
    "words": "词表 甲：" + "、".join(f"“词{i}”" for i in range(SIZE // 8)),
    "broken rules": "".join(
        f"规则 A-{i} “题”\n适用于 项目表\n要球 项名{i} 是 已填\n" for i in range(SIZE // 30)
    ),
    "rules": "".join(f"规则 A-{i} “题”\n适用于 项目表\n要求 项名{i} 是 已填\n" for i in range(SIZE // 30)),
    "controls": many("\0"),
    "directions": many("\u202e"),
    "joiners": many("甲\u200b"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_costs_more_than_its_length(name):
    start = time.process_time()
    answer(SHAPES[name])
    assert time.process_time() - start < SECONDS


LIMITS = {
    "digits": (HEAD + f"要求 资金总额 > {'9' * 10_000}元", "rule/limit"),
    "decimals": (HEAD + f"要求 资金总额 > 0.{'3' * 10_000}元", "rule/limit"),
    "holes": (RULE + "  否则 “" + "{项目名称}" * (MAX_HOLES + 1) + "”", "rule/limit"),
    "rows": (
        RULE + "  示例 合格 “x”\n    已知 指标：\n| 名称 |\n" + "| 甲 |\n" * (MAX_ROWS + 1),
        "rule/limit",
    ),
    "unknown names": (
        HEAD + "要求 " + " 且 ".join(f"无名{i}" for i in range(Trouble.MAX_TOLD + 9)),
        "rule/too-many",
    ),
}


@pytest.mark.parametrize(("text", "code"), LIMITS.values(), ids=LIMITS)
def test_limits_are_told(text, code):
    codes = answer(text)
    assert codes.count(code) == 1
    assert len(codes) <= Trouble.MAX_TOLD


@pytest.mark.parametrize("digits", [MAX_DIGITS, MAX_DIGITS - 1])
def test_numbers_up_to_the_limit_are_exact(digits):
    (rule,) = parse(HEAD + f"要求 年度资金 > {'9' * digits}元", "x.rules")[0].declarations
    assert isinstance(rule, Rule)
    assert str(rule.asks[0].condition.right.number) == "9" * digits


# --- bytes and folders ----------------------------------------------------------------------------------

TEXT = "清单 类：数量指标\n" + RULE
BYTES = {
    "gb18030": (TEXT.encode("gb18030"), "GB18030"),
    "utf-16": (TEXT.encode("utf-16"), "UTF-16"),
    "utf-16 without its mark": (TEXT.encode("utf-16-le"), "UTF-16"),
    "utf-16 the other way": (TEXT.encode("utf-16-be"), "UTF-16"),
    "utf-32": (TEXT.encode("utf-32"), "UTF-32"),
    "word": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xfe", "Word"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
    "no text": (b"\xff" * 40, "UTF-8"),
}


def pack(folder, **files):
    folder.mkdir(parents=True)
    for name, data in {"pack": "规则包 “本级” 版本 2026.1.0\n", **files}.items():
        (folder / f"{name}.rules").write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def load(folder):
    book, told = rulebook.load([folder], today=TODAY)
    return book, [each for each in told if each.code != "rule/no-layouts"]


@pytest.mark.parametrize(("data", "name"), BYTES.values(), ids=BYTES)
def test_other_bytes_are_named_and_cost_nobody_else(tmp_path, data, name):
    uses = HEAD.replace("A-001", "B-001") + "每个 指标\n  要求 二级指标 属于 类\n"
    _, [told] = load(pack(tmp_path / "own", a=data, b=uses))
    assert name in told.message.zh
    assert "UTF-8" in f"{told.suggestion.zh}{told.message.zh}"


def test_a_text_in_another_encoding_has_its_other_mistakes_told(tmp_path):
    wrong = RULE.replace("项目名称", "项目名秤").encode("gb18030")
    assert [each.code for each in load(pack(tmp_path / "own", a=wrong))[1]] == [
        "rule/other-encoding",
        "rule/name",
    ]


def test_links_out_of_the_pack_are_told_and_not_read(tmp_path):
    (tmp_path / "secret.rules").write_text(RULE, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.rules").write_text(RULE, encoding="utf-8")
    own = pack(tmp_path / "own")
    (own / "a.rules").symlink_to(tmp_path / "secret.rules")
    (own / "b").symlink_to(tmp_path / "elsewhere")
    book, told = load(own)
    assert [each.code for each in told] == ["rule/outside"] * 2
    assert book.sources == {}


def test_links_inside_the_pack_are_read(tmp_path):
    own = pack(tmp_path / "own")
    (own / "texts").mkdir()
    (own / "texts" / "a.txt").write_text(RULE, encoding="utf-8")
    (own / "a.rules").symlink_to(own / "texts" / "a.txt")
    (own / "again").symlink_to(own / "texts")
    book, told = load(own)
    assert told == []
    assert list(book.sources) == ["A-001"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_pipes_folders_and_dead_links_are_told(tmp_path):
    own = pack(tmp_path / "own")
    os.mkfifo(own / "a.rules")
    (own / "b.rules").mkdir()
    (own / "c.rules").symlink_to(own / "nothing")
    assert [each.code for each in load(own)[1]] == ["rule/no-file", "rule/no-file", "rule/unopened"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_neighbour_that_is_a_pipe_holds_nobody_up(tmp_path):
    (tmp_path / "trap").mkdir()
    os.mkfifo(tmp_path / "trap" / "pack.rules")
    own = pack(tmp_path / "own", a="沿用 “省” 版本 2026.1\n")
    assert [each.code for each in load(own)[1]] == ["rule/no-pack"]


@pytest.mark.parametrize(
    "name", ["../upper", "/etc", "..", ".", "", "own/../upper", "..\\upper", "upper/", "~"]
)
def test_extends_takes_names_and_no_paths(tmp_path, name):
    pack(tmp_path / "upper")
    own = pack(tmp_path / "nested" / "own", a=f"沿用 “{name}” 版本 2026.1\n")
    assert [each.code for each in load(own)[1]] == ["rule/no-pack"]


def test_a_large_file_is_not_read(tmp_path):
    own = pack(tmp_path / "own")
    with (own / "a.rules").open("wb") as stream:
        stream.truncate(rule_files.MAX_BYTES + 1)
    assert [each.code for each in load(own)[1]] == ["rule/large-file"]


def test_too_many_files_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(rule_files, "MAX_FILES", 2)
    assert [each.code for each in load(pack(tmp_path / "own", a="", b="", c=""))[1]] == ["rule/many-files"]


# --- what is written otherwise means the same -------------------------------------------------------------

WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1) if chr(code) not in "\"'`#|"} | {
    ord(" "): "　"
}


def outside_strings(text, change):
    """Change what stands neither in a string, a comment, a row of a table nor the text of a given."""
    given = keywords()["given"]
    kept = re.compile(
        rf"(“(?:[^“”\n]|“[^“”\n]*”)*”|\"[^\"\n]*\"|「[^」\n]*」|《[^》\n]*》|#[^\n]*|^\s*\|[^\n]*"
        rf"|^\s*(?:{given.zh}|{given.en})\s[^\n=:：]*=[^\n]*)",
        re.MULTILINE,
    )
    return "".join(each if i % 2 else change(each) for i, each in enumerate(kept.split(text)))


@cache
def words():
    return lark.Lark(grammar(), parser="lalr", lexer="contextual", start=["file"])


def flipped(text, language):
    """A rule file with every keyword in the other language, as the parser's own tokens say where they are."""
    source = Source(text, "x.rules")
    parser = words().parse_interactive(source.code, "file")
    code, done = [], 0
    for token in parser.lexer_thread.lex(parser.parser_state):
        parser.feed_token(token)
        if token.type in by_terminal():
            word = getattr(by_terminal()[token.type], language)
            code += [source.text[done : token.start_pos], f" {word} "]
            done = token.start_pos + len(token)
    return "".join([*code, source.text[done:]])


def meant(text):
    file, told = parse(text, "x.rules")
    assert told == []
    return file.declarations


@pytest.mark.no_cover
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_reads_the_same_however_it_is_typed(path):
    text = path.read_text(encoding="utf-8")
    wanted = meant(text)
    assert meant("\n".join(line.strip() for line in text.split("\n"))) == wanted
    assert meant(outside_strings(text, lambda part: part.translate(WIDE))) == wanted
    assert meant(flipped(text, "en")) == wanted
    assert meant(flipped(text, "zh")) == wanted
