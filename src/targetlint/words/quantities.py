"""What is said about the reading of one value: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # the verdict; the kinds themselves are named in the schema
    "quantity.quantifiable": ("可量化", "quantifiable"),
    "quantity.not_quantifiable": ("不可量化", "not quantifiable"),
    # what each kind is and, where it does not count as quantifiable, why not
    "quantity.kind_quantity": ("写明了一个数", "one number is stated"),
    "quantity.kind_multiple": ("写明了几个数，逐个核对", "several numbers, each to be checked by itself"),
    "quantity.kind_date": ("写明了日期或期限", "a day, a period or a deadline is stated"),
    "quantity.kind_zero": ("写明是零", "the number stated is zero"),
    "quantity.kind_level": (
        "是一个等级，没有数；定性指标才能这样写",
        "a level, no number: only for qualitative indicators",
    ),
    "quantity.kind_scale": (
        "把一串等级都写上了，没有定下是哪一级",
        "a whole scale; none of its levels is chosen",
    ),
    "quantity.kind_binary": (
        "只分做到和没做到，没有程度，也没有数",
        "done or not done: neither number nor degree",
    ),
    "quantity.kind_symbolic": (
        "用词代替了数：把它指的数或日期写出来",
        "words stand for a number or a day: write it down",
    ),
    "quantity.kind_vague": (
        "只有表示愿望或程度的词，没有可以核对的数",
        "words of intent or degree: nothing to check by",
    ),
    "quantity.kind_baseline": (
        "只说了和什么比，没有说比出多少",
        "says what to compare with, not by how much",
    ),
    "quantity.kind_placeholder": ("是占位的写法，等于没有写目标", "a placeholder: no target is stated"),
    "quantity.kind_template": (
        "是没有填完的模板：有符号或单位，没有数",
        "a template left unfilled: no number in it",
    ),
    "quantity.kind_blank": ("什么也没有写", "nothing is written"),
    "quantity.kind_echo": ("只是把指标名称又说了一遍", "only says the indicator's name again"),
    "quantity.kind_text": (
        "没有读出数、日期，也不是认识的写法",
        "neither number nor day, nor any known wording",
    ),
    # the flags: what was noticed, how it was read, what would be clear
    "quantity.flag_bare": ("没有写比较符，按「等于」读", "no comparator is written; read as equal"),
    "quantity.flag_implicit-comparator": (
        "「达到」按「不低于」读；写 ≥ 更清楚",
        "达到 is read as “at least”; ≥ would say it plainly",
    ),
    "quantity.flag_redundant-comparator": (
        "同一个界限写了两遍，留一个就够",
        "the bound is written twice; once is enough",
    ),
    "quantity.flag_contradictory-comparator": (
        "前后两个比较符方向相反，按前一个读",
        "two comparators contradict each other; the first was taken",
    ),
    "quantity.flag_contradictory-bounds": (
        "下限比上限还高，没有数能同时满足，两个界限分开读",
        "no number is within both limits; each is read by itself",
    ),
    "quantity.flag_sign-conflict": (
        "值里的比较符和旁边符号列的不一致，按值里的读",
        "the value and the sign beside it disagree; the value's own was taken",
    ),
    "quantity.flag_imitation-sign": (
        "用 》、>= 等代替了 ≥、≤，按 ≥、≤ 读",
        "a sign such as 》 or >= stands in for ≥ or ≤ and is read as that",
    ),
    "quantity.flag_suspect-ocr-sign": (
        "像是扫描识别错了：≥ 认成 2，≤ 认成 W；没有改，请对照原件",
        "it looks like a misread scan (≥ as 2, ≤ as W); nothing was changed, compare the original",
    ),
    "quantity.flag_space-grouping": (
        "数字中间有空格，按一个数读",
        "there are spaces between the digits; read as one number",
    ),
    "quantity.flag_fullwidth-grouping": (
        "数字中间是全角逗号，按千分位读",
        "a full-width comma stands between the digits; read as one number",
    ),
    "quantity.flag_inverted-range": (
        "区间前大后小，按从小到大读",
        "the range starts with its larger number; read from the smaller to the larger",
    ),
    "quantity.flag_ambiguous-range-scale": (
        "区间前一个数没有写量级，按后一个数的读；把两个数都写全",
        "the first number of the range has no scale and got that of the second; write both in full",
    ),
    "quantity.flag_percent-or-point": (
        "指标本身是比率：提高5%，是升5个百分点，还是升原来的5%？",
        "the indicator is a rate: is it a change by percentage points, or by a share of the old value?",
    ),
    "quantity.flag_impossible": (
        "减少的比原来的全部还多",
        "the decline is larger than all there was",
    ),
    "quantity.flag_invalid-date": ("日历上没有这一天", "the calendar has no such day"),
    "quantity.flag_ambiguous-date-or-ratio": (
        "既可以是几月几日，也可以是几分之几",
        "it may be a month and a day, or a ratio",
    ),
    "quantity.flag_implied-unit": (
        "没有写单位，单位是从名称看出来的",
        "no unit is written; the name implies it",
    ),
    "quantity.flag_unit-missing": (
        "没有写单位，从旁边各列和名称也看不出来",
        "no unit is written, and neither the columns nor the name tell it",
    ),
    "quantity.flag_label-in-value": (
        "值里又写了名称",
        "a name is written in the value, too",
    ),
    "quantity.flag_scale-not-level": (
        "写的是全部等级，应当只写要达到的一级",
        "the whole scale is written where the level to be reached belongs",
    ),
    # the rows of the drawing
    "quantity.kind": ("类型", "kind"),
    "quantity.label": ("名称", "name"),
    "quantity.comparator": ("比较符", "comparator"),
    "quantity.number": ("数", "number"),
    "quantity.low": ("下限", "lower"),
    "quantity.high": ("上限", "upper"),
    "quantity.unit": ("单位", "unit"),
    "quantity.per": ("每", "per"),
    "quantity.dimension": ("量纲", "dimension"),
    "quantity.scale": ("量级", "scale"),
    "quantity.approximator": ("约词", "about"),
    "quantity.direction": ("增减", "change"),
    "quantity.baseline": ("基准", "baseline"),
    "quantity.first": ("首日", "first day"),
    "quantity.last": ("末日", "last day"),
    "quantity.day": ("日期", "day"),
    "quantity.grain": ("精确到", "precision"),
    "quantity.recurring": ("重复", "recurs"),
    "quantity.year": ("年份", "year"),
    "quantity.quantities": ("数量", "quantities"),
    "quantity.dates": ("日期", "dates"),
    "quantity.flag": ("疑点", "flag"),
    "quantity.flagged": ("{meaning}（{flag}）", "{meaning} ({flag})"),
    # what stands in them
    "quantity.included": ("{number}（含）", "{number} (included)"),
    "quantity.excluded": ("{number}（不含）", "{number} (excluded)"),
    "quantity.scaled": ("{word}（{number}）", "{word} ({number})"),
    "quantity.up": ("增加", "up"),
    "quantity.down": ("减少", "down"),
    "quantity.date_equal": ("就是", "exactly"),
    "quantity.date_at_least": ("不早于", "not before"),
    "quantity.date_more": ("晚于", "after"),
    "quantity.date_at_most": ("不晚于", "not after"),
    "quantity.date_less": ("早于", "before"),
    "quantity.date_about": ("前后", "about"),
    "quantity.date_range": ("期间", "within"),
    "quantity.grain_year": ("年", "year"),
    "quantity.grain_half": ("半年", "half-year"),
    "quantity.grain_quarter": ("季度", "quarter"),
    "quantity.grain_month": ("月", "month"),
    "quantity.grain_xun": ("旬", "ten days"),
    "quantity.grain_day": ("日", "day"),
    "quantity.month_and_day": ("{month}月{day}日", "{month:02}-{day:02}"),
    "quantity.month_alone": ("{month}月", "{month:02}-*"),
    "quantity.day_alone": ("{day}日", "*-{day:02}"),
    "quantity.year_unknown": ("没有写", "not written"),
    "quantity.every_time": ("每期", "every time"),
    "quantity.year_given": ("取自预算年度", "from the form"),
    # the columns beside the value
    "quantity.beside": ("旁列", "beside"),
    "quantity.column": ("{name}「{text}」：{gave}", "{name} “{text}”: {gave}"),
    "quantity.column_sign": ("计算符号", "sign"),
    "quantity.column_unit": ("计量单位", "unit"),
    "quantity.column_direction": ("指标方向", "direction"),
    "quantity.column_indicator": ("指标名称", "indicator"),
    "quantity.column_year": ("预算年度", "year of the form"),
    "quantity.gave": ("给出{what}", "gives {what}"),
    "quantity.raised": ("引出疑点 {what}", "raises {what}"),
    "quantity.settled": ("消除疑点 {what}", "settles {what}"),
    "quantity.then": ("；", "; "),
    "quantity.gave_nothing": ("没有改变读法", "changes nothing"),
}
