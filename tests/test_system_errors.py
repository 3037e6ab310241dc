"""What the system refuses is said in the reader's language, wherever it happens."""

import errno
import os
import socket
from unittest.mock import Mock

import pytest
from one_form import with_one_form

from targetlint.cli.main import run
from targetlint.words import refusal, say

SAID = [
    (errno.ENOENT, "没有这个文件或文件夹", "there is no such file or folder"),
    (errno.EACCES, "没有权限", "permission denied"),
    (errno.EISDIR, "这是文件夹，不是文件", "it is a folder, not a file"),
    (errno.ENOTDIR, "这里或上一层不是文件夹", "it, or a part of its path, is no folder"),
    (errno.EEXIST, "已经有这个文件或文件夹", "there is such a file or folder already"),
    (errno.ENOSPC, "磁盘已满，或超出了配额", "the disk or the quota is full"),
    (errno.EROFS, "磁盘或文件夹是只读的", "the disk or folder is read-only"),
    (errno.ENAMETOOLONG, "文件名或路径太长", "the name or the path is too long"),
    (errno.EBUSY, "正被别的程序占用", "another program holds it"),
    (errno.EMFILE, "打开的文件太多", "too many files are open"),
    (errno.EADDRINUSE, "这个地址和端口正被别的程序占用", "another program listens there already"),
    (errno.EADDRNOTAVAIL, "本机没有这个地址", "this machine has no such address"),
]


@pytest.mark.parametrize(("number", "zh", "en"), SAID, ids=[errno.errorcode[each[0]] for each in SAID])
def test_what_happens_to_people_has_words_in_both_languages(number, zh, en):
    error = OSError(number, "its own words", "a.docx")
    assert refusal(error) == (zh, en)
    assert say("fmt.unwritten", path="a.docx", error=error).zh == f"写不了 a.docx：{zh}"


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        (32, "正被别的程序占用"),  # a sharing violation, which Python calls EACCES
        (None, "没有权限，或正被别的程序占用"),  # open() there does not say which
        (5, "没有权限，或正被别的程序占用"),
        (206, "文件名或路径太长"),
        (123, "这个名称或位置不能用作文件"),
    ],
)
def test_windows_has_numbers_of_its_own(number, zh):
    error = OSError(errno.EACCES, "its own words")
    error.winerror = number  # as it is there
    assert refusal(error).zh == zh


def test_what_has_no_words_keeps_those_of_the_system_with_their_number():
    assert refusal(OSError(errno.EXDEV, "Invalid cross-device link")) == (
        f"系统错误 {errno.EXDEV}：Invalid cross-device link",
        f"system error {errno.EXDEV}: Invalid cross-device link",
    )
    assert refusal(OSError("no number")).zh == "系统错误：no number"
    assert refusal(OSError()).zh == "系统错误：OSError"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rules", "doc", "-o", "无/册.md"], "写不了 无/册.md：没有这个文件或文件夹"),
        (["check", ".", "-o", "html:.."], "写不了 ..：这是文件夹，不是文件"),
        (["check", ".", "--baseline", "无.json"], "无.json：没有这个文件或文件夹"),
        (["check", ".", "--waivers", "."], "读不了豁免文件 .：这是文件夹，不是文件"),
        (["render", "无.json", "-o", "a.md"], "读不了 无.json：没有这个文件或文件夹"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows calls a folder that is opened a lack of permission")
def test_commands_say_it_so(words, told, tmp_path, monkeypatch, capsys):
    with_one_form(tmp_path, monkeypatch)
    assert run(words, "zh") == 2
    assert told in capsys.readouterr().err


def test_the_page_says_why_it_does_not_listen(monkeypatch, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--no-browser", "--port", str(port)], "zh") == 2
    assert "正被别的程序占用" in capsys.readouterr().err
    assert run(["serve", "--no-browser", "--host", ".."], "zh") == 2  # no name at all
    assert "没有这个名称或地址" in capsys.readouterr().err
    monkeypatch.setattr(socket, "getaddrinfo", Mock(side_effect=socket.gaierror(-2, "not known")))
    assert run(["serve", "--no-browser", "--host", "nobody"], "zh") == 2
    assert "没有这个名称或地址" in capsys.readouterr().err
