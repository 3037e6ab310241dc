"""`targetlint serve` as it is typed: what it refuses to start with, what it shows, and how it ends."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from reports import rule_book

from targetlint.cli import serve
from targetlint.cli.main import run
from targetlint.web import server

ANY = "0.0.0.0"  # noqa: S104 - what a bureau types
FORM = Path(__file__).parents[1] / "examples" / "02-special-fund-and-department.txt"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--host", ANY], "--page-password-file"),
        (["--host", ANY, "--page-password-file", "short.txt"], "至少要 8 个字符"),
        (["--host", ANY, "--page-password-file", "none.txt"], "none.txt"),
        (["--host", "192.0.2.1"], "192.0.2.1"),
        (["--host", "no.such.host.invalid"], "--host"),
        (["--port", "65536"], "--port"),
        (["--encoding", "klingon"], "klingon"),
        (["--rules", "nowhere"], "nowhere"),
    ],
)
def test_it_does_not_start_without_what_it_needs(words, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        serve, "ready", lambda rules, *_, **__: None if "nowhere" in map(str, rules) else rule_book()
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    Path("short.txt").write_text("1234567\n", encoding="utf-8")
    assert run(["serve", "--no-browser", *words], "zh") == 2
    if "nowhere" not in words:  # which the rules are told, that are not read here
        assert told in capsys.readouterr().err


def test_without_its_libraries_it_says_how_to_install_them(monkeypatch, capsys):
    monkeypatch.setattr(serve, "_PARTS", ("no_such_library",))
    assert run(["serve"], "en") == 2
    assert "pip install 'targetlint[web]'" in capsys.readouterr().err


def test_it_opens_the_browser_at_the_page(monkeypatch, capsys, tmp_path):
    opened = []
    waivers = tmp_path / "w.toml"
    waivers.write_text("", encoding="utf-8")
    monkeypatch.setattr(serve, "ready", lambda *_, **__: rule_book())
    monkeypatch.setattr(serve, "_has_screen", lambda: True)
    monkeypatch.setattr(server, "serve", lambda _, terms, *, opens: opened.append((terms, opens)))
    run(
        ["serve", "--jobs", "1", "--stage", "审核", "--rules", "rules/central", "--waivers", str(waivers)],
        "zh",
    )
    ((terms, opens),) = opened
    assert opens == f"http://127.0.0.1:{terms.port}/?token={terms.token}"
    assert opens in capsys.readouterr().out
    assert not terms.bureau
    assert dict(zip(terms.checking[::2], terms.checking[1::2], strict=True)) == {
        "--rules": str(Path("rules/central").resolve()),
        "--waivers": str(waivers),
        "--stage": "review",
        "--jobs": "1",
        "--file-seconds": "120",
        "--file-memory": "4096",
    }


def test_a_bureau_is_told_which_addresses_its_units_open(monkeypatch, capsys, tmp_path):
    password = tmp_path / "password.txt"
    password.write_text("correct horse\nanything\n", encoding="utf-8")
    met = []
    monkeypatch.setattr(serve, "ready", lambda *_, **__: rule_book())
    monkeypatch.setattr(server, "serve", lambda _, terms, **__: met.append(terms))
    monkeypatch.setattr(server, "addresses", lambda _: ["10.20.30.40"])
    words = ["--host", ANY, "--page-password-file", str(password), "--allow-host", "Jixiao"]
    run(["serve", "--no-browser", *words], "zh")
    assert "--no-waivers" in met[0].checking
    assert met[0].lets_in("correct horse", by="password")
    assert met[0].answers_to("jixiao:80")
    out = capsys.readouterr().out
    assert f"http://10.20.30.40:{met[0].port}/\n" in out
    assert "不加密" in out


def test_a_loopback_address_is_known_in_every_spelling():
    for host, expected in (("127.0.0.1", True), ("127.9.9.9", True), (ANY, False)):
        with server.bound(host, 0) as listening:
            assert server.is_loopback(listening) is expected
            assert expected or all(socket.inet_aton(each) for each in server.addresses(listening))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_serves_until_it_is_told_to_end_and_leaves_nothing(sent, code, tmp_path):
    command = [sys.executable, "-m", "targetlint"]
    command += ["serve", "--no-browser", "--lang", "zh"]
    given = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=given, cwd=tmp_path, text=True) as running:  # noqa: S603 - our own program
        try:
            assert "在本机打开" in running.stdout.readline()
            at = running.stdout.readline().strip()
            base = at.partition("/?")[0]
            with httpx.Client(headers={"Origin": base}, trust_env=False, timeout=60) as client:
                assert client.get(at).status_code == 200
                sent_to = client.post(f"{base}/uploads", files={"files": ("a.txt", FORM.read_bytes())})
                assert sent_to.status_code == 303
            assert list(tmp_path.glob("targetlint-page-*/*/files/a.txt"))
            running.send_signal(sent)
            assert running.wait(60) == code
        finally:
            running.kill()
    assert list(tmp_path.iterdir()) == []


def test_a_check_adds_each_file_that_was_read_to_the_progress_file(tmp_path, capsys):
    (tmp_path / "甲\n乙.txt").write_text("x", encoding="utf-8")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    told = tmp_path.with_name("progress.txt")
    run(["check", str(tmp_path), "--jobs", "1", "--progress-file", str(told)], "zh")
    lines = told.read_text(encoding="utf-8").splitlines()
    assert [Path(each).name for each in lines] == ["甲 乙.txt"]
    capsys.readouterr()
    nowhere = tmp_path / "none" / "p.txt"
    assert run(["check", str(tmp_path), "--progress-file", str(nowhere)], "zh") == 2
    assert str(nowhere) in capsys.readouterr().err
