"""Numbers as Excel shows them: format codes with sections, percents, thousands, literals, text.

Follows ECMA-376 part 1, 18.8.30 and 18.8.31. Colours, column widths and fill characters are dropped,
[DBNum] numerals stay Arabic, fractions are shown as decimals, and General keeps integers whole.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from targetlint.readers import date_format
from targetlint.readers.date_format import Token

GENERAL = "General"
BUILT_IN = {  # numFmtId -> code; a file names these ids only (18.8.30, and its zh-cn table)
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;"¥"-#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.00E+00",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)  # Excel keeps fifteen digits; files hold seventeen
_DOUBLE_DIGITS = 324  # before or after the point
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)  # holds any double and its decimals
_LONGEST = 255  # characters of a code: Excel refuses longer ones
_GENERAL_WIDTH, _SMALL = 11, Decimal("0.0001")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]|[_*].?'
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<date>AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+|e+|a{3,4})"
    r"|(?P<end>;)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<at>@)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_SYSTEM = (  # dates and times as Windows is set: Excel shows them so, whatever follows
    (re.compile(r"\[\$-(?:[Ff]800|x-sysdate)\]"), BUILT_IN[31]),
    (re.compile(r"\[\$-(?:[Ff]400|x-systime)\]"), BUILT_IN[21]),
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)[ ]*(-?[0-9]+(?:\.[0-9]+)?)")
_TESTS = {
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}


def show_number(value: str, code: str, *, from_1904: bool = False) -> str:
    """Return the number written in a file as `value` as it looks under the format `code`.

    What is not a finite number is returned as it is.

    >>> show_number("0.95", "0%"), show_number("80", '"≥"0"%"'), show_number("43978", BUILT_IN[31])
    ('95%', '≥80%', '2020年5月27日')
    """
    try:
        number = _FIFTEEN.create_decimal(value.strip())
        return _shown(number, code, from_1904=from_1904) if _is_double(number) else value
    except ArithmeticError:  # no number, or a format that makes one of hundreds of digits of it
        return value


def _is_double(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= _DOUBLE_DIGITS


def _shown(number: Decimal, code: str, *, from_1904: bool) -> str:
    tokens, negated = _section(_sections(code), number)
    if date_format.is_date(tokens):
        return date_format.show_date(number, tokens, from_1904=from_1904) or _general(number)
    if not tokens:
        return ""
    return ("-" if negated else "") + _fill(abs(number), tokens)


def show_text(value: str, code: str) -> str:
    """Return a text as it looks under the format `code`: only a section with @ changes it."""
    if code == GENERAL:
        return value
    sections = _sections(code)
    tokens = sections[3] if len(sections) > 3 else sections[-1]  # noqa: PLR2004 - the fourth is for texts
    if not any(kind == "at" for kind, _ in tokens):
        return value if tokens or len(sections) < 4 else ""  # noqa: PLR2004 - an empty fourth hides texts
    return "".join(value if kind == "at" else text for kind, text in tokens if kind in {"at", "literal"})


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[Token, ...], ...]:
    """Split a format code at its semicolons and each section into tokens."""
    code = next((shown for mark, shown in _SYSTEM if mark.match(code)), code)
    code = code if 0 < len(code) <= _LONGEST else GENERAL
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""  # "" for padding such as _) and *x
        text = match[kind] if kind else ""
        if kind == "end":
            sections.append([])
        elif kind in {"quoted", "escaped"}:
            sections[-1].append(("literal", text))
        elif text == "/" and sections[-1] and sections[-1][-1][0] == "digit":
            sections[-1].append(("fraction", text))
        elif kind == "bracket" and text.startswith("$"):  # [$¥-804]: a currency and a locale
            sections[-1].append(("literal", text[1:].partition("-")[0]))
        elif kind:
            sections[-1].append((kind, text))
    return tuple(tuple(section) for section in sections)


def _section(sections: tuple[tuple[Token, ...], ...], number: Decimal) -> tuple[tuple[Token, ...], bool]:
    """Choose the section for `number`, and say whether a minus sign is to be added."""
    if len(sections) > 3 or any(kind == "at" for kind, _ in sections[-1]):  # noqa: PLR2004 - as above
        sections = sections[:3] if len(sections) > 3 else sections[:-1]  # noqa: PLR2004 - the last is for texts
    sections = sections or _sections(GENERAL)
    conditions = [_condition(section) for section in sections]
    for section, condition in zip(sections, conditions, strict=False):
        if condition and _TESTS[condition[1]](number, Decimal(condition[2])):
            return section, number < 0
    if conditions[0]:  # the last section is for what meets no condition
        return sections[len(conditions) - 1], number < 0
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 - the third is for zero
        return sections[2], False
    return sections[0], number < 0


def _condition(section: tuple[Token, ...]) -> re.Match[str] | None:
    """Return the condition of a section such as [>=100]0, or None."""
    brackets = (_CONDITION.fullmatch(text) for kind, text in section if kind == "bracket")
    return next(filter(None, brackets), None)


def _general(number: Decimal) -> str:
    """Show a number as General does in a wide cell: eleven characters, integers whole."""
    if number == number.to_integral_value():
        return f"{number:.0f}"
    if abs(number) < _SMALL:
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{int(exponent):+03}"
    places = max(0, _GENERAL_WIDTH - 1 - len(f"{abs(number):.20f}".partition(".")[0]))
    return f"{_round(number, places):f}".rstrip("0").rstrip(".")


def _round(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), context=_WIDE)


def _fill(number: Decimal, tokens: tuple[Token, ...]) -> str:
    """Return a number that is not negative, its digits put in the places of a section."""
    kinds = [kind for kind, _ in tokens]
    if "fraction" in kinds:
        return _general(number)
    if "general" in kinds:
        shown = {"general": _general(number)}
        return "".join(shown.get(kind, text if kind == "literal" else "") for kind, text in tokens)
    if "exponent" in kinds:
        return _scientific(number, tokens, kinds.index("exponent"))
    last = max((at for at, kind in enumerate(kinds) if kind == "digit"), default=-1)
    point = kinds.index("point") if "point" in kinds else len(kinds)
    whole_end = max((at for at, kind in enumerate(kinds[:point]) if kind == "digit"), default=-1)
    scaling = sum(kind == "comma" and (at > last or whole_end < at < point) for at, kind in enumerate(kinds))
    number = _WIDE.multiply(number, Decimal(100) ** kinds.count("percent")).scaleb(-3 * scaling)
    number = _round(number, kinds[point:].count("digit"))
    whole, _, decimals = f"{number:f}".partition(".")
    grouped = "comma" in kinds[:whole_end] and "digit" in kinds[: kinds.index("comma")]
    return _whole(whole.lstrip("0"), tokens[:point], grouped=grouped) + _decimals(decimals, tokens[point:])


def _whole(digits: str, tokens: tuple[Token, ...], *, grouped: bool) -> str:
    """Put digits in their places from the right; those left over stand before the first place."""
    places = sum(kind == "digit" for kind, _ in tokens)
    shown: list[str] = []
    placed = 0
    for kind, text in reversed(tokens):
        if kind in {"literal", "percent"}:
            shown.append(text)
        if kind != "digit":
            continue
        places -= 1
        taken = len(digits) if places == 0 else 1
        for digit in reversed(digits[-taken:] or "0" * (text == "0")) if taken else "0" * (text == "0"):
            shown.append("," if grouped and placed and placed % 3 == 0 else "")
            shown.append(digit)
            placed += 1
        digits = digits[:-taken] if taken else ""
    return "".join(reversed(shown))


def _decimals(digits: str, tokens: tuple[Token, ...]) -> str:
    """Put the digits after the point in their places; zeros that only # asks for are left out."""
    least = sum(kind == "digit" and text == "0" for kind, text in tokens)
    digits = digits[:least] + digits[least:].rstrip("0")
    left = iter(digits)
    shown = {"point": "." if digits else ""}
    return "".join(
        next(left, "") if kind == "digit" else shown.get(kind, text if kind in {"literal", "percent"} else "")
        for kind, text in tokens
    )


def _scientific(number: Decimal, tokens: tuple[Token, ...], at: int) -> str:
    mantissa, after = tokens[:at], tokens[at + 1 :]
    power = number.adjusted() if number else 0
    places = [kind for kind, _ in mantissa]
    decimals = places[places.index("point") :].count("digit") if "point" in places else 0
    if _round(number.scaleb(-power), decimals) >= Decimal(10):  # 9.99 becomes 10.0
        power += 1
    width = sum(kind == "digit" for kind, _ in after)
    sign = "-" if power < 0 else "+" * tokens[at][1].endswith("+")
    tail = "".join(text for kind, text in after if kind == "literal")
    return f"{_fill(number.scaleb(-power), mantissa)}E{sign}{abs(power):0{max(width, 1)}}{tail}"
