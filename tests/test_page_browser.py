"""`report.html` in a real browser: it opens, filters, jumps, prints, asks for nothing, says no error."""

from __future__ import annotations

import pypdfium2
import pytest
from browser import opened, seen
from reports import mixed
from test_outputs import hostile

from targetlint.reporters.json import published_report
from targetlint.reporters.outputs.formats import FORMATS, Manner, render


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(render(FORMATS["html"], published_report(mixed()), Manner("zh")))
    return path


def shown(page) -> int:
    return page.locator("ol.findings > li:visible").count()


def test_filters_by_severity_and_by_text(browser, report):
    with seen(browser) as told:
        opened(told, report)
        page = told.page
        everything = shown(page)
        page.get_by_role("checkbox", name="错误").uncheck()
        fewer = shown(page)
        assert 0 < fewer < everything
        assert page.locator(".filter output").inner_text() == f"显示 {fewer} 条"
        page.get_by_role("checkbox", name="错误").check()
        page.get_by_role("searchbox").fill("没有这些字")
        assert shown(page) == 0
        told.assert_quiet(report.as_uri())


def test_a_finding_leads_to_its_cell_and_the_cell_back(browser, report):
    with seen(browser) as told:
        opened(told, report)
        page = told.page
        link = page.locator("ol.findings a[href^='#d1t1r']").first
        aim = link.get_attribute("href")
        page.locator("details.drawing").first.evaluate("each => each.open = false")
        link.press("Enter")
        cell = page.locator(aim)
        assert cell.is_visible()
        assert cell.evaluate("each => each.matches(':target')")
        cell.get_by_role("link").first.press("Enter")
        assert page.url.split("#")[1].startswith("f")
        assert page.locator(f"#{page.url.split('#')[1]}").is_visible()


def test_a_jump_shows_a_finding_that_the_filter_hid(browser, report):
    with seen(browser) as told:
        opened(told, report)
        page = told.page
        page.get_by_role("searchbox").fill("没有这些字")
        page.locator("td.hot a").first.click()
        assert shown(page) == 1


def test_every_unit_is_printed_from_a_new_page(browser, report):
    with seen(browser) as told:
        opened(told, report)
        units = told.page.locator("section.unit > h2").all_inner_texts()
        assert len(units) > 1
        pages = [each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(told.page.pdf())]
    first_lines = [text.strip().splitlines()[0].strip() for text in pages if text.strip()]
    assert [unit for unit in units if unit not in first_lines] == []


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(browser, report, width, scheme):
    with seen(browser, viewport={"width": width, "height": 900}, color_scheme=scheme) as told:
        opened(told, report)
        assert told.page.evaluate("document.documentElement.scrollWidth") <= width
        paper, ink = told.page.evaluate(
            "(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))"
        )
        assert (sum(map(int, paper[4:-1].split(","))) > sum(map(int, ink[4:-1].split(",")))) == (
            scheme == "light"
        )


def test_the_keyboard_reaches_the_content_first(browser, report):
    with seen(browser) as told:
        opened(told, report)
        told.page.keyboard.press("Tab")
        told.page.keyboard.press("Enter")
        assert told.page.url.endswith("#content")


def test_what_a_form_says_is_never_run(browser, tmp_path):
    path = tmp_path / "hostile.html"
    path.write_bytes(render(FORMATS["html"], published_report(hostile()), Manner("en")))
    with seen(browser) as told:
        told.page.on("dialog", lambda each: pytest.fail(each.message))
        opened(told, path)
        assert "<script>alert(1)</script>" in told.page.locator("main").inner_text()
        assert told.page.locator("main script").count() == 0
        told.assert_quiet(path.as_uri())


def test_without_a_script_everything_is_there_but_the_filter(browser, report):
    with seen(browser, java_script_enabled=False) as told:
        opened(told, report)
        assert told.page.locator(".filter").is_hidden()
        assert told.page.locator("ol.findings > li").first.is_visible()
        assert told.page.locator("td.hot").first.is_visible()
