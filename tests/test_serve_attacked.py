"""The page under attack: who guesses, holds connections, fills the disk, or finds what is broken."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest
from browser import PASSWORD, awaited, served, swept

from targetlint.web import limits
from targetlint.web.keep import Keep
from targetlint.web.receive import receive


@pytest.fixture(scope="module")
def here():
    """A server for this machine."""
    with served() as found:
        yield found


def connected(server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.terms.port), timeout=60)


def test_passwords_that_come_at_the_same_time_are_counted():
    body = b"password=wrong"
    with served(password=PASSWORD) as found:
        head = f"POST /enter HTTP/1.1\r\nHost: 127.0.0.1:{found.terms.port}\r\nOrigin: {found.base}\r\n"
        head += f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
        opened = [connected(found) for _ in range(limits.ATTEMPTS + 5)]
        for each in opened:
            each.sendall(head.encode())
        time.sleep(0.3)  # all have begun before the first is wrong
        for each in opened:
            each.sendall(body)
        told = [each.recv(12)[-3:] for each in opened]
        for each in opened:
            each.close()
    assert (told.count(b"403"), told.count(b"429")) == (limits.ATTEMPTS, 5)


def test_files_of_one_name_are_not_tried_against_all_before(tmp_path, monkeypatch):
    opened, open_ = [], Path.open

    def counted(path, mode):
        opened.append(path)
        return open_(path, mode)

    monkeypatch.setattr(Path, "open", counted)
    part = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a/b.docx"\r\n\r\n\r\n'

    async def sent():
        yield part * 30 + b"--x--\r\n"

    received = awaited(receive(sent(), "multipart/form-data; boundary=x", tmp_path))
    assert received.names[::29] == ["a/b.docx", "a/b (30).docx"]
    assert len(opened) == 30


def test_who_asks_for_nothing_is_hung_up(monkeypatch):
    monkeypatch.setattr(limits, "REQUEST_SECONDS", 0.2)
    with served() as found:
        silent, half, waits = (connected(found) for _ in range(3))
        half.sendall(b"GET / HTTP/1.1\r\nHost: ")
        waits.sendall(f"GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:{found.terms.port}\r\n\r\n".encode())
        assert b"204" in waits.recv(4096)
        waits.sendall(b"GET / ")  # so that it is not taken for one that may wait
        assert [each.recv(9) for each in (silent, half, waits)] == [b"", b"", b""]
        for each in (silent, half, waits):
            each.close()


def test_a_form_that_never_ends_is_refused(here, monkeypatch):
    monkeypatch.setattr(limits, "FIELD_SECONDS", 0.1)
    with connected(here) as slow:
        cookie = f"{here.terms.cookie}={here.client().cookies[here.terms.cookie]}"
        slow.sendall(
            f"POST /language HTTP/1.1\r\nHost: 127.0.0.1:{here.terms.port}\r\nOrigin: {here.base}\r\n"
            f"Cookie: {cookie}\r\nContent-Length: 9\r\n\r\nlang".encode()
        )
        assert b" 408 " in slow.recv(100)


def test_an_answer_to_what_broke_has_its_headers(here, monkeypatch):
    client = here.client()
    monkeypatch.setattr(here.keep, "session", lambda *_: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "程序" in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_disk_that_others_fill_meanwhile_ends_an_upload(here, monkeypatch):
    monkeypatch.setattr(limits, "FREE_BYTES", 1 << 60)
    monkeypatch.setattr(here.keep, "room", lambda: True)
    before = set(here.keep.folder.iterdir())
    assert here.client().post("/uploads", files={"files": ("a.txt", b"x")}).status_code == 507
    assert set(here.keep.folder.iterdir()) == before


def test_parts_that_are_no_files_are_counted(here, monkeypatch):
    monkeypatch.setattr(limits, "FILES", 2)
    part = b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = here.client().post("/uploads", content=part * 99 + b"--b--\r\n", headers=kind)
    assert answer.status_code == 413


def test_who_comes_often_does_not_push_out_those_with_files(monkeypatch):
    monkeypatch.setattr(limits, "SESSIONS", 2)
    with served() as found:
        works = found.client()
        assert works.post("/uploads", files={"files": ("a.txt", b"x")}).status_code == 303
        others = [found.client() for _ in range(3)]
        assert [each.get("/").status_code for each in (works, *others)] == [200, 403, 403, 200]


def test_what_a_server_left_that_was_killed_just_before_goes_later(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, lives = tmp_path / "targetlint-page-left", tmp_path / "targetlint-page-lives"
    left.mkdir()
    lives.mkdir()
    keep = Keep()
    age = limits.ABANDONED_SECONDS
    swept(keep, 0, age)
    assert left.is_dir()
    os.utime(lives, (1, 1))  # its server looked after it
    swept(keep, age + 1)
    assert (left.exists(), lives.exists(), keep.folder.exists()) == (False, True, True)
    keep.remove()
