"""Dates and times as Excel shows them, from a serial day number and the tokens of a format code; and back.

Source: ECMA-376 part 1, 18.8.31; day 1 is 1 January 1900, and day 60 the day that never was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

Token = tuple[str, str]
"""(kind, text) as `number_format` cuts them; here the kinds "date" and "elapsed" count, and _SIGNS."""

_SIGNS = frozenset({"literal", "point", "comma", "percent"})  # shown as they are written, as in 2024.5.6

_LAST_DAY = 2_958_465  # 31 December 9999
_MAC_START = 1462  # how many days later the old Mac's calendar begins
_PHANTOM = 60  # 29 February 1900, kept by Excel for the sake of Lotus 1-2-3
_PHANTOM_DAY = dt.datetime(1900, 3, 1)  # noqa: DTZ001 - a calendar on a wall has no time zone
_DAY_SECONDS, _MINUTE = 86_400, 60
_WEEKDAYS = "一二三四五六日"
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOON = {"am/pm": ("AM", "PM"), "a/p": ("A", "P"), "上午/下午": ("上午", "下午")}


def is_date(tokens: Sequence[Token]) -> bool:
    """Say whether a section of a format code shows a date or a time."""
    return any(kind in {"date", "elapsed"} for kind, _ in tokens)


def show_date(serial: Decimal, tokens: Sequence[Token], *, from_1904: bool) -> str:
    """Return the day number `serial` as `tokens` show it, or "" where there is no such day."""
    if not 0 <= serial <= _LAST_DAY:
        return ""
    point, places = _fraction(tokens)
    time = (serial * _DAY_SECONDS).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    seconds, fraction = int(time), f"{time % 1:f}"[1:]
    days, second = divmod(seconds, _DAY_SECONDS)
    names = [_name(tokens, at) for at in range(len(tokens))]
    day = _day(days, from_1904=from_1904)
    if day is None and any(name[:1] in set("YMDEA") for name in names):
        return ""
    moment = dt.datetime.combine(day or dt.date.min, dt.time.min, dt.UTC) + dt.timedelta(seconds=second)
    noon = any(name in _NOON for name in names)
    shown = []
    for at, (name, (kind, text)) in enumerate(zip(names, tokens, strict=True)):
        if name:
            shown.append(_part(name, moment, seconds, noon=noon))
        elif kind in _SIGNS:
            shown.append(fraction if at == point else text)
    return "".join(shown)


def _fraction(tokens: Sequence[Token]) -> tuple[int, int]:
    """Say which token is the point before parts of a second, as in mm:ss.0, and their places; or (-1, 0)."""
    kinds = [kind for kind, _ in tokens]
    points = (at for at, pair in enumerate(pairwise(kinds)) if pair == ("point", "digit"))
    point = next(points, -1)
    return point, kinds[point:].count("digit") if point >= 0 else 0


def serial(text: str, *, from_1904: bool = False) -> str:
    """Return the day number of a date and time as XML writes them, or `text` where it is none.

    >>> serial("2020-05-27T12:00:00.000"), serial("1899-12-31T06:00:00"), serial("甲")
    ('43978.5', '0.25', '甲')
    """
    try:
        moment = dt.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return text
    if from_1904:
        start = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - as above
    else:
        start = dt.datetime(1899, 12, 31 if moment < _PHANTOM_DAY else 30)  # noqa: DTZ001 - as above
    days = Decimal((moment - start) // dt.timedelta(milliseconds=1)) / (1000 * _DAY_SECONDS)
    return f"{days:f}"


def _day(days: int, *, from_1904: bool) -> dt.date | None:
    if from_1904:
        return dt.date(1904, 1, 1) + dt.timedelta(days) if days <= _LAST_DAY - _MAC_START else None
    if not 0 < days <= _LAST_DAY or days == _PHANTOM:
        return None
    return dt.date(1899, 12, 31 if days < _PHANTOM else 30) + dt.timedelta(days)


def _name(tokens: Sequence[Token], at: int) -> str:
    """Return what a token asks for: capitals for the calendar, small letters for the clock, else ""."""
    kind, text = tokens[at]
    text = text.lower()
    if kind == "elapsed":
        return "total " + text
    if kind != "date":
        return ""
    if text in _NOON or text[0] in "hs":
        return text
    if text in {"m", "mm"}:
        before = next((each for kind, each in reversed(tokens[:at]) if kind in {"date", "elapsed"}), "")
        after = next((each for kind, each in tokens[at + 1 :] if kind in {"date", "elapsed"}), "")
        if before[:1].lower() == "h" or after[:1].lower() == "s":
            return text
    return text.upper()


def _part(name: str, moment: dt.datetime, seconds: int, *, noon: bool) -> str:
    if name in _NOON:
        return _NOON[name][moment.hour >= 12]  # noqa: PLR2004 - noon
    if name.startswith("total"):
        unit = {"h": _MINUTE * _MINUTE, "m": _MINUTE, "s": 1}[name[-1]]
        return f"{seconds // unit:0{len(name) - len('total ')}}"
    texts = {
        "YYYY": f"{moment.year:04}",
        "YY": f"{moment.year % 100:02}",
        "E": f"{moment.year:04}",
        "MMMMM": _MONTH_NAMES[moment.month - 1][0],
        "MMMM": _MONTH_NAMES[moment.month - 1],
        "MMM": _MONTH_NAMES[moment.month - 1][:3],
        "DDDD": _DAY_NAMES[moment.weekday()],
        "DDD": _DAY_NAMES[moment.weekday()][:3],
        "AAAA": "星期" + _WEEKDAYS[moment.weekday()],
        "AAA": _WEEKDAYS[moment.weekday()],
    }
    if name[0] == "Y":
        name = "YY" if len(name) < 3 else "YYYY"  # noqa: PLR2004 - yyy is the long year too
    if name in texts or name[0] == "E":
        return texts.get(name, texts["E"])
    hour = (moment.hour + 11) % 12 + 1 if noon else moment.hour
    number = {"M": moment.month, "D": moment.day, "h": hour, "m": moment.minute, "s": moment.second}
    return f"{number[name[0]]:0{min(len(name), 2)}}"
