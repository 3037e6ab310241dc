"""What reports in files say: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "outputs.title": ("绩效目标申报表检查报告", "Report on performance target forms"),
    "outputs.summary": ("汇总", "Summary"),
    "outputs.by_unit": ("按单位", "By unit"),
    "outputs.by_rule": ("按规则", "By rule"),
    "outputs.rules_quiet": ("没有提出问题的规则（{count}条）", "Rules without findings ({count})"),
    "outputs.details": ("明细", "Findings"),
    "outputs.rules": ("规则执行", "Rules"),
    "outputs.unchecked": ("未检查文件", "Files not checked"),
    "outputs.notes": ("说明", "Notes"),
    "outputs.versions": ("版本", "Versions"),
    "outputs.open": ("未判定的规则", "Not decided"),
    "outputs.elsewhere": ("不属于任何文件的问题", "About no file"),
    "outputs.none": ("无。", "None."),
    "outputs.nothing": ("没有发现问题。", "Nothing was found."),
    "outputs.no_unit": ("（未写明单位）", "(no unit stated)"),
    # what columns and rows are called
    "outputs.unit": ("单位", "unit"),
    "outputs.file": ("文件", "file"),
    "outputs.files": ("文件数", "files"),
    "outputs.forms": ("表数", "forms"),
    "outputs.form": ("第 {number} 份表", "form {number}"),
    "outputs.verdict": ("结论", "verdict"),
    "outputs.place": ("位置", "place"),
    "outputs.rule": ("规则", "rule"),
    "outputs.rule_title": ("规则名称", "title"),
    "outputs.severity": ("级别", "severity"),
    "outputs.message": ("问题", "finding"),
    "outputs.number": ("序号", "no."),
    "outputs.count": ("数量", "count"),
    "outputs.item": ("项目", "item"),
    "outputs.ended": ("结果", "result"),
    "outputs.reason": ("原因", "reason"),
    "outputs.found": ("实填", "found"),
    "outputs.expected": ("应填", "expected"),
    "outputs.suggestion": ("建议", "suggestion"),
    "outputs.basis": ("依据", "basis"),
    "outputs.done": ("整改情况", "corrected"),
    "outputs.person": ("责任人", "responsible"),
    "outputs.finished": ("完成日期", "done on"),
    "outputs.identity": ("识别码", "identity"),
    "outputs.gone": ("已不在明细中", "No longer listed"),
    "outputs.no_word": ("（未写）", "(not stated)"),
    "outputs.choices": ("已整改|整改中|情况说明|无需整改", "corrected|in progress|explained|not needed"),
    # how a rule ended
    "outputs.status_passed": ("通过", "passed"),
    "outputs.status_violated": ("违反", "violated"),
    "outputs.status_undecided": ("无法判断", "undecided"),
    "outputs.status_not_applicable": ("不适用", "not applicable"),
    "outputs.status_not_run": ("未执行", "not run"),
    "outputs.status_disabled": ("停用", "disabled"),
    "outputs.status_exempted": ("豁免", "exempted"),
    "outputs.status_crashed": ("程序出错", "crashed"),
    "outputs.reading": ("读取文件", "the file is read"),
    # notes in the workbook
    "outputs.about_fill": (
        "「整改情况」「责任人」「完成日期」三列由单位填写。",
        "The columns “corrected”, “responsible” and “done on” are for the unit to fill in.",
    ),
    "outputs.about_again": (
        (
            "再次检查时加 --answers 本文件，或仍用 -o 写到本文件，填写的内容会带到新的清单；"
            "请不要改动「识别码」。问题已不再出现或不再计入的，填写的内容列在「已不在明细中」。"
        ),
        (
            "What was filled in goes on to the next list when the forms are checked with --answers and this "
            "file, or written to this file again with -o; leave the column “identity” as it is. Where a "
            "finding is no longer there, or does not count, what was filled in stands in “No longer listed”."
        ),
    ),
    "outputs.about_severity": (
        "错误：必须改正；警告：很可能有误；待核对：程序不能判断，由人核对；提示：供参考。",
        "error: to be corrected; warning: probably wrong; review: a person must look; info: a hint.",
    ),
    "outputs.about_status": (
        "「无法判断」「未执行」不等于通过：对这些规则，这份表还没有检查。",
        "“undecided” and “not run” do not mean passed: the form was not checked against these rules.",
    ),
    "outputs.about_unit": (
        "单位按表中所写；表中没有写明的列在「（未写明单位）」。",
        "Units are named as the forms state them; forms that state none are listed last.",
    ),
    "outputs.cut": ("…（已截断）", "… (cut)"),
    # the page
    "outputs.skip": ("跳到内容", "Skip to the content"),
    "outputs.contents": ("目录", "Contents"),
    "outputs.drawn": (
        "表格原样（有问题的单元格已标色）",
        "The form as it is (cells with findings are coloured)",
    ),
    "outputs.table": ("表 {number}", "Table {number}"),
    "outputs.note": ("问题 {number}：{message}", "finding {number}: {message}"),
    "outputs.filter": ("筛选", "Filter"),
    "outputs.filter_text": ("包含文字", "containing"),
    "outputs.shown": ("显示 {count} 条", "{count} shown"),
    "outputs.chart_files": ("各结论的文件数", "Files by verdict"),
    "outputs.chart_rules": ("问题最多的规则", "The rules with most findings"),
    "outputs.repeats": (
        "内容重复、只算一次的文件（不在文件数内）",
        "Files that say the same as another (not counted)",
    ),
    "outputs.passed_over": ("略过的文件", "Files passed over"),
    # the command line
    "outputs.written": ("已写 {path}", "wrote {path}"),
    "outputs.no_format": (
        "看不出 {path} 要什么格式。用这些后缀：{suffixes}；或写成 格式:路径，格式有：{names}。",
        "The format of {path} is not clear. Use one of {suffixes}, or write FORMAT:PATH with one of {names}.",
    ),
    "outputs.twice": (
        "{path} 写了两次：每个报告要有自己的文件。",
        "{path} is given twice: every report needs a file of its own.",
    ),
    "outputs.over_input": (
        "{path} 是要检查的文件，不会被覆盖：请换一个报告文件名。",
        "{path} is a file to check and is not overwritten: name another file for the report.",
    ),
    "outputs.not_writable": (
        "写不了 {path}：{error}。没有开始检查；请换一个位置，或关闭正在打开它的程序。",
        "Cannot write {path}: {error}. Nothing was checked; choose another place, or close what holds it.",
    ),
    "outputs.no_folder": (
        "写不了 {path}：没有文件夹 {folder}。没有开始检查；请先新建这个文件夹，或换一个位置。",
        "Cannot write {path}: there is no folder {folder}. Nothing was checked; make it, or name another.",
    ),
    "outputs.failed": ("写不了 {path}：{error}", "cannot write {path}: {error}"),
    "outputs.unread": ("读不了 {path}：{error}", "cannot read {path}: {error}"),
    "outputs.no_report": (
        "{path} 不是本版本（{version}）的检查报告：{where}。请用 check -o 结果.json 重新生成。",
        "{path} is no report of this version ({version}): {where}. Make it again with check -o results.json.",
    ),
    "outputs.option_format": (
        "写到屏幕上的格式（没有 -o 时默认 md）",
        "format on the screen (without -o: md)",
    ),
    "outputs.option_output": (
        "把报告写进文件（可多次）：按后缀定格式，或写 sarif:路径；屏幕上照常显示",
        "write a report to a file (repeatable): format by suffix, or sarif:PATH; the screen stays",
    ),
    "cli.option_sarif_profile": ("SARIF 给谁用", "whom the SARIF is for"),
    "cli.render": (
        "把 check -o 结果.json 写出的报告改写成别的格式，不重新检查。",
        "Write a report that check -o results.json made in other formats, without checking again.",
    ),
    "cli.render_short": ("把 JSON 报告改写成别的格式", "write a JSON report in other formats"),
    "cli.render_epilog": ("", ""),
}
