"""What a request says beside its path: the fields of a form, the language, the address it came from."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs

from starlette.requests import Request

from targetlint.model.said import Lang
from targetlint.web import limits
from targetlint.web.receive import Refused


async def fields(request: Request) -> dict[str, list[str]]:
    """Return the fields of a form without files; raise Refused where they are too long, or too slow."""
    body = b""
    try:
        async with asyncio.timeout(limits.FIELD_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.FIELD_BYTES:
                    raise Refused(413, "fields_too_long")
    except TimeoutError as error:
        raise Refused(408, "silent") from error
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)


def lang_of(word: str, other: Lang) -> Lang:
    """Return the language that a word means, `other` where it means none."""
    return "zh" if word == "zh" else "en" if word == "en" else other


def spoken(request: Request, other: Lang) -> Lang:
    """Return the first language of a browser that we speak, `other` where it names none."""
    for each in request.headers.get("accept-language", "").split(","):
        name = each.strip().lower()[:2]
        if name in {"zh", "en"}:
            return lang_of(name, other)
    return other


def client(request: Request) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""
