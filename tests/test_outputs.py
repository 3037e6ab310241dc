"""Reports as files: each format says what the report says, in both languages, whatever a form holds."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest
from reports import BOOK, SCAN, TEXT, clean, mixed
from written_reports import said

from targetlint import readers
from targetlint.model.diagnostic import Diagnostic, Outcome, Severity
from targetlint.model.document import Cell, Table
from targetlint.model.place import Origin
from targetlint.model.report import Report, RuleStatus, Status
from targetlint.model.said import Said
from targetlint.readers.source import Source
from targetlint.reporters import published
from targetlint.reporters.json import published_report
from targetlint.reporters.outputs.facts import Facts
from targetlint.reporters.outputs.formats import FORMATS, Manner, meant, render, render_folder
from targetlint.reporters.tally import severities
from targetlint.reporters.terminal import page as screen
from targetlint.reporters.terminal import summary

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
NOTHING = Report("0.1.0", "2026-03-01", [], [], [], [])
HOSTILE = "<script>alert(1)</script>\"'>&\x00\x1b[31m::error::|`*[x](javascript:y)=1+1]]>"
ZH, EN = Manner("zh"), Manner("en")


def hostile() -> Report:
    """Return the mixed report with markup, commands and controls wherever a form's text can stand."""
    report = mixed()
    report.findings[:] = [
        replace(each, found=HOSTILE, message=Said(HOSTILE, HOSTILE)) for each in report.findings
    ]
    for document in report.documents:
        if document.document:
            document.document.blocks.append(Table(9, [Cell(1, 1, HOSTILE)]))
        for form in document.forms:
            form.form.title = HOSTILE
    return report


def made(name: str, report: Report, manner: Manner = ZH) -> str:
    return render(FORMATS[name], published_report(report), manner).decode()


def written(name: str, report: published.Report, manner: Manner) -> bytes | dict[str, bytes]:
    return (render_folder if FORMATS[name].many else render)(FORMATS[name], report, manner)


@pytest.mark.parametrize("manner", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
class TestEveryFormat:
    @pytest.mark.parametrize(
        "report", [mixed(), clean(), NOTHING, hostile()], ids=["mixed", "clean", "nothing", "hostile"]
    )
    def test_takes_every_report(self, name, manner, report):
        assert written(name, published_report(report), manner)

    def test_is_the_same_from_the_kept_json_byte_for_byte(self, name, manner):
        report = published_report(mixed())
        kept = published.Report.model_validate_json(report.model_dump_json())
        assert written(name, kept, manner) == written(name, report, manner)


def everywhere() -> tuple[Report, dict[str, str]]:
    """Return a report with findings where a rule passed, where one did not decide, and about no form."""
    report = mixed()
    one = report.findings[0]
    origin = Origin("waivers.toml", 3, 1, 4, "rule")
    told = {
        "passed": replace(one, code="COST-D02", severity=Severity.INFO),
        "undecided": replace(one, code="SUM-001", severity=Severity.ERROR, outcome=Outcome.REVIEW),
        "elsewhere": Diagnostic("waiver/unused", Severity.WARNING, Said("", ""), origin),
    }
    said = {name: f"毛病-{name}" for name in told}
    marked = {name: replace(each, message=Said(said[name], said[name])) for name, each in told.items()}
    report.findings += [marked["passed"], marked["undecided"]]
    report.about_waivers.append(marked["elsewhere"])
    return report, said


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "circular"])
def test_no_finding_is_lost_in_any_format(name, tmp_path):
    report, messages = everywhere()
    content = written(name, published_report(report), ZH)
    for each, data in (content if isinstance(content, dict) else {name: content}).items():
        (tmp_path / each).write_bytes(data)
    of_documents = {"passed", "undecided"}  # no unit is asked about a waiver, and GitLab wants a path
    wanted = of_documents if name in {"docx", "slips", "gitlab"} else messages
    assert [each for each in wanted if messages[each] not in said(tmp_path)] == []


def test_markdown_says_what_is_about_no_file_where_there_is_none():
    report = replace(everywhere()[0], documents=[], findings=[])
    assert "毛病-elsewhere" in made("md", report)


@pytest.mark.parametrize(
    ("written", "name", "path"),
    [
        ("a.html", "html", "a.html"),
        ("a.HTM", "html", "a.HTM"),
        ("a.b/c.sarif.json", "sarif", "a.b/c.sarif.json"),
        ("c.json", "json", "c.json"),
        ("sarif:c.json", "sarif", "c.json"),
        ("c.xml", "junit", "c.xml"),
        ("gitlab:x", "gitlab", "x"),
        ("C:/x.md", "md", "C:/x.md"),
        ("pdf:x", None, "pdf:x"),
        ("x.pdf", None, "x.pdf"),
        ("md:", None, "md:"),
        ("github", None, "github"),
    ],
)
def test_what_a_path_means(written, name, path):
    found, where = meant(written)
    assert (found.name if found else None, where) == (name, Path(path))


class TestSarif:
    @pytest.mark.parametrize("profile", ["standard", "github"])
    @pytest.mark.parametrize("report", [mixed(), clean(), NOTHING, hostile()])
    def test_holds_to_the_official_schema(self, report, profile):
        log = json.loads(made("sarif", report, Manner("zh", profile)))
        jsonschema.Draft4Validator(SARIF).validate(log)

    def test_the_schema_is_one_that_can_be_missed(self):
        log = json.loads(made("sarif", mixed()))
        log["runs"][0]["results"][0]["kind"] = "violated"
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft4Validator(SARIF).validate(log)

    def test_a_finding_is_at_its_cell(self):
        run = json.loads(made("sarif", mixed()))["runs"][0]
        first = run["results"][0]
        assert (first["ruleId"], first["kind"], first["level"]) == ("VALUE-B01", "fail", "warning")
        assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "VALUE-B01"
        where = first["locations"][0]
        assert "region" not in where["physicalLocation"]
        assert where["logicalLocations"][0]["name"] == "表1!R6C5"
        assert where["logicalLocations"][0]["fullyQualifiedName"] == f"{TEXT}!表1!R6C5"
        assert first["partialFingerprints"] == {"targetlint/v2": "abc"}
        assert len(first["relatedLocations"]) == 2

    def test_the_kind_of_a_result_says_how_the_rule_ended(self):
        results = json.loads(made("sarif", mixed()))["runs"][0]["results"]
        kinds = {(each["ruleId"], each["kind"]) for each in results}
        assert {
            ("SIGN-E02", "review"),
            ("COST-D02", "pass"),
            ("SUM-001", "open"),
            ("DUP-001", "notApplicable"),
            ("TEXT-A21", "notApplicable"),
        } <= kinds
        assert all(each["level"] == "none" for each in results if each["kind"] != "fail")
        assert not any(each["ruleId"] == "TIME-001" for each in results)

    def test_what_was_not_checked_is_no_success(self):
        told = json.loads(made("sarif", mixed()))["runs"][0]["invocations"][0]
        assert told["executionSuccessful"] is False
        assert [each["descriptor"]["id"] for each in told["toolExecutionNotifications"][:1]] == [
            "file/not-yet"
        ]
        assert [each["associatedRule"]["id"] for each in told["toolExecutionNotifications"][1:]] == [
            "TIME-001"
        ]
        assert json.loads(made("sarif", clean()))["runs"][0]["invocations"][0]["executionSuccessful"] is True

    def test_github_gets_what_it_shows(self):
        run = json.loads(made("sarif", mixed(), Manner("en", "github")))["runs"][0]
        assert {each["kind"] for each in run["results"]} == {"fail"}
        first = run["results"][0]
        assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
        assert first["message"]["text"].startswith("表1!R6C5 ")
        assert first["partialFingerprints"] == {"primaryLocationLineHash": "abc"}


class TestJunit:
    def test_passes_and_skips_are_seen(self):
        suites = ET.fromstring(made("junit", mixed()))  # noqa: S314 - our own file
        by_name = {each.get("name"): each for each in suites}
        assert set(by_name) == {TEXT, BOOK, SCAN}
        cases = {each.get("name").split()[0]: [part.tag for part in each] for each in by_name[TEXT]}
        assert cases["COST-D02"] == []
        assert cases["COMPLETE-A04"] == cases["VALUE-B01"] == ["failure"]
        assert cases["SUM-001"] == cases["TIME-001"] == cases["TEXT-A21"] == ["skipped"]
        assert [part.tag for part in by_name[SCAN][0]] == ["error"]
        assert "PDF" in by_name[SCAN][0][0].text
        counts = {name: int(suites.get(name)) for name in ("tests", "failures", "errors", "skipped")}
        assert counts == {
            "tests": len(suites.findall(".//testcase")),
            "failures": len(suites.findall(".//failure")),
            "errors": len(suites.findall(".//error")),
            "skipped": len(suites.findall(".//skipped")),
        }

    def test_a_question_to_a_person_is_no_failure(self):
        report = mixed()
        report.documents[0].forms[0].statuses.append(RuleStatus("SIGN-E02", Status.VIOLATED, findings=1))
        case = next(
            each
            for each in ET.fromstring(made("junit", report)).iter("testcase")  # noqa: S314 - our own file
            if each.get("name").startswith("SIGN-E02")
        )
        assert [part.tag for part in case] == ["skipped"]

    def test_an_error_fails_its_case_whether_its_rule_decided_or_not(self):
        suites = ET.fromstring(made("junit", everywhere()[0]))  # noqa: S314 - our own file
        cases = [each for suite in suites if suite.get("name") not in {BOOK, SCAN} for each in suite]
        told = {
            each.get("name").split()[0]: [(part.tag, part.get("type")) for part in each] for each in cases
        }
        assert told["SUM-001"] == [("failure", "error")]
        assert told["COST-D02"] == [("system-out", None)]
        assert told["waiver/unused"] == [("failure", "warning")]

    def test_what_xml_cannot_hold_is_replaced(self):
        root = ET.fromstring(made("junit", hostile()))  # noqa: S314 - our own file
        assert "<script>alert(1)</script>" in "".join(root.itertext())
        assert "\ufffd" in "".join(root.itertext())


class TestGithub:
    def test_the_verdict_first_then_the_gravest(self):
        lines = made("github", mixed()).splitlines()
        assert lines[0].startswith("::notice title=targetlint::需修改")
        assert [line.split(" ")[0] for line in lines[1:]] == ["::error"] * 6 + ["::warning"] + [
            "::notice"
        ] * 2
        assert f"::warning file={TEXT},title=警告 VALUE-B01" in made("github", mixed())

    def test_no_text_begins_a_command(self):
        lines = made("github", hostile(), EN).split("\n")
        assert all(line.startswith(("::notice ", "::error ", "::warning ")) for line in lines if line)
        assert len(lines) == len(hostile().findings) + 2


class TestGitlab:
    def test_every_fingerprint_is_its_own(self):
        report = mixed()
        report.findings += report.findings
        issues = json.loads(made("gitlab", report))
        assert len(issues) == len(report.findings)
        assert len({each["fingerprint"] for each in issues}) == len(issues)
        assert issues[0]["location"] == {"path": TEXT, "lines": {"begin": 1}}
        assert issues[0]["severity"] == "minor"
        assert issues[0]["description"].startswith("表1!R6C5 ")


def test_a_sheet_may_be_called_by_what_xml_cannot_hold(tmp_path):
    report = mixed()
    report.findings[:] = [
        replace(each, place=replace(each.place, sheet="表\x0b")) if each.place.sheet else each
        for each in report.findings
    ]
    (tmp_path / "r.xlsx").write_bytes(written("xlsx", published_report(report), ZH))
    links = [cell.hyperlink for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["明细"] for cell in row]
    assert "'表\ufffd'!B2" in [each.location for each in links if each]


def test_lines_hold_what_the_object_holds():
    lines = [json.loads(line) for line in made("jsonl", mixed()).splitlines()]
    whole = json.loads(made("json", mixed()))
    run = "schema_version tool today complete scheme last_year fingerprints baseline comparison"
    assert lines[0] == {"record": "run"} | {name: whole[name] for name in run.split()}
    for record, name in (
        ("finding", "findings"),
        ("status", "statuses"),
        ("document", "documents"),
        ("rule", "rules"),
        ("waiver", "waivers"),
    ):
        assert [each for each in lines if each["record"] == record] == [
            {"record": record} | each for each in whole[name]
        ]


def test_the_reports_of_one_run_count_alike_also_what_is_about_waivers():
    expired = Diagnostic(
        "waiver/expired", Severity.WARNING, Said("到期", "expired"), Origin("w.toml", 2, 1, 1, "x")
    )
    report = replace(mixed(), about_waivers=[expired])
    counted = severities(report)
    assert counted[Severity.WARNING] == severities(mixed())[Severity.WARNING] + 1
    words = dict(zip(Severity, ("错误", "警告", "待核对", "提示"), strict=True))
    said = [f"{words[each]} {counted[each]}" for each in Severity]
    lines = summary.lines(report, screen.Page(lang="zh", width=200))
    assert "  ".join(said) in "".join(lines)
    assert " ".join(said) in " ".join(made("md", report).split())
    assert " ".join(said) in " ".join(made("html", report).split())
    book = openpyxl.load_workbook(io.BytesIO(render(FORMATS["xlsx"], published_report(report), ZH)))
    totals = dict(book["汇总"].values)
    assert [totals[words[each]] for each in Severity] == [counted[each] for each in Severity]
    column = [row[4] for row in book["明细"].values]
    assert [column.count(words[each]) for each in Severity] == [counted[each] for each in Severity]


class TestMarkdown:
    @pytest.mark.parametrize(
        ("manner", "words"),
        [(ZH, ("需修改", "未检查文件", "空白")), (EN, ("To be corrected", "Files not checked", "(blank)"))],
    )
    def test_says_it_in_words(self, manner, words):
        text = made("md", mixed(), manner)
        assert all(word in text for word in words)
        assert "表1!R6C5" in text
        assert "| 某县教育局 | 1 | 2 | 0 | 0.0% | 5 | 2.50 | 2 | 0 | 1 | 1 | 1 |" in text

    def test_nothing_a_form_says_is_markup(self):
        text = made("md", hostile())
        assert "<script>" not in text
        assert "\\<script\\>" in text


class TestWorkbook:
    @staticmethod
    def opened(report: Report, manner: Manner = ZH) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(render(FORMATS["xlsx"], published_report(report), manner)))

    def test_the_sheets_filter_and_keep_their_heading_in_sight(self):
        book = self.opened(mixed())
        assert book.sheetnames == ["汇总", "按单位", "明细", "规则执行", "未检查文件", "说明"]
        for sheet in book:
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions

    def test_a_line_for_every_finding_with_room_to_fill_in(self):
        sheet = self.opened(mixed())["明细"]
        header, *rows = sheet.values
        assert header[-4:] == ("整改情况", "责任人", "完成日期", "识别码")
        assert len(rows) == len(mixed().findings)
        first = dict(zip(header, rows[0], strict=True))
        assert (first["序号"], first["单位"], first["位置"], first["规则"]) == (
            1,
            "某县教育局",
            "表1!R6C5",
            "VALUE-B01",
        )
        assert first["应填"] == "[≥|≤|=] 数值 单位，例：≥200人次"

    def test_files_are_links_from_where_the_workbook_stands(self):
        sheet = self.opened(mixed(), Manner("zh", folder="out"))["明细"]
        assert {each.hyperlink.target for each in sheet["C"][1:]} == {
            f"../{quote(path)}" for path in (TEXT, BOOK, SCAN)
        }

    def test_how_the_rules_ended_and_what_was_not_checked(self):
        book = self.opened(mixed(), EN)
        header, *rows = book["Rules"].values
        rules = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
        assert (rules["SUM-001"]["undecided"], rules["COST-D02"]["passed"]) == (1, 2)
        assert rules["TIME-001"]["reason"] == "needs last year's form ×1"
        assert [row[:2] for row in book["Files not checked"].iter_rows(min_row=2, values_only=True)] == [
            (SCAN, "Not checked")
        ]

    def test_columns_to_fill_in_offer_words_and_numbers_have_bars(self):
        book = self.opened(mixed())
        details = book["明细"]
        (offered,) = details.data_validations.dataValidation
        assert str(offered.sqref) == "M2:M10"
        assert offered.formula1 == '"已整改,整改中,情况说明,无需整改"'
        assert not offered.showErrorMessage
        assert {str(each.sqref) for each in book["按单位"].conditional_formatting} == {"E2:E3", "G2:G3"}
        rules = [each.rules[0] for each in book["按单位"].conditional_formatting]
        assert [each.type for each in rules] == ["dataBar", "dataBar"]

    def test_a_place_in_a_workbook_is_a_link_to_the_cell(self):
        places = {each.value: each.hyperlink for each in self.opened(mixed())["明细"]["D"][1:]}
        link = places["申报表!B2"]
        assert (link.target, link.location) == (quote(BOOK), "'申报表'!B2")
        assert places["表1!R6C5"] is None

    def test_a_path_that_is_too_long_for_a_link_is_text(self):
        long = "/".join(["很长的文件夹名" * 8] * 6) + "/表.xlsx"
        report = published.Report.model_validate_json(
            published_report(mixed()).model_dump_json().replace(BOOK, long)
        )
        sheet = openpyxl.load_workbook(io.BytesIO(render(FORMATS["xlsx"], report, ZH)))["明细"]
        assert {each.value: each.hyperlink is None for each in sheet["C"][1:]} == {
            TEXT: False,
            long: True,
            SCAN: False,
        }

    def test_units_stand_by_rank_with_numbers_that_can_be_reckoned_with(self):
        header, *rows = self.opened(mixed())["按单位"].values
        first = dict(zip(header, rows[0], strict=True))
        assert (first["单位"], first["名次"], first["表数"], first["一次通过率"], first["每表错误数"]) == (
            "某县教育局",
            1,
            2,
            0,
            2.5,
        )
        assert rows[1][:2] == ("（未写明单位）", None)
        notes = [str(each) for row in self.opened(mixed())["说明"].values for each in row]
        assert any("一次通过率 = 没有错误的表数 ÷ 已检查的表数" in each for each in notes)

    def test_rows_are_high_enough_for_their_texts(self):
        sheet = self.opened(mixed())["说明"]
        assert [sheet.row_dimensions[row].height for row in (1, 2)] == [15, 15]
        assert max(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)) == 45

    def test_texts_are_texts_whatever_they_begin_with(self):
        report = mixed()
        report.findings[0] = replace(report.findings[0], found="=HYPERLINK(1)" + "长" * 40_000)
        cell = self.opened(report)["明细"]["I2"]
        assert cell.data_type == "s"
        assert len(cell.value) == 32_767
        assert cell.value.endswith("…（已截断）")


class Page(HTMLParser):
    """What a page holds: its tags in order, ids, links, and what is not closed as it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in {"meta", "br", "input", "rect"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.said += data


class TestPage:
    @pytest.mark.parametrize("report", [mixed(), clean(), NOTHING, hostile()])
    @pytest.mark.parametrize("manner", [ZH, EN])
    def test_every_link_leads_somewhere_and_every_tag_is_closed(self, report, manner):
        page = Page(made("html", report, manner))
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert {each[1:] for each in page.links if each.startswith("#")} <= set(page.ids)

    def test_a_finding_leads_to_its_cell_and_the_cell_to_the_finding(self):
        page = Page(made("html", mixed()))
        hot = {given["id"]: given["class"] for tag, given in page.tags if tag == "td" and "id" in given}
        assert hot["d1t1r6c5"] == "hot warning"
        assert hot["d2t1r2c2"] == "hot error"
        assert {"#d1t1r6c5", "#f1"} <= set(page.links)
        assert any(given.get("id") == "d1p3" for tag, given in page.tags if tag == "p")

    @pytest.mark.parametrize("report", [mixed(), hostile()])
    def test_nothing_is_asked_for_from_outside_and_nothing_of_a_form_runs(self, report):
        text = made("html", report)
        page = Page(text)
        assert [tag for tag, _ in page.tags].count("script") == 1
        assert not {"img", "link", "iframe", "object", "base"} & {tag for tag, _ in page.tags}
        assert not any(
            name in {"src", "style"} or name.startswith("on") for _, given in page.tags for name in given
        )
        assert not any(each.startswith(("http", "//", "javascript", "data")) for each in page.links)
        for part in ("style", "script"):
            body = text.split(f"<{part}>")[1].split(f"</{part}>")[0]
            digest = b64encode(sha256(body.encode()).digest()).decode()
            assert f"{part}-src 'sha256-{digest}'" in text

    def test_a_related_cell_of_another_file_names_its_file(self):
        report = mixed()
        told = next(each for each in report.findings if each.related)
        there = replace(told.related[0], place=replace(told.related[0].place, document="别的.docx"))
        findings = [replace(told, related=(there, *told.related[1:]))]
        said = Page(made("html", replace(report, findings=findings))).said
        assert f"别的.docx 表1!R3C2 {there.text}" in said
        assert f"{told.place.document} 表1!R11C5" not in said

    def test_hostile_text_is_shown_as_it_is(self):
        assert "<script>alert(1)</script>" in Page(made("html", hostile())).said

    def test_it_is_no_form_to_be_checked_though_it_draws_forms(self):
        page = made("html", mixed(), EN).encode()
        document, told = readers.read(Source(page, "report.html"))
        assert (document, [each.code for each in told]) == (None, ["file/our-report"])

    def test_it_says_what_was_not_checked_and_why(self):
        said = Page(made("html", mixed())).said
        assert "PDF 文件还不能读取" in said
        assert "需要上年的表" in said
        assert "3f2a91c0" * 8 in said

    def test_rules_that_found_nothing_do_not_stand_before_the_forms(self):
        shown, folded = made("html", mixed()).split('<section id="rules">')[1].split("<details>", 1)
        folded = folded.split("</details>")[0]
        rules = [*Facts(published_report(mixed())).by_rule()]
        told = [code for code, found, _ in rules if found]
        rest = [code for code, found, _ in rules if not found]
        assert told
        assert rest
        assert all(f">{code}<" in shown and f">{code}<" not in folded for code in told)
        assert all(f">{code}<" in folded and f">{code}<" not in shown for code in rest)
        assert f"（{len(rest)}条）" in folded

    def test_merged_cells_and_holes_keep_the_columns(self):
        report = mixed()
        cells = [
            Cell(1, 1, "宽", colspan=3),
            Cell(2, 1, "高", rowspan=2),
            Cell(2, 3, "右"),
            Cell(3, 2, "中"),
            Cell(900_000, 16_000, "远"),
            Cell(900_001, 1, "末", rowspan=100_000, colspan=100_000),
        ]
        report.documents[1].document.blocks[:] = [Table(1, cells, "申报表")]
        report.findings.clear()
        drawn = made("html", report).split("申报表</caption>")[1].split("</table>")[0]
        assert drawn.split() == [
            "<tr><td",
            'colspan="3">宽</td><td></td></tr>',
            "<tr><td",
            'rowspan="2">高</td><td></td><td>右</td><td></td></tr>',
            "<tr><td>中</td><td",
            'colspan="2"></td></tr>',
            "<tr><td",
            'colspan="3"></td><td>远</td></tr>',
            "<tr><td",
            'colspan="4">末</td></tr>',
        ]
