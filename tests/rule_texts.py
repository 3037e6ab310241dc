"""Random rules, well typed, as text: what holds for every rule is tried on them.

`sound` leaves out what asks for the state of a cell: then filling blanks can change no answer.
"""

from hypothesis import strategies as st

LISTS = """
清单 甲类：数量指标、质量指标
清单 两词：“培训人数”、“零非访”
词表 虚词：“明显”、“稳定”
  除外 “稳定增长”
判定表 空档（资金：金额） 得 数字：
  | 资金 | 档 |
判定表 档（资金：金额，名：文字） 得 数字 取先：
  | 资金 | 名 包含 | 名 | 档 |
  | ≥ 36万元 | - | - | 5 |
  | 1万元 至 36万元 | 培训、“道路” | - | 3 |
  | - | - | ≠ “无” | 1 |
判定表 归（名：文字） 得 二级指标：
  | 名 提及 | 应属 |
  | 虚词 | 质量指标 |
  | “培训”、“率” | 数量指标 |
定义 减（前：金额，后：金额）= 前 - 后
定义 有更重（比：数字）= （存在 某 属于 本表.指标 其中 某.权重 > 比 且 个数（本表.指标 其中 权重 > 比） > 1）
定义 有字（字：文字）= 有更重（字.字数） 或 字 是 已填
"""
LINES = {"指标": "指标", "任务": "实施计划", "分项": "资金构成", "意见": "审核意见"}

_TEXTS = {
    "": [
        "项目名称",
        "年度目标",
        "长期目标",
        "“培训人数”",
        "（项目名称 缺省 “无”）",
        "上年.年度目标",
        "首个词（年度目标，虚词）",
        "格内文字（项目属性）",
        "最后一个（资金构成.来源）",
        "相同文字（年度目标，长期目标）",
        "规范写法（项目名称）",
        "常规写法（项目名称）",
        "叠写（年度目标）",
    ],
    "指标": ["名称", "指标值.原文", "备注", "指标值.单位", "指标值.完整单位", "指标值.约词", "指标值.去约词"],
    "任务": ["内容"],
    "分项": ["来源"],
    "意见": ["内容", "部门"],
}
_MONEY = {
    "": [
        "资金总额",
        "年度资金",
        "36万元",
        "0元",
        "（年度资金 缺省 资金总额）",
        "减（资金总额，年度资金）",
        "合计（资金构成.金额）",
        "合计（资金构成.金额）",
        "上年.资金总额",
        "（资金总额 - 上年.资金总额）",
        "金额合计（本表.指标.指标值）",
        "第一个（资金构成.金额）",
    ],
    "分项": ["分项.金额", "金额 × 2", "金额 ÷ 50%"],
}
_NUMBERS = {
    "": [
        "5",
        "个数（本表.指标）",
        "个数（本表.指标 其中 名称 是 已填）",
        "资金总额 ÷ 年度资金",
        "年度目标.字数",
        "查表（档，资金总额，项目名称）",
        "（查表（空档，资金总额） 缺省 5）",
        "（个数（查全部（空档，资金总额）） 缺省 5）",
        "填报日期.年",
        "个数（上年.指标）",
        "个数（承诺（年度目标））",
        "个数（年度目标.各句）",
        "个数（比率算式（年度目标））",
        "个数（乘积算账（年度目标））",
        "个数（分项算账（年度目标））",
        "个数（同批次（项目表 其中 主管部门 是 本表.主管部门））",
    ],
    "指标": ["权重", "指标值.数", "指标.序号", "-权重"],
}
_DATES = {
    "": [
        "2020-05-27",
        "填报日期",
        "开始时间",
        "最大（实施计划.完成时间）",
        "最小（实施计划.开始时间）",
        "预算年度.首日",
        "预算年度.末日",
        "上年.填报日期",
    ],
    "任务": ["任务.开始时间", "完成时间"],
    "意见": ["日期"],
}
_CELLS = {
    "": ["项目名称", "资金总额", "填报日期", "本表.指标", "项目属性", "上年.年度目标", "上年.指标"],
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
        "有更重（个数（本表.指标 其中 权重 > 1））",
        "有字（年度目标）",
        "相似度（年度目标，上年.年度目标） < 90%",
        "含量化内容（年度目标）",
        "写明目标（项目名称）",
        "没有说明（项目名称）",
        "资金总额.自带单位",
    ],
    "指标": [
        "二级指标 是 数量指标",
        "与名称矛盾（指标值，名称）",
        "二级指标 属于 甲类",
        "二级指标 是 查表（归，名称）",
        "查表（归，名称） 是 已填",
        "有更重（指标.权重）",
        "名称 属于 两词",
        "指标值 是 可量化",
        "指标值 ≥ 90%",
        "指标值 ≤ 资金总额",
        "指标值 ≈ 资金总额",
        "指标值 介于 10% 至 95%",
        "指标值.类型 是 定量",
        "指标值.比较符 不是 大约",
        "指标值.量纲 是 百分比",
        "指标值.期间 处于 预算年度",
        "“无单位” 属于 指标值.疑点",
    ],
}
_PEERS = [
    "（存在 甲表 属于 同批次（项目表 其中 {}） 其中 甲表.项目名称 是 本表.项目名称）",
    "（没有 甲表 属于 同批次（项目表） 其中 甲表.项目名称 是 本表.项目名称 且 {}）",
    "（所有 甲表 属于 同批次（项目表 其中 主管部门 是 本表.主管部门） 满足 {}）",
    "（存在 甲表 属于 同批次（项目表） 其中 {}）",
    "（存在 旧 属于 上年.指标 其中 旧.名称 是 本表.项目名称 或 {}）",
]
_STATES = ["空白", "已填", "缺项", "无法识别"]
_OF_STATES = (*_STATES, "可量化", "缺省", "格内文字")

_SIGNS = st.sampled_from(["=", "≠", "≥", "≤", ">", "<"])


def _among(table, lines, sound):
    found = [each for line in ("", *lines) for each in table.get(line, [])]
    return st.sampled_from(
        [each for each in found if not (sound and any(word in each for word in _OF_STATES))]
    )


def _pair(table, lines, signs, sound):
    return st.builds("{} {} {}".format, _among(table, lines, sound), signs, _among(table, lines, sound))


def _leaf(lines, sound):
    about = _pair(_MONEY, lines, st.just("≈"), sound)
    leaves = [
        _among(_FIXED, lines, sound),
        _pair(_TEXTS, lines, st.sampled_from(["是", "不是", "包含"]), sound),
        _pair(_MONEY, lines, _SIGNS, sound),
        about,
        st.builds("{} 误差 {}".format, about, st.sampled_from(["10%", "1万元"])),
        _pair(_NUMBERS, lines, _SIGNS, sound),
        _pair(_DATES, lines, _SIGNS, sound),
        st.builds("{} 提及 虚词".format, _among(_TEXTS, lines, sound)),
    ]
    if not sound:
        states = st.builds("{} {}".format, st.sampled_from(["是", "不是"]), st.sampled_from(_STATES))
        leaves.append(st.builds("{} {}".format, _among(_CELLS, lines, sound), states))
    return st.one_of(leaves)


def _quantified(lines, depth, sound):
    def over(line):
        words = st.sampled_from(["存在 {} 其中 {}", "没有 {} 其中 {}", "所有 {} 满足 {}"])
        inner = condition((line, *lines), depth - 1, sound)
        return st.builds(
            lambda text, told: f"（{text.format(f'{line} 属于 本表.{LINES[line]}', told)}）", words, inner
        )

    others = [line for line in ("指标", "任务", "分项") if line not in lines]
    return st.sampled_from(others).flatmap(over) if others else _leaf(lines, sound)


def _peers(depth, sound):
    inner = condition((), depth - 1, sound) if depth else _leaf((), sound)
    return st.builds(str.format, st.sampled_from(_PEERS), inner)


def condition(lines=(), depth=2, sound=False):  # noqa: FBT002 - handed on from draw to draw
    """A condition that may be asked of lines of the given kinds, innermost first, and of the form."""
    if not depth:
        return _leaf(lines, sound)
    inner = condition(lines, depth - 1, sound)
    return st.one_of(
        _leaf(lines, sound),
        st.builds("（{} 且 {}）".format, inner, inner),
        st.builds("（{} 或 {}）".format, inner, inner),
        st.builds("非 （{}）".format, inner),
        _quantified(lines, depth, sound),
        _peers(depth - 1, sound),
    )


@st.composite
def rule(draw, *, sound=False):
    """A rule over project forms: loops, lets and filters, then one to three questions."""
    lines, clauses = (), []
    for number in range(draw(st.integers(0, 4))):
        match draw(st.sampled_from(["each", "peer", "let", "when"])):
            case "each" if len(lines) < 2:
                line = draw(st.sampled_from([each for each in LINES if each not in lines]))
                lines = (line, *lines)
                year = draw(st.sampled_from(["", f" 属于 上年.{LINES[line]}"]))
                where = f" 其中 {draw(condition(lines, 1, sound))}" if draw(st.booleans()) else ""
                clauses.append(f"每个 {line}{year}{where}")
            case "peer" if not lines:
                where = draw(st.sampled_from(["", f" 其中 他表{number}.主管部门 是 本表.主管部门"]))
                clauses.append(f"每个 他表{number} 属于 同批次（项目表）{where}")
            case "let":
                clauses += [f"令 问{number} = {draw(condition(lines, 1, sound))}", f"当 问{number}"]
            case _:
                clauses.append(f"当 {draw(condition(lines, 1, sound))}")
    for _ in range(draw(st.integers(1, 3))):
        clauses.append(f"{draw(st.sampled_from(['要求', '禁止']))} {draw(condition(lines, 2, sound))}")
        if draw(st.booleans()):
            clauses.append(f"否则 “{{{draw(_among(_CELLS, lines, sound))}}}”")
    return written(clauses)


def written(clauses):
    """The rule of these clauses."""
    return "\n  ".join(["规则 A-001 “题”", "适用于 项目表", *clauses])


def parts():
    """One rule for each thing that the random rules are made of."""
    for line in ("", *LINES):
        loop = [f"每个 {line}"] if line else []
        fixed = [*_FIXED.get(line, []), *(text.format("项目名称 是 “甲”") for text in _PEERS if not line)]
        for table, rest in (
            (_TEXTS, "包含 “甲”"),
            (_MONEY, "≈ 1元 误差 1元"),
            (_NUMBERS, "≥ 5"),
            (_DATES, "≥ 2020-05-27"),
        ):
            fixed += [f"{each} {rest}" for each in table.get(line, [])]
        fixed += [f"{each} 是 {state}" for each in _CELLS[line] for state in _STATES]
        yield from (written([*loop, f"要求 {each}"]) for each in fixed)
    yield written(
        ["令 问 = 项目名称 提及 虚词", "当 问", "要求 非 （资金总额 ≈ 1元 且 年度资金 + 资金总额 ≈ 1元）"]
    )
