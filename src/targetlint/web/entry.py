"""Who comes in: a browser with the token or the password gets a session, and a session opens the pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from targetlint.web import limits
from targetlint.web.asked import client, fields, lang_of, spoken
from targetlint.web.desk import Busy
from targetlint.web.doors import Attempts
from targetlint.web.keep import Keep, Session
from targetlint.web.pages import Pages
from targetlint.web.receive import Refused
from targetlint.web.terms import Terms
from targetlint.web.work import Failed
from targetlint.words import say

SEE_OTHER = 303

Inside = Callable[[Request, Session], Awaitable[Response]]


class Entry:
    """Lets browsers in and out; `home` is the page of those who are in."""

    def __init__(self, terms: Terms, keep: Keep, pages: Pages, attempts: Attempts, home: Inside) -> None:
        self._terms, self._keep, self._pages, self._attempts = terms, keep, pages, attempts
        self._home = home

    def routes(self) -> list[Route]:
        """Return the paths of coming and going."""
        return [
            Route("/", self._start),
            Route("/enter", self._enter, methods=["GET", "POST"]),
            Route("/leave", self.inside(self._leave), methods=["POST"]),
            Route("/language", self.inside(self._language), methods=["POST"]),
        ]

    async def _start(self, request: Request) -> Response:
        session = self._session(request)
        if session:
            return await self._home(request, session)
        lang = spoken(request, self._terms.lang)
        given = request.query_params.get("token", "")
        address = client(request)
        if given and not self._attempts.too_many(address):
            if self._terms.lets_in(given, by="token"):
                # not a redirect: a cookie that is SameSite=Strict does not come along when a mail led here
                return self._let_in(self._pages.page("entered.html", lang), await self._keep.open(lang))
            self._attempts.failed(address)
        if self._terms.bureau:
            return RedirectResponse("/enter", SEE_OTHER)
        return self._pages.message(say("web.no_session"), lang, 403, inside=False)

    async def _enter(self, request: Request) -> Response:
        lang, address = spoken(request, self._terms.lang), client(request)
        if not self._terms.bureau:
            return self._pages.message(say("web.no_session"), lang, 403, inside=False)
        if request.method != "POST":
            return self._pages.page("enter.html", lang, wrong=False)
        try:
            given = (await fields(request)).get("password", [""])[0]
        except Refused as refused:
            return self._pages.message(refused.why, lang, refused.status, inside=False)
        # counted when all of it is there: else many could begin at a time before the first is wrong
        if self._attempts.too_many(address):
            answer = self._pages.message(say("web.too_often"), lang, 429, inside=False)
            answer.headers["Retry-After"] = str(limits.ATTEMPT_SECONDS)
            return answer
        if not self._terms.lets_in(given, by="password"):
            self._attempts.failed(address)
            return self._pages.page("enter.html", lang, 403, wrong=True)
        return self._let_in(RedirectResponse("/", SEE_OTHER), await self._keep.open(lang))

    def _let_in(self, answer: Response, session: Session) -> Response:
        answer.set_cookie(self._terms.cookie, session.id, httponly=True, samesite="strict", path="/")
        return answer

    async def _leave(self, request: Request, session: Session) -> Response:
        del request
        await self._keep.close(session)
        answer = RedirectResponse("/", SEE_OTHER)
        answer.delete_cookie(self._terms.cookie, httponly=True, samesite="strict", path="/")
        return answer

    async def _language(self, request: Request, session: Session) -> Response:
        session.lang = lang_of((await fields(request)).get("lang", [""])[0], session.lang)
        return RedirectResponse("/", SEE_OTHER)

    def _session(self, request: Request) -> Session | None:
        return self._keep.session(request.cookies.get(self._terms.cookie))

    def inside(self, answer: Inside) -> Callable[[Request], Awaitable[Response]]:
        """Let only those in who have a session, and tell in words what is in the way."""

        async def answered(request: Request) -> Response:
            session = self._session(request)
            if session is None:
                return await self._start(request)
            try:
                return await answer(request, session)
            except Refused as refused:
                return self._pages.message(refused.why, session.lang, refused.status)
            except Failed as failed:
                return self._pages.message(failed.why, session.lang, 500)
            except Busy:
                return self._pages.message(say("web.busy"), session.lang, 503)

        return answered
