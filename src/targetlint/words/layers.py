"""What is said of layers: changes that may not be, settings and where they come from. key -> (zh, en)."""

WORDS: dict[str, tuple[str, str]] = {
    "rule.own_rule": ("{rule} 是本包自己的规则", "{rule} is a rule of this very pack"),
    "rule.own_rule.hint": ("直接改规则文件", "change the rule file itself"),
    "rule.expired": (
        "对 {rule} 的改动已于 {day} 到期，不再生效",
        "the change to {rule} expired on {day} and is no longer in force",
    ),
    "rule.expired.hint": (
        "删去它，或者重新审批后改有效期",
        "remove it, or have it approved again and set a new date",
    ),
    "rule.expiring": ("对 {rule} 的改动将于 {day} 到期", "the change to {rule} expires on {day}"),
    "rule.expiring.hint": (
        "到期后恢复原样；需要延长的请及时审批",
        "it is as before after that day; have it extended in time",
    ),
    "rule.mandatory": (
        "规则 {rule} 不可停用：不能停用、豁免，也不能降低级别",
        "rule {rule} is mandatory: it can be neither disabled, exempted nor lowered",
    ),
    "rule.mandatory.hint": (
        "删去这处改动；确有理由的，请制定这条规则的上级来改",
        "remove the change; where there is a reason, ask the layer that declares the rule",
    ),
    "rule.changed_twice": ("本包对「{name}」改了两次", "this pack changes `{name}` twice"),
    "rule.changed_twice.hint": ("留下一处", "keep one of the changes"),
    "rule.conflict": (
        "「{name}」在 {file} 第 {line} 行被另一个包改成了别的",
        "`{name}` is changed otherwise by another pack at {file}:{line}",
    ),
    "rule.conflict.hint": (
        "两个包谁也不沿用谁，程序分不出以谁为准：让一个沿用另一个，或删去一处",
        "neither pack extends the other, so neither wins: let one extend the other, or remove one change",
    ),
    "rule.several_messages": (
        "规则 {rule} 有 {count} 条要求，消息各不相同，不能在这里换",
        "rule {rule} asks {count} questions with messages of their own; they cannot be replaced here",
    ),
    "rule.several_messages.hint": (
        "只调整参数或级别；消息要改的，停用它，另写一条规则",
        "adjust parameters or the severity only; for another message disable it and write a rule of your own",
    ),
    "rule.renamed": ("「{name}」现在叫 {rule}", "`{name}` is now called {rule}"),
    "rule.renamed.hint": ("把编号改成 {rule}", "write {rule}"),
    "rule.reused": ("「{name}」是 {rule} 用过的编号", "`{name}` is a former id of {rule}"),
    "rule.reused.hint": (
        "换一个没有用过的编号：旧编号还在别人的停用、豁免里",
        "choose an id that was never used: the old one may stand in other packs' changes",
    ),
    "rule.prefix": (
        "编号 {prefix} 开头的规则归「{pack}」",
        "ids that begin with {prefix} belong to “{pack}”",
    ),
    "rule.prefix.hint": (
        "换一个本包自己的开头：上级以后可能用到这个编号",
        "begin with letters of your own: a later version of the upper pack may use this id",
    ),
    "rule.there_already": ("「{name}」本来就在里面", "`{name}` is in it already"),
    "rule.there_already.hint": ("删去它", "remove it"),
    "rule.row_width": (
        "这一行有 {found} 格，判定表有 {wanted} 列",
        "this row has {found} cells, the decision table has {wanted} columns",
    ),
    "rule.row_width.hint": ("照判定表的列补齐或删去格子", "write as many cells as the table has columns"),
    "rule.no_such_row": ("判定表里没有这一行", "the decision table has no such row"),
    "rule.no_such_row.hint": (
        "照原来的行写：条件和结果都要一样",
        "write the row as it stands there, conditions and result alike",
    ),
    "rule.only_up": (
        "「{name}」只可提高，这里改低了",
        "`{name}` may only go up, and this is lower",
    ),
    "rule.only_up.hint": ("改成不低于 {value} 的值", "set it to {value} or more"),
    "rule.only_down": (
        "「{name}」只可降低，这里改高了",
        "`{name}` may only go down, and this is higher",
    ),
    "rule.only_down.hint": ("改成不高于 {value} 的值", "set it to {value} or less"),
    "rule.only_type": (
        "「{name}」没有高低之分，不能写只可提高或只可降低",
        "`{name}` has no order: it cannot go up or down",
    ),
    "rule.only_type.hint": ("删去这几个字", "take these words out"),
    "rule.stage": ("没有「{name}」这个阶段", "there is no stage `{name}`"),
    "rule.unused_disable": (
        "停用 {rule} 没有用上：这一批里它什么也不会报",
        "disabling {rule} had no effect: it would have reported nothing in this run",
    ),
    "rule.unused_disable.hint": (
        "如果往后也用不上，就删去它",
        "remove it if it is not needed any more",
    ),
    "rule.unused_exempt": (
        "对 {rule} 的豁免没有用上：这一批里没有一张表符合它的条件",
        "the exemption from {rule} had no effect: no form of this run meets its condition",
    ),
    "rule.unused_exempt.hint": (
        "查一查名称有没有写错；用不上就删去它",
        "see whether a name is misspelt; remove it if it is not needed",
    ),
    "status.disabled": ("由 {pack} 停用：{reason}（至 {day}）", "disabled by {pack}: {reason} (until {day})"),
    "status.exempted": ("由 {pack} 豁免：{reason}（至 {day}）", "exempted by {pack}: {reason} (until {day})"),
    "status.not_yet": ("自 {day} 起施行", "in force from {day}"),
    "status.no_longer": ("施行至 {day}", "in force until {day}"),
    "status.other_stage": ("这一阶段不问：只在{stages}问", "not asked at this stage: only at {stages}"),
    "cli.names_metavar": ("名称…", "NAME…"),
    "cli.packs_metavar": ("规则包甲 规则包乙", "PACK_A PACK_B"),
    "cli.effective": (
        (
            "列出各层规则合起来现在是什么：每个参数、级别、清单、词表的值，由哪个文件哪一行设定。\n\n"
            "名称是规则编号（或其开头）、清单名或词表名；不写就全列。"
        ),
        (
            "Show what the layers come to: parameters, severities, words, and the line that set each."
            "\n\nNAME is a rule's id (or its beginning), or the name of a list or lexicon; without it, all."
        ),
    ),
    "cli.effective_short": ("列出现在生效的值和出处", "what is in force, and the line that set it"),
    "cli.effective_epilog": ("", ""),
    "cli.diff": (
        "比较两个规则包（各自连同它沿用的上级）：乙比甲多了什么、少了什么、改了什么。有差别时退出码为 1。",
        "Compare two packs, each with those it extends: what the second changes. Exit code 1 if anything.",
    ),
    "cli.diff_short": ("比较两个规则包", "compare two packs"),
    "cli.diff_epilog": ("", ""),
    "layers.severity": ("级别", "severity"),
    "layers.param": ("参数 {name}", "param {name}"),
    "layers.message": ("消息 {name}", "message {name}"),
    "layers.disabled": ("停用", "disabled"),
    "layers.exempted": ("豁免", "exempted"),
    "layers.list": ("清单 {name}", "list {name}"),
    "layers.lexicon": ("词表 {name}", "lexicon {name}"),
    "layers.decision_table": ("判定表 {name}", "decision table {name}"),
    "layers.scale": ("标度 {name}", "scale {name}"),
    "layers.source": ("来源 {name}", "source {name}"),
    "layers.scheme": ("评分办法", "scheme"),
    "layers.layout": ("版式 {name}", "layout {name}"),
    "layers.set_by": ("{pack} 设定：{reason}", "set by {pack}: {reason}"),
    "layers.until": ("{text}（至 {day}）", "{text} (until {day})"),
    "layers.added": ("新增", "added"),
    "layers.removed": ("去掉", "removed"),
    "layers.changed": ("改动", "changed"),
    "layers.rewritten": ("规则 {rule} 的写法不同", "rule {rule} is written otherwise"),
    "layers.same": ("两个规则包没有差别", "the two packs do not differ"),
    "layers.count": (
        "新增 {added} 项，去掉 {removed} 项，改动 {changed} 项",
        "{added} added, {removed} removed, {changed} changed",
    ),
}
