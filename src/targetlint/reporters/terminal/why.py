"""Why a rule ended as it did: a tree from the verdict down to cells and parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.model.account import Account, Evidence, Fate, Track
from targetlint.model.report import Status
from targetlint.reporters.places import address
from targetlint.reporters.terminal.page import Page, joined
from targetlint.reporters.terminal.text import clean

_FOLDED = 5  # lines of one fate that are told; -v tells all
_STYLES = {
    Fate.VIOLATED: "error",
    Fate.UNDECIDED: "review",
    Fate.PASSED: "good",
    Fate.LEFT_OUT: "faint",
}
_STATUS_STYLES = {
    Status.VIOLATED: "error",
    Status.CRASHED: "error",
    Status.UNDECIDED: "review",
    Status.PASSED: "good",
}
_LONGEST = 200  # characters of a clause that are quoted


def render(account: Account, page: Page) -> str:
    """Return what one rule made of one form."""
    status = account.status
    lines = [
        page.paint(clean(account.rule), "label") + f"  {page.pick(account.title)}",
        page.paint(clean(f" --> {account.origin.file}:{account.origin.line}"), "place"),
        "",
        *page.labelled(page.say("why.form"), _form(account, page)),
    ]
    ended = page.say(f"why.{status.status.value}")
    if status.reason is not None:
        ended += page.say("why.because", reason=status.reason)
    first, *rest = page.labelled(page.say("why.ended"), ended)
    style = _STATUS_STYLES.get(status.status, "faint")
    lines += [first.replace(ended, page.paint(ended, style)) if not rest else first, *rest]
    for said in account.says:
        lines += page.labelled(page.say("why.says"), page.pick(said))
    for fate in Fate:
        tracks = [each for each in account.tracks if each.fate is fate]
        shown = tracks if page.verbose else tracks[:_FOLDED]
        for each in shown:
            lines += ["", *_track(each, page)]
        if len(tracks) > len(shown):
            more = page.say(
                "why.more_lines", count=len(tracks) - len(shown), fate=page.say(f"why.fate_{fate}")
            )
            lines += ["", *page.wrapped(more)]
    return joined(lines)


def _form(account: Account, page: Page) -> str:
    where = page.say("why.number", number=account.form)
    return clean(f"{account.document} {where} {account.form_title}".rstrip())


def _track(track: Track, page: Page) -> Iterator[str]:
    words = [
        page.say("why.line", number=number, words=key)
        for number, key in zip(track.lines, track.keys, strict=True)
    ] or [page.say("why.whole_form")]
    where = address(track.place) if track.place is not None else ""
    fate = page.say(f"why.fate_{track.fate}")
    yield page.paint(fate, _STYLES[track.fate]) + f"  {' · '.join(words)}  {page.paint(where, 'place')}"
    yield from _tree(track.steps, "", page)


def _tree(parts: Sequence[Evidence], lead: str, page: Page, more: int = 0) -> Iterator[str]:
    for number, each in enumerate(parts):
        last = number == len(parts) - 1 and not more
        yield from _told(each, lead, page, last=last)
        below = lead + ("   " if last else ("│  " if page.boxed else "|  "))
        yield from _tree(each.parts, below, page, each.more)
    if more:
        yield lead + ("└─ " if page.boxed else "`- ") + page.say("why.more", count=more)


def _told(each: Evidence, lead: str, page: Page, *, last: bool) -> Iterator[str]:
    """Yield one node: its answer in front where it is a condition, its value behind where it is not."""
    branch = ("└─ " if last else "├─ ") if page.boxed else ("`- " if last else "|- ")
    below = "   " if last else ("│  " if page.boxed else "|  ")
    text = clean(each.text if len(each.text) <= _LONGEST else each.text[: _LONGEST - 1] + "…")
    answer = ""
    if not isinstance(each.answer, str):
        answer = page.say({True: "why.yes", False: "why.no", None: "why.unknown"}[each.answer]) + " "
    if each.value is not None:
        text += page.say("why.value", value=each.value)
    where = [] if each.place is None or not address(each.place) else [address(each.place)]
    if each.origin is not None:
        where.append(f"{each.origin.file}:{each.origin.line}")
    if where:
        text += f"  ({', '.join(where)})"
    room = page.wrapped(answer + text, len(lead) + 3, len(lead) + 3 + len(answer))
    for number, line in enumerate(room):
        yield lead + (branch if not number else below) + line[len(lead) + 3 :]
