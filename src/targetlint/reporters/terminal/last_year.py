"""What a run was compared with: how many forms were matched with last year's, and which were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetlint.model.report import LastYear, Unmatched
from targetlint.reporters.terminal.page import Page
from targetlint.reporters.terminal.text import one_line

_NAMED = 3  # forms that are named unless the page is verbose


def lines(compared: LastYear, page: Page) -> list[str]:
    """Return one line with the counts, and one for each year with the forms that were not matched."""
    unread = sum(not each.checked for each in compared.documents)
    text = page.say(
        "last_year.summary", matched=compared.matched, new=len(compared.new), left=len(compared.left)
    )
    if unread:
        text += page.say("last_year.unread", count=unread)
    return [
        *page.wrapped(text, hang=2),
        *_side("new", compared.new, page),
        *_side("left", compared.left, page),
    ]


def _side(side: str, forms: Sequence[Unmatched], page: Page) -> Iterator[str]:
    if not forms:
        return
    shown = list(forms) if page.verbose else list(forms)[:_NAMED]
    named = [page.say("last_year.form", name=_name(each), reason=page.pick(each.reason)) for each in shown]
    if len(forms) > len(shown):
        named.append(page.say("report.more", count=len(forms) - len(shown)))
    text = page.say(f"last_year.{side}") + page.say("report.because", why=page.say("report.and").join(named))
    yield from page.wrapped(text, indent=2, hang=4)


def _name(form: Unmatched) -> str:
    """Return what the form calls itself, else the file that it stands in."""
    names = " ".join(name for name in (form.department, form.project) if name)
    return one_line(names or form.place.document).text
