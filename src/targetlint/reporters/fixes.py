"""What was repaired in copies and what is left for a person: as text, as a difference, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from targetlint.model.place import Place
from targetlint.model.repairs import Fixed
from targetlint.model.said import Said
from targetlint.reporters.places import address
from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import one_line

Repaired = Sequence[tuple[Fixed, str]]
"""Documents with the paths of their copies, empty where there are none."""


def render(found: Repaired, page: Page, *, dry: bool) -> str:
    """Return what was done, cell by cell; `dry` says that nothing is written."""
    lines: list[str] = []
    for each, copy in found:
        lines += _document(each, copy, page, dry=dry)
    fixes = sum(len(each.fixes) for each, copy in found if copy or dry)
    left = sum(len(each.left) for each, _ in found)
    key = "fix.sum_would" if dry else "fix.sum"
    lines.append(page.say(key, documents=len(found), fixes=fixes, left=left))
    return "\n".join(lines) + "\n"


def _document(each: Fixed, copy: str, page: Page, *, dry: bool) -> Iterator[str]:
    path, count = each.document.path, len(each.fixes)
    if each.fixes and each.why is not None:
        yield page.say("fix.not_written", path=path, count=count, why=page.pick(each.why))
    elif each.fixes:
        yield page.say("fix.would" if dry else "fix.written", path=path, count=count, copy=copy)
    elif each.left:
        yield f"{path}:"
    for fix in each.fixes:
        told = {"before": _shown(fix.before), "after": _shown(fix.after), "rules": _rules(fix.rules)}
        yield page.say("fix.change", place=address(fix.place), **told)
    for left in each.left:
        stays = {"place": address(left.place), "before": _shown(left.before), "why": page.pick(left.why)}
        yield page.say("fix.left", **stays)
        yield page.say("fix.suggested", suggestion=page.pick(left.suggestion), rules=_rules(left.rules))


def difference(found: Repaired) -> str:
    """Return what changes as a difference of texts, a part for each cell."""
    lines: list[str] = []
    for each in (one for one, _ in found if one.fixes and one.why is None):
        lines += [f"--- {each.document.path}", f"+++ {each.document.path}"]
        for fix in each.fixes:
            lines.append(f"@@ {address(fix.place)} {_rules(fix.rules)} @@")
            lines += [f"-{line}" for line in fix.before.split("\n")]
            lines += [f"+{line}" for line in fix.after.split("\n")]
    return "".join(f"{line}\n" for line in lines)


def as_json(found: Repaired) -> str:
    """Return the same as one JSON object, both languages in it."""
    documents = [
        {
            "path": each.document.path,
            "sha256": each.document.sha256,
            "copy": copy or None,
            "not_written": _both(each.why),
            "fixes": [
                {**_where(fix.place), "before": fix.before, "after": fix.after, "rules": list(fix.rules)}
                for fix in each.fixes
            ],
            "left": [
                {
                    **_where(left.place),
                    "before": left.before,
                    "suggestion": _both(left.suggestion),
                    "rules": list(left.rules),
                    "why": _both(left.why),
                }
                for left in each.left
            ],
        }
        for each, copy in found
    ]
    return json.dumps({"documents": documents}, ensure_ascii=False, indent=2) + "\n"


def _where(place: Place) -> dict[str, Any]:
    numbers = {"sheet": place.sheet, "table": place.table, "row": place.row, "column": place.column}
    return {"address": address(place), **numbers}


def _both(said: Said | None) -> dict[str, str] | None:
    return None if said is None else {"zh": said.zh, "en": said.en}


def _shown(text: str) -> str:
    return one_line(text).text


def _rules(rules: Sequence[str]) -> str:
    return " ".join(f"[{each}]" for each in rules)
