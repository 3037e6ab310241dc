"""The site put together."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from targetlint.web import limits
from targetlint.web.api import Api
from targetlint.web.asked import spoken
from targetlint.web.desk import Desk
from targetlint.web.doors import Attempts, Doors
from targetlint.web.keep import Keep
from targetlint.web.pages import STATIC, Pages
from targetlint.web.site import Site
from targetlint.web.terms import Terms
from targetlint.web.work import Work
from targetlint.words import say


def site(terms: Terms, keep: Keep) -> Doors:
    """Return the application; what it keeps is deleted when it ends."""
    attempts, work, pages = Attempts(), Work(terms, Desk(terms.places)), Pages(terms)

    async def nowhere(request: Request, error: Exception) -> Response:
        del error
        return pages.message(say("web.nowhere"), spoken(request, terms.lang), 404)

    async def wrong_way(request: Request, error: Exception) -> Response:
        del error
        return pages.message(say("web.nowhere"), spoken(request, terms.lang), 405)

    async def broken(request: Request, error: Exception) -> Response:
        del error
        return pages.message(say("web.broken"), spoken(request, terms.lang), 500)

    app = Starlette(
        routes=[
            *Site(terms, keep, work, attempts).routes(),
            *Api(terms, keep, work, attempts).routes(),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={404: nowhere, 405: wrong_way, 500: broken},
        lifespan=_living(keep),
    )
    return Doors(app, terms)  # around everything: an answer to what broke has its headers too


def _living(keep: Keep) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lives(app: Starlette) -> AsyncIterator[None]:
        del app
        sweeper = asyncio.create_task(_sweep(keep))
        try:
            yield
        finally:
            sweeper.cancel()
            await keep.end()

    return lives


async def _sweep(keep: Keep) -> None:
    while True:
        await keep.sweep(time.monotonic())
        await asyncio.sleep(limits.SWEEP_SECONDS)
