"""The page as a server: who is let in, what is taken, what comes of it, and what is left behind."""

from __future__ import annotations

import io
import json
import os
import shutil
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import docx
import httpx
import jsonschema
import pytest
from browser import PASSWORD, TOKEN, served, swept

from targetlint.model.file_name import MOST
from targetlint.reporters.published import Report
from targetlint.web import limits
from targetlint.web.keep import Keep
from targetlint.web.receive import path_below

EXAMPLES = Path(__file__).parents[1] / "examples"
FORM = EXAMPLES / "02-special-fund-and-department.txt"


@pytest.fixture(scope="module")
def here():
    """A server for this machine."""
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def bureau():
    """A server for others, which speaks English."""
    with served(lang="en", password=PASSWORD, hosts=("bureau.example",)) as found:
        yield found


def upload(client, files, path="/uploads"):
    return client.post(path, files=[("files", each) for each in files])


def unpacked(data):
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def words_of(data):
    """Return the text of a Word document, tables and all."""
    return "".join(docx.Document(io.BytesIO(data)).element.itertext())


def ended(client, at):
    """Wait for a check, and return its last state."""
    for _ in range(600):
        state = client.get(f"{at}/status").json()
        if state["state"] in {"done", "failed"}:
            return state
        time.sleep(0.1)
    raise AssertionError(state)


class TestWhoIsLetIn:
    @pytest.mark.parametrize(
        ("host", "status"),
        [
            ("127.0.0.1:{port}", 403),
            ("localhost:{port}", 403),
            ("evil.example:{port}", 421),
            ("127.0.0.1.evil.example:{port}", 421),
            ("127.0.0.1:1", 421),
            ("127.0.0.1", 421),
            ("10.1.2.3:{port}", 421),
            ("x@127.0.0.1:{port}", 421),
            ("127.0.0.1:{port}/x", 421),
            ("127.0.0.1:x", 421),
            ("", 421),
        ],
    )
    def test_a_foreign_host_is_refused(self, here, host, status):
        host = host.format(port=here.terms.port)
        assert here.client(inside=False).get("/", headers={"Host": host}).status_code == status

    @pytest.mark.parametrize(
        ("host", "status"),
        [("10.1.2.3:80", 303), ("bureau.example", 303), ("bureau.example.", 303), ("evil.example", 421)],
    )
    def test_in_an_intranet_addresses_and_own_names_are_answered(self, bureau, host, status):
        answer = bureau.client(inside=False).get("/", headers={"Host": host, "Origin": f"http://{host}"})
        assert answer.status_code == status

    @pytest.mark.parametrize(
        "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "", "http://[", None]
    )
    def test_a_foreign_origin_is_refused(self, here, origin):
        client = here.client()
        del client.headers["Origin"]
        headers = {} if origin is None else {"Origin": origin}
        answer = client.post("/uploads", files={"files": ("a.txt", b"x")}, headers=headers)
        assert answer.status_code == 403
        assert "不是从本页面发出" in answer.text
        assert client.get("/").status_code == 200  # following a link has no origin

    def test_only_the_token_opens_the_page(self, here):
        client = here.client(inside=False)
        assert client.get("/").status_code == 403
        assert client.get("/", params={"token": "x"}).status_code == 403
        assert "set-cookie" not in client.get("/", params={"token": ""}).headers
        answer = client.get("/", params={"token": TOKEN})
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "SameSite=strict" in answer.headers["set-cookie"]
        assert client.get("/").status_code == 200

    def test_the_password_opens_the_page_and_leaving_closes_it(self, bureau):
        client = bureau.client(inside=False)
        assert client.get("/").headers["location"] == "/enter"
        assert "Password, please" in client.get("/enter", headers={"Accept-Language": "en"}).text
        wrong = client.post("/enter", data={"password": "x"})
        assert (wrong.status_code, "set-cookie" in wrong.headers) == (403, False)
        assert client.post("/enter", data={"password": PASSWORD}).headers["location"] == "/"
        assert client.get("/").status_code == 200
        cookies = dict(client.cookies)
        client.post("/leave")
        client.cookies.update(cookies)
        assert client.get("/").status_code == 303

    def test_without_a_password_there_is_none_to_enter(self, here):
        client = here.client(inside=False)
        assert client.get("/enter").status_code == 403
        assert client.post("/enter", data={"password": ""}).status_code == 403

    def test_guessing_is_slowed_down(self):
        with served(password=PASSWORD) as found:
            client = found.client(inside=False)
            for _ in range(limits.ATTEMPTS):
                assert client.post("/enter", data={"password": "x"}).status_code == 403
            answer = client.post("/enter", data={"password": PASSWORD})
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
            assert found.program().post("/api/check").status_code == 429
            assert client.get("/", params={"token": TOKEN}).headers["location"] == "/enter"

    def test_every_answer_has_its_headers(self, here):
        client = here.client()
        for path in ("/", "/nowhere", "/static/page.js", "/uploads/x/1", "/api/openapi.json"):
            told = client.get(path).headers
            assert "default-src 'none'" in told["content-security-policy"], path
            assert "unsafe" not in told["content-security-policy"]
            assert "frame-ancestors 'none'" in told["content-security-policy"]
            assert told["x-content-type-options"] == "nosniff"
            assert told["referrer-policy"] == "same-origin"
            assert "server" not in told

    def test_what_is_not_there_is_told_in_the_language_of_the_browser(self, here):
        client = here.client()
        assert client.get("/nowhere", headers={"Accept-Language": "en-GB,zh;q=0.5"}).status_code == 404
        assert "no such page" in client.get("/nowhere", headers={"Accept-Language": "en-GB"}).text
        assert client.get("/uploads").status_code == 405
        assert client.get("/static/../../../etc/passwd").status_code == 404
        assert client.get("/favicon.ico").status_code == 204

    def test_the_language_can_be_changed(self, here):
        client = here.client()
        assert "开始检查" in client.get("/").text
        client.post("/language", data={"lang": "en"})
        assert 'lang="en"' in client.get("/").text
        client.post("/language", data={"lang": "fr"})
        assert 'lang="en"' in client.get("/").text


class TestWhatIsTaken:
    @pytest.mark.parametrize(
        ("sent", "name"),
        [
            ("../../../etc/passwd", "etc/passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("/etc/shadow", "etc/shadow"),
            ("C:\\Users\\a.docx", "Users/a.docx"),
            ("a\x00b.docx", "a_b.docx"),
            ("..", None),
            ("a/", None),
            (" . ", None),
            ("con.docx", "_con.docx"),
            ("a. ", "a"),
            ("-o", "-o"),
            ("\u202excod.exe", "_xcod.exe"),
            ("县教育局/项目.docx", "县教育局/项目.docx"),
        ],
    )
    def test_names_stay_below_their_folder(self, sent, name):
        found = path_below(sent)
        assert (found.as_posix() if found else None) == name

    def test_long_names_keep_their_suffix(self):
        path = path_below("/".join(["夹" * 300] * 40) + "/" + "长" * 300 + ".docx")
        assert path.suffix == ".docx"
        assert len(path.parts) == limits.DEPTH
        assert all(len(each.encode()) <= MOST for each in path.parts)

    def test_every_file_of_an_upload_keeps_its_content_under_a_safe_name(self, here):
        client = here.client()
        sent = [
            ("../../../up/evil.txt", b"one"),
            ("same.txt", b"two"),
            ("same.txt", b"three"),
            ("same.txt/inner.txt", b"four"),
            ("targetlint.toml", b"x = 1"),
            ('quo"te.txt', b"five"),
            ("县局/<script>alert(1)</script>.txt", b"six"),
        ]
        at = upload(client, sent).headers["location"]
        ended(client, at)
        folder = here.keep.folder / at.split("/")[2] / "files"
        found = {
            each.relative_to(folder).as_posix(): each.read_bytes()
            for each in folder.rglob("*")
            if each.is_file()
        }
        assert found == {
            "up/evil.txt": b"one",
            "same.txt": b"two",
            "same (2).txt": b"three",
            "inner.txt": b"four",
            "quo_te.txt": b"five",
            "县局/_script_alert(1)_/script_.txt": b"six",
        }
        assert not (here.keep.folder.parent / "up").exists()
        page = client.get(f"{at}/report").text
        assert "targetlint.toml" in page
        assert client.get(f"/uploads/{at.split('/')[2]}/files/same%20(2).txt").content == b"three"
        for name in ("..%2F1%2Fresults.json", "%2E%2E%2F1%2Fresults.json", "nothing.txt"):
            assert client.get(f"/uploads/{at.split('/')[2]}/files/{name}").status_code == 404

    @pytest.mark.parametrize(
        ("body", "kind", "status"),
        [
            (b"x", "text/plain", 415),
            (b"x", "multipart/form-data", 415),
            (b"x", "multipart/form-data; boundary=" + b"b".decode() * 999, 400),
            (b"nonsense", "multipart/form-data; boundary=b", 400),
            (b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx', "b", 400),
            (
                b'--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--b--\r\n',
                "b",
                400,
            ),
            (b'--b\r\nContent-Disposition: form-data; name="lang"\r\n\r\nzh\r\n--b--\r\n', "b", 400),
            (b"--b\r\n" + b"A: b\r\n" * 40 + b"\r\nx\r\n--b--\r\n", "b", 400),
            (
                b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n' + b"x" * 70_000 + b"\r\n--b--",
                "b",
                413,
            ),
        ],
        ids=[
            "text",
            "no-boundary",
            "boundary",
            "nonsense",
            "cut",
            "no-file",
            "field",
            "headers",
            "long-field",
        ],
    )
    def test_a_damaged_upload_is_refused_and_leaves_nothing(self, here, body, kind, status):
        client = here.client()
        before = set(here.keep.folder.iterdir())
        kind = "multipart/form-data; boundary=b" if kind == "b" else kind
        answer = client.post("/uploads", content=body, headers={"Content-Type": kind})
        assert answer.status_code == status
        assert 'role="alert"' in answer.text
        assert set(here.keep.folder.iterdir()) == before

    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("FILES", 2, "最多 2 个"),
            ("FILE_BYTES", 1 << 20, "超过 1 MB"),
            ("UPLOAD_BYTES", 2 << 20, "最多 2 MB"),
        ],
    )
    def test_too_much_is_refused_and_leaves_nothing(self, here, monkeypatch, name, value, told):
        monkeypatch.setattr(limits, name, value)
        before = set(here.keep.folder.iterdir())
        files = [(f"{number}.txt", b"x" * 1_100_000) for number in range(3)]
        answer = upload(here.client(), files)
        assert (answer.status_code, told in answer.text) == (413, True)
        assert set(here.keep.folder.iterdir()) == before

    def test_silence_ends_an_upload(self, here, monkeypatch):
        monkeypatch.setattr(limits, "CHUNK_SECONDS", 0.2)
        before = set(here.keep.folder.iterdir())

        def slowly():
            yield b"--b\r\n"
            time.sleep(2)
            yield b"x"

        client = here.client()
        kind = {"Content-Type": "multipart/form-data; boundary=b"}
        with suppress(httpx.HTTPError):  # or the connection is closed under it
            assert client.post("/uploads", content=slowly(), headers=kind).status_code == 408
        assert set(here.keep.folder.iterdir()) == before

    def test_a_full_disk_is_told(self, here, monkeypatch):
        monkeypatch.setattr(limits, "FREE_BYTES", 1 << 60)
        assert upload(here.client(), [("a.txt", b"x")]).status_code == 507
        answer = here.program().post("/api/check", files={"files": ("a.txt", b"x")})
        assert (answer.status_code, answer.json()["status"]) == (507, 507)

    def test_settings_alone_are_no_upload(self, here):
        answer = upload(here.client(), [("豁免.toml", b"x")])
        assert (answer.status_code, "没有收下" in answer.text) == (400, True)

    def test_an_example_must_be_one(self, here):
        client = here.client()
        assert client.post("/examples", data={}).status_code == 400
        assert client.post("/examples", data={"example": "../pyproject.toml"}).status_code == 400
        assert client.post("/examples", content=b"x" * 70_000).status_code == 413


@pytest.fixture(scope="module")
def checked(here):
    """A session with a Word form that was checked: the client and where the check is."""
    client = here.client()
    at = upload(client, [("县局/表.docx", (EXAMPLES / "03-xiangtan-training.docx").read_bytes())]).headers[
        "location"
    ]
    assert ended(client, at)["state"] == "done"
    return client, at


class TestWhatComesOfIt:
    def test_the_report_has_buttons_and_holds_to_its_policy(self, checked):
        client, at = checked
        assert client.get(at).headers["location"] == f"{at}/report"
        answer = client.get(f"{at}/report")
        policy = answer.headers["content-security-policy"]
        assert policy in answer.text
        assert "form-action 'self'" in policy
        assert (
            "frame-ancestors" in answer.headers["x-frame-options"]
            or answer.headers["x-frame-options"] == "DENY"
        )
        assert 'class="bar"' in answer.text
        assert 'href="../files/' in answer.text

    def test_the_report_is_there_in_the_other_language(self, checked):
        client, at = checked
        answer = client.get(f"{at}/report", params={"lang": "en"}).text
        assert 'lang="en"' in answer
        assert "Check again" in answer
        assert 'lang="en"' in client.get("/").text  # as it was chosen, and not for the report alone
        assert 'lang="zh-CN"' in client.get(f"{at}/report", params={"lang": "zh"}).text

    @pytest.mark.parametrize("name", ["report.html", "problems.xlsx", "results.json"])
    def test_files_are_saved_not_shown(self, checked, name):
        client, at = checked
        answer = client.get(f"{at}/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        if name == "results.json":
            assert Report.model_validate_json(answer.content).documents[0].path == "县局/表.docx"

    def test_return_slips_come_as_a_zip_in_either_language(self, checked):
        client, at = checked
        for lang, name, word in (("zh", "退回单.zip", "退回单"), ("en", "return-slips.zip", "Return slip")):
            answer = client.get(f"{at}/slips.zip", params={"lang": lang})
            assert name in unquote(answer.headers["content-disposition"])
            assert unpacked(answer.content) == ["白沙市人力资源和社会保障局.docx"]
            inner = zipfile.ZipFile(io.BytesIO(answer.content)).read("白沙市人力资源和社会保障局.docx")
            assert word in words_of(inner)

    def test_the_circular_names_the_units_or_does_not(self, checked):
        client, at = checked
        named = client.get(f"{at}/circular.docx")
        without = client.get(f"{at}/circular.docx", params={"lang": "zh", "anonymous": "true"})
        for answer, name in ((named, "通报.docx"), (without, "通报（匿名）.docx")):
            assert name in unquote(answer.headers["content-disposition"])
        unit = "白沙市人力资源和社会保障局"
        assert [unit in words_of(each.content) for each in (named, without)] == [True, False]
        assert unit in words_of(client.get(f"{at}/circular.docx").content)  # what was made is not mixed up

    def test_annotated_copies_come_as_a_zip(self, checked):
        client, at = checked
        copies = zipfile.ZipFile(io.BytesIO(client.get(f"{at}/copies.zip").content))
        assert copies.namelist() == ["批注稿说明.txt", "县局/表_自检批注.docx"]
        assert (
            "targetlint"
            in zipfile.ZipFile(io.BytesIO(copies.read(copies.namelist()[1])))
            .read("word/comments.xml")
            .decode()
        )

    def test_checking_again_makes_another_report_of_the_same_files(self, checked):
        client, at = checked
        again = client.post(f"/uploads/{at.split('/')[2]}/again").headers["location"]
        assert again == at.rpartition("/")[0] + "/2"
        assert ended(client, again)["state"] == "done"
        assert client.get(f"{at}/results.json").content == client.get(f"{again}/results.json").content

    def test_what_was_put_right_is_compared_with_the_check_before(self, here):
        client = here.client()
        text = FORM.read_text(encoding="utf-8")
        assert "100余人次" in text
        first, other, second = (
            upload(client, [(name, each.encode())]).headers["location"]
            for name, each in (
                ("表.txt", text),
                ("别的.txt", "x"),
                ("表.txt", text.replace("100余人次", "≥100人次")),
            )
        )
        for each in (first, other, second):
            ended(client, each)
        assert client.get(f"{first}/compare").status_code == 404
        answer = client.get(f"{second}/compare").text
        assert "已整改" in answer
        assert "100余人次" in answer
        with_other = client.get(f"{second}/compare", params={"with": f"{other.split('/')[2]}.1"})
        assert with_other.status_code == 200
        assert "100余人次" not in with_other.text
        assert client.get(f"{second}/compare", params={"with": "x.1"}).status_code == 404

    def test_nobody_else_sees_it(self, here, checked):
        _, at = checked
        other = here.client()
        reports = ("report", "status", "results.json", "slips.zip", "circular.docx")
        for path in (at, *(f"{at}/{each}" for each in reports)):
            assert other.get(path).status_code == 404
        assert other.post(f"/uploads/{at.split('/')[2]}/delete").status_code == 404
        assert here.client(inside=False).get(f"{at}/report").status_code == 403

    def test_a_form_in_an_archive_has_a_copy(self, here):
        client = here.client()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as made:
            made.writestr("../../up/表.docx", (EXAMPLES / "03-xiangtan-training.docx").read_bytes())
            made.writestr("waivers.toml", "x")
        at = upload(client, [("报送.zip", packed.getvalue())]).headers["location"]
        assert ended(client, at)["total"] is None
        copies = zipfile.ZipFile(io.BytesIO(client.get(f"{at}/copies.zip").content))
        assert "报送/up/表_自检批注.docx" in copies.namelist()

    def test_an_archive_that_is_a_bomb_costs_only_itself(self, here):
        client = here.client()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            made.writestr("a.docx", bytes(300 << 20))
        at = upload(client, [("bomb.zip", packed.getvalue()), ("表.txt", FORM.read_bytes())]).headers[
            "location"
        ]
        assert ended(client, at)["state"] == "done"
        report = client.get(f"{at}/results.json").json()
        assert {each["path"]: each["checked"] for each in report["documents"]} == {
            "bomb.zip!a.docx": False,
            "表.txt": True,
        }

    def test_deleting_ends_the_check_and_takes_everything(self, here):
        client = here.client()
        files = [(f"{number}.txt", FORM.read_bytes()) for number in range(20)]
        at = upload(client, files).headers["location"]
        name = at.split("/")[2]
        assert (here.keep.folder / name).is_dir()
        client.post(f"/uploads/{name}/delete")
        assert not (here.keep.folder / name).exists()
        assert client.get(at).status_code == 404

    def test_one_browser_does_not_keep_the_others_waiting(self, here, monkeypatch):
        monkeypatch.setattr(limits, "QUEUE_OF_ONE", 0)
        assert upload(here.client(), [("a.txt", b"x")]).status_code == 429
        monkeypatch.setattr(limits, "QUEUE_OF_ONE", 5)
        monkeypatch.setattr(limits, "QUEUE", 0)
        assert upload(here.client(), [("a.txt", b"x")]).status_code == 503
        answer = here.program().post("/api/check", files={"files": ("a.txt", b"x")})
        assert (answer.status_code, "排队" in answer.json()["detail"]) == (503, True)

    def test_a_check_that_cannot_be_made_says_why(self):
        with served(checking=("--stage", "nothing")) as found:
            client = found.client()
            at = upload(client, [("a.txt", b"x")]).headers["location"]
            assert ended(client, at)["state"] == "failed"
            assert "--stage" in client.get(at).text
            assert client.get(f"{at}/report").headers["location"] == at

    def test_an_upload_without_anything_to_check_says_so_and_leads_back(self, here):
        client = here.client()
        at = upload(client, [("Thumbs.db", b"x")]).headers["location"]
        assert ended(client, at)["state"] == "failed"
        page = client.get(at).text
        assert "这里没有可检查的文件" in page
        assert '<a href="/">检查其他文件</a>' in page

    def test_a_check_that_takes_too_long_is_ended(self, here, monkeypatch):
        monkeypatch.setattr(limits, "CHECK_SECONDS", 0.1)
        client = here.client()
        at = upload(client, [("a.txt", FORM.read_bytes())]).headers["location"]
        assert ended(client, at)["state"] == "failed"
        assert "用时太长" in client.get(at).text


class TestPrograms:
    def test_the_interface_describes_itself(self, here):
        told = here.client(inside=False).get("/api/openapi.json").json()
        assert told["openapi"] == "3.1.0"
        assert set(told["paths"]) == {"/api/check", "/api/openapi.json"}
        text = json.dumps(told)
        wanted = {each.split('"')[0] for each in text.split('"$ref": "#/components/schemas/')[1:]}
        assert wanted <= set(told["components"]["schemas"])

    def test_a_check_answers_with_the_report_and_keeps_nothing(self, here):
        before = set(here.keep.folder.iterdir())
        with here.program() as client:
            answer = upload(client, [("县局/a.txt", FORM.read_bytes())], "/api/check")
            told = client.get("/api/openapi.json").json()
        assert answer.status_code == 200
        schema = told["components"]["schemas"]["Report"] | {"components": told["components"]}
        jsonschema.Draft202012Validator(schema).validate(answer.json())
        assert [each["path"] for each in answer.json()["documents"]] == ["县局/a.txt"]
        for _ in range(50):
            if set(here.keep.folder.iterdir()) == before:
                break
            time.sleep(0.1)
        assert set(here.keep.folder.iterdir()) == before

    def test_slips_and_the_circular_are_answers_too_and_described(self, here):
        with here.program() as client:
            told = client.get("/api/openapi.json").json()["paths"]["/api/check"]["post"]
            files = [("files", ("a.txt", FORM.read_bytes()))]
            asked = {"format": "slips", "lang": "en"}
            slips = client.post("/api/check", files=files, params=asked)
            asked = {"format": "circular", "anonymous": "true"}
            circular = client.post("/api/check", files=files, params=asked)
        assert unpacked(slips.content) == ["青禾县司法局.docx"]
        assert "return-slips.zip" in slips.headers["content-disposition"]
        assert "单位A" in words_of(circular.content)
        described = told["responses"]["200"]["content"]
        assert {each.headers["content-type"] for each in (slips, circular)} < set(described)
        assert [each["name"] for each in told["parameters"]] == ["format", "lang", "anonymous"]

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("format=pdf", "json slips circular"),
            ("fromat=slips", "fromat"),
            ("lang=fr", "zh en"),
            ("anonymous=1&format=circular", "false true"),
            ("format=slips&anonymous=true", "format=circular"),
        ],
    )
    def test_what_no_query_says_is_refused_before_anything_is_checked(self, here, query, told):
        answer = here.program().post(f"/api/check?{query}", files={"files": ("a.txt", b"x")})
        assert (answer.status_code, told in answer.json()["detail"]) == (400, True)

    @pytest.mark.parametrize("header", [None, "Bearer x", "Bearer", "Basic eDp4", f"Bearer {TOKEN}x"])
    def test_only_the_token_is_let_in(self, here, header):
        headers = {"Authorization": header} if header else {}
        client = here.client(inside=False)
        answer = client.post("/api/check", files={"files": ("a", b"x")}, headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert answer.headers["content-type"] == "application/problem+json"

    def test_a_session_is_no_token(self, here):
        assert here.client().post("/api/check", files={"files": ("a", b"x")}).status_code == 401

    def test_what_is_wrong_with_an_upload_is_told(self, here):
        answer = here.program().post("/api/check", content=b"x", headers={"Accept-Language": "en"})
        assert (answer.status_code, "multipart/form-data" in answer.json()["detail"]) == (415, True)

    def test_a_program_that_goes_away_ends_its_check(self, here):
        files = [("files", (f"{number}.txt", FORM.read_bytes())) for number in range(30)]
        with here.program() as client, pytest.raises(httpx.ReadTimeout):
            client.post("/api/check", files=files, timeout=httpx.Timeout(5, read=0.3))
        for _ in range(200):
            if not any(each.is_dir() and not (each / "1").is_dir() for each in here.keep.folder.iterdir()):
                break
            time.sleep(0.1)

    def test_twenty_clients_at_a_time_each_get_their_own(self, here):
        def one(number):
            with here.program() as client:
                return upload(client, [(f"{number}.txt", FORM.read_bytes())], "/api/check")

        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(one, range(20)))
        assert [each.json()["documents"][0]["path"] for each in answers] == [f"{n}.txt" for n in range(20)]


class TestWhatIsLeft:
    def test_what_is_unused_goes(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # two hours later other servers look dead
        with served() as found:
            client = found.client()
            at = upload(client, [("a.txt", b"x")]).headers["location"]
            ended(client, at)
            folder = found.keep.folder / at.split("/")[2]
            assert folder.is_dir()
            swept(found.keep, time.monotonic() + limits.UNUSED_SECONDS + 1)
            assert not folder.exists()
            assert client.get("/").status_code == 200
            swept(found.keep, time.monotonic() + limits.SESSION_SECONDS + 1)
            assert client.get("/").status_code == 403

    def test_what_a_killed_server_left_is_deleted_by_the_next(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        left, lives = tmp_path / "targetlint-page-left", tmp_path / "targetlint-page-lives"
        for each in (left, lives):
            each.mkdir()
        os.utime(left, (0, 0))
        keep = Keep()
        assert not left.exists()
        assert lives.is_dir()
        keep.remove()

    def test_a_folder_that_was_cleaned_away_costs_what_was_in_it_alone(self, tmp_path, monkeypatch):
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        with served() as found:
            client = found.client()
            at = upload(client, [("a.txt", b"x")]).headers["location"]
            ended(client, at)
            shutil.rmtree(found.keep.folder)
            assert client.get(f"{at}/report").status_code == 404
            swept(found.keep, time.monotonic())
            assert found.keep.folder.is_dir()
            shutil.rmtree(found.keep.folder)
            assert ended(client, upload(client, [("a.txt", b"x")]).headers["location"])["state"] == "done"
            assert client.get("/").status_code == 200

    def test_the_oldest_upload_goes_where_there_are_too_many(self, monkeypatch):
        monkeypatch.setattr(limits, "UPLOADS", 2)
        with served() as found:
            client = found.client()
            all_at = []
            for name in "abc":
                all_at.append(upload(client, [(f"{name}.txt", b"x")]).headers["location"])
                ended(client, all_at[-1])
            assert [client.get(each).status_code for each in all_at] == [404, 303, 303]

    def test_the_oldest_session_goes_where_there_are_too_many(self, monkeypatch):
        monkeypatch.setattr(limits, "SESSIONS", 2)
        with served() as found:
            clients = [found.client() for _ in range(3)]
            assert [each.get("/").status_code for each in clients] == [403, 200, 200]
