"""What the readers room says: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "readers.empty": ("文件里没有文字，没有内容可查", "the file holds no text: there is nothing to check"),
    "readers.empty.next": (
        "请重新导出，或请填报单位重新提交",
        "export the file again, or ask for it to be submitted again",
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
        "请用密码打开，取消“用密码加密”后另存，再重新检查",
        "open it with the password, remove the protection, save it and check again",
    ),
    "readers.broken": (
        "文件损坏或不完整，无法读取",
        "the file is damaged or incomplete and cannot be read",
    ),
    "readers.broken.next": (
        "请重新下载或重新提交；若 Word、WPS 能打开，另存为新的 .docx 或 .xlsx 再检查",
        "download or submit it again; if Word or WPS opens it, save a new .docx or .xlsx and check that",
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
    "readers.too-many.bytes": ("内容超过 {most} 字节", "more than {most} bytes"),
    "readers.too-many.members": ("压缩包成员超过 {most} 个", "more than {most} members in the package"),
    "readers.too-many.levels": ("嵌套超过 {most} 层", "nested more than {most} levels deep"),
    "readers.too-many.cells": ("单元格超过 {most} 个", "more than {most} cells"),
    "readers.too-many.merged": (
        "合并单元格覆盖超过 {most} 格",
        "merged cells cover more than {most} positions",
    ),
    "readers.not-yet": ("这是{format}，目前还不能读取", "this is {format}, which cannot be read yet"),
    "readers.not-yet.next": ("{act}", "{act}"),
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
    "readers.format.xls": ("旧版 Excel 或 WPS 表格（.xls/.et）", "an old Excel or WPS workbook (.xls/.et)"),
    "readers.format.xlsb": ("二进制 Excel 工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"),
    "readers.format.ppt": ("演示文稿（.ppt/.pptx）", "a presentation (.ppt/.pptx)"),
    "readers.format.pdf": ("PDF 文件", "a PDF file"),
    "readers.format.ofd": ("OFD 版式文件", "an OFD file"),
    "readers.format.rtf": ("RTF 文档", "an RTF document"),
    "readers.format.odt": ("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
    "readers.format.ods": ("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"),
    "readers.format.html": ("网页（HTML）", "a web page (HTML)"),
    "readers.format.mht": ("单文件网页（MHT）", "a web archive (MHT)"),
    "readers.format.wordml": ("Word 2003 XML 文档", "a Word 2003 XML document"),
    "readers.format.spreadsheetml": ("Excel 2003 XML 表格", "an Excel 2003 XML spreadsheet"),
    "readers.format.xml": ("XML 文件", "an XML file"),
    "readers.format.csv": ("CSV 表格", "a CSV table"),
    "readers.format.json": ("JSON 数据", "JSON data"),
    "readers.format.archive": ("压缩包", "an archive"),
    "readers.format.image": ("图片或扫描件", "an image or a scan"),
    "readers.extension": (
        "扩展名是 {extension}，内容实际是{format}，已按内容读取",
        "the extension is {extension}, but the content is {format}; it was read by its content",
    ),
    "readers.extension.next": (
        "建议改正扩展名，以免其他软件打不开",
        "correct the extension, so that other programs can open the file",
    ),
    "readers.formula": (
        "{address} 公式无缓存值，不知道它显示什么：{formula}",
        "{address}: the formula has no stored value, what it shows is unknown: {formula}",
    ),
    "readers.formula.next": (
        "请用 Excel 或 WPS 打开后保存一次，再重新检查",
        "open and save the file once with Excel or WPS, then check again",
    ),
    "readers.hidden-sheet": (
        "工作表“{sheet}”是隐藏的，没有检查",
        'the sheet "{sheet}" is hidden and was not checked',
    ),
    "readers.hidden-sheet.next": (
        "如需检查，请取消隐藏后保存，再重新检查",
        "if it should be checked, unhide it, save, and check again",
    ),
}
