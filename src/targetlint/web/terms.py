"""What a server was started with."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from targetlint.model.said import Lang

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_KEY = secrets.token_bytes(32)


def _digest(text: str) -> bytes:
    """Return what is kept of a secret and compared: of one length, whatever was sent."""
    return hmac.digest(_KEY, text.encode(errors="replace"), hashlib.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of a server.

    `token` lets the browser of this machine in, and programs; `password` those of others: where one is set
    it is bureau mode. `hosts` are names by which others call this machine. `checking` are options of
    `targetlint check` for every check, `places` how many run at a time.
    """

    lang: Lang
    port: int
    token: str = field(repr=False)
    password: str = field(default="", repr=False)
    hosts: tuple[str, ...] = ()
    checking: tuple[str, ...] = ()
    places: int = 1

    @property
    def bureau(self) -> bool:
        """Whether others than this machine may come."""
        return bool(self.password)

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers do not tell ports apart."""
        return f"targetlint-{self.port}"

    def lets_in(self, given: str, *, by: str) -> bool:
        """Whether `given` is the token or the password, in a time that does not tell how nearly."""
        wanted = self.token if by == "token" else self.password
        return bool(wanted) and hmac.compare_digest(_digest(given), _digest(wanted))

    def answers_to(self, host: str) -> bool:
        """Whether a request's Host is this server, and no name that somebody made point here.

        An address cannot be made to point elsewhere, so in an intranet any will do.
        """
        try:
            name, port = _host(host)
        except ValueError:
            return False
        if name in _LOOPBACK:
            return port == self.port
        if not self.bureau:
            return False
        return _is_address(name) or name in self.hosts

    def comes_from_here(self, origin: str, host: str) -> bool:
        """Whether a request was sent by one of our own pages."""
        try:
            told = urlsplit(origin)
        except ValueError:
            return False
        return told.scheme in {"http", "https"} and told.netloc.lower() == host.lower()


def _host(host: str) -> tuple[str, int]:
    told = urlsplit(f"//{host}")
    if not told.hostname or told.username is not None or told.path or told.query or told.fragment:
        raise ValueError(host)
    return told.hostname.rstrip("."), told.port or 80


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
