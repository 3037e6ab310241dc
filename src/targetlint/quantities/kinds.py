"""What sort of target a value without a number is: a grade, a slogan, a vague word, a blank template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from targetlint.model.quantity import TargetKind
from targetlint.quantities import answers, lexicons
from targetlint.quantities.choice import choice
from targetlint.quantities.sides import behind
from targetlint.quantities.tables import Tables

_SAYS = re.compile(r"[^\s/\\—\-_*xX×.…·、。?□\[\]()]")
"""Any sign but those that stand for nothing."""

_HOLES = re.compile(r"\s*(?:\*{2,}|[xX×]{2,}|_{2,}|□{2,}|零{2,})\s*")  # 零零 is how ○○ was normalised
_HOLE = re.compile(r"(?:\*|[xX×]{2}|__|□)\s?[%‰\u4e00-\u9fff]")
_LONGEST_UNIT = 24
_SEPARATORS = re.compile(r"[\s、/,，;；|或和()（）“”\"]+")
_EDGES = " \n。.;；,，!！“”\"'‘’"
_GRADE = re.compile(
    r"(?:不低于|达到|达|≥|>=)?(?:国家|省|市)?(?:[一二三四五六七八九特1-9]级(?:甲等|乙等)?|[A-D1-5]A*级|三甲)"
    r"(?:\(?含?\)?(?:及|或)?以[上下])?(?:标准)?"
    r"|(?:全[国省市县区])?(?:排名|位居|位列|居)?(?:第[一二三1-3]|首)[名位]?"
)
_NO_FLAGS: frozenset[str] = frozenset()
_SCALE_NAMED = frozenset({"scale-not-level"})
_ECHO_SHARE = 0.8
_LONGEST_WORDING = 40
"""Vague words count in a value of this length at most; a longer one is text."""


@cache
def _template() -> re.Pattern[str]:
    hole = r"(?:\*+|[xX×]+|_+|□+|…+|-{2,}|—{2,}|\.{3,}|零{2,}|N)"  # 零零 is how ○○ was normalised
    sign = choice({*lexicons.SIGNS, *lexicons.COMPARATORS})
    return re.compile(rf"\s*(?P<signs>(?:{sign}\s*)*+)(?:{hole}\s*)?(?P<rest>\D*)")


def _is_template(plain: str, tables: Tables) -> bool:
    """Whether a text has the sign or the unit of a number, and a hole or nothing where the number belongs."""
    found = _template().fullmatch(plain)
    if found is None:
        return False
    rest = found["rest"].strip()
    if len(rest) > _LONGEST_UNIT:
        return False
    rest = behind(rest[1:-1] if rest[:1] == "(" and rest[-1:] == ")" else rest, tables)
    return rest is not None and not rest.middle and bool(found["signs"] or rest.unit.name)


@cache
def _symbolic() -> re.Pattern[str]:
    return re.compile("|".join(answers.SYMBOLIC_SHAPES))


@lru_cache(maxsize=8)
def _vague(tables: Tables) -> re.Pattern[str]:
    return re.compile("|".join((choice(tables.vague), *answers.VAGUE_SHAPES)))


@cache
def _baseline() -> re.Pattern[str]:
    return re.compile(choice(answers.BASELINE_WORDS))


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"[\W_]|{choice(word for word in lexicons.VERBS if len(word) > 1)}")


@lru_cache(maxsize=8)
def _known(tables: Tables) -> Mapping[str, TargetKind]:
    """Return the kinds of values that are one of the words of a table."""
    listed = (
        (TargetKind.SYMBOLIC, tables.symbolic),
        (TargetKind.BINARY, tables.binary),
        (TargetKind.LEVEL, tables.levels),
        (TargetKind.PLACEHOLDER, answers.PLACEHOLDERS),
    )
    return {word: kind for kind, words in listed for word in words}


@lru_cache(maxsize=8)
def _prevented(tables: Tables) -> re.Pattern[str]:
    """Return the pattern of what shall not happen, where no number says so: 无重大事故."""
    return re.compile(rf"(?:无|不发生|未发生|不出现|未出现|杜绝)\w{{0,6}}?{choice(tables.zero_events)}")


def wording(plain: str, indicator: str, tables: Tables) -> tuple[TargetKind, frozenset[str]]:
    """Return the kind of a value that states no number and no day, with its flags.

    A dash or a word such as 无 states that there is nothing; ** and XX were printed to be filled in.
    """
    text = plain.strip(_EDGES)
    known = _known(tables).get(text)
    if known is not None:
        return known, _NO_FLAGS
    joined = _SEPARATORS.sub("", text)
    if joined in tables.scales and joined not in tables.levels:
        return TargetKind.SCALE, _SCALE_NAMED
    return _empty(plain, text, tables) or _worded(text, indicator, tables), _NO_FLAGS


def _empty(plain: str, text: str, tables: Tables) -> TargetKind | None:
    """Return BLANK, PLACEHOLDER or TEMPLATE where a text says nothing, else None."""
    if not plain.strip():
        return TargetKind.BLANK
    if not text or not _SAYS.search(text):
        return TargetKind.TEMPLATE if _HOLES.fullmatch(plain) else TargetKind.PLACEHOLDER
    return TargetKind.TEMPLATE if _HOLES.fullmatch(plain) or _is_template(plain, tables) else None


def _worded(text: str, indicator: str, tables: Tables) -> TargetKind:
    if _GRADE.fullmatch(text):
        return TargetKind.LEVEL
    if _symbolic().fullmatch(text):
        return TargetKind.SYMBOLIC
    if _prevented(tables).fullmatch(text):
        return TargetKind.BINARY
    if _HOLE.search(text):
        return TargetKind.TEMPLATE
    if _echoes(text, indicator):
        return TargetKind.ECHO
    if len(text) <= _LONGEST_WORDING:
        if _baseline().search(text):
            return TargetKind.BASELINE
        if _vague(tables).search(text):
            return TargetKind.VAGUE
    return TargetKind.TEXT


def _echoes(text: str, indicator: str) -> bool:
    """Whether the value only repeats the indicator's name, verbs and marks aside."""
    if not indicator or any(sign.isdigit() for sign in text):
        return False
    value, name = _idle().sub("", text), _idle().sub("", indicator)
    if not value or not name:
        return text.strip() == indicator.strip()
    shared = sum((Counter(value) & Counter(name)).values())
    return shared >= _ECHO_SHARE * max(len(value), len(name))
