"""What the readers room says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "readers.empty": ("文件里没有文字，没有内容可查", "the file holds no text: there is nothing to check"),
    "readers.empty.next": (
        "请重新导出，或请填报单位重新提交",
        "export the file again, or ask for it to be submitted again",
    ),
    "readers.no-files": ("压缩包里没有可检查的文件", "the archive holds no file to check"),
    "readers.no-files.next": (
        "请放入申报表（Word、WPS、Excel、PDF 等）重新打包",
        "put forms there (Word, WPS, Excel, PDF …) and pack it again",
    ),
    "readers.packing": (
        "压缩包用了 AES 加密或少见的压缩方法，打不开里面的文件",
        "the archive is encrypted with AES or packed in a rare way, and its files cannot be opened",
    ),
    "readers.packing.next": ("请先解压，再检查里面的文件", "unpack it first and check the files inside"),
    "readers.syntax": (
        "JSON 有语法错误，在第 {line} 行第 {column} 列",
        "a mistake in the JSON at line {line}, column {column}",
    ),
    "readers.syntax.next": ("请改正后再检查", "correct it and check again"),
    "readers.no-form": ("JSON 里没有申报表的数据", "the JSON holds no form"),
    "readers.no-form.next": (
        "请按 docs/interchange.md 的格式给出，写明 kind 或 indicators",
        "give it as docs/interchange.md says, with its kind or its indicators",
    ),
    "readers.our-report": (
        "这是本程序写的检查报告，不是申报表",
        "this is a report that targetlint wrote, no form",
    ),
    "readers.our-report.next": (
        "请移到所检查的文件夹外面，或者用 exclude 排除",
        "move it out of the folder that is checked, or exclude it",
    ),
    "readers.named-encoding": (
        "按 --encoding 指定的 {encoding} 读不出文字",
        "the text is not in {encoding}, which --encoding names",
    ),
    "readers.named-encoding.next": (
        "请改正 --encoding，或去掉它由程序判断；不同编码的文件请分开检查",
        "correct --encoding or leave it out; check files of different encodings apart",
    ),
    "readers.encoding": (
        "无法确定文字编码：不是 UTF-8、UTF-16（带 BOM）或 GB18030",
        "unknown text encoding: neither UTF-8, nor UTF-16 with a byte order mark, nor GB18030",
    ),
    "readers.encoding.next": (
        "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本文件",
        "open it in an editor and save it as UTF-8 text",
    ),
    "readers.encrypted": (
        "文件有打开密码，无法读取",
        "the file is protected by a password and cannot be read",
    ),
    "readers.encrypted.next": (
        "请用密码打开，取消“用密码加密”后另存；或用 --password-file 给出密码，再重新检查",
        "save it without its password, or name the password with --password-file, and check again",
    ),
    "readers.password": (
        "文件有打开密码，给出的密码都打不开",
        "the file is protected, and none of the passwords given opens it",
    ),
    "readers.password.next": (
        "请核对 --password-file 中的密码（每行一个），再重新检查",
        "correct the passwords in the --password-file (one a line) and check again",
    ),
    "readers.decrypt": (
        "文件有打开密码，未安装解密组件，不能用密码打开",
        "the file is protected, and the part that opens it with a password is not installed",
    ),
    "readers.decrypt.next": (
        "请运行 pip install 'targetlint[decrypt]'，或取消密码后另存，再重新检查",
        "run pip install 'targetlint[decrypt]', or save it without its password, and check again",
    ),
    "readers.broken": (
        "文件损坏或不完整，无法读取",
        "the file is damaged or incomplete and cannot be read",
    ),
    "readers.broken.next": (
        "请重新下载或重新提交；若能用 Word、WPS 或看图软件打开，另存为新文件再检查",
        "download or submit it again; if its own program opens it, save a new copy and check that",
    ),
    "readers.unsafe": (
        "文件含有 DOCTYPE 声明，正常的 Office 文件没有，为安全起见拒绝读取",
        "the file holds a DOCTYPE declaration, which no sound Office file does: refused for safety",
    ),
    "readers.unsafe.next": (
        "请核实文件来源；用 Word 或 WPS 打开另存为新文件再检查",
        "find out where the file comes from; save a new copy with Word or WPS and check that",
    ),
    "readers.limit": (
        "文件超出可读取的限度（{what}），拒绝读取",
        "the file is beyond what is read ({what}): refused",
    ),
    "readers.limit.next": (
        "请把申报表单独另存为一个文件再检查",
        "save the form alone in a new file and check that",
    ),
    "readers.too-many.bytes": ("内容超过 {most}", "larger than {most}"),
    "readers.too-many.members": ("压缩包成员超过 {most} 个", "more than {most} members in the package"),
    "readers.too-many.records": ("记录超过 {most} 条", "more than {most} records"),
    "readers.too-many.marks": ("XML 标记和属性超过 {most} 个", "more than {most} XML tags and attributes"),
    "readers.too-many.controls": ("RTF 控制字超过 {most} 个", "more than {most} RTF control words"),
    "readers.too-many.tags": ("网页标签超过 {most} 个", "more than {most} tags in the page"),
    "readers.too-many.levels": ("嵌套超过 {most} 层", "nested more than {most} levels deep"),
    "readers.too-many.cells": ("单元格超过 {most} 个", "more than {most} cells"),
    "readers.too-many.values": ("数据超过 {most} 项", "more than {most} values"),
    "readers.too-many.merged": (
        "合并单元格覆盖超过 {most} 格",
        "merged cells cover more than {most} positions",
    ),
    "readers.too-many.pages": ("超过 {most} 页", "more than {most} pages"),
    "readers.too-many.characters": ("文字超过 {most} 个", "more than {most} characters"),
    "readers.too-many.objects": ("页面上的对象超过 {most} 个", "more than {most} drawn objects"),
    "readers.too-many.lines": ("线条超过 {most} 段", "more than {most} lines drawn"),
    "readers.too-many.pixels": ("图片超过 {most} 个像素", "more than {most} pixels in a picture"),
    "readers.scan": (
        "这是扫描件或图片，没有安装文字识别组件，无法读取",
        "this is a scan or a picture, and text recognition is not installed: it cannot be read",
    ),
    "readers.scan.next": (
        "请提供填报时的 Word 或 Excel 文件；或安装文字识别组件：pip install 'targetlint[ocr]'",
        "ask for the Word or Excel file it was made from; or install pip install 'targetlint[ocr]'",
    ),
    "readers.scan-pages": (
        "第 {pages} 页是扫描件，或文字不能提取，没有读取",
        "pages that are scans, or whose text cannot be extracted, were not read: {pages}",
    ),
    "readers.scan-pages.next": (
        "请提供这些页的 Word 或 Excel 文件；或安装文字识别组件：pip install 'targetlint[ocr]'",
        "ask for these pages as a Word or Excel file; or install pip install 'targetlint[ocr]'",
    ),
    "readers.ocr": (
        "第 {pages} 页的文字是从图片识别出来的，可能有误",
        "the text of these pages was recognised in pictures and may be wrong: {pages}",
    ),
    "readers.ocr.next": (
        "请对照原件核实每一条结果；最好提供 Word 或 Excel 文件",
        "hold every finding against the original; better, ask for the Word or Excel file",
    ),
    "readers.striped": (
        "同一张表格的左右部分可能分印在不同的页上，行可能不完整",
        "one sheet seems to be printed side by side on several pages: its rows may be incomplete",
    ),
    "readers.striped.next": (
        "请提供原来的 Excel 文件，或设为“所有列打印在一页”后重新导出",
        "ask for the Excel file, or export it again with all columns fitted to one page",
    ),
    "readers.unsupported": ("这是{format}，不能读取", "this is {format}, which cannot be read"),
    "readers.unsupported.next": ("{act}", "{act}"),
    "readers.act.word": (
        "请用 Word 或 WPS 打开，另存为 .docx 再检查",
        "open it with Word or WPS, save it as .docx and check that",
    ),
    "readers.act.excel": (
        "请用 Excel 或 WPS 打开，另存为 .xlsx 再检查",
        "open it with Excel or WPS, save it as .xlsx and check that",
    ),
    "readers.act.unpack": (
        "请先解压，再检查里面的文件",
        "unpack it first and check the files inside",
    ),
    "readers.act.original": (
        "请提供填报时的 Word 或 Excel 文件，另存为 .docx 或 .xlsx 再检查",
        "ask for the Word or Excel file it was made from, saved as .docx or .xlsx, and check that",
    ),
    "readers.format.text": ("纯文本", "plain text"),
    "readers.format.docx": ("Word 文档（.docx）", "a Word document (.docx)"),
    "readers.format.xlsx": ("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    "readers.format.doc": ("旧版 Word 或 WPS 文档（.doc/.wps）", "an old Word or WPS document (.doc/.wps)"),
    "readers.format.word95": (
        "Word 95 或更早的文档（.doc）",
        "a document of Word 95 or older (.doc)",
    ),
    "readers.format.xls": ("旧版 Excel 或 WPS 表格（.xls/.et）", "an old Excel or WPS workbook (.xls/.et)"),
    "readers.format.xlsb": ("二进制 Excel 工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"),
    "readers.format.ppt": ("演示文稿（.ppt/.pptx）", "a presentation (.ppt/.pptx)"),
    "readers.format.pdf": ("PDF 文件", "a PDF file"),
    "readers.format.ofd": ("OFD 版式文件", "an OFD file"),
    "readers.format.rtf": ("RTF 文档", "an RTF document"),
    "readers.format.odt": ("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
    "readers.format.ods": ("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"),
    "readers.format.odf": ("OpenDocument 演示或图形", "an OpenDocument presentation or drawing"),
    "readers.format.html": ("网页（HTML）", "a web page (HTML)"),
    "readers.format.mht": ("单文件网页（MHT）", "a web archive (MHT)"),
    "readers.format.wordml": ("Word 2003 XML 文档", "a Word 2003 XML document"),
    "readers.format.spreadsheetml": ("Excel 2003 XML 表格", "an Excel 2003 XML spreadsheet"),
    "readers.format.xml": ("XML 文件", "an XML file"),
    "readers.format.csv": ("CSV 表格", "a CSV table"),
    "readers.format.json": ("JSON 数据", "JSON data"),
    "readers.format.zip": ("压缩包里的压缩包", "an archive inside an archive"),
    "readers.format.archive": ("压缩包（非 .zip）", "an archive that is no zip"),
    "readers.format.image": ("图片或扫描件", "an image or a scan"),
    "readers.extension": (
        "扩展名是 {extension}，内容实际是{format}，已按内容读取",
        "the extension is {extension}, but the content is {format}; it was read by its content",
    ),
    "readers.extension.next": (
        "建议改正扩展名，以免其他软件打不开",
        "correct the extension, so that other programs can open the file",
    ),
    "readers.converted": (
        "这是{format}，已用 LibreOffice 转换后读取，请与原件核对",
        "this is {format}; it was read through LibreOffice: hold what is found against the original",
    ),
    "readers.converted.next": (
        "建议用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx",
        "save it as .docx or .xlsx with Word, Excel or WPS",
    ),
    "readers.cut-off": (
        "文件不完整：结尾缺失，后面可能还有内容，只检查了读到的部分",
        "the file is incomplete: its end is missing, and only what is there was checked",
    ),
    "readers.cut-off.next": (
        "请重新下载或重新提交完整的文件，再重新检查",
        "download or submit the whole file again, and check that",
    ),
    "readers.formula": (
        "{address} 公式无缓存值，不知道它显示什么：{formula}",
        "{address}: the formula has no stored value, what it shows is unknown: {formula}",
    ),
    "readers.formula.next": (
        "请用 Excel 或 WPS 打开后保存一次，再重新检查",
        "open and save the file once with Excel or WPS, then check again",
    ),
    "readers.drawn": (
        "工作表“{sheet}”上还有浮在表格上的文字或控件（文本框、复选框），没有读取",
        'text or controls (text boxes, check boxes) lie over the cells of the sheet "{sheet}": not read',
    ),
    "readers.drawn.next": (
        "请把其中的文字写进单元格，再重新检查",
        "write what they say into cells, then check again",
    ),
    "readers.hidden-sheet": (
        "工作表“{sheet}”是隐藏的，没有检查",
        'the sheet "{sheet}" is hidden and was not checked',
    ),
    "readers.hidden-sheet.next": (
        "如需检查，请取消隐藏后保存，再重新检查",
        "if it should be checked, unhide it, save, and check again",
    ),
    "readers.json-type": (
        "有 {count} 处的值不是该字段的写法，没有当作该字段读：{names}",
        "{count} values are not written as their fields are and were not read as such: {names}",
    ),
    "readers.json-type.next": (
        "请写成文字或数字，列表写成对象的数组；写法见 docs/interchange.md",
        "write texts or numbers, and lists as arrays of objects, as docs/interchange.md says",
    ),
    "readers.json-twice": (
        "有 {count} 个键写了两次，只读了第一个：{names}",
        "{count} keys stand twice, only the first was read: {names}",
    ),
    "readers.json-twice.next": (
        "请只保留一个，中文名和英文名也不要同时写",
        "keep one of them; the Chinese and the English name are the same key",
    ),
    "readers.json-form": (
        "有 {count} 项不是能读的表，没有检查：第 {names} 项",
        "{count} items are no forms that can be read and were not checked: number {names}",
    ),
    "readers.json-form.next": (
        "请核对 kind（项目表、部门表、自评表）和 targetlint_form（现为 1）",
        "check their kind (project_form, department_form, self_evaluation) and targetlint_form (now 1)",
    ),
    "readers.json-line": (
        "有 {count} 行不是 JSON，没有检查：第 {names} 行",
        "{count} lines are no JSON and were not checked: line {names}",
    ),
    "readers.json-line.next": (
        "请改正这些行；每行应是一个完整的对象",
        "correct these lines: each should be one whole object",
    ),
    "readers.json-outside": (
        "表外面的 {count} 个键没有读：{names}",
        "{count} keys beside the forms were not read: {names}",
    ),
    "readers.json-outside.next": (
        "属于某张表的内容，请写进那张表",
        "write what belongs to a form into that form",
    ),
    "readers.embedded": (
        "文档里嵌有别的文件或 ActiveX 控件，其中的文字和勾选没有读取",
        "the document holds embedded files or ActiveX controls: their text and ticks were not read",
    ),
    "readers.embedded.next": (
        "请把其中的文字和勾选直接写进文档，再重新检查",
        "write what they say into the document itself, then check again",
    ),
}
