"""What is said of other forms: those of the batch, and last year's: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # why a rule was not run
    "cause.no-peers": ("本批没有可以对照的其他表", "the batch has no other form to compare with"),
    "cause.mixed-years": (
        "本批有不止一个年度的表，而有的表没有写年度；请按年度分开检查",
        "the batch has forms of several years and some that state none: check one year at a time",
    ),
    "cause.no-last-year": (
        "没有给出上年的表（加 --against 上年文件夹）",
        "no forms of last year were given (add --against FOLDER)",
    ),
    "cause.no-match": ("上年的表里没有这一份", "last year's forms have no such form"),
    "cause.other-year": (
        "上年的表里同名的那一份写的不是上一个年度",
        "last year's form of that name is not of the year before this one",
    ),
    "cause.several-matches": (
        "同名的表不止一份，没有猜上年的是哪一份",
        "several forms have that name, and which one was last year's is not guessed",
    ),
    "cause.no-name": (
        "本表没有写项目或部门的名称，不能和上年的表对上",
        "the form states no name of a project or department to find last year's by",
    ),
    "cause.no-table": (
        "规则包没有填这条规则要查的表（用 targetlint rules import 从 Excel 导入）",
        "no pack fills the table that the rule looks up (import it by targetlint rules import)",
    ),
    "cause.budget": (
        "要比对的太多，到了一条规则在一张表上可用的步数",
        "there is too much to compare: the rule came to the end of its steps on this form",
    ),
    # which forms have no other half in the other year
    "last_year.new.no-match": ("上年没有", "not there last year"),
    "last_year.new.other-year": ("上年同名的不是上一个年度的", "last year's is not of the year before"),
    "last_year.new.several-matches": ("同名的不止一份", "several have that name"),
    "last_year.new.no-name": ("没有写名称", "states no name"),
    "last_year.left.dropped": ("今年没有", "not there this year"),
    "last_year.left.other-year": ("今年同名的不是下一个年度的", "this year's is not of the year after"),
    "last_year.left.several-matches": ("同名的不止一份", "several have that name"),
    "last_year.left.no-name": ("没有写名称", "states no name"),
    "last_year.summary": (
        "对照上年：对上 {matched} 份；今年有 {new} 份、上年有 {left} 份没有对上",
        "Last year: {matched} form(s) matched; {new} of this year and {left} of last year not matched",
    ),
    "last_year.unread": ("；上年有 {count} 个文件没有读出表", "; {count} file(s) of last year gave no form"),
    "last_year.new": ("今年没有对上", "this year, not matched"),
    "last_year.left": ("上年没有对上", "last year, not matched"),
    "last_year.form": ("{name}（{reason}）", "{name} ({reason})"),
    # the terminal
    "report.not_run_why": ("未执行的：{reasons}", "Not run: {reasons}"),
    "report.not_run_reason": ("{reason}（{count}）", "{reason} ({count})"),
    # the command line
    "cli.option_against": (
        "上年的表所在的文件或文件夹，供要和上年对照的规则用（可多次）",
        "file or folder with last year's forms, for rules that compare with them (repeatable)",
    ),
    "status.no_fit": (
        "其他表里没有这条规则要对照的",
        "none of the other forms is one that the rule compares with",
    ),
}
