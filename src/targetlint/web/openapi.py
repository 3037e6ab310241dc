"""The description of the HTTP interface, in OpenAPI 3.1; the report's schema is that of the JSON reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from targetlint import __version__
from targetlint.reporters import published
from targetlint.web import limits
from targetlint.web.made import CIRCULAR, SLIPS
from targetlint.words import say

PROBLEM = "application/problem+json"
QUERY = {
    "format": ("json", SLIPS.format, CIRCULAR.format),
    "lang": ("zh", "en"),
    "anonymous": ("false", "true"),
}
_QUERIES = {
    "format": (
        "What to answer with: the report as JSON (the default), a zip with a return slip for each unit, "
        "or the draft of a circular; both in Word."
    ),
    "lang": "The language of slips and circular; else the first one of Accept-Language that is known.",
    "anonymous": "Whether the circular names no unit; for nothing else.",
}
_REFUSALS = {
    "400": "broken_upload",
    "401": "no_token",
    "413": "too_much",
    "415": "no_upload",
    "429": "too_often",
    "500": "failed",
    "503": "busy",
    "507": "no_disk",
}


def description() -> dict[str, Any]:
    """Return the description as JSON values."""
    report = published.Report.model_json_schema(
        mode="serialization", ref_template="#/components/schemas/{model}"
    )
    schemas = report.pop("$defs")
    problem = {
        "type": "object",
        "description": "What is in the way, as RFC 9457 has it.",
        "properties": {
            "type": {"const": "about:blank"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
        "required": ["type", "title", "status", "detail"],
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "targetlint",
            "version": __version__,
            "description": "Checks performance-target forms. What is sent is deleted after the answer.",
        },
        "paths": {"/api/check": {"post": _check()}, "/api/openapi.json": {"get": _itself()}},
        "components": {
            "schemas": {"Report": report, "Problem": problem, **schemas},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _check() -> dict[str, Any]:
    files = {"type": "array", "minItems": 1, "maxItems": limits.FILES, "items": {"type": "string"}}
    form = {"type": "object", "properties": {"files": files}, "required": ["files"]}
    refusals = {
        status: {
            "description": say(f"web.{key}", megabytes=limits.UPLOAD_BYTES // limits.MEGABYTE).en,
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, key in _REFUSALS.items()
    }
    return {
        "operationId": "check",
        "summary": "Check forms",
        "description": "Takes files, also zip archives; a file name may have folders.",
        "parameters": [_query(name, choices) for name, choices in QUERY.items()],
        "security": [{"token": []}],
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}}},
        "responses": {
            "200": {
                "description": "The report; what was found does not change the status.",
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Report"}},
                    **{each.media_type: {} for each in (SLIPS, CIRCULAR)},
                },
            },
            **refusals,
        },
    }


def _query(name: str, choices: Sequence[str]) -> dict[str, Any]:
    schema = {"type": "boolean"} if "true" in choices else {"type": "string", "enum": [*choices]}
    return {"name": name, "in": "query", "description": _QUERIES[name], "schema": schema}


def _itself() -> dict[str, Any]:
    return {
        "operationId": "description",
        "summary": "This description",
        "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {}}}},
    }
