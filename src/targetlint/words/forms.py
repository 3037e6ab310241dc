"""What the forms room says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "forms.unknown": (
        "没有找到认识的绩效目标表；最先看到的是“{seen}”",
        "no known performance-target form was found; the first thing seen is “{seen}”",
    ),
    "forms.unknown.near": (
        "“{seen}”不是认识的表；最接近的版式是{layout}，对上了{hits}个标签",
        "“{seen}” is no known form; the nearest layout is {layout}, of which {hits} labels were found",
    ),
    "forms.unknown.empty": ("文件里没有文字", "the file holds no text"),
    "forms.unknown.next": (
        "请确认交的是绩效目标申报表；如果是本地的新表样，用 targetlint layouts learn 文件 写出版式草稿",
        (
            "check that this is a declaration form; of a new local template, "
            "targetlint layouts learn FILE drafts a layout"
        ),
    ),
    "forms.general": (
        "没有“{title}”的专门版式，按各栏名称读：读出{fields}栏、{rows}个指标，{left}处文字没有读懂",
        (
            "no layout is that of “{title}”, it was read by its labels: "
            "{fields} fields and {rows} indicators understood, {left} texts not"
        ),
    ),
    "forms.general.next": (
        "请用 targetlint show 文件 核对；常用的表样，用 targetlint layouts learn 文件 写出版式草稿",
        "check it with targetlint show FILE; targetlint layouts learn FILE drafts a layout of the template",
    ),
    "forms.kind": (
        "“{title}”是自评表，不是申报表；申报表的规则不对它运行",
        "“{title}” is a self-evaluation, not a declaration; the rules for declarations do not run on it",
    ),
    "forms.kind.next": ("如果本来要交申报表，请换文件", "if a declaration was meant, submit that file"),
    "forms.no-indicators": (
        "“{title}”里没有找到绩效指标",
        "no indicators were found in “{title}”",
    ),
    "forms.no-indicators.next": (
        "请核对指标表的表头（一级指标、二级指标、指标内容、指标值）是否完整",
        "check that the header of the indicator table (一级指标, 二级指标, 指标内容, 指标值) is complete",
    ),
    "forms.label": (
        "有{count}处文字看不出属于哪一栏，没有检查：{texts}",
        "{count} texts belong to no field that is known and were not checked: {texts}",
    ),
    "forms.label.next": (
        "请人工核对；如果是本地表样固定的栏目，请规则作者加进版式{layout}",
        (
            "check them yourself; if they are labels of a local template, "
            "ask the author of the rules to add them to layout {layout}"
        ),
    ),
    "forms.list": (
        "名称“{name}”和指标值“{value}”的编号对不上，没有拆开，当作一个指标检查",
        "the numbers in name “{name}” and value “{value}” do not go together: checked as one indicator",
    ),
    "forms.list.next": (
        "一个指标写一行；或者两格用同样的编号，从1编起",
        "write one indicator a line, or number both cells alike from 1",
    ),
    "forms.ambiguous": (
        "按版式{chosen}读；{others}也同样合适",
        "read by layout {chosen}; {others} would fit as well",
    ),
    "forms.ambiguous.next": (
        "请核对读出的内容；表样不同时，在版式里写明区别它的标签",
        "check what was read; if the template is another one, give its layout the labels that tell it apart",
    ),
    "forms.draft": (
        "从 {path} 写出的版式草稿。带「待核」的行是猜的：请核对后，放进规则包的 layouts 文件夹。",
        (
            "A layout drafted from {path}. Lines below “check” are guesses: look them over, "
            "then put the file into the folder layouts of a rule pack."
        ),
    ),
    "forms.draft.near": ("待核：“{text}”最像“{near}”", "check: “{text}” is most like “{near}”"),
    "forms.draft.place": (
        "待核：“{text}”按位置和内容猜",
        "check: “{text}” is guessed from its place and cells",
    ),
    "forms.draft.own": (
        "待核：没有与“{text}”相近的栏目，先作本版式自己的字段",
        "check: nothing is like “{text}”: a field of this layout's own for now",
    ),
    "forms.draft.ignored": ("待核：不知道“{text}”是什么列", "check: it is not known what column “{text}” is"),
    "forms.draft.unit": (
        "待核：表上没有写金额单位，先按{unit}",
        "check: the form states no unit of money: {unit} for now",
    ),
}
