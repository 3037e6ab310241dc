"""Forms as data: the keys that mark a form among JSON values, and the titles of the layouts that read it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MARK = "targetlint_form"
VERSION = 1  # of the format: raised when a key changes its meaning
KIND, FORMS, MONEY_UNIT, UNEXPLAINED = "kind", "forms", "money_unit", "unexplained"
TEXT, VALUE, UNIT = "text", "value", "unit"  # a value that its text alone does not tell
UNITS = ("元", "千元", "万元", "亿元")

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "project_form": "绩效目标数据项目表",
        "department_form": "绩效目标数据部门表",
        "self_evaluation": "绩效目标数据自评表",
    }
)
"""The kind of form -> the title under which its data stand; no printed form bears one of them."""
