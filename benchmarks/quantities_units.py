"""The units that the suites name, beside ours: which are of one kind, and how large each is."""

from __future__ import annotations

from fractions import Fraction

from targetlint.model.quantity import Quantity

SHARES = {
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "个百分点": Fraction(1, 100),
}
"""Units that the suites write as a part of one."""

CURRENCIES = {
    "块": "元",
    "CNY": "元",
    "USD": "美元",
    "HKD": "港元",
    "港币": "港元",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元",
}
"""Other names of currencies, in the suites and in ours: a 块 is what a 元 is called aloud."""

_KINDS = {
    "元": {"元": "1", "块": "1", "角": "1/10", "Chinese yuan": "1", "Dollar": "1", "Yuan": "1", "RMB": "1",
          "CNY": "1",
           "Jiao": "1/10", "Chinese jiao": "1/10", "Fen": "1/100", "Cent": "1/100"},
    "美元": {"美元": "1", "United States dollar": "1", "US dollar": "1", "USD": "1"},
    "欧元": {"欧元": "1", "Euro": "1", "EUR": "1"},
    "日元": {"日元": "1", "Japanese yen": "1", "JPY": "1", "Yen": "1"},
    "英镑": {"英镑": "1", "British pound": "1", "Pound sterling": "1", "GBP": "1"},
    "港元": {"港元": "1", "Hong Kong dollar": "1", "HKD": "1"},
    "length": {"米": "1", "公里": "1000", "厘米": "1/100", "分米": "1/10", "毫米": "1/1000",
               "微米": "1/1000000",
               "海里": "1852", "里": "500", "英里": "1609.344", "英尺": "0.3048", "英寸": "0.0254",
               "码": "0.9144",
               "尺": "1/3", "丈": "10/3", "寸": "1/30",
               "Meter": "1", "Metre": "1", "Kilometer": "1000", "Kilometre": "1000", "Centimeter": "1/100",
               "Centimetre": "1/100", "Decimeter": "1/10", "Millimeter": "1/1000", "Millimetre": "1/1000",
               "Micrometer": "1/1000000", "Mile": "1609.344", "Foot": "0.3048", "Inch": "0.0254",
               "Yard": "0.9144", "Li": "500"},
    "area": {"平方米": "1", "亩": "2000/3", "公顷": "10000", "平方公里": "1000000", "平方厘米": "1/10000",
             "Square meter": "1", "Mu": "2000/3", "Hectare": "10000", "Square kilometer": "1000000",
             "Square centimeter": "1/10000"},
    "mass": {"克": "1", "公斤": "1000", "吨": "1000000", "斤": "500", "两": "50", "钱": "5", "毫克": "1/1000",
             "微克": "1/1000000", "Gram": "1", "Kilogram": "1000", "Ton": "1000000", "Metric ton": "1000000",
             "Jin": "500", "Liang": "50", "Qian": "5", "Milligram": "1/1000", "Microgram": "1/1000000"},
    "volume": {"升": "1", "毫升": "1/1000", "立方米": "1000", "立方厘米": "1/1000", "Liter": "1",
               "Litre": "1",
               "Milliliter": "1/1000", "Millilitre": "1/1000", "Cubic meter": "1000",
               "Cubic centimeter": "1/1000"},
    "time": {"秒": "1", "毫秒": "1/1000", "分钟": "60", "小时": "3600", "天": "86400", "周": "604800",
             "Second": "1", "Minute": "60", "Hour": "3600", "Day": "86400", "Week": "604800"},
    "months": {"月": "1", "季度": "3", "年": "12", "Month": "1", "Quarter": "3", "Year": "12"},
    "temperature": {"℃": "1", "度": "1", "摄氏度": "1", "C": "1", "Celsius": "1", "D": "1", "Degree": "1"},
    "data": {"B": "1", "KB": "1024", "MB": "1048576", "GB": "1073741824", "TB": "1099511627776", "Byte": "1",
             "Kilobyte": "1024", "Megabyte": "1048576", "Gigabyte": "1073741824",
             "Terabyte": "1099511627776"},
    "speed": {"公里/小时": "1", "米/秒": "3.6", "Kilometer per hour": "1", "Meter per second": "3.6"},
    "age": {"岁": "12", "月龄": "1", "年": "12", "月": "1", "Year": "12", "Month": "1"},
    "age in weeks": {"周龄": "7", "天龄": "1", "Week": "7", "Day": "1"},
    "share": {"%": "1", "个百分点": "1", "Percent": "1"},
}  # fmt: skip


def ratio(gold: str, quantity: Quantity) -> Fraction | None:
    """Return how many of a quantity's unit the unit of a suite is, None where they are of different kinds."""
    own = "/".join((quantity.unit, *quantity.per))
    group = next((group for group in _KINDS.values() if gold in group and own in group), None)
    return None if group is None else _size(group[gold]) / _size(group[own])


def _size(written: str) -> Fraction:
    upper, _, lower = written.partition("/")
    return Fraction(upper) / Fraction(lower or 1)
