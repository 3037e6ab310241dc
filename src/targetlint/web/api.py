"""The interface for programs: files in, a report out, nothing kept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from targetlint.model.said import Lang, Said
from targetlint.web import limits
from targetlint.web.asked import client, lang_of, spoken
from targetlint.web.desk import Busy
from targetlint.web.doors import BEARER, Attempts
from targetlint.web.keep import Check, Keep, Upload
from targetlint.web.made import CIRCULAR, SLIPS, Made
from targetlint.web.openapi import PROBLEM, QUERY, description
from targetlint.web.receive import Refused, receive
from targetlint.web.terms import Terms
from targetlint.web.work import RESULTS, Failed, Work
from targetlint.words import say

_MADE = {each.format: each for each in (SLIPS, CIRCULAR)}  # beside the JSON
_GLANCE = 1  # seconds between two looks whether the program is still there


class Api:
    """Answers programs."""

    def __init__(self, terms: Terms, keep: Keep, work: Work, attempts: Attempts) -> None:
        self._terms, self._keep, self._work, self._attempts = terms, keep, work, attempts
        self._description = description()

    def routes(self) -> list[Route]:
        """Return all paths."""
        return [
            Route("/api/check", self._check, methods=["POST"]),
            Route("/api/openapi.json", self._describe),
        ]

    async def _describe(self, request: Request) -> Response:
        del request
        return JSONResponse(self._description)

    async def _check(self, request: Request) -> Response:
        refused = self._kept_out(request)
        if refused:
            return refused
        if not self._keep.room():
            return self._problem(request, 507, say("web.no_disk"))
        upload = self._keep.upload()
        try:
            answer = await self._checked(request, upload)
        except Refused as error:
            answer = self._problem(request, error.status, error.why)
        except Failed as error:
            answer = self._problem(request, 500, error.why)
        except Busy:
            answer = self._problem(request, 503, say("web.busy"))
        except BaseException:
            await upload.drop()
            raise
        answer.background = BackgroundTask(upload.drop)  # when it has been sent
        return answer

    async def _checked(self, request: Request, upload: Upload) -> Response:
        asked = _asked(request, self._terms.lang)
        received = await receive(request.stream(), request.headers.get("content-type", ""), upload.files)
        upload.names = received.names
        check = self._work.begin(upload, asked.lang, outputs=())
        await _wait(request, check)
        if check.state != "done":
            raise Failed(Said(check.told, check.told))
        if asked.made is None:
            return FileResponse(check.folder / RESULTS, media_type="application/json")
        path = await self._work.made(upload, check, asked.made, asked.lang, anonymous=asked.anonymous)
        name = asked.made.called(asked.lang, anonymous=asked.anonymous)
        return FileResponse(path, media_type=asked.made.media_type, filename=name)

    def _kept_out(self, request: Request) -> Response | None:
        address = client(request)
        if self._attempts.too_many(address):
            answer = self._problem(request, 429, say("web.too_often"))
            answer.headers["Retry-After"] = str(limits.ATTEMPT_SECONDS)
            return answer
        given = request.headers.get("authorization", "")
        if given.lower().startswith(BEARER):
            if self._terms.lets_in(given[len(BEARER) :].strip(), by="token"):
                return None
            self._attempts.failed(address)
        answer = self._problem(request, 401, say("web.no_token"))
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer

    def _problem(self, request: Request, status: int, why: Said) -> JSONResponse:
        detail = why.pick(spoken(request, self._terms.lang))
        body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
        return JSONResponse(body, status, media_type=PROBLEM)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a program wants to have: `made` of the report, None for the JSON itself."""

    made: Made | None
    lang: Lang
    anonymous: bool


def _asked(request: Request, other: Lang) -> _Asked:
    """Return what the query asks for; raise Refused where it says what no query says."""
    given = request.query_params
    for name, value in given.multi_items():
        if name not in QUERY:
            raise Refused(400, "no_parameter", name=name, known=" ".join(QUERY))
        if value not in QUERY[name]:
            raise Refused(400, "bad_parameter", name=name, value=value, choices=" ".join(QUERY[name]))
    made = _MADE.get(given.get("format", ""))
    anonymous = given.get("anonymous") == "true"
    if anonymous and made is not CIRCULAR:
        raise Refused(400, "not_anonymous")
    return _Asked(made, lang_of(given.get("lang", ""), spoken(request, other)), anonymous)


async def _wait(request: Request, check: Check) -> None:
    """Wait for a check; where the program that asked for it goes away, end it."""
    task = check.task
    while task and not task.done():
        await asyncio.wait([task], timeout=_GLANCE)
        if not task.done() and await request.is_disconnected():
            task.cancel()
            await asyncio.wait([task])
