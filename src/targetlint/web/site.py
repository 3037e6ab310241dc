"""The pages and what their buttons do."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from targetlint.assets import asset
from targetlint.reporters.outputs import page
from targetlint.reporters.outputs.facts import Speech
from targetlint.web import limits
from targetlint.web.asked import fields, lang_of
from targetlint.web.desk import Busy
from targetlint.web.doors import Attempts
from targetlint.web.entry import SEE_OTHER, Entry
from targetlint.web.keep import Check, Keep, Session, Upload
from targetlint.web.made import CIRCULAR, HTML, SLIPS, XLSX, Made
from targetlint.web.pages import Pages
from targetlint.web.receive import Refused, receive
from targetlint.web.terms import Terms
from targetlint.web.work import RESULTS, Work
from targetlint.words import say

_OCTETS = "application/octet-stream"

OnCheck = Callable[[Request, Session, Upload, Check], Awaitable[Response]]


class Site:
    """Answers browsers."""

    def __init__(self, terms: Terms, keep: Keep, work: Work, attempts: Attempts) -> None:
        self._keep, self._work = keep, work
        self._pages = Pages(terms)
        self._entry = Entry(terms, keep, self._pages, attempts, self._home)
        try:
            folder = asset("examples")
        except FileNotFoundError:  # an installation without them: the page does without
            folder = None
        self._examples = {each.name: each for each in sorted(folder.iterdir())} if folder else {}

    def routes(self) -> list[Route]:
        """Return all paths."""
        upload, check = "/uploads/{upload}", "/uploads/{upload}/{check:int}"
        return [
            *self._entry.routes(),
            Route("/favicon.ico", _no_picture),
            Route("/uploads", self._entry.inside(self._upload), methods=["POST"]),
            Route("/examples", self._entry.inside(self._example), methods=["POST"]),
            Route(f"{upload}/again", self._entry.inside(self._again), methods=["POST"]),
            Route(f"{upload}/delete", self._entry.inside(self._delete), methods=["POST"]),
            Route(f"{upload}/files/{{name:path}}", self._entry.inside(self._file)),
            Route(check, self._on_check(self._show)),
            Route(f"{check}/status", self._on_check(self._status)),
            Route(f"{check}/report", self._on_report(self._report)),
            Route(f"{check}/report.html", self._saved(HTML)),
            Route(f"{check}/problems.xlsx", self._saved(XLSX)),
            Route(f"{check}/slips.zip", self._saved(SLIPS)),
            Route(f"{check}/circular.docx", self._saved(CIRCULAR)),
            Route(f"{check}/copies.zip", self._on_report(self._copies)),
            Route(f"{check}/results.json", self._on_report(self._results)),
            Route(f"{check}/compare", self._on_report(self._compare)),
        ]

    async def _home(self, request: Request, session: Session) -> Response:
        del request
        checks = list(session.checks())[::-1]
        return self._pages.page("start.html", session.lang, examples=list(self._examples), checks=checks)

    # sending and checking

    async def _upload(self, request: Request, session: Session) -> Response:
        self._admit(session)
        upload = self._keep.upload()
        try:
            kind = request.headers.get("content-type", "")
            received = await receive(request.stream(), kind, upload.files)
        except BaseException:
            await upload.drop()
            raise
        upload.names, upload.left_out = received.names, received.left_out
        return await self._begun(session, upload)

    async def _example(self, request: Request, session: Session) -> Response:
        self._admit(session)
        asked = dict.fromkeys((await fields(request)).get("example", []))
        wanted = [name for name in asked if name in self._examples]
        if not wanted:
            raise Refused(400, "no_example")
        upload = self._keep.upload()
        for name in wanted:
            (upload.files / name).write_bytes(self._examples[name].read_bytes())
        upload.names = wanted
        return await self._begun(session, upload)

    async def _again(self, request: Request, session: Session) -> Response:
        upload = self._of(request, session)
        if not upload.busy:
            self._admit(session)
            self._work.begin(upload, session.lang)
        return RedirectResponse(_at(upload, upload.checks[-1]), SEE_OTHER)

    async def _delete(self, request: Request, session: Session) -> Response:
        await self._keep.drop(session, self._of(request, session))
        return RedirectResponse("/", SEE_OTHER)

    def _admit(self, session: Session) -> None:
        """Raise Refused where the session, or the disk, has no room for another check."""
        if session.busy >= limits.QUEUE_OF_ONE:
            raise Refused(429, "your_queue", count=limits.QUEUE_OF_ONE)
        if not self._keep.room():
            raise Refused(507, "no_disk")

    async def _begun(self, session: Session, upload: Upload) -> Response:
        if self._keep.session(session.id) is None:  # left while the upload was under way
            await upload.drop()
            raise Refused(404, "gone")
        try:
            check = self._work.begin(upload, session.lang)
        except Busy:
            await upload.drop()
            raise
        await self._keep.give(session, upload)
        return RedirectResponse(_at(upload, check), SEE_OTHER)

    def _of(self, request: Request, session: Session) -> Upload:
        upload = session.uploads.get(request.path_params["upload"])
        if upload is None or not upload.files.is_dir():  # or cleaned away among temporary files
            raise Refused(404, "gone")
        upload.used = time.monotonic()
        return upload

    # what came of it

    def _on_check(self, answer: OnCheck) -> Callable[[Request], Awaitable[Response]]:
        async def answered(request: Request, session: Session) -> Response:
            upload = self._of(request, session)
            number = request.path_params["check"]
            if not 1 <= number <= len(upload.checks):
                raise Refused(404, "gone")
            return await answer(request, session, upload, upload.checks[number - 1])

        return self._entry.inside(answered)

    def _on_report(self, answer: OnCheck) -> Callable[[Request], Awaitable[Response]]:
        async def answered(request: Request, session: Session, upload: Upload, check: Check) -> Response:
            if check.state != "done":
                return RedirectResponse(_at(upload, check), SEE_OTHER)
            return await answer(request, session, upload, check)

        return self._on_check(answered)

    async def _show(self, request: Request, session: Session, upload: Upload, check: Check) -> Response:
        del request
        if check.state == "done":
            return RedirectResponse(f"{_at(upload, check)}/report", SEE_OTHER)
        if check.state == "failed":
            return self._pages.page("failed.html", session.lang, upload=upload, told=check.told)
        return self._pages.page(
            "check.html", session.lang, upload=upload, check=check, how=_status(upload, check)
        )

    async def _status(self, request: Request, session: Session, upload: Upload, check: Check) -> Response:
        del request, session
        return JSONResponse(_status(upload, check))

    async def _report(self, request: Request, session: Session, upload: Upload, check: Check) -> Response:
        lang = session.lang = lang_of(request.query_params.get("lang", ""), session.lang)
        path = await self._work.made(upload, check, HTML, lang)
        before = session.earlier(upload, check)
        bar = self._pages.text("bar.html", lang, upload=upload, before=before)
        made, policy = page.with_bar(path.read_bytes(), bar)
        return Response(made, media_type="text/html", headers={"Content-Security-Policy": policy})

    def _saved(self, made: Made) -> Callable[[Request], Awaitable[Response]]:
        """Return what gives a file that is made of a report, to be saved."""

        async def answered(request: Request, session: Session, upload: Upload, check: Check) -> Response:
            lang = lang_of(request.query_params.get("lang", ""), session.lang)
            anonymous = made is CIRCULAR and "anonymous" in request.query_params
            path = await self._work.made(upload, check, made, lang, anonymous=anonymous)
            return FileResponse(path, media_type=_OCTETS, filename=made.called(lang, anonymous=anonymous))

        return self._on_report(answered)

    async def _copies(self, request: Request, session: Session, upload: Upload, check: Check) -> Response:
        lang = lang_of(request.query_params.get("lang", ""), session.lang)
        path = await self._work.copies(upload, check, lang)
        return FileResponse(path, media_type=_OCTETS, filename=say("web.copies_name").pick(lang))

    async def _results(self, request: Request, session: Session, upload: Upload, check: Check) -> Response:
        del request, session, upload
        return FileResponse(check.folder / RESULTS, media_type="application/json", filename="results.json")

    async def _compare(self, request: Request, session: Session, upload: Upload, check: Check) -> Response:
        earlier = session.earlier(upload, check)
        wanted = request.query_params.get("with", "")
        before = next((pair for pair in earlier if not wanted or _named(*pair) == wanted), None)
        if before is None:
            raise Refused(404, "compare_none")
        lang = lang_of(request.query_params.get("lang", ""), session.lang)
        sections = await self._work.compare(before, upload, check, Speech(lang))
        others = [(_named(*pair), *pair) for pair in earlier if pair is not before]
        return self._pages.page(
            "compared.html", lang, sections=sections, back=_at(upload, check), others=others
        )

    async def _file(self, request: Request, session: Session) -> Response:
        """Give a file back to whoever sent it; only ever to be saved, never to be shown."""
        upload = self._of(request, session)
        name = request.path_params["name"]
        if name not in upload.names:
            raise Refused(404, "gone")
        return FileResponse(upload.files / name, media_type=_OCTETS, filename=Path(name).name)


async def _no_picture(request: Request) -> Response:
    """Answer browsers that ask for a picture on their own: there is none, which is no mistake."""
    del request
    return Response(status_code=204)


def _at(upload: Upload, check: Check) -> str:
    return f"/uploads/{upload.id}/{check.number}"


def _named(upload: Upload, check: Check) -> str:
    return f"{upload.id}.{check.number}"


def _status(upload: Upload, check: Check) -> dict[str, object]:
    """Return how far a check is; `total` is null where archives hold files that nobody has counted."""
    read = check.progress()
    packed = any(name.lower().endswith(".zip") for name in upload.names)
    return {
        "state": check.state,
        "done": len(read),
        "total": None if packed else len(upload.names),
        "last": read[-limits.LINES_SHOWN :],
    }
