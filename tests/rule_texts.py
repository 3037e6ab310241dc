"""Random rules, well typed, as text: what holds for every rule is tried on them."""

from hypothesis import strategies as st

LISTS = """
清单 甲类：数量指标、质量指标
清单 两词：“培训人数”、“零非访”
词表 虚词：“明显”、“稳定”
  除外 “稳定增长”
"""
LINES = {"指标": "指标", "任务": "实施计划", "分项": "资金构成", "意见": "审核意见"}

_TEXTS = {
    "": ["项目名称", "年度目标", "长期目标", "“培训人数”", "（项目名称 缺省 “无”）"],
    "指标": ["名称", "指标值.原文", "备注", "指标值.单位"],
    "任务": ["内容"],
    "分项": ["来源"],
    "意见": ["内容", "部门"],
}
_MONEY = {
    "": ["资金总额", "年度资金", "36万元", "0元", "（年度资金 缺省 资金总额）", "合计（资金构成.金额）"],
    "分项": ["分项.金额", "金额 × 2", "金额 ÷ 50%"],
}
_NUMBERS = {
    "": [
        "5",
        "个数（本表.指标）",
        "个数（本表.指标 其中 名称 是 已填）",
        "资金总额 ÷ 年度资金",
        "年度目标.字数",
    ],
    "指标": ["权重", "指标值.数", "指标.序号", "-权重"],
}
_DATES = {
    "": ["2020-05-27", "填报日期", "开始时间", "最大（实施计划.完成时间）", "预算年度.首日"],
    "任务": ["任务.开始时间", "完成时间"],
    "意见": ["日期"],
}
_CELLS = {
    "": ["项目名称", "资金总额", "填报日期", "本表.指标", "项目属性"],
    "指标": ["名称", "指标值", "二级指标", "权重"],
    "任务": ["内容", "任务.开始时间"],
    "分项": ["来源", "金额"],
    "意见": ["日期", "部门"],
}
_FIXED = {
    "": [
        "项目属性 是 新增",
        "预算年度 是 预算年度",
        "填报日期 处于 预算年度",
        "照抄自（项目名称，年度目标）",
    ],
    "指标": [
        "二级指标 是 数量指标",
        "二级指标 属于 甲类",
        "名称 属于 两词",
        "指标值 是 可量化",
        "指标值 ≥ 90%",
        "指标值 ≤ 资金总额",
        "指标值 ≈ 资金总额",
        "指标值 介于 10% 至 95%",
        "指标值.类型 是 定量",
        "指标值.比较符 不是 大约",
    ],
}

_SIGNS = st.sampled_from(["=", "≠", "≥", "≤", ">", "<"])


def _among(table, lines):
    return st.sampled_from([each for line in ("", *lines) for each in table.get(line, [])])


def _pair(table, lines, signs):
    return st.builds("{} {} {}".format, _among(table, lines), signs, _among(table, lines))


def _leaf(lines):
    states = st.sampled_from(["空白", "已填", "缺项", "无法识别"])
    return st.one_of(
        _among(_FIXED, lines),
        _pair(_TEXTS, lines, st.sampled_from(["是", "不是", "包含"])),
        _pair(_MONEY, lines, _SIGNS),
        _pair(_MONEY, lines, st.just("≈")),
        st.builds("{} 误差 {}".format, _pair(_MONEY, lines, st.just("≈")), st.sampled_from(["10%", "1万元"])),
        _pair(_NUMBERS, lines, _SIGNS),
        _pair(_DATES, lines, _SIGNS),
        st.builds("{} 提及 虚词".format, _among(_TEXTS, lines)),
        st.builds("{} {} {}".format, _among(_CELLS, lines), st.sampled_from(["是", "不是"]), states),
    )


def _quantified(lines, depth):
    def over(line):
        words = st.sampled_from(["存在 {} 其中 {}", "没有 {} 其中 {}", "所有 {} 满足 {}"])
        inner = condition((line, *lines), depth - 1)
        return st.builds(
            lambda text, told: f"（{text.format(f'{line} 属于 本表.{LINES[line]}', told)}）", words, inner
        )

    others = [line for line in ("指标", "任务", "分项") if line not in lines]
    return st.sampled_from(others).flatmap(over) if others else _leaf(lines)


def _peers(lines, depth):
    inner = condition(lines, depth - 1) if depth else _leaf(lines)
    return st.builds(
        "（存在 甲表 属于 同批次（项目表 其中 {}） 其中 甲表.项目名称 是 本表.项目名称）".format, inner
    )


def condition(lines=(), depth=2):
    """A condition that may be asked of lines of the given kinds, innermost first, and of the form."""
    if not depth:
        return _leaf(lines)
    inner = condition(lines, depth - 1)
    return st.one_of(
        _leaf(lines),
        st.builds("（{} 且 {}）".format, inner, inner),
        st.builds("（{} 或 {}）".format, inner, inner),
        st.builds("非 （{}）".format, inner),
        _quantified(lines, depth),
        _peers((), depth - 1),
    )


@st.composite
def rule(draw):
    """A rule over project forms: loops, lets and filters, then one to three questions."""
    lines, clauses = (), []
    for number in range(draw(st.integers(0, 4))):
        match draw(st.sampled_from(["each", "let", "when"])):
            case "each" if len(lines) < 2:
                line = draw(st.sampled_from([each for each in LINES if each not in lines]))
                lines = (line, *lines)
                where = f" 其中 {draw(condition(lines, 1))}" if draw(st.booleans()) else ""
                clauses.append(f"每个 {line}{where}")
            case "let":
                clauses += [f"令 问{number} = {draw(condition(lines, 1))}", f"当 问{number}"]
            case _:
                clauses.append(f"当 {draw(condition(lines, 1))}")
    for _ in range(draw(st.integers(1, 3))):
        clauses.append(f"{draw(st.sampled_from(['要求', '禁止']))} {draw(condition(lines))}")
        if draw(st.booleans()):
            clauses.append(f"否则 “{{{draw(_among(_CELLS, lines))}}}”")
    return "\n  ".join(["规则 A-001 “题”", "适用于 项目表", *clauses])
