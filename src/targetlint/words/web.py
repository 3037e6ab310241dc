"""What the page for browsers and its command say: key -> (Chinese, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # the command
    "cli.serve": (
        "在浏览器中检查申报表：拖入文件即可，文件不出本机。用 --host 0.0.0.0 可供其他单位使用（需设密码）。",
        (
            "Check forms in a browser: drop files, which never leave this machine. --host 0.0.0.0 lets "
            "others in the intranet use it, with a password."
        ),
    ),
    "cli.serve_short": ("打开浏览器页面检查", "check forms in a browser"),
    "cli.serve_epilog": (
        (
            "需要先安装：pip install 'targetlint[web]'。按 Ctrl-C 结束，收到的文件随即删除。\n\n"
            "退出码：130 由 Ctrl-C 结束；2 不能启动。"
        ),
        (
            "Install it first: pip install 'targetlint[web]'. Ctrl-C ends it; what was sent is deleted.\n\n"
            "Exit codes: 130 ended by Ctrl-C; 2 it could not be started."
        ),
    ),
    "cli.option_port": ("端口，0 为任意空闲端口", "the port; 0: any that is free"),
    "cli.option_host": (
        "监听的地址；0.0.0.0 供网内其他电脑使用，需设密码（默认 127.0.0.1）",
        "the address to listen at; 0.0.0.0: for others in the network, with a password (default: 127.0.0.1)",
    ),
    "cli.option_allow_host": (
        "别人访问本机所用的名称（可多次）；IP 地址和本机名不必写",
        "a name by which others call this machine (repeatable); not needed for addresses and its own name",
    ),
    "cli.option_no_browser": ("不自动打开浏览器", "do not open the browser"),
    "cli.option_progress_file": (
        "每读完一个文件，就在此文件中加一行它的路径（供其他程序显示进度）",
        "a file to which the path of each file is added when it was read, for programs that show progress",
    ),
    "cli.option_page_password_file": (
        "供其他电脑使用时的访问密码：文件的第一行；不给时在终端中询问",
        "the password of the page for others: the first line of this file; else it is asked for",
    ),
    "doctor.web": ("浏览器页面", "the page for browsers"),
    "doctor.web_adds": (
        "targetlint serve 打开浏览器页面，拖入文件即可检查。",
        "targetlint serve opens a page in the browser that checks what is dropped on it.",
    ),
    "doctor.web_would_add": (
        "装上后可用 targetlint serve 在浏览器中检查。安装：pip install 'targetlint[web]'。",
        "With it, targetlint serve checks forms in a browser: pip install 'targetlint[web]'.",
    ),
    # on the terminal
    "serve.missing": (
        "没有安装浏览器页面这一部分。请安装：pip install 'targetlint[web]'，然后重试。",
        "The page is not installed. Install it with pip install 'targetlint[web]', and run again.",
    ),
    "serve.no_address": (
        "不能在 {host}:{port} 上监听（{error}）：请换一个 --host 或 --port。",
        "Cannot listen at {host}:{port} ({error}): choose another --host or --port.",
    ),
    "serve.no_host": ("没有这个名称或地址", "there is no such name or address"),
    "serve.ask_password": (
        "请设一个访问密码（至少 {least} 个字符）",
        "Choose a password for the page (at least {least} characters)",
    ),
    "serve.no_password": (
        "供其他电脑使用必须设密码：请用 --page-password-file 指定密码文件（第一行为密码），或在终端中输入。",
        (
            "Others need a password to come in: name a file with --page-password-file (its first line is "
            "the password), or type one in a terminal."
        ),
    ),
    "serve.short_password": (
        "密码太短：至少要 {least} 个字符。",
        "The password is too short: it needs at least {least} characters.",
    ),
    "serve.bad_password_file": (
        "读不了密码文件 {path}：应为 UTF-8 文本，第一行是密码。",
        "The password file {path} cannot be read: it is UTF-8 text, its first line the password.",
    ),
    "serve.setting_at": ("{name}（{origin}）", "{name} ({origin})"),
    "serve.no_use_form": (
        "{keys}对页面不起作用：页面上的报告有固定的样子。",
        "{keys}: of no use on the page, whose reports have one form.",
    ),
    "serve.no_use_code": (
        "{keys}对页面不起作用：它只管退出码。",
        "{keys}: of no use on the page; it decides an exit code only.",
    ),
    "serve.no_use_others": (
        "{keys}对页面不起作用：不然各单位会在自己的报告里看到其他单位的表。",
        "{keys}: of no use on the page; else units would read of the forms of others.",
    ),
    "serve.settings_too_long": (
        (
            "select、ignore、exclude 和 [[overrides]] 太长，交不给页面上的检查（合计最多 {most} 个字符）："
            "请合并一些，或写进规则包。"
        ),
        (
            "select, ignore, exclude and [[overrides]] are too long to be handed to the checks of the page "
            "(at most {most} characters in all): merge some, or put them into a rule pack."
        ),
    ),
    "serve.here": ("在本机打开：", "On this machine, open:"),
    "serve.others": ("各单位在浏览器中打开（需密码）：", "Others open in their browser (with the password):"),
    "serve.plain": (
        "提示：网内传输不加密，请只在可信的内部网络中使用。",
        "Note: nothing is encrypted on the way; use it only in a network that you trust.",
    ),
    "serve.program": ("供程序调用的令牌：{token}", "Token for programs: {token}"),
    "serve.ending": ("按 Ctrl-C 结束。", "Ctrl-C ends it."),
    "serve.ended": ("已结束，收到的文件已删除。", "Ended; what was sent has been deleted."),
    # every page
    "web.title": ("绩效目标申报表检查", "Check of performance target forms"),
    "web.skip": ("跳到内容", "Skip to the content"),
    "web.tools": ("操作", "Tools"),
    "web.stays": (
        "文件只在本机上检查，不出本机；用完可随时删除。",
        "Files are checked on this machine and never leave it; you may delete them at any time.",
    ),
    "web.stays_bureau": (
        "文件只送到提供本页面的电脑上检查，不再外传；其他单位看不到；用完可随时删除。",
        "Files go only to the computer behind this page; other units cannot see them; delete them any time.",
    ),
    "web.other_language": ("English", "中文"),
    "web.back": ("回到首页", "Back to the start"),
    "web.back_to_report": ("回到报告", "Back to the report"),
    "web.go_on": ("继续", "Go on"),
    "web.leave": ("退出并删除", "Leave and delete"),
    # the start page
    "web.send": ("选择申报表", "Choose forms"),
    "web.send_what": (
        "Word、WPS、Excel、PDF、图片、网页、文本都可以，也可以是压缩包（zip）。",
        "Word, WPS, Excel, PDF, pictures, web pages, text, and zip archives of them.",
    ),
    "web.drop": ("把文件、文件夹或压缩包拖到这里，或者：", "Drop files, a folder or a zip here, or:"),
    "web.files": ("选择文件", "Files"),
    "web.folder": ("选择文件夹", "A folder"),
    "web.check": ("开始检查", "Check"),
    "web.clear": ("清空", "Clear"),
    "web.chosen": ("已选 {count} 个文件", "{count} file(s) chosen"),
    "web.sending": ("正在传送 {percent}%", "sending {percent}%"),
    "web.sending_what": ("传送进度", "How much is sent"),
    "web.not_sent": (
        "没有传送成功：请检查网络后重试。",
        "It could not be sent: check the network and try again.",
    ),
    "web.bounds": (
        "一次最多 {files} 个文件，每个不超过 {file} MB，共不超过 {upload} MB；{hours} 小时不用自动删除。",
        "At most {files} files at a time, {file} MB each, {upload} MB in all; gone {hours} hours after use.",
    ),
    "web.examples": ("没有材料？先看示例", "Nothing at hand? Try examples"),
    "web.examples_what": ("示例申报表（内容都是编的）", "Example forms (everything in them is invented)"),
    "web.check_examples": ("检查所选示例", "Check the chosen examples"),
    "web.no_example": ("没有选示例：请至少勾选一个。", "No example was chosen: tick at least one."),
    "web.earlier": ("之前的检查", "Earlier checks"),
    "web.and_more": ("等，另 {count} 个", "and {count} more"),
    "web.state_waiting": ("排队中", "waiting for its turn"),
    "web.state_running": ("检查中", "under way"),
    "web.state_done": ("已完成", "done"),
    "web.state_failed": ("没有完成", "not completed"),
    "web.delete": ("删除", "Delete"),
    # a check under way
    "web.checking": ("正在检查", "Checking"),
    "web.read": ("已读取 {done}/{total} 个文件", "{done} of {total} files read"),
    "web.counted": ("已读取 {done} 个文件", "{done} files read"),
    "web.judging": (
        "文件都已读取，正在按规则检查、写报告",
        "all files are read; asking the rules and writing the report",
    ),
    "web.files_read": ("已读取的文件", "files read"),
    "web.refreshes": ("本页每两秒自动刷新。", "This page loads itself again every two seconds."),
    "web.stop": ("停止并删除", "Stop and delete"),
    "web.left_out": (
        "这些文件没有收下（设置文件、没有文件名的文件），未参与检查：",
        "These files were not taken (settings, or no usable name) and were not checked:",
    ),
    "web.failed": ("检查没有完成", "The check was not completed"),
    "web.again": ("重新检查", "Check again"),
    # the buttons of a report
    "web.new_check": ("检查其他文件", "Check other files"),
    "web.copies": ("下载批注稿", "Annotated copies"),
    "web.copies_name": ("批注稿.zip", "annotated-copies.zip"),
    "web.copies_list": ("批注稿说明.txt", "about-these-copies.txt"),
    "web.problems": ("下载问题清单", "problems.xlsx"),
    "web.slips": ("下载退回单", "Return slips"),
    "web.circular": ("下载通报草稿", "Draft of a circular"),
    "web.circular_anonymous": ("下载匿名通报草稿", "The same without names"),
    "web.html_name": ("report.html", "report.html"),
    "web.xlsx_name": ("problems.xlsx", "problems.xlsx"),
    "web.slips_name": ("退回单.zip", "return-slips.zip"),
    "web.circular_name": ("通报.docx", "circular.docx"),
    "web.circular_anonymous_name": ("通报（匿名）.docx", "circular-anonymous.docx"),
    "web.report_file": ("下载报告", "Report as a file"),
    "web.results": ("JSON", "JSON"),
    "web.compare": ("与上次比较", "Compare with the check before"),
    "web.compare_others": ("改为与别的检查比较", "Compare with another check instead"),
    "web.compare_none": ("没有更早的检查可比较", "no check before this one to compare with"),
    # coming in
    "web.enter": ("请输入密码", "Password, please"),
    "web.password": ("密码", "Password"),
    "web.enter_now": ("进入", "Enter"),
    "web.wrong_password": ("密码不对，请重新输入。", "That is not the password; try again."),
    "web.too_often": (
        "试错的次数太多，请一分钟后再试。",
        "Too many wrong attempts; try again in a minute.",
    ),
    "web.no_session": (
        "请用启动时终端里显示的完整地址打开本页面。",
        "Open this page at the full address that the terminal showed when it was started.",
    ),
    "web.no_token": (
        "没有令牌，或令牌不对：请在请求头中写 Authorization: Bearer 令牌，令牌在启动时显示。",
        "The token is missing or wrong: send Authorization: Bearer TOKEN; the token is shown at the start.",
    ),
    # what is refused
    "web.no_parameter": (
        "没有“{name}”这个参数。可用的参数：{known}",
        "There is no parameter “{name}”. Those that are: {known}",
    ),
    "web.bad_parameter": (
        "参数 {name} 不能是“{value}”。可以是：{choices}",
        "The parameter {name} cannot be “{value}”. It may be: {choices}",
    ),
    "web.not_anonymous": (
        "anonymous 只用于通报：请同时写 format=circular。",
        "anonymous is for the circular alone: add format=circular.",
    ),
    "web.bad_host": (
        "不认识这个主机名：请用启动时显示的地址，或启动时加 --allow-host。",
        "This host name is not known: use the address shown at the start, or start with --allow-host.",
    ),
    "web.bad_origin": (
        "请求不是从本页面发出的，没有执行。",
        "The request did not come from this page and was not carried out.",
    ),
    "web.no_upload": (
        "收到的不是文件：请用 multipart/form-data 发送，字段名为 files。",
        "What came is no upload: send multipart/form-data with the field “files”.",
    ),
    "web.broken_upload": (
        "文件没有传送完整：请重新发送。",
        "The upload is damaged or incomplete: send it again.",
    ),
    "web.nothing_sent": ("没有选择文件：请选择后再检查。", "No file was chosen: choose some first."),
    "web.none_taken": (
        "选的文件都没有收下：设置文件（.toml）和没有文件名的文件不检查。请选申报表。",
        (
            "None of the files was taken: settings (.toml) and files without a usable name are not "
            "checked. Choose forms."
        ),
    ),
    "web.too_many": (
        "文件太多：一次最多 {count} 个，请分批检查。",
        "Too many files: at most {count} at a time; check them in parts.",
    ),
    "web.too_much": (
        "文件太大：一次最多 {megabytes} MB，请分批检查。",
        "Too much: at most {megabytes} MB at a time; check them in parts.",
    ),
    "web.file_too_large": (
        "有文件超过 {megabytes} MB：请去掉其中的图片或附件后再检查。",
        "A file is larger than {megabytes} MB: take pictures and attachments out of it first.",
    ),
    "web.fields_too_long": ("填写的内容太长。", "What was filled in is too long."),
    "web.silent": (
        "传送中断：请检查网络后重试。",
        "Nothing came for too long: check the network and send it again.",
    ),
    "web.no_room": (
        "写不下文件（{error}）：请告诉管理员。",
        "The file cannot be written ({error}): tell the administrator.",
    ),
    "web.no_disk": (
        "服务器磁盘空间不足：请告诉管理员，或稍后再试。",
        "The disk of this computer is nearly full: tell its administrator, or try again later.",
    ),
    "web.your_queue": (
        "您已有 {count} 次检查在进行：请等它们完成。",
        "{count} of your checks are under way: wait until one has ended.",
    ),
    "web.busy": ("排队的检查太多，请稍后再试。", "Too many checks are waiting; try again later."),
    "web.too_long": (
        "检查用时太长，已停止：请分批检查。",
        "The check took too long and was stopped: check the files in parts.",
    ),
    "web.no_reason": (
        "本程序出错，不是您的材料有误（退出码 {code}）：请告诉管理员。",
        "The program failed, not you (exit code {code}): tell the administrator.",
    ),
    "web.gone": (
        "没有这个内容，或已经删除：请重新发送文件。",
        "There is no such thing, or it has been deleted: send the files again.",
    ),
    "web.nowhere": ("没有这个页面。", "There is no such page."),
    "web.broken": (
        "本程序出错，不是您的材料有误：请告诉管理员。",
        "The program failed, not you: tell the administrator.",
    ),
}
