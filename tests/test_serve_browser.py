"""The page in a real browser, from a file that is dropped to the report and what its buttons give."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from browser import PASSWORD, seen, served

EXAMPLES = Path(__file__).parents[1] / "examples"
FORM = EXAMPLES / "03-xiangtan-training.docx"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
REPORT = re.compile(r"/uploads/[^/]+/\d+/report$")


@pytest.fixture(scope="module")
def here():
    """A server for this machine."""
    with served() as found:
        yield found


def entered(told, server):
    told.page.goto(server.entry)
    told.page.get_by_role("heading", name="选择申报表").wait_for()
    return told.page


def dropped(page, *paths):
    """Drop files and folders on the page, as the system does it."""
    box = page.locator(".drop").bounding_box()
    where = {"x": box["x"] + 9, "y": box["y"] + 9}
    data = {"items": [], "files": [str(each) for each in paths], "dragOperationsMask": 1}
    browser_itself = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        browser_itself.send("Input.dispatchDragEvent", {"type": kind, **where, "data": data})


def downloaded(page, name):
    with page.expect_download() as got:
        page.get_by_role("link", name=name).click()
    return got.value.suggested_filename, Path(got.value.path()).read_bytes()


def test_from_a_dropped_file_to_the_report_and_everything_it_offers(browser, here):
    with seen(browser, accept_downloads=True) as told:
        page = entered(told, here)
        dropped(page, FORM)
        page.get_by_text("已选 1 个文件").wait_for()
        page.get_by_role("button", name="开始检查").click()
        page.wait_for_url(REPORT)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == "#content"  # before all the buttons
        assert page.locator(".verdict").inner_text().strip()
        page.locator("ol.findings a[href^='#d1t1r']").first.click()
        assert page.locator("td:target, th:target").count() == 1
        name, book = downloaded(page, "下载问题清单")
        assert (name, book[:2]) == ("problems.xlsx", b"PK")
        name, copies = downloaded(page, "下载批注稿")
        assert name == "批注稿.zip"
        assert "03-xiangtan-training_自检批注.docx" in zipfile.ZipFile(io.BytesIO(copies)).namelist()
        name, slips = downloaded(page, "下载退回单")
        assert name == "退回单.zip"
        assert zipfile.ZipFile(io.BytesIO(slips)).namelist() == ["白沙市人力资源和社会保障局.docx"]
        name, report = downloaded(page, "下载报告")
        assert 'class="bar"' not in report.decode()
        page.get_by_role("button", name="重新检查").click()
        page.wait_for_url(re.compile(r"/2/report$"))
        page.get_by_role("link", name="与上次比较").click()
        assert "未整改" in page.get_by_role("table").first.inner_text()
        page.get_by_role("link", name="回到报告").click()
        page.get_by_role("button", name="删除").click()
        page.get_by_role("heading", name="选择申报表").wait_for()
        assert page.locator(".checks").count() == 0
        told.assert_quiet(here.base)


def test_a_folder_keeps_its_folders(browser, here, tmp_path):
    for name in ("县教育局/一.txt", "县教育局/下级/二.txt", "县水利局/三.txt"):
        path = tmp_path / "报送材料" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    with seen(browser) as told:
        page = entered(told, here)
        dropped(page, tmp_path / "报送材料")
        page.get_by_text("已选 3 个文件").wait_for()
        page.get_by_role("button", name="清空").click()
        page.get_by_text("已选 3 个文件").wait_for(state="hidden")
        page.get_by_label("选择文件夹").set_input_files(tmp_path / "报送材料")
        page.get_by_text("已选 3 个文件").wait_for()
        page.get_by_role("button", name="开始检查").click()
        page.wait_for_url(REPORT)
        assert "报送材料/县教育局/下级/二.txt" in page.locator("main").inner_text()
        told.assert_quiet(here.base)


def test_two_hundred_files_at_once(browser, here, tmp_path):
    paths = [tmp_path / f"{number:03}.txt" for number in range(200)]
    for each in paths:
        each.write_text("x", encoding="utf-8")
    with seen(browser) as told:
        page = entered(told, here)
        page.get_by_label("选择文件", exact=True).set_input_files(paths)
        page.get_by_role("button", name="开始检查").click()
        page.get_by_text(re.compile("已读取 .*200 个文件|文件都已读取")).or_(
            page.locator(".verdict")
        ).first.wait_for()
        page.wait_for_url(REPORT)
        assert page.get_by_text("199.txt").count()
        told.assert_quiet(here.base)


def test_what_files_say_and_how_they_are_called_is_never_run(browser, here, tmp_path):
    text = (EXAMPLES / "02-special-fund-and-department.txt").read_text(encoding="utf-8")
    path = tmp_path / "&lt;b&gt; 'onload=alert(3).txt"
    path.write_text(text.replace("100余人次", f"100余人次{SCRIPT}"), encoding="utf-8")
    packed = tmp_path / "报送.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(f"../../{SCRIPT}.txt", "x")
    with seen(browser) as told:
        told.page.on("dialog", lambda each: pytest.fail(each.message))
        page = entered(told, here)
        dropped(page, path, packed)
        page.get_by_text("已选 2 个文件").wait_for()
        page.get_by_role("button", name="开始检查").click()
        page.wait_for_url(REPORT)
        assert SCRIPT in page.locator("main").inner_text()
        assert page.locator("main script, main img").count() == 0
        page.get_by_role("link", name="检查其他文件").click()
        assert path.name in page.locator(".checks").inner_text()
        assert page.get_by_role("button", name=re.compile(rf"删除 .*{re.escape(path.name)}")).count() == 1
        told.assert_quiet(here.base)


def test_without_a_script_files_are_sent_and_the_report_comes(browser, here):
    with seen(browser, java_script_enabled=False) as told:
        page = entered(told, here)
        page.get_by_role("button", name="开始检查").click()
        assert "没有选择文件" in page.get_by_role("alert").inner_text()
        page.get_by_role("link", name="回到首页").click()
        page.get_by_label("选择文件", exact=True).set_input_files(FORM)
        page.get_by_role("button", name="开始检查").click()
        page.wait_for_url(REPORT)
        assert FORM.name in page.locator("main").inner_text()


def test_the_circular_comes_without_a_script_and_by_keyboard(browser, here):
    with seen(browser, java_script_enabled=False, accept_downloads=True) as told:
        page = entered(told, here)
        page.get_by_role("checkbox").nth(2).check()
        page.get_by_role("button", name="检查所选示例").press("Enter")
        page.wait_for_url(REPORT)
        units = []
        page.get_by_role("link", name="下载通报草稿").focus()
        for name in ("通报.docx", "通报（匿名）.docx"):
            with page.expect_download() as got:
                page.keyboard.press("Enter")
            assert got.value.suggested_filename == name
            document = docx.Document(got.value.path())
            units.append("".join(document.element.itertext()).count("白沙市人力资源和社会保障局"))
            page.keyboard.press("Tab")
        assert units[0] > units[1] == 0


def test_an_example_and_words_for_what_is_wrong(browser, here):
    with seen(browser, locale="en-GB") as told:
        told.page.goto(here.entry)
        page = told.page
        page.get_by_role("button", name="Check", exact=True).click()
        page.get_by_role("alert").filter(has_text="No file was chosen").wait_for()
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Check the chosen examples").click()
        page.wait_for_url(REPORT)
        page.get_by_role("link", name="中文").click()
        page.get_by_role("link", name="检查其他文件").wait_for()
        told.assert_quiet(here.base)


def test_units_of_a_bureau_see_their_own_alone(browser):
    with served(password=PASSWORD) as bureau:
        at = []
        for number in range(2):
            with seen(browser) as told:
                page = told.page
                page.goto(bureau.base)
                if not number:
                    page.get_by_label("密码").fill("wrong")
                    page.get_by_role("button", name="进入").click()
                    page.get_by_role("alert").filter(has_text="密码不对").wait_for()
                page.get_by_label("密码").fill(PASSWORD)
                page.get_by_role("button", name="进入").click()
                page.get_by_role("heading", name="选择申报表").wait_for()
                assert page.locator(".checks").count() == 0
                for each in at:
                    page.goto(each)
                    page.get_by_role("alert").filter(has_text="没有这个内容").wait_for()
                    page.goto(bureau.base)
                page.get_by_role("checkbox").first.check()
                page.get_by_role("button", name="检查所选示例").click()
                page.wait_for_url(REPORT)
                at.append(page.url)


def test_no_page_is_wider_than_the_screen(browser, here):
    with seen(browser) as told:
        page = entered(told, here)
        page.get_by_role("checkbox").nth(1).check()
        page.get_by_role("button", name="检查所选示例").click()
        page.wait_for_url(REPORT)
        for at in (here.base, page.url, f"{here.base}/nowhere"):
            page.goto(at)
            for width in (1280, 400, 320):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (at, width)
