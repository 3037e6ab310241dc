"""A real browser and a real server for tests: what they say and ask for is kept."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from targetlint.web import server
from targetlint.web.keep import Keep
from targetlint.web.terms import Terms

_Result = TypeVar("_Result")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")  # both are too small in a container
TOKEN, PASSWORD = "t0ken-of-the-tests", "a password 密码"


@dataclass
class Served:
    """A server that runs: where it is, and what it keeps."""

    base: str
    terms: Terms
    keep: Keep
    clients: list[httpx.Client] = field(default_factory=list)

    @property
    def entry(self) -> str:
        return f"{self.base}/?token={TOKEN}"

    def client(self, *, inside: bool = True) -> httpx.Client:
        """Return a client that sends what a browser sends; `inside` with a session."""
        made = self._made({"Origin": self.base})
        if inside:
            assert made.get("/", params={"token": TOKEN}).status_code == 200
        return made

    def program(self, token: str = TOKEN) -> httpx.Client:
        return self._made({"Authorization": f"Bearer {token}"})

    def _made(self, headers: dict[str, str]) -> httpx.Client:
        self.clients.append(httpx.Client(base_url=self.base, headers=headers, timeout=300, trust_env=False))
        return self.clients[-1]


@contextmanager
def served(**terms: object) -> Iterator[Served]:
    with server.bound("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        given = {"lang": "zh", "places": 2, "checking": ("--jobs", "1"), "token": TOKEN} | terms
        keep = kept_apart()
        made = Terms(port=port, **given)
        running = server.made(made, keep)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        home = keep.folder.parent
        found = Served(f"http://127.0.0.1:{port}", made, keep)
        try:
            yield found
        finally:
            for each in found.clients:
                each.close()
            running.should_exit = True
            thread.join(30)
        assert not thread.is_alive()
        assert not keep.folder.exists()
        shutil.rmtree(home)


def kept_apart() -> Keep:
    """Return what a server keeps, where the tests of nobody else take it for left behind."""
    before = tempfile.tempdir
    tempfile.tempdir = tempfile.mkdtemp(prefix="targetlint-tests-")
    try:
        return Keep()
    finally:
        tempfile.tempdir = before


def awaited(coroutine: Coroutine[Any, Any, _Result]) -> _Result:
    """Return what a coroutine does, in a thread: beside a browser this one has a loop already."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, coroutine).result()


def swept(keep: Keep, *times: float) -> None:
    """Delete what is old at these times."""

    async def sweep() -> None:
        for each in times:
            await keep.sweep(each)

    awaited(sweep())


@dataclass
class Seen:
    """A page, and what went on in it."""

    page: object
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def assert_quiet(self, *allowed: str) -> None:
        """Hold that nothing was complained of, and nothing asked for but below `allowed`."""
        assert self.said == []
        assert [url for url in self.asked if not url.startswith(allowed)] == []


@contextmanager
def launched() -> Iterator[object]:
    """Give a browser; a machine without one skips, and says what is missing."""
    if CHROMIUM is None:
        pytest.skip("NO BROWSER: install Debian's chromium to test pages in it")
    playwright = pytest.importorskip("playwright.sync_api", reason="NO BROWSER: pip install playwright")
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@contextmanager
def seen(browser, **settings: object) -> Iterator[Seen]:
    """Give a page of its own, with its own cookies."""
    settings = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"} | settings
    context = browser.new_context(**settings)
    page = context.new_page()
    page.set_default_timeout(120_000)
    told = Seen(page)
    page.on("console", lambda each: told.said.append(f"{each.type}: {each.text}"))
    page.on("pageerror", lambda each: told.said.append(str(each)))
    page.on("request", lambda each: told.asked.append(each.url))
    try:
        yield told
    finally:
        context.close()


def opened(told: Seen, path: Path) -> None:
    told.page.goto(path.as_uri())
