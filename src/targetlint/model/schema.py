"""The fields that each kind of form has, with their English and Chinese names and types (design: schema)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

FieldType = Literal["text", "money", "percent", "number", "date", "period", "target", "enum", "texts", "rows"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `enum` names its members in ENUMS, `row` its row kind in ROWS.

    `edge` says which day a written month or year stands for: the first of a start, the last of an end.
    """

    name: str
    chinese: str
    type: FieldType
    enum: str = ""
    row: str = ""
    edge: Literal["first", "last"] = "first"


@dataclass(frozen=True, slots=True)
class RowKind:
    """What one line of a list holds; `name` and `chinese` are what a rule calls one line."""

    name: str
    chinese: str
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class FormKind:
    """A kind of form and its fields."""

    name: str
    chinese: str
    fields: Mapping[str, Field]


def _by_name(*fields: Field) -> Mapping[str, Field]:
    return MappingProxyType({each.name: each for each in fields})


ENUMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "stage": {
            "declaration": "申报",
            "review": "审核",
            "approval": "批复",
            "adjustment": "调整",
            "monitoring": "监控",
            "evaluation": "自评",
        },
        "tier1": {
            "cost_tier": "成本指标",
            "input": "投入指标",
            "output": "产出指标",
            "benefit": "效益指标",
            "satisfaction": "满意度指标",
        },
        "tier2": {
            "quantity": "数量指标",
            "quality": "质量指标",
            "timeliness": "时效指标",
            "cost": "成本指标",
            "economic": "经济效益指标",
            "social": "社会效益指标",
            "ecological": "生态效益指标",
            "sustained": "可持续影响指标",
            "served_satisfaction": "服务对象满意度指标",
            "economic_cost": "经济成本指标",
            "social_cost": "社会成本指标",
            "ecological_cost": "生态环境成本指标",
        },
        "attribute": {
            "new": "新增",
            "continuing": "延续",
            "recurring": "经常性",
            "one_off": "一次性",
            "staged": "阶段性",
        },
        "direction": {"higher": "正向", "lower": "反向"},
        "horizon": {"annual": "年度", "long_term": "长期"},
        "scope": {"annual": "年度", "total": "总额"},
        "target_kind": {
            "quantity": "定量",
            "multiple": "多个数量",
            "date": "时间",
            "zero": "零",
            "level": "等级",
            "scale": "等级序列",
            "binary": "是否",
            "symbolic": "概括",
            "vague": "模糊",
            "baseline": "只有基准",
            "placeholder": "占位",
            "template": "未填模板",
            "blank": "空值",
            "echo": "复述",
            "text": "一般文字",
        },
        "dimension": {
            "money": "金额",
            "percent": "百分比",
            "permille": "千分比",
            "percent_point": "百分点",
            "count": "数目",
            "rate": "单位标准",
            "ratio": "比例",
            "multiple": "倍数",
            "score": "得分",
            "age": "年龄",
            "duration": "时长",
            "area": "面积",
            "length": "长度",
            "mass": "质量",
            "volume": "体积",
            "energy": "能量",
            "power": "功率",
            "concentration": "浓度",
            "sound": "声级",
            "rank": "名次",
            "temperature": "温度",
            "angle": "角度",
            "voltage": "电压",
            "data": "数据量",
            "none": "无单位",
        },
        "verdict": {
            "exact": "相等",
            "rounded": "约合",
            "conflicting": "矛盾",
        },
        "comparator": {
            "equal": "等于",
            "at_least": "不低于",
            "more": "大于",
            "at_most": "不超过",
            "less": "小于",
            "about": "大约",
            "range": "区间",
        },
    }
)

ROWS: Mapping[str, RowKind] = MappingProxyType(
    {
        row.name: row
        for row in (
            RowKind(
                "indicator",
                "指标",
                _by_name(
                    Field("tier1", "一级指标", "enum", enum="tier1"),
                    Field("tier2", "二级指标", "enum", enum="tier2"),
                    Field("name", "名称", "text"),
                    Field("value", "指标值", "target"),
                    Field("sign", "计算符号", "text"),
                    Field("unit", "计量单位", "text"),
                    Field("direction", "指标方向", "enum", enum="direction"),
                    Field("weight", "权重", "number"),
                    Field("standard", "绩效标准", "text"),
                    Field("note", "备注", "text"),
                    Field("horizon", "口径", "enum", enum="horizon"),
                    Field("previous", "上年值", "target"),
                    Field("actual", "实际完成值", "target"),
                    Field("score", "得分", "number"),
                    Field("full_score", "分值", "number"),
                    Field("reason", "偏差原因", "text"),
                ),
            ),
            RowKind(
                "task",
                "任务",
                _by_name(
                    Field("task", "内容", "text"),
                    Field("starts_on", "开始时间", "date"),
                    Field("ends_on", "完成时间", "date", edge="last"),
                ),
            ),
            RowKind(
                "part",
                "分项",
                _by_name(
                    Field("source", "来源", "text"),
                    Field("amount", "金额", "money"),
                    Field("period", "口径", "enum", enum="scope"),
                ),
            ),
            RowKind(
                "opinion",
                "意见",
                _by_name(
                    Field("office", "部门", "text"),
                    Field("text", "内容", "text"),
                    Field("date", "日期", "date"),
                ),
            ),
            RowKind(
                "claim",
                "算式",
                _by_name(
                    Field("part", "分子", "number"),
                    Field("whole", "分母", "number"),
                    Field("stated", "写明比率", "percent"),
                    Field("computed", "算得比率", "percent"),
                    Field("verdict", "结论", "enum", enum="verdict"),
                ),
            ),
            RowKind(
                "reckoning",
                "算账",
                _by_name(
                    Field("terms", "各数", "text"),
                    Field("stated", "写明金额", "money"),
                    Field("computed", "算得金额", "money"),
                    Field("verdict", "结论", "enum", enum="verdict"),
                ),
            ),
        )
    }
)

_SIGNED = (
    Field("fiscal_year", "预算年度", "period"),
    Field("fund_total", "资金总额", "money"),
    Field("duties", "职能概述", "text"),
    Field("indicators", "指标", "rows", row="indicator"),
    Field("opinions", "审核意见", "rows", row="opinion"),
    Field("filler", "填报人", "text"),
    Field("phone", "联系电话", "text"),
    Field("declared_on", "填报日期", "date"),
    Field("head", "负责人", "text"),
    Field("seal", "盖章", "text"),
)

_PROJECT = (
    Field("project_name", "项目名称", "text"),
    Field("project_code", "项目编码", "text"),
    Field("department", "主管部门", "text"),
    Field("unit", "实施单位", "text"),
    Field("attribute", "项目属性", "enum", enum="attribute"),
    Field("category", "项目类别", "text"),
    Field("starts_on", "开始时间", "date"),
    Field("ends_on", "完成时间", "date", edge="last"),
    Field("annual_fund", "年度资金", "money"),
    Field("fund_parts", "资金构成", "rows", row="part"),
    Field("rationale", "立项依据", "text"),
    Field("plan", "实施计划", "rows", row="task"),
    Field("long_term_goal", "长期目标", "text"),
    Field("annual_goal", "年度目标", "text"),
    Field("safeguards", "保障措施", "text"),
)

FORMS: Mapping[str, FormKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            FormKind("project_form", "项目表", _by_name(*_PROJECT, *_SIGNED)),
            FormKind(
                "department_form",
                "部门表",
                _by_name(
                    Field("department_name", "部门名称", "text"),
                    Field("unit", "填报单位", "text"),
                    Field("by_income", "按收入性质", "rows", row="part"),
                    Field("basic_spending", "基本支出", "money"),
                    Field("project_spending", "项目支出", "money"),
                    Field("goals", "整体目标", "texts"),
                    *_SIGNED,
                ),
            ),
            FormKind(
                "self_evaluation",
                "自评表",
                _by_name(
                    *_PROJECT,
                    *_SIGNED,
                    Field("budget_start", "年初预算", "money"),
                    Field("budget_year", "全年预算", "money"),
                    Field("spent", "执行数", "money"),
                    Field("rate", "执行率", "percent"),
                ),
            ),
        )
    }
)
