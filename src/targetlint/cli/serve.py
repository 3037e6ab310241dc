"""`targetlint serve`: the page for browsers, on this machine or for a whole intranet."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from getpass import getpass
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe

import click

from targetlint.cli import page_settings, settings_told, streams, uncounted
from targetlint.cli.book import complain, ready
from targetlint.cli.codes import INTERRUPTED, UNTRUSTED
from targetlint.cli.reading import Reads
from targetlint.model.settings import Settings
from targetlint.words import say

_PARTS = ("starlette", "uvicorn", "jinja2", "python_multipart")
_LEAST = 8  # characters of a password


def installed() -> bool:
    """Whether the extra `web` is there."""
    return all(find_spec(each) for each in _PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serve(Reads):
    """One run of the command, with its options as given."""

    host: str
    port: int
    allow_host: Sequence[str]
    page_password_file: Path | None
    no_browser: bool
    rules: Sequence[Path]
    stage: str
    no_cache: bool
    waivers: Sequence[Path]
    settings: Settings

    def run(self) -> int:
        """Serve until told to end, and return the exit code."""
        if not installed():
            complain(self.lang, "serve.missing")
            return UNTRUSTED
        if not self._can_check():
            return UNTRUSTED
        from targetlint.web import server  # noqa: PLC0415 - the extra

        try:
            listening = server.bound(self.host, self.port)
        except (OSError, UnicodeError) as error:
            known = isinstance(error, OSError) and not isinstance(error, socket.gaierror)
            why = error if known else say("serve.no_host")
            complain(self.lang, "serve.no_address", host=self.host, port=self.port, error=why)
            return UNTRUSTED
        with listening:
            password = "" if server.is_loopback(listening) else self._password()
            if password is None:
                return UNTRUSTED
            return self._served(listening, password)

    def _can_check(self) -> bool:
        """Whether checks can be made as they are asked for: what is in the way is told now, not to units."""
        if self.reading() is None or not page_settings.fit(self.settings, self.lang):
            return False
        waivers = uncounted.Asked(self.waivers, (), None, None)
        if uncounted.prepared(waivers, self.lang, "auto") is None:
            return False
        book = ready(self.rules, streams.page(sys.stderr, self.lang), no_cache=self.no_cache)
        select, ignore = (page_settings.listed(self.settings, key) for key in ("select", "ignore"))
        asked = settings_told.Asked(select, ignore, self.stage, self.settings)
        narrowed = settings_told.narrowed(book, asked, self.lang) if book else None
        return narrowed is not None and settings_told.any_left(narrowed, [*select, *ignore], self.lang)

    def _served(self, listening: socket.socket, password: str) -> int:
        from targetlint.web import server  # noqa: PLC0415 - the extra
        from targetlint.web.terms import Terms  # noqa: PLC0415 - the extra

        processors = os.cpu_count() or 1
        terms = Terms(
            lang=self.lang,
            port=listening.getsockname()[1],
            token=token_urlsafe(24),
            password=password,
            hosts=tuple(each.lower() for each in (*self.allow_host, *server.names())),
            checking=tuple(self._checking(bureau=bool(password))),
            places=max(1, processors // 2),
        )
        opens = f"http://{_shown(listening)}:{terms.port}/?token={terms.token}"
        self._announce(terms.port, opens, [] if not password else server.addresses(listening), terms.token)
        wanted = not self.no_browser and _has_screen()
        with suppress(KeyboardInterrupt):
            server.serve(listening, terms, opens=opens if wanted else "")
        complain(self.lang, "serve.ended")
        return INTERRUPTED

    def _checking(self, *, bureau: bool) -> Iterator[str]:
        """Yield the options of every check; in a bureau no unit reads of the waivers of others."""
        for word in page_settings.words(self.settings):
            yield from ("--config", word)
        for each in self.rules:
            yield from ("--rules", str(each.resolve()))
        for each in self.waivers:
            yield from ("--waivers", str(each.resolve()))
        if not self.waivers:
            yield "--no-waivers"
        elif bureau:
            yield "--only-used-waivers"
        if self.password_file:
            yield from ("--password-file", str(self.password_file.resolve()))
        values = {"--stage": self.stage, "--encoding": self.encoding, "--jobs": self.jobs}
        bounds = {"--file-seconds": self.file_seconds, "--file-memory": self.file_memory}
        for name, value in (values | bounds).items():
            if value:
                yield from (name, str(value))
        if self.no_cache:
            yield "--no-cache"

    def _password(self) -> str | None:
        """Return the password that others need; None where there is none, which standard error is told."""
        if self.page_password_file:
            try:
                lines = self.page_password_file.read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeError):
                complain(self.lang, "serve.bad_password_file", path=self.page_password_file)
                return None
            password = lines[0].strip() if lines else ""
        elif sys.stdin.isatty():
            asked = say("serve.ask_password", least=_LEAST).pick(self.lang)
            try:
                password = getpass(f"{asked}: ").strip()
            except EOFError:
                raise click.Abort from None
        else:
            complain(self.lang, "serve.no_password")
            return None
        if len(password) < _LEAST:
            complain(self.lang, "serve.short_password", least=_LEAST)
            return None
        return password

    def _announce(self, port: int, opens: str, others: Sequence[str], token: str) -> None:
        told = [("here", [opens])]
        if others:
            told.append(("others", [f"http://{each}:{port}/" for each in others]))
        for key, links in told:
            streams.put(say(f"serve.{key}").pick(self.lang) + "\n", sys.stdout)
            streams.put("".join(f"  {each}\n" for each in links), sys.stdout)
        if others:
            streams.put(say("serve.plain").pick(self.lang) + "\n", sys.stdout)
        streams.put(say("serve.program", token=token).pick(self.lang) + "\n", sys.stdout)
        streams.put(say("serve.ending").pick(self.lang) + "\n", sys.stdout)


def _shown(listening: socket.socket) -> str:
    """Return the address at which this machine reaches a socket."""
    own = str(listening.getsockname()[0])
    if own in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return "127.0.0.1" if listening.family == socket.AF_INET else "[::1]"
    return f"[{own}]" if ":" in own else own


def _has_screen() -> bool:
    """Whether a browser can be shown: on Linux only where there is a desktop."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
