"""Words beside a number that bound, vary or replace it, or merely lead to it; as tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from targetlint.model.quantity import Comparator, Number
from targetlint.quantities.tables import words

_AT_LEAST, _MORE = Comparator.AT_LEAST, Comparator.MORE
_AT_MOST, _LESS = Comparator.AT_MOST, Comparator.LESS
_EQUAL, _ABOUT = Comparator.EQUAL, Comparator.ABOUT


def _spelled(*groups: tuple[Comparator, str]) -> dict[str, Comparator]:
    return {word: comparator for comparator, spellings in groups for word in words(spellings)}


SIGNS = _spelled(
    (_AT_LEAST, "≥ >= ≥= => 》= 》 ≮"),
    (_AT_MOST, "≤ <= ≤= =< 《= 《 ≯"),
    (_MORE, ">"),
    (_LESS, "<"),
    (_EQUAL, "="),
    (_ABOUT, "≈"),
)
"""Comparison signs before a number."""

IMITATIONS = frozenset(words(">= => ≥= 》 》= <= =< ≤= 《 《="))
"""Signs typed in place of ≥ and ≤."""

ODD_SIGNS = frozenset("≧≦⩾⩽")
"""The same, as single signs: normalised to ≥ and ≤ before anything is read."""

COMPARATORS = _spelled(
    (
        _AT_LEAST,
        "不低于 不少于 不小于 不得低于 不得少于 不应低于 至少 至少有 最少 最低 大于等于 大于或等于 高于等于",
    ),
    (_AT_LEAST, "高于或等于"),
    (
        _AT_MOST,
        "不高于 不超过 不超出 不超 不得超过 不得高于 不多于 不大于 不突破 未超过 未超 至多 最多 最高",
    ),
    (_AT_MOST, "小于等于 小于或等于 低于等于 低于或等于"),
    (_MORE, "大于 高于 超过 超过了 超出 超 突破 多于"),
    (_LESS, "小于 低于 少于 不足 不满 不到 未达 未达到"),
    (_EQUAL, "等于"),
)
"""Words before a number that bound it (Civil Code 1259: 超过 不满 leave the number out)."""

IMPLICIT = frozenset({"达到", "达", "达到了"})
"""Verbs that mean at least, without saying so."""

ABOUT = frozenset({"约", "大约", "大概", "约为", "大致", "将近", "接近", "近", "上"})
"""Words before a number that make it vague; 近 and its kin come from below, 上 (上万) from above."""

FROM_BELOW = frozenset({"近", "将近", "接近"})

MORE = frozenset({"余", "多"})
"""Signs that mean somewhat more than the number, and less than its next unit."""

SUFFIXES = _spelled(
    (_AT_LEAST, "以上 及以上 或以上 或者以上 含以上 之上 起"),
    (_AT_MOST, "以下 及以下 或以下 以内 及以内 之内 之下 内"),
    (_MORE, "以外"),
    (_ABOUT, "左右 上下 多 余"),
)
"""Words after a number and its unit that bound it."""

EXCLUDED = "(不含)"
"""After a unit: the bound that follows leaves the number out."""

NEUTRAL_SUFFIXES = ("(含)", "含", "整", "正", "之间", "不等")
"""Words after a number that change nothing in its reading but 之间, which closes a range."""

SUFFIX_NOT_BEFORE = {
    "内": "容部外控涵科地需陆蒙在生",
    "多": "次种样元项方家",
    "含": "量有",
    "整": "改治合体理个",
    "正": "常式确在",
    "起": "到草来点步",
}
"""A suffix is none where one of these signs follows it: 内容, 整改."""

MIDDLES = ("余", "多", "来", "几")
"""Signs between a number and its scale or unit that mean somewhat more."""

_DIRECTIONS = dict.fromkeys(
    words("增长 增加 提高 提升 上升 增收 上浮 净增 新增长 扩大 递增"), "+"
) | dict.fromkeys(words("下降 降低 减少 压减 压缩 缩短 下浮 削减 节约 核减 递减 减排 缩减"), "-")
_ARRIVALS = ("到", "至", "为")

CHANGES = {
    verb + end: (direction, end in _ARRIVALS)
    for verb, direction in _DIRECTIONS.items()
    for end in ("", "了", *_ARRIVALS)
} | dict.fromkeys(words("降至 降到 升至 升到 增至 增到 减至 减到"), ("", True))
"""Verbs of change with their direction, and whether the number is where it arrives: 提高到, 降至."""

DATED_BASELINE = (
    r"[较比与](?:(?:19|20)\d\d年度?(?:底|末|同期)?"
    r"|[“\"'‘]?十[一二三四五六]五[”\"'’]?(?:末|期间|时期)?)(?:相比)?"
)
"""A year or a plan that a number is compared with."""

_REFERENCES = words(
    "同期 上年 上年同期 上年度 上一年 去年 去年同期 往年 前年 上期 基期 上季度 上月 计划 预算 年初 目标 "
    "之前 以前 原来"
)
BASELINES = (
    {mark + name: name for mark in ("较", "比") for name in _REFERENCES}
    | {f"{mark}{name}相比": name for mark in ("与", "同") for name in _REFERENCES}
    | {name: name for name in words("上年 上年同期 上年度 上一年 去年 去年同期 往年 上期")}
    | {"同比": "同期", "环比": "上期"}
)
"""Phrases before a number that say what it is compared with."""

CURRENCIES = {"人民币": "元", "¥": "元", "$": "美元", "US$": "美元", "€": "欧元", "£": "英镑", "HK$": "港元"}

IDIOMS: dict[str, tuple[Comparator, Number, str, str]] = {
    "翻番": (_EQUAL, Decimal(2), "倍", "+"),
    "翻一番": (_EQUAL, Decimal(2), "倍", "+"),
    "翻两番": (_EQUAL, Decimal(4), "倍", "+"),
    "翻三番": (_EQUAL, Decimal(8), "倍", "+"),
    "过半": (_MORE, Decimal(50), "%", ""),
    "过半数": (_MORE, Decimal(50), "%", ""),
    "半数": (_EQUAL, Fraction(1, 2), "", ""),
    "一半": (_EQUAL, Fraction(1, 2), "", ""),
    "减半": (_EQUAL, Decimal(50), "%", "-"),
    "百分百": (_EQUAL, Decimal(100), "%", ""),
    "零增长": (_EQUAL, Decimal(0), "%", "+"),
    "零负增长": (_EQUAL, Decimal(0), "%", "-"),
}
"""Fixed phrases with their comparator, number, unit and direction."""

ZERO_EVENTS = words(
    "非访 投诉 事故 上访 差错 违规 死亡 发生 缺陷 感染 失误 伤亡 案件 火灾 容忍 信访 登记 越级上访 集访 "
    "舆情 违纪 违法 举报 退票 失信 泄密 聚集 辍学 复发 返贫 拖欠 欠薪 溢出 排放 超标 污染 扩散 输入 新增 "
    "积压 逾期 延误 遗漏 瞒报 漏报 漏管 脱管 失控 失联 滞留 进京 进京访 赴省访 赴京访 个访 极端 刑案 发案 "
    "命案 失窃 盗窃 炒作 疫情 病例 确诊 纠纷 冲突 腐败 违约 拒付 退货 返工 故障 中断 停机 泄露 泄漏 爆炸 "
    "中毒 受伤 轻伤 重伤 责任事故 安全事故 意外 闹访 缠访 重复访 差评 失分 扣分 退件 错误 误差 漏洞 死角 "
    "盲区 遗留 欠账 抛荒 违建 偷排 直排 复吸 脱失 漏检 漏诊 误诊 跑冒 追责 问责 处分 诉讼 败诉 复议"
)
"""What 零 before it denies: 零投诉 says that complaints number 0."""

PREFIXES = frozenset(
    {
        *(*SIGNS, *COMPARATORS, *IMPLICIT, *ABOUT, *CURRENCIES),
        *(*BASELINES, *CHANGES),
    }
)
"""Every word that may stand before a number and say how it is meant."""

VERBS = words(
    "保障 完成 实现 达到 确保 保证 保持 维持 控制 控制在 保持在 维持在 稳定在 锁定在 力争 争取 达 为 是 在 "
    "约 有 共 计 共计 合计 总计 全年 介于 位于 不 的 按时 按期 及时 将 并 且 和 与 及 等 其中 实施 开展"
)
"""Verbs and particles that name nothing: left out of labels and of values compared with a name."""
