"""Units: every spelling with its unit, its dimension and its factor to that unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from targetlint.quantities.numerals import SCALES, factor
from targetlint.quantities.tables import words


class Unit(NamedTuple):
    """The unit that a spelling stands for: its one name, its dimension, how many of it one is."""

    name: str
    dimension: str
    factor: Decimal


_SYNONYMS = (
    ("money", "元 元人民币 块钱 RMB"),
    ("money", "美元 美金"),
    ("money", "港元 港币"),
    ("money", "欧元"),
    ("money", "日元"),
    ("money", "英镑"),
    ("percent", "% 百分比 个百分比 百分号"),
    ("permille", "‰ 千分比"),
    ("percent_point", "个百分点 百分点 个点"),
    ("ratio", "比例"),
    ("multiple", "倍"),
    ("score", "分"),
    ("area", "平方米 ㎡ m² m2 M2 平米 平方 个平方"),
    ("area", "亩"),
    ("area", "公顷 ha"),
    ("area", "平方公里 km² km2 ㎢ 平方千米"),
    ("length", "米 m M 延米 延长米"),
    ("length", "公里 千米 km KM Km ㎞"),
    ("length", "厘米 cm ㎝ 公分"),
    ("length", "毫米 mm ㎜"),
    ("length", "海里"),
    ("mass", "吨 t"),
    ("mass", "公斤 千克 kg KG Kg ㎏"),
    ("mass", "克 g"),
    ("mass", "毫克 mg ㎎"),
    ("mass", "斤"),
    ("volume", "立方米 m³ m3 M3 ㎥ 立方 方"),
    ("volume", "升 L"),
    ("volume", "毫升 ml mL ML"),
    ("energy", "千瓦时 kWh KWH kwh"),
    ("energy", "吨标准煤 吨标煤"),
    ("power", "千瓦 kW KW kw"),
    ("power", "兆瓦 MW"),
    ("power", "瓦"),
    ("power", "千伏安 kVA KVA"),
    ("voltage", "千伏 kV KV"),
    ("temperature", "℃ 摄氏度"),
    ("concentration", "微克/立方米 μg/m³ μg/m3 ug/m3 ug/m³"),
    ("concentration", "毫克/立方米 mg/m³ mg/m3"),
    ("concentration", "毫克/升 mg/L mg/l"),
    ("sound", "分贝 dB db"),
    ("data", "GB G"),
    ("data", "TB"),
    ("data", "MB"),
    ("data", "兆"),
    ("duration", "年 周年 年期 个年度"),
    ("duration", "月 个月 个自然月"),
    ("duration", "周 个星期 星期 个周"),
    ("duration", "天 日 d 个自然日 自然日"),
    ("duration", "工作日 个工作日"),
    ("duration", "季度 个季度"),
    ("duration", "小时 个小时 h H"),
    ("duration", "分钟 min"),
    ("duration", "秒 秒钟"),
    ("duration", "学时 个学时"),
    ("duration", "课时 个课时"),
    ("duration", "工时"),
    ("duration", "学期 个学期"),
    ("duration", "学年 个学年"),
    ("count", "人次 人/次 人·次"),
    ("count", "场次 场/次"),
    ("count", "台套 台/套"),
    ("count", "户次 户/次"),
    ("count", "车次 车/次"),
)
"""Spellings of one unit, its name first."""

_CLASSIFIERS = words(
    "人 名 位 户 家 个 项 份 次 期 场 起 件 套 台 辆 批 篇 部 本 册 条 处 座 栋 间 所 村 例 只 头 株 棵 组 "
    "支 种 类 门 班 节 幅 张 枚 盏 块 根 口 眼 片 段 句 字 轮 届 趟 遍 顿 餐 床 单 笔 款 团 队 页 宗 副 对 "
    "双 幢 艘 架 道 羽 尾 匹 粒 盘 瓶 袋 箱 包 盒 桶 车 船 站 岗 层 孔 格 档 集 首 曲 卷 帧 版 幕 席 桌 柜 "
    "桩 井 校 人份 人月 人日 人天 人年 人·月 人·天 人·日 村次 家次 班次 批次 类次 台次 件次 篇次 册次 "
    "辆次 架次 艘次 项次 点次 期次 套次 只次 头次 标箱 标段 村居 社区 乡镇 街道 企业 课题 项目 片区 床位 "
    "车位 工位 席位 点位 展位 岗位 学位 栏目 平台 案例 样本 批件 像素"
)
"""Words that count things; each is its own unit."""


def _spelled() -> dict[str, Unit]:
    one = Decimal(1)
    table = {word: Unit(word, "count", one) for word in _CLASSIFIERS}
    for dimension, spellings in _SYNONYMS:
        name, *_ = group = words(spellings)
        table |= {word: Unit(name, dimension, one) for word in group}
    table |= {word: Unit("元", "money", Decimal("0.1")) for word in ("角", "毛")}
    return table


SPELLINGS = _spelled()
"""Every spelling without a scale before it."""

NOT_BEFORE = {
    "分": "红钟别类析配布批管级开校工解散担享部公局院支成",
    "方": "面案式向便法",
    "位": "于置",
    "起": "到草来点步",
    "期": "间末初待限望",
    "次": "要年月日",
    "年": "代级龄轻",
    "天": "然津气",
    "日": "常益",
    "元": "旦素件",
    "本": "级地市省区县科年",
    "处": "理置于",
    "道": "路德",
    "条": "件例",
    "所": "有在需以",
    "点": "击评",
    "项": "目",
    "部": "门分署",
    "组": "织建成",
    "种": "植养子",
    "类": "别型似",
    "班": "子",
    "站": "式",
    "米": "粉",
    "克": "服",
    "升": "级学降",
    "对": "接于象口",
    "双": "创减随",
    "口": "径岸",
    "集": "中体约",
    "首": "次",
    "版": "权",
    "校": "园企",
    "包": "括",
    "单": "位",
    "节": "约能点",
    "支": "出持付",
    "段": "落",
}
"""A spelling is no unit where one of these signs follows it: 分红, 分钟, 方面, 条件."""

_MONEY_SCALES = ("十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿")

UNIT_NAMES = tuple(
    sorted(
        {*SPELLINGS, *(scale + "元" for scale in _MONEY_SCALES), *("万" + word for word in _CLASSIFIERS)},
        key=lambda word: (-len(word), word),
    )
)
"""Every spelling, with 万元 and the like, longest first: for a reader of literals."""

DENOMINATORS = {
    "人": "人", "人次": "人次", "名": "人", "生": "生", "学生": "学生", "户": "户", "家": "家", "次": "次",
    "天": "天", "日": "天", "工作日": "工作日", "月": "月", "个月": "月", "年": "年", "年度": "年",
    "季度": "季度", "季": "季度", "半年": "半年", "周": "周", "学期": "学期", "学年": "学年",
    "小时": "小时", "课时": "课时", "学时": "学时", "分钟": "分钟", "公里": "公里", "千米": "公里",
    "km": "公里", "米": "米", "m": "米", "延米": "米", "平方米": "平方米", "㎡": "平方米", "m²": "平方米",
    "m2": "平方米", "平方": "平方米", "平方公里": "平方公里", "亩": "亩", "公顷": "公顷", "吨": "吨",
    "公斤": "公斤", "斤": "斤", "立方米": "立方米", "m³": "立方米", "m3": "立方米", "升": "升",
    "场": "场", "场次": "场次", "个": "个", "校": "校", "村": "村", "班": "班", "套": "套", "台": "台",
    "件": "件", "床": "床", "期": "期", "批": "批", "批次": "批次", "车": "车", "辆": "辆", "项": "项",
    "标箱": "标箱", "份": "份", "处": "处", "座": "座", "篇": "篇", "例": "例", "株": "株", "头": "头",
    "只": "只", "万人": "万人", "千人": "千人", "百人": "百人", "十万人": "十万人", "社区": "社区",
    "乡镇": "乡镇", "街道": "街道", "镇": "镇", "乡": "乡", "县": "县", "点": "点", "间": "间", "本": "本",
    "册": "册", "门": "门", "组": "组", "条": "条", "盏": "盏", "节": "节", "轮": "轮", "届": "届",
    "床日": "床日", "人天": "人天", "人月": "人月", "人年": "人年",
}  # fmt: skip
"""What a rate can be stated per (元/人·月, 每季度1次), with its one name."""


def base(unit: str) -> tuple[str, str, Decimal] | None:
    """Return (canonical unit, dimension, factor to it) of a spelling, None where it is no unit.

    >>> base("万元")
    ('元', 'money', Decimal('10000'))
    """
    word = unit.strip().removeprefix("(").removesuffix(")")
    plain = word.lstrip("".join(SCALES))
    found, scales = SPELLINGS.get(word), ""
    if found is None:
        found, scales = SPELLINGS.get(plain), word[: len(word) - len(plain)]
    if found is None:
        return None
    return found.name, found.dimension, found.factor * factor(scales)
