"""Pages made of templates, in the language of whoever reads them; every text comes from the catalogue."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from targetlint import __version__
from targetlint.model.said import Lang, Said
from targetlint.web import limits
from targetlint.web.terms import Terms
from targetlint.words import say

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


class Pages:
    """Writes pages."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def text(self, name: str, lang: Lang, **values: object) -> str:
        """Return a page as text."""

        def words(key: str, **inside: object) -> str:
            return say(f"web.{key}", **inside).pick(lang)

        return self._templates.get_template(name).render(
            say=words,
            lang=lang,
            other="en" if lang == "zh" else "zh",
            version=__version__,
            bureau=self._terms.bureau,
            limits=limits,
            **values,
        )

    def page(self, name: str, lang: Lang, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page as an answer."""
        return HTMLResponse(self.text(name, lang, **values), status)

    def message(self, why: Said, lang: Lang, status: int, *, inside: bool = True) -> HTMLResponse:
        """Return a page that says one thing; `inside` offers the way back to the start."""
        return self.page("message.html", lang, status, why=why.pick(lang), inside=inside)
