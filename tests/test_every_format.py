"""One form, every format: what is understood of a form does not depend on the file it comes in."""

import re
from email.message import EmailMessage

import every_format
import pytest
from forms_kit import forms_in, same

pytestmark = pytest.mark.no_cover  # every form goes the same ways
NAMES = sorted(each.stem for each in every_format.build_examples.SOURCES.glob("*.table"))
CONVERSIONS = [
    *(f"docx to {suffix}" for suffix in every_format.FROM_WORD),
    *(f"xlsx to {suffix}" for suffix in every_format.FROM_EXCEL),
]
OWN = {
    "word 2003": (every_format.word_2003, "docx"),
    "flat package": (every_format.flat_package, "docx"),
    "excel 2003": (every_format.excel_2003, "xlsx"),
}
needs_office = pytest.mark.skipif(
    every_format.OFFICE is None, reason="needs LibreOffice (libreoffice-writer, libreoffice-calc)"
)


@pytest.fixture(scope="session")
def converted():
    return every_format.every(NAMES)


def understood(data, path, *, spaces=True):
    """The forms as text, without their places; without `spaces` each run of them is one."""
    forms, _ = forms_in(data, path)
    found = same(forms)
    return found if spaces else [_squeezed(each) for each in found]


def _squeezed(text):
    return "\n".join(re.sub(r"(?:[ \t]|\\u3000)+", " ", line).rstrip() for line in text.split("\n"))


@needs_office
@pytest.mark.parametrize("conversion", CONVERSIONS)
@pytest.mark.parametrize("name", NAMES)
def test_what_libreoffice_makes_of_a_form_is_the_same_form(converted, name, conversion):
    given, _, suffix = conversion.partition(" to ")
    spaces = suffix not in {"html", "pdf"}  # a page keeps no runs of spaces, and a PDF only places letters
    expected = understood(every_format.made(name, given), f"x.{given}", spaces=spaces)
    assert understood(converted[name, conversion], f"x.{suffix}", spaces=spaces) == expected


@pytest.mark.parametrize("format_", OWN)
@pytest.mark.parametrize("name", NAMES)
def test_what_libreoffice_cannot_write_is_the_same_form(name, format_):
    write, given = OWN[format_]
    expected = understood(every_format.made(name, given), f"x.{given}")
    assert understood(write(name), "x.xml") == expected


def archived(page):
    """A web page as a browser or Word saves it in one file."""
    message = EmailMessage()
    message["Subject"] = "申报表"
    message.set_content(page, subtype="html", charset="utf-8", cte="base64")
    return bytes(message)


@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_a_web_archive_is_the_same_form(converted, name):
    page = converted[name, "docx to html"]
    assert understood(archived(page.decode()), "x.mht") == understood(page, "x.html")
