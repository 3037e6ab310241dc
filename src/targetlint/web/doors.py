"""The doors: who is let in, from where, how often they may try, and what every answer tells a browser."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from targetlint.web import limits
from targetlint.web.terms import Terms
from targetlint.words import say

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_TOLD = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # not no-referrer: with it browsers hide from where a form is sent, which the Origin check must know.
    # Nothing is told to any other site in either case.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = {"GET", "HEAD"}
BEARER = "bearer "


class Doors:
    """Stands before the whole site: refuses foreign hosts and origins, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, terms: Terms) -> None:
        self._app, self._terms = app, terms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _TOLD.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, told)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self._terms.answers_to(host):
            return self._refused(421, "bad_host")
        origin = headers.get("origin")
        if origin is not None and not self._terms.comes_from_here(origin, host):
            return self._refused(403, "bad_origin")
        by_program = headers.get("authorization", "").lower().startswith(BEARER)
        if method not in _SAFE and origin is None and not by_program:
            return self._refused(403, "bad_origin")
        return None

    def _refused(self, status: int, key: str) -> PlainTextResponse:
        return PlainTextResponse(say(f"web.{key}").pick(self._terms.lang) + "\n", status)


class Attempts:
    """Wrong passwords and tokens of the last minute, by the address that they came from."""

    def __init__(self) -> None:
        self._failed: dict[str, deque[float]] = {}

    def too_many(self, address: str) -> bool:
        """Whether an address, or all together, have been wrong too often to be heard."""
        now = time.monotonic()
        for each, times in list(self._failed.items()):
            while times and now - times[0] > limits.ATTEMPT_SECONDS:
                times.popleft()
            if not times:
                del self._failed[each]
        return len(self._failed.get(address, ())) >= limits.ATTEMPTS or (
            _count(self._failed.values()) >= limits.ATTEMPTS_OF_ALL
        )

    def failed(self, address: str) -> None:
        """Note that an address was wrong."""
        self._failed.setdefault(address, deque()).append(time.monotonic())


def _count(all_times: Iterable[deque[float]]) -> int:
    return sum(map(len, all_times))
