"""What sort of target a value without a number is: a grade, a slogan, a vague word, a blank template."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from targetlint.model.quantity import TargetKind
from targetlint.quantities import answers, lexicons
from targetlint.quantities.tables import choice
from targetlint.quantities.units import DENOMINATORS, SPELLINGS

_MARKS = re.compile(r"[\s/\\—\-_*xX×.…·、。?□\[\]()]*")
_HOLES = re.compile(r"\s*(?:\*{2,}|[xX×]{2,}|_{2,}|□{2,}|零{2,})\s*")  # 零零 is how ○○ was normalised
_SEPARATORS = re.compile(r"[\s、/,，;；|或和()（）“”\"]+")
_EDGES = " \n。.;；,，!！“”\"'‘’"
_GRADE = re.compile(
    r"(?:不低于|达到|达|≥|>=)?(?:国家|省|市)?(?:[一二三四五六七八九特1-9]级(?:甲等|乙等)?|[A-D1-5]A*级|三甲)"
    r"(?:\(?含?\)?(?:及|或)?以[上下])?(?:标准)?"
)
_ECHO_SHARE = 0.8
_LONGEST_WORDING = 40
"""Vague words count in a value of this length at most; a longer one is text."""


@cache
def _template() -> re.Pattern[str]:
    hole = r"(?:\*+|[xX×]+|_+|□+|…+|-{2,}|—{2,}|\.{3,}|零{2,}|N)"  # 零零 is how ○○ was normalised
    sign = choice({*lexicons.SIGNS, *lexicons.COMPARATORS})
    unit = rf"(?:\s?[十百千万亿]{{0,2}}{choice(SPELLINGS)}(?:\({choice(SPELLINGS)}\))?)"
    per = rf"(?:\s?(?:[/·每]\s?){choice(DENOMINATORS)}){{0,3}}"
    end = rf"{choice(lexicons.SUFFIXES)}?"
    return re.compile(
        rf"\s*(?:{sign}\s*)+(?:{hole}\s*)?(?:{unit}{per})?{end}\s*|\s*\(?(?:{hole}\s*)?{unit}{per}\)?{end}\s*"
    )


@cache
def _hole() -> re.Pattern[str]:
    return re.compile(rf"(?:\*+|[xX×]{{2,}}|_{{2,}}|□+)\s?[万亿]?(?:{choice(SPELLINGS)})")


@cache
def _symbolic() -> re.Pattern[str]:
    return re.compile("|".join(answers.SYMBOLIC_SHAPES))


@cache
def _vague() -> re.Pattern[str]:
    return re.compile("|".join((choice(answers.VAGUE_WORDS), *answers.VAGUE_SHAPES)))


@cache
def _baseline() -> re.Pattern[str]:
    return re.compile(choice(answers.BASELINE_WORDS))


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"[\W_]|{choice(word for word in lexicons.VERBS if len(word) > 1)}")


def empty(plain: str) -> TargetKind | None:
    """Return BLANK, PLACEHOLDER or TEMPLATE where `plain`, a normalised text, says nothing; else None.

    A dash or a word such as 无 states that there is nothing; ** and XX were printed to be filled in.
    """
    text = plain.strip(_EDGES)
    if not plain.strip():
        return TargetKind.BLANK
    if _HOLES.fullmatch(plain):
        return TargetKind.TEMPLATE
    if text in answers.PLACEHOLDERS or _MARKS.fullmatch(plain):
        return TargetKind.PLACEHOLDER
    return TargetKind.TEMPLATE if _template().fullmatch(plain) else None


def wording(plain: str, indicator: str) -> tuple[TargetKind, frozenset[str]]:
    """Return the kind of a value that states no number and no day, with its flags."""
    text = plain.strip(_EDGES)
    joined = _SEPARATORS.sub("", text)
    if joined in answers.SCALES and joined not in answers.LEVELS:
        return TargetKind.SCALE, frozenset({"scale-not-level"})
    if text in answers.LEVELS or _GRADE.fullmatch(text):
        return TargetKind.LEVEL, frozenset()
    if text in answers.BINARY:
        return TargetKind.BINARY, frozenset()
    if text in answers.SYMBOLIC or _symbolic().fullmatch(text):
        return TargetKind.SYMBOLIC, frozenset()
    if _hole().search(text):
        return TargetKind.TEMPLATE, frozenset()
    if _echoes(text, indicator):
        return TargetKind.ECHO, frozenset()
    if len(text) <= _LONGEST_WORDING:
        if _baseline().search(text):
            return TargetKind.BASELINE, frozenset()
        if _vague().search(text):
            return TargetKind.VAGUE, frozenset()
    return TargetKind.TEXT, frozenset()


def _echoes(text: str, indicator: str) -> bool:
    """Whether the value only repeats the indicator's name, verbs and marks aside."""
    if not indicator or any(sign.isdigit() for sign in text):
        return False
    value, name = _idle().sub("", text), _idle().sub("", indicator)
    if not value or not name:
        return text.strip() == indicator.strip()
    shared = sum((Counter(value) & Counter(name)).values())
    return shared >= _ECHO_SHARE * max(len(value), len(name))
