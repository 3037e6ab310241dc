"""A county's small pack and its forms, written as files: what is checked twice and compared."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_examples import WRITERS, source

from targetlint import lint, rulebook
from targetlint.book import Book
from targetlint.model.report import Report

TODAY = date(2026, 1, 15)
VALUES = """规则 IND-001 zh “指标值应填写” en “Indicator values are filled in”
  适用于 项目表
  级别 错误
  每个 指标 属于 本表.指标
  要求 指标.指标值 是 已填
  否则 位于 指标.指标值 zh “「{指标.名称}」没有填指标值” en ““{指标.名称}” has no value”
"""
RULES = f"""规则包 “县” 版本 2026.1.0
版式 J1 “绩效目标数据项目表”
  读作 项目表
  标题 “绩效目标数据项目表”
  字段 项目名称：“项目名称”
  字段 主管部门：“主管部门”
  字段 年度目标：“年度目标”
  字段 实施计划：“实施计划”
  表 实施计划：内容 “内容”，开始时间 “开始时间”
  指标表：一级指标 “一级指标”，二级指标 “二级指标”，名称 “名称”，指标值 “指标值”
版式 COUNTY-1 “项目绩效目标申报表”
  读作 项目表
  标题 “项目绩效目标申报表”
  单位 元
  字段 主管部门：“主管部门”
  字段 项目名称：“项目名称”
  字段 年度资金：“年度资金”
  字段 年度目标：“年度目标”
  指标表：一级指标 “一级指标”，二级指标 “二级指标”，名称 “名称”，指标值 “指标值”
规则 GOAL-001 zh “年度目标应填写” en “The annual goal is filled in”
  适用于 项目表
  级别 错误
  要求 本表.年度目标 是 已填
  否则 位于 年度目标 zh “没有填年度目标” en “There is no annual goal”
{VALUES}规则 MUST-001 zh “项目名称应填写” en “The project has a name”
  适用于 项目表
  级别 错误
  不可停用
  要求 本表.项目名称 是 已填
  否则 位于 项目名称 zh “没有填项目名称” en “The project has no name”
规则 WORD-001 zh “指标名称不说若干” en “Names of indicators say what”
  适用于 项目表
  级别 警告
  每个 指标 属于 本表.指标
  要求 非 指标.名称 包含 “若干”
  否则 位于 指标.名称 zh “「{{指标.名称}}」没有说清” en ““{{指标.名称}}” is vague”
"""
Lines = Sequence[tuple[str, str]]  # name and value of indicators
BLANK = (("培训期数", "≥3期"), ("按时完成", ""), ("参训教师满意度", ""))


def pack(folder: Path, rules: str = RULES) -> Path:
    """Write the pack, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.rules").write_text(rules, encoding="utf-8")
    return folder


@functools.cache
def book(rules: str = RULES) -> Book:
    """Return the rules of the pack; a mistake in them is one of the test."""
    with tempfile.TemporaryDirectory() as folder:
        found, told = rulebook.load([pack(Path(folder, "county"), rules)], today=TODAY)
    assert [each.message.zh for each in told] == []
    assert found is not None
    return found


def data(lines: Lines = BLANK, **fields: object) -> dict[str, object]:
    """Return a form as data; `fields` are its other texts."""
    rows = [{"tier1": "产出指标", "tier2": "数量指标", "name": name, "value": value} for name, value in lines]
    given = {"department": "教育局", "project_name": "教师培训", "annual_goal": "培训教师三百人次"}
    return {"targetlint_form": 1, **given, **fields, "indicators": rows}


def as_data(path: Path, lines: Lines = BLANK, **fields: object) -> Path:
    """Write a form as a JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data(lines, **fields), ensure_ascii=False), encoding="utf-8")
    return path


def as_table(path: Path, lines: Lines = BLANK, goal: str = "培训教师三百人次") -> Path:
    """Write a form as the table that people fill in: .docx, .xlsx or .txt by the suffix."""
    rows = [f"| {'产出指标' if at == 0 else '^'} | 数量指标 | {n} | {v} |" for at, (n, v) in enumerate(lines)]
    head = [("项目名称", "教师培训"), ("主管部门", "教育局"), ("年度资金", "36万元"), ("年度目标", goal)]
    text = "\n".join(
        [
            "项目绩效目标申报表",
            "",
            *(f"| {label} | {value} | < | < |" for label, value in head),
            "| 一级指标 | 二级指标 | 名称 | 指标值 |",
            *rows,
        ]
    )
    path.write_bytes(WRITERS[path.suffix[1:]](source(text + "\n")))
    return path


def checked(*paths: Path, rules: str = RULES, today: date = TODAY) -> Report:
    """Check some paths by the pack."""
    return lint.check(list(paths), book(rules), today=today)
