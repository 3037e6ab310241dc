"""The server: its socket, where it can be reached, and its life."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
import webbrowser
from collections.abc import Iterator

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from targetlint.web import limits
from targetlint.web.app import site
from targetlint.web.keep import Keep
from targetlint.web.terms import Terms

_GRACE = 3  # seconds for answers that are under way when the server ends
_CONNECTIONS = 500  # at a time; each unit's browser opens up to six


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address, 0 for any port that is free; raise OSError."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: else another program could take it over
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def is_loopback(listening: socket.socket) -> bool:
    """Whether only this machine can reach a socket."""
    return ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def names() -> list[str]:
    """Return the names of this machine by which others may call it."""
    own = socket.gethostname().lower()
    return list(dict.fromkeys((own, own.partition(".")[0])))


def addresses(listening: socket.socket) -> list[str]:
    """Return the addresses at which others reach a socket: its own, or all of this machine's."""
    own = ipaddress.ip_address(listening.getsockname()[0].partition("%")[0])
    if not own.is_unspecified:
        return [str(own)]
    return list(dict.fromkeys(each for each in _all() if not ipaddress.ip_address(each).is_loopback))


def _all() -> Iterator[str]:
    # nothing is sent: a datagram socket that is connected only says which way its packets would go
    for far in ("10.255.255.255", "172.31.255.255", "192.168.255.255", "192.0.2.1"):
        with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect((far, 9))
            yield str(asked.getsockname()[0])
    with contextlib.suppress(OSError):
        for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM):
            yield str(found[4][0])


class Connection(H11Protocol):
    """A connection that is closed where it asks for nothing: else some hundreds would keep everybody out."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Begin to look whether anything is asked."""
        super().connection_made(transport)
        self._wait(None)

    def _wait(self, last: object) -> None:
        self.loop.call_later(limits.REQUEST_SECONDS, self._look, last)

    def _look(self, last: object) -> None:
        """Close where nothing was asked since `last`, the request that was answered at the look before."""
        if self.transport.is_closing():
            return
        if self.cycle is not None and not self.cycle.response_complete:
            self._wait(self)  # which is no request: it is being answered
        elif self.cycle is last:
            self.transport.close()
        else:
            self._wait(self.cycle)


def made(terms: Terms, keep: Keep) -> uvicorn.Server:
    """Return the server, which tells nobody what is asked of it."""
    return uvicorn.Server(
        uvicorn.Config(
            site(terms, keep),
            http=Connection,
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            lifespan="on",
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=_GRACE,
            ws="none",
            proxy_headers=False,
        )
    )


def serve(listening: socket.socket, terms: Terms, *, opens: str = "") -> None:
    """Answer until the process is told to end; `opens` is the address to show in this machine's browser.

    Ends with KeyboardInterrupt or SystemExit, as it was told to; what was sent is deleted before.
    """
    keep = Keep()
    if opens:
        threading.Thread(target=webbrowser.open, args=(opens,), daemon=True).start()
    try:
        made(terms, keep).run(sockets=[listening])
    finally:
        keep.remove()
