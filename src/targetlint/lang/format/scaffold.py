"""The first text of a rule and of a pack: what compiles, is true, and says what to change."""

from __future__ import annotations

from string import Template

from targetlint.model.said import Lang

_PACK = {
    "zh": Template("""\
# 规则包的名称和版本：名称写全称，版本写成 年.月.次。
规则包 “$name” 版本 $year.1.0
# 沿用上级的规则；上级是省里、市里的规则包时，写它的文件夹名。
沿用 “$upper” 版本 $version

# 规则依据的文件，一份写一行；条文核对过原文的写 已核。
# 来源 县办法 = 《本县绩效目标管理办法》 未核
"""),
    "en": Template("""\
# The name and the version of the pack: the year, the month, and a number.
pack "$name" version $year.1.0
# The rules of the upper layer; where that is a province's or a city's pack, the name of its folder.
extends "$upper" version $version

# The documents that rules rest on, one a line; verified where their wording was checked.
# source measures = "Measures of this county" unverified
"""),
}

_RULE = {
    "zh": Template("""\
# 这里写为什么要有这条规则，什么情形不报。它会显示在 explain 里，请改成您的理由：
# 年度目标只有几个字，说不清要做成什么。
规则 $id “年度目标应写得具体”
  # 查哪些表：项目表、部门表、自评表，可以写几种，用顿号隔开。
  适用于 项目表
  # 完整性、相关性、适当性、可行性，选一个。
  维度 完整性
  # 错误、警告、待核对、提示，选一个；靠词语猜的规则再加一行 把握 推断。
  级别 提示
  # 依据先在 pack.rules 里写成 来源，再在这里写：依据 县办法 “第几条”。
  # 参数是下级可以调整的数；允许 后面是调整的范围。用不着就删去。
  参数 最少字数：数字 = 20 允许 10 至 50
  # 要求：写合格时应成立的话。栏目的名称见 docs/language.md。
  要求 年度目标.字数 ≥ 最少字数
  # 不合格时报告人看到的话；花括号里的会换成表中的内容。
  否则 位于 年度目标 “年度目标只有{年度目标.字数}字，不到{最少字数}字”
  建议 “写明今年做什么、做多少、达到什么程度”
  # 示例就是测试：没有写的栏目算缺项。
  示例 合格 “写明做什么、做多少、做到什么程度”
    已知 年度目标 = 改造县乡公路三十公里，十一月底前全部验收合格并通车
  示例 违规 “只有几个字”
    已知 年度目标 = 完成公路改造
    应报告 位于 年度目标 包含 “只有6字”
  示例 无法判断 “空着的，由完整性规则报告”
    已知 年度目标 =
"""),
    "en": Template("""\
# Say here why the rule exists and what it must not report; `explain` shows it. Put your reason in its place:
# an annual goal of a few words does not say what is to be achieved.
rule $id "The annual goal should be specific"
  # The forms that are checked: project_form, department_form, self_evaluation; several with commas.
  applies to project_form
  # One of completeness, relevance, appropriateness, feasibility.
  dimension completeness
  # One of error, warning, review, info; a rule that guesses from words adds: confidence heuristic
  severity info
  # A basis is declared as a source in pack.rules first, then cited here: basis measures "Article 5"
  # A parameter is a number that lower layers may adjust, within the bounds after allowed.
  param least: number = 20 allowed 10 to 50
  # What is true where the form is right. The names of the fields are in docs/language.md.
  require annual_goal.length >= least
  # What is read where it is wrong; braces are filled from the form.
  otherwise at annual_goal "the annual goal has {annual_goal.length} characters, less than {least}"
  suggest "say what is done this year, how much of it, and to which standard"
  # Examples are tests: a field that is not given is absent.
  example passes "what, how much, to which standard"
    given annual_goal = 改造县乡公路三十公里，十一月底前全部验收合格并通车
  example fails "a few words"
    given annual_goal = 完成公路改造
    expect at annual_goal contains "6 characters"
  example undecided "blank: other rules report it"
    given annual_goal =
"""),
}

_ADJUSTMENT = {
    "zh": """\
# 调整上级规则的参数：写规则的编号、参数、新的数和理由；数要在上级允许的范围内。例如（去掉行首的 # 才生效）：
# 调整 CPL-012
#   参数 最多条数 = 30
#   理由 “本县的项目大，一张表可以有三十条指标”
# 还能调整什么，见 docs/language.md；调整的结果用 targetlint rules effective 查看。
""",
    "en": """\
# Adjusts a parameter of a rule from above, within its bounds, with the reason.
# An example, which counts without the #:
# adjust CPL-012
#   param 最多条数 = 30
#   reason "projects of this county are large, a form may have thirty indicators"
# What else can be adjusted: docs/language.md; what comes of it: targetlint rules effective
""",
}


def adjustment(lang: Lang) -> str:
    """Return a file that shows, as a comment, how a rule of the central pack is adjusted."""
    return _ADJUSTMENT[lang]


def pack(name: str, year: int, upper: tuple[str, str], lang: Lang) -> str:
    """Return the `pack.rules` of a pack called `name` that extends `upper`, a pack's id and version."""
    shown = name.translate(dict.fromkeys(map(ord, '“”"\n'), " "))
    return _PACK[lang].substitute(name=shown, year=year, upper=upper[0], version=upper[1])


def rule(identity: str, lang: Lang) -> str:
    """Return the file of a rule with the id `identity`."""
    return _RULE[lang].substitute(id=identity)
