"""Words that bound, vary or replace a number: the tables that the pattern and the kinds are built from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from targetlint.model.quantity import Comparator, Number

_AT_LEAST, _MORE = Comparator.AT_LEAST, Comparator.MORE
_AT_MOST, _LESS = Comparator.AT_MOST, Comparator.LESS
_EQUAL, _ABOUT = Comparator.EQUAL, Comparator.ABOUT

SIGNS = {
    "≥": _AT_LEAST, ">=": _AT_LEAST, "≥=": _AT_LEAST, "=>": _AT_LEAST, "》=": _AT_LEAST, "》": _AT_LEAST, ">": _MORE,
    "≤": _AT_MOST, "<=": _AT_MOST, "≤=": _AT_MOST, "=<": _AT_MOST, "《=": _AT_MOST, "《": _AT_MOST, "<": _LESS,
    "=": _EQUAL, "≈": _ABOUT, "≯": _AT_MOST, "≮": _AT_LEAST,
}  # fmt: skip
"""Comparison signs before a number."""

IMITATIONS = frozenset({">=", "=>", "≥=", "》", "》=", "<=", "=<", "≤=", "《", "《=", "≧", "≦", "⩾", "⩽"})
"""Signs typed in place of ≥ and ≤."""

COMPARATORS = {
    "不低于": _AT_LEAST, "不少于": _AT_LEAST, "不小于": _AT_LEAST, "不得低于": _AT_LEAST, "不得少于": _AT_LEAST,
    "不应低于": _AT_LEAST, "至少": _AT_LEAST, "至少有": _AT_LEAST, "最少": _AT_LEAST, "最低": _AT_LEAST,
    "大于等于": _AT_LEAST, "大于或等于": _AT_LEAST, "高于等于": _AT_LEAST, "高于或等于": _AT_LEAST,
    "不高于": _AT_MOST, "不超过": _AT_MOST, "不超出": _AT_MOST, "不超": _AT_MOST, "不得超过": _AT_MOST,
    "不得高于": _AT_MOST, "不多于": _AT_MOST, "不大于": _AT_MOST, "不突破": _AT_MOST, "未超过": _AT_MOST,
    "未超": _AT_MOST, "至多": _AT_MOST, "最多": _AT_MOST, "最高": _AT_MOST, "小于等于": _AT_MOST,
    "小于或等于": _AT_MOST, "低于等于": _AT_MOST, "低于或等于": _AT_MOST,
    "大于": _MORE, "高于": _MORE, "超过": _MORE, "超过了": _MORE, "超出": _MORE, "超": _MORE, "突破": _MORE, "多于": _MORE,
    "小于": _LESS, "低于": _LESS, "少于": _LESS, "不足": _LESS, "不满": _LESS, "不到": _LESS, "未达": _LESS,
    "未达到": _LESS, "等于": _EQUAL,
}  # fmt: skip
"""Words before a number that bound it (Civil Code 1259: 超过 不满 leave the number out)."""

IMPLICIT = frozenset({"达到", "达", "达到了"})
"""Verbs that mean at least, without saying so."""

ABOUT = frozenset({"约", "大约", "大概", "约为", "大致", "将近", "接近", "近", "上"})
"""Words before a number that make it vague; 近 and its kin come from below, 上 (上万) from above."""

FROM_BELOW = frozenset({"近", "将近", "接近"})

MORE = frozenset({"余", "多"})
"""Signs that mean somewhat more than the number, and less than its next unit."""

SUFFIXES = {
    "以上": _AT_LEAST, "及以上": _AT_LEAST, "或以上": _AT_LEAST, "含以上": _AT_LEAST, "起": _AT_LEAST, "或者以上": _AT_LEAST,
    "以下": _AT_MOST, "及以下": _AT_MOST, "或以下": _AT_MOST, "以内": _AT_MOST, "之内": _AT_MOST, "内": _AT_MOST,
    "及以内": _AT_MOST, "之下": _AT_MOST, "之上": _AT_LEAST, "以外": _MORE,
    "左右": _ABOUT, "上下": _ABOUT, "多": _ABOUT, "余": _ABOUT,
}  # fmt: skip
"""Words after a number and its unit that bound it."""

NEUTRAL_SUFFIXES = ("(含)", "含", "整", "正", "之间", "不等", "(不含)")
"""Words after a number that change nothing in its reading but 之间, which closes a range."""

SUFFIX_NOT_BEFORE = {"内": "容部外控涵科地需陆蒙在生", "多": "次种样元项方家", "含": "量有", "整": "改治合体理个", "正": "常式确在", "起": "到草来点步"}
"""A suffix is none where one of these signs follows it: 内容, 整改."""

MIDDLES = ("余", "多", "来", "几")
"""Signs between a number and its scale or unit that mean somewhat more."""

DIRECTIONS = {
    "增长": "+", "增加": "+", "提高": "+", "提升": "+", "上升": "+", "增收": "+", "上浮": "+", "净增": "+", "新增长": "+", "扩大": "+",
    "下降": "-", "降低": "-", "减少": "-", "压减": "-", "压缩": "-", "缩短": "-", "下浮": "-", "削减": "-", "节约": "-",
    "核减": "-", "递减": "-", "递增": "+", "减排": "-", "缩减": "-",
}  # fmt: skip
"""Verbs of change before a number."""

ARRIVALS = ("到", "至", "为")
"""After a verb of change: the number is where it arrives, not by how much it changes."""

BASELINES = {
    "同比": "同期", "环比": "上期", "较同期": "同期", "比同期": "同期", "较上年": "上年", "比上年": "上年", "上年": "上年",
    "较上年同期": "上年同期", "比上年同期": "上年同期", "上年同期": "上年同期", "与上年相比": "上年", "与上年同期相比": "上年同期",
    "较上一年": "上年", "比上一年": "上年", "上一年": "上年", "较上年度": "上年", "比上年度": "上年", "上年度": "上年",
    "较去年": "去年", "比去年": "去年", "去年": "去年", "较去年同期": "去年同期", "比去年同期": "去年同期", "去年同期": "去年同期",
    "与去年相比": "去年", "较往年": "往年", "比往年": "往年", "往年": "往年", "较前年": "前年", "比前年": "前年", "较上期": "上期",
    "比上期": "上期", "上期": "上期", "较基期": "基期", "比基期": "基期", "较上季度": "上季度", "比上季度": "上季度", "较上月": "上月",
    "比上月": "上月", "较计划": "计划", "比计划": "计划", "较预算": "预算", "比预算": "预算", "较年初": "年初", "比年初": "年初",
    "较目标": "目标", "比目标": "目标", "较之前": "之前", "比之前": "之前", "较以前": "以前", "比以前": "以前", "较原来": "原来",
    "比原来": "原来",
}  # fmt: skip
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

ZERO_EVENTS = (
    "非访 投诉 事故 上访 差错 违规 死亡 发生 缺陷 感染 失误 伤亡 案件 火灾 容忍 信访 登记 越级上访 集访 舆情 违纪 违法 举报 退票 "
    "失信 泄密 聚集 辍学 复发 返贫 拖欠 欠薪 溢出 排放 超标 污染 扩散 输入 新增 积压 逾期 延误 遗漏 瞒报 漏报 漏管 脱管 失控 失联 "
    "滞留 进京 进京访 赴省访 赴京访 个访 极端 刑案 发案 命案 失窃 盗窃 炒作 疫情 病例 确诊 纠纷 冲突 腐败 违约 拒付 退货 返工 故障 "
    "中断 停机 泄露 泄漏 爆炸 中毒 受伤 轻伤 重伤 责任事故 安全事故 意外 闹访 缠访 重复访 差评 失分 扣分 退件 错误 误差 漏洞 "
    "死角 盲区 遗留 欠账 抛荒 违建 偷排 直排 复吸 脱失 漏检 漏诊 误诊 跑冒 追责 问责 处分 诉讼 败诉 复议"
).split()
"""What 零 before it denies: 零投诉 says that complaints number 0."""

STOPS = (
    r"\d{17,}(?:[.,]\d+)*",
    r"\d{1,3}(?:\.\d{1,3}){2,}(?!\d)",
    r"(?<!\d)1[3-9]\d{9}(?!\d)",
    r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)",
    r"[\[(](?:19|20)\d\d[\])]\s?第?\d{1,5}\s?号?",
    r"第?\d{1,6}号(?:文件?|令|公告|线|楼|院|馆|厅|桥)",
    r"[“\"'‘]?十[一二三四五六][五][”\"'’]?(?:规划|期间|时期|以来|末)?",
    r"[“\"'‘]十[一二三四五六]·?五[”\"'’]",
    r"12\d{3}(?:政务服务|政务|便民|市长|公共|服务)?(?:热线|平台)|1[12]\d(?=指挥|报警|急救|热线|平台|接警|联动)",
    r"(?<![A-Za-z])(?![WNZ]\s?[\d.]{1,6}\s?[%‰])(?!RMB)(?!US)[A-Za-z]{1,6}(?:/[A-Z])?[-\s]?\d{1,8}(?:[.-]\d{1,6})?(?:[A-Za-z]+|级)?",
    r"(?:国家)?\d?[1-5]A(?:级\w{0,4}|(?=景区|旅游))|\dG(?![A-Za-z\d])",
    r"\d{1,3}\s?[×xX*]\s?\d{1,3}(?:\s?(?:[×xX*]\s?\d{1,3}|小时|h))?",
    r"第(?:\d{1,4}|[零一二三四五六七八九十百]{1,5})(?!\s?季度)[方批期个届次轮名位产类种项条章款]?",
    r"(?:\d{2}|[二三四五六七八九]十|九零|八零|七零)年代",
    r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个(?:不|严禁|确保|维护|意识|坚持|自信|必须|统一|全面|务必|凡是|一律|一百|明确|到位|更加|聚焦)\w{0,4}",
    r"[一二三四五六七八九特1-9]级(?:甲等|乙等|丙等)?(?:\(?含?\)?(?:及|或)?以[上下]|标准|响应|公立|医院|路|机构|学科|保护|分类|\b|$)|三甲|[二三]乙",
    r"前[一二三四五六七八九十\d]{1,2}年|近[一二三四五六七八九十\d]{1,2}年来?",
    r"数[十百千万亿]+余?\w?|几[十百千万亿]+\w?|十几\w?|[二三四五六七八九]十几\w?|[几数][个次项名家户人件场期天年月批]",
    r"(?<![^\n;。])\s?(?:\d{1,2}(?:、|\.(?!\d)|\.(?=(?:19|20)\d\d年)|\))|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}、)(?=\s?[^\s\d]|\s?(?:19|20)\d\d年)",
)
"""Shapes that hold digits and state no quantity: identifiers, ordinals, plans, grades, list marks."""

SLOGANS = (
    "一站式 一体化 一条龙 一方面 一把手 一卡通 一件事 一网通办 一门式 一窗通办 一次办好 一次办成 一起 一种 一系列 一批 一线 一流 "
    "一般 一定 一致 一次性 一部分 一旦 一些 一切 一直 一手 一同 一律 一并 一经 一点 一带一路 一事一议 一对一 一户一档 一户一策 "
    "一村一档 一村一品 一人一档 一企一策 一校一策 一类一策 一岗双责 一老一小 一产 二产 三产 一二三产 二次供水 二次创业 二手 "
    "两会 两委 两新 两癌 两项改革 两山 两个维护 两个确立 两不愁三保障 双减 双创 双随机 双一流 三公 三农 三定 三资 三支一扶 "
    "三重一大 三会一课 三下乡 三包 三个代表 三区三线 三医联动 三品一标 三权分置 三位一体 三方 四个意识 四个自信 四个全面 四好农村路 "
    "四位一体 四不摘 四个不摘 四议两公开 五位一体 五保 五险一金 五个一 五级书记 六稳 六保 八项规定 九年义务 九五之尊 十个一 "
    "百日 百县 百校 百企 百年 千村 千企 千家万户 千人计划 万人计划 万里行 万无一失 万众 万家 统一 唯一 第一书记 第一责任人 第三方 "
    "第一时间 第二课堂 十全十美 四川 三亚 九江 五台 六安 三峡 三明 四平 双拥 半导体 半成品 千方百计 一审一核 零基预算 零距离 零售 零部件 "
    "零星 零工 零就业 零碳 零基 零散 零食 零花 最多跑一次 跑一次 只跑一次 一次都不跑 百分制 五分制 十分 万分 千分 百分点制 三无 "
    "一年级 二年级 三年级 四年级 五年级 六年级 初一 初二 初三 高一 高二 高三 大一 大二 大三 大四 两岸 两地 两级 三级 四级 五级 "
    "两型 三级联动 四级联动 五级联动 一网 一张网 一张图 一张表 一本账 一盘棋 一体推进 一个中心 一厅 一平台 双百 三伏 三九 "
    "五一 六一 七一 八一 十一黄金周 三八 五四 双十一 四季 三胎 二孩 二胎 三孩 六部门 九三学社 百货 百姓 百合 百科 千瓦 千伏 万物 "
    "成千上万 万达 亿欧 千米跑 四大班子 四套班子 五大理念 五四青年 三高 三基 三员 三率 两率"
).split()
"""Names and set phrases whose numerals count nothing."""
