"""Values that are no number: grades, scales, yes and no, slogans, vague words, placeholders; as tables."""

from __future__ import annotations

from targetlint.quantities.tables import words

LEVELS = frozenset(
    words(
        "优 优秀 优良 良 良好 较好 好 很好 一般 中 中等 差 较差 高 较高 低 较低 满意 非常满意 很满意 "
        "比较满意 较满意 基本满意 不满意 显著 较显著 明显 较明显 不明显 强 较强 弱 及格 不及格 一等 二等 "
        "三等 甲等 乙等 丙等 A级 B级 C级 D级 AA级 AAA级 AAAA级 5A级 4A级 3A级 三甲 二甲 三级甲等 二级甲等 "
        "先进 领先 前列 有效 基本有效"
    )
)
"""One level of a declared scale."""

SCALES = frozenset(
    words(
        "好一般差 优良中差 优良中低差 优良差 高中低 高低 好坏 好中差 非常满意满意一般不满意 满意一般不满意 "
        "非常满意满意基本满意不满意 满意不满意 满意基本满意不满意 优秀良好合格不合格 优秀良好一般差 "
        "优良合格不合格 优秀良好中等差 合格不合格 达标不达标 强中弱 ABCD 优良一般差 显著一般不显著 优中差 "
        "大中小"
    )
)
"""A scale named whole, separators removed, where one of its levels was asked for."""

BINARY = frozenset(
    words(
        "达标 合格 不合格 完成 已完成 全面完成 按要求完成 是 否 有 通过 未通过 正常 正常运转 正常运行 "
        "运转正常 运行正常 稳定运行 正常使用 是/否 有/无 达到要求 符合要求 符合标准 符合规定 达到标准 符合 "
        "合规 达到 到位 保障到位 不发生 未发生 杜绝 验收合格 合规合法 合法合规 建立 健全 完善 是否 有无 "
        "建成 投入使用 验收通过 通过验收 实现 已建立 已实施 落实"
    )
)
"""Answers that can be checked, but have no degrees."""

SYMBOLIC = frozenset(
    words(
        "全覆盖 全部 全额 全年 全程 全员 当年 本年 本年度 年度 年度内 当年度 按计划 按计划完成 按计划执行 "
        "按预算执行 不超预算 不超过预算 不超预算数 不超过预算数 不超过批复数 预算内 预算范围内 控制在预算内 "
        "控制在预算范围内 ≤预算批复数 ≤预算数 ≤预算 预算批复数 按预算 按标准 按规定 按政策 按照标准 足额 "
        "全部完成 全面覆盖 基本覆盖 全部覆盖 应保尽保 应收尽收 应发尽发 应补尽补 应享尽享 应检尽检 应接尽接 "
        "应办尽办 应兑尽兑 应助尽助 应救尽救 不突破预算 不超支 每年 每月 每季度 每天 每周 按年 按月 按季 "
        "按季度 年内 一年内 项目期内 按合同 按合同约定 按进度 据实 据实列支 按实际"
    )
)
"""Words that stand for a number that could be stated."""

SYMBOLIC_SHAPES = (
    r"(?:19|20)\d\s*\d\s*年?度?(?:全年|期间|内|度)?",
    r"[“\"'‘]?十[一二三四五六]·?五[”\"'’]?(?:(?:规划)?(?:期间|时期))?",
    r"(?:≤|<=|<|=|≥|不超过|不高于|控制在|未超)*(?:年初|批复|项目|部门|财政)?预算(?:批复|安排|下达)?(?:数|金额|总额|资金|额度)?(?:以?内|范围内)?",
    r"应\w尽\w(?:率?)",
    r"全\w{0,4}覆盖|\w{0,6}全覆盖",
)

VAGUE_WORDS = words(
    "若干 多次 一批 一定 部分 大部分 多数 大多数 长期 中长期 短期 持续 按时 及时 按期 适时 尽快 随时 定期 "
    "不定期 经常 适量 适当 尽量 较多 较少 大量 少量 许多 众多 不断 逐步 逐年 明显 显著 有所 稳步 进一步 "
    "有效 切实 充分 大力 全面 积极 努力 力争 较大 大幅 深入 可持续 促进 推动 提高 提升 改善 增强 加强 优化 "
    "完善 保障 维护 巩固 降低 减少 增加 扩大 缩小 增长 下降 提质 稳定 良性 永久 深远"
)
"""Words that promise and do not measure."""

VAGUE_SHAPES = (r"[数几][十百千万亿]+余?\w?", r"十几\w?", r"[几数][个次项名家户人件场期天年月批]")

BASELINE_WORDS = words(
    "上年 去年 上一年 往年 同期 前年 上期 基期 同比 环比 以往 以前 历年 年初 上季度 上月 平均水平 原有 "
    "现有水平 原来 之前"
)
"""What a value refers to when it states no number of its own."""

NOTHING = frozenset(words("无 暂无 空 空白 不涉及 不适用 N/A"))
"""What says in any cell that there is nothing to state."""

PLACEHOLDERS = NOTHING | frozenset(
    words(
        "没有 见附件 详见附件 见附表 详见附表 附后 待定 暂定 待填 待补充 未涉及 无此项 略 同上 NA n/a na "
        "NULL null None 另附 另行通知 见文件 见方案 见备注 详见备注 未填 未填写 请填写 无需填写"
    )
)
"""What states no target; in other cells 同上 and 见附件 say something."""
