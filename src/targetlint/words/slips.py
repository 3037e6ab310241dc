"""What return slips, the circular and the ranking say: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # a return slip
    "slips.title": ("绩效目标申报表退回单", "Return slip for performance target forms"),
    "slips.title_ready": ("绩效目标申报表检查结果单", "Result of the check of performance target forms"),
    "slips.unit": ("单位：{unit}", "Unit: {unit}"),
    "slips.day": ("检查日期：{today}", "Date of the check: {today}"),
    "slips.date": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    "slips.numerals": ("一、二、三、四、五、六、七、八", "1.、2.、3.、4.、5.、6.、7.、8."),
    "slips.heading": ("{number}、{text}", "{number} {text}"),
    "slips.result": ("检查结果", "Result"),
    "slips.received": (
        "贵单位报送的文件共 {files} 个、申报表 {forms} 张，检查结果：",
        "Of {files} file(s) with {forms} form(s) from your unit, the result is: ",
    ),
    "slips.after_ready": (
        "。没有发现需要修改或核对的内容。",
        ". Nothing was found that is to be corrected or looked at.",
    ),
    "slips.after_warned": (
        "。没有发现错误；下列各条很可能填写有误，请核对，确有误的请改正。",
        (
            ". No error was found; the points below are probably mistakes: please look at them, and "
            "correct what is wrong."
        ),
    ),
    "slips.after_review": (
        "。没有发现必须修改的内容；请按下列各项核对，无误的可以报送。",
        (
            ". Nothing was found that must be corrected; please look at the points below, and submit if "
            "all is well."
        ),
    ),
    "slips.after_revise": (
        (
            "。请按下表修改或核对，把办理情况填入「整改情况」一栏，再报送修改后的表和本单。"
            "实际情况与下表所说不同的，请在该栏说明。"
        ),
        (
            ". Please correct or look at the points below, write in the last column what was done, and "
            "hand in "
            "the forms with this slip. Where a point does not hold for your case, please say why in that "
            "column."
        ),
    ),
    "slips.after_unchecked": (
        "。有文件没能检查，原因和办法见下文；其余内容请一并办理。",
        ". Some files could not be checked; the reasons and what to do are below, with all other points.",
    ),
    "slips.files": ("各文件的结果", "Results by file"),
    "slips.correct": (
        "需修改的问题（错误 {error} 条，警告 {warning} 条）",
        "To be corrected (errors {error}, warnings {warning})",
    ),
    "slips.warned": ("请核对的警告（{count} 条）", "Warnings to look at ({count})"),
    "slips.clause": ("依据 {number}：{clause}", "Basis {number}: {clause}"),
    "slips.look": ("待人工核对（{count} 条）", "To be checked by a person ({count})"),
    "slips.about_look": (
        "这些内容程序不能判断对错，请对照实际情况核对。",
        "The program cannot tell whether these are right: please hold them against the facts.",
    ),
    "slips.hints": ("供参考的提示（{count} 条）", "Hints ({count})"),
    "slips.unchecked": ("未检查的内容及原因", "What was not checked, and why"),
    "slips.about_unchecked": (
        "以下内容没有检查，不等于没有问题。",
        "These were not checked, which does not mean that they are right.",
    ),
    "slips.every_file": ("各文件", "every file"),
    "slips.aside": ("已豁免或基线已知、不计入的内容", "Waived, or known from the baseline: not counted"),
    "slips.form": ("表", "form"),
    "slips.point": ("位置", "place"),
    "slips.advice": ("应填／建议", "expected / suggested"),
    "slips.labelled": ("{label}：{text}", "{label}: {text}"),
    "slips.marked": ("【{severity}】{message}", "[{severity}] {message}"),
    "slips.in_file": ("文件：{path}", "File: {path}"),
    "slips.and": ("；", "; "),
    "slips.act": ("办法", "what to do"),
    "slips.checked_by": ("检查单位（盖章）：", "Checked by (stamp):"),
    "slips.handled_by": ("经办人：", "Handled by:"),
    "slips.unit_head": ("单位负责人（签字）：", "Head of the unit (signature):"),
    "slips.returned_on": ("报回日期：　　　年　　月　　日", "Returned on:"),
    "slips.page": ("第 {page} 页", "page {page}"),
    "slips.of_no_unit": ("未写明单位", "no unit stated"),
    # the circular
    "circular.title": (
        "关于绩效目标申报表检查情况的通报",
        "Circular on the check of performance target forms",
    ),
    "circular.draft": (
        "（草稿：由程序按检查结果生成，【】处由起草人填写，印发前请核对。）",
        (
            "(Draft, made by a program of the results; fill in what stands in 【】, and review it before "
            "it is sent.)"
        ),
    ),
    "circular.to": ("各有关单位：", "To all units concerned:"),
    "circular.overall": ("总体情况", "Overall"),
    "circular.totals": (
        (
            "截至{today}，共收到 {units} 个单位报送的文件 {files} 个、绩效目标申报表 {forms} 张。经检查，"
            "没有错误的表 {clean} 张，一次通过率 {rate}；发现错误 {errors} 条（平均每表 {each} 条）、警告"
            " {warnings} 条，"
            "另有待人工核对 {reviews} 条。"
        ),
        (
            "By {today}, {units} unit(s) had handed in {files} file(s) with {forms} form(s). {clean} "
            "form(s) had "
            "no error, a first-pass rate of {rate}; {errors} error(s) ({each} per form) and {warnings} "
            "warning(s) "
            "were found, and {reviews} point(s) that a person must look at."
        ),
    ),
    "circular.unchecked": (
        "有 {count} 个文件没能检查（损坏、加密、格式不支持或认不出申报表），不在上述统计之内。",
        (
            "{count} file(s) could not be checked (damaged, locked, of another format, or no form was "
            "recognised) "
            "and are not in these numbers."
        ),
    ),
    "circular.repeats": (
        "另有 {count} 个文件与上述文件内容相同（副本、同一张表的另一种格式），没有重复计算。",
        "{count} more file(s) say the same as one of these (copies, other formats of a form) and count once.",
    ),
    "circular.aside": (
        "另有已豁免的问题 {waived} 条、基线已知的问题 {known} 条，不在上述统计之内。",
        "{waived} waived finding(s) and {known} that the baseline knows are not in these numbers.",
    ),
    "circular.nameless": (
        "有 {count} 张表没有写明单位，计入总数，不参加排名。",
        "{count} form(s) state no unit; they are in the totals, and not in the ranking.",
    ),
    "circular.ranking": ("各单位情况", "Units"),
    "circular.chart": ("各单位一次通过率", "First-pass rate by unit"),
    "circular.frequent": ("突出问题", "Most frequent problems"),
    "circular.about_frequent": (
        "错误和警告共涉及 {kinds} 类问题，最多的 {shown} 类如下：",
        "Errors and warnings are of {kinds} kind(s); the {shown} most frequent are:",
    ),
    "circular.no_problem": ("没有发现错误和警告。", "No error and no warning was found."),
    "circular.problem": ("问题", "problem"),
    "circular.times": ("条数", "times"),
    "circular.in_forms": ("涉及表数", "forms"),
    "circular.in_units": ("涉及单位数", "units"),
    "circular.demands": ("工作要求", "What is asked for"),
    "circular.demand": (
        (
            "请有关单位对照退回单逐条修改或说明，于【　　】月【　　】日前将修改后的申报表和退回单报送【检"
            "查单位】。"
            "待人工核对的内容，由【检查单位】会同有关单位核对。"
        ),
        (
            "Units concerned are asked to correct or explain every point of their return slips, and to "
            "hand in the "
            "corrected forms with the slips by 【date】 to 【office】. What a person must look at is "
            "gone through by "
            "【office】 and the unit together."
        ),
    ),
    "circular.sender": ("【检查单位】", "【office】"),
    # the ranking of units
    "league.rank": ("名次", "rank"),
    "league.forms": ("表数", "forms"),
    "league.clean": ("无错误表数", "without errors"),
    "league.rate": ("一次通过率", "first-pass rate"),
    "league.errors_each": ("每表错误数", "errors per form"),
    "league.files": ("文件数", "files"),
    "league.unchecked": ("未能检查的文件", "files not checked"),
    "league.somebody": ("单位{letter}", "Unit {letter}"),
    "league.other": ("其他单位", "another unit"),
    "league.formula": (
        (
            "一次通过率 = 没有错误的表数 ÷ 已检查的表数；每表错误数 = 错误条数 ÷ 已检查的表数。"
            "先比一次通过率，相同的再比每表错误数，都相同的并列。待核对、警告、提示、"
            "已豁免和基线已知的问题、未能检查的文件不计入；表中没有写明单位的不排名。（算法 {number}）"
        ),
        (
            "First-pass rate = forms without an error ÷ forms checked; errors per form = errors ÷ forms "
            "checked. Units are ranked by the first-pass rate, then by errors per form; equals share a "
            "rank. What a person must look at, warnings, hints, what is waived or known from the baseline, "
            "and files not checked do not count; forms that state no unit have no rank. (Formula {number})"
        ),
    ),
    # the command line
    "cli.option_answers": (
        "填好的 problems.xlsx，或放着它们的文件夹（可多次）：整改情况等按问题带到新的报告里",
        "a problems.xlsx that was filled in, or a folder of them (repeatable): what was written goes on",
    ),
    "cli.option_anonymous": (
        "通报（circular:）里不写单位名称，写单位A、单位B……",
        "name no unit in the circular (circular:), but Unit A, Unit B, …",
    ),
    "slips.not_anonymous": (
        (
            "--anonymous 只用于通报：请加 -o circular:通报.docx。其他报告里有单位名称和文件名；"
            "一起写出的其他报告不会隐去名称。"
        ),
        (
            "--anonymous is for the circular alone: add -o circular:FILE.docx. Other reports name units and "
            "files, also those written by the same run."
        ),
    ),
    "slips.written": ("已写 {path}（{count} 份）", "wrote {path} ({count})"),
    "slips.kept": (
        "{path} 在写出之后被改动过，已原样留作 {kept}。",
        "{path} was changed since it was written; it is kept as {kept}.",
    ),
    "slips.kept_unread": (
        "{path} 在写出之后被改动过，已原样留作 {kept}；其中填写的内容读不出来，没有带到新的清单。",
        (
            "{path} was changed since it was written; it is kept as {kept}. What was filled in there could "
            "not be read, and is not in the new one."
        ),
    ),
    "slips.no_answers": (
        (
            "{path} 不是本程序写的 problems.xlsx：没有「识别码」「整改情况」「责任人」「完成日期」这几列"
            "。没有开始检查。"
        ),
        (
            "{path} is no problems.xlsx of this program: it has no columns “identity”, “corrected”, "
            "“responsible”, "
            "“done on”. Nothing was checked."
        ),
    ),
    "slips.none_there": (
        "文件夹 {path} 里没有表格文件（.xlsx、.xls、.et、.ods）。没有开始检查。",
        "There is no workbook (.xlsx, .xls, .et, .ods) in the folder {path}. Nothing was checked.",
    ),
    "slips.unread": (
        "读不了填好的清单 {path}：{why}。没有开始检查。",
        "Cannot read the answers in {path}: {why}. Nothing was checked.",
    ),
    "slips.answers": (
        "填写的内容：读到 {count} 条；问题还在的 {standing} 条，已不在明细中的 {gone} 条",
        (
            "what was filled in: {count} answer(s); {standing} to findings that are still there, {gone} "
            "to others"
        ),
    ),
    "slips.lost": (
        "{path} 的「{sheet}」第 {row} 行填了内容，但没有识别码，不知道是哪一条的：没有带过来。",
        (
            "{path}, “{sheet}”, row {row} was filled in and has no identity: it belongs to no finding, "
            "and stays there."
        ),
    ),
    "slips.apart": (
        "同一问题填写不同（{rule} {address}）：「{before}」改为后读到的「{after}」。",
        "Answers to one finding differ ({rule} {address}): “{before}” gave way to the later “{after}”.",
    ),
}
