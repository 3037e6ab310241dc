"""intake.py: paths in, understood documents out; archives entered, bad files told, the others read."""

import time
import zipfile
from pathlib import Path

import pytest
from forms_kit import shipped
from office import docx, packed

from targetlint import intake, readers, worker_process, workers
from targetlint.model.document import Document, Paragraph
from targetlint.model.reading import Reading
from targetlint.model.report import PassedOver
from targetlint.workers import Begun

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXT = (EXAMPLES / "02-special-fund-and-department.txt").read_bytes()
WORD = (EXAMPLES / "01-clean-special-fund.docx").read_bytes()
LETTER = docx("<w:p><w:r><w:t>一封信</w:t></w:r></w:p>")
FAST = Reading(jobs=2, seconds=20)


def taken_in(*paths, reading=FAST):
    return list(intake.take_in(paths, shipped(), reading))


def told(answers):
    """Each answer as its path and its number of forms, the code of its error, or why it was passed over."""
    found = []
    for each in answers:
        if isinstance(each, PassedOver):
            found.append((each.path, each.reason.en))
        else:
            errors = [one.code for one in each.diagnostics if one.outcome == "error"]
            found.append((each.document.path, errors[0] if errors else len(each.document.forms)))
    return found


def in_gbk(name, data):
    """A zip with one file as Chinese archivers write it: its name in GBK, without saying so."""
    raw = name.encode("gbk")
    return packed({"x" * len(raw): data}).replace(b"x" * len(raw), raw)


class TestArchives:
    def test_are_entered_and_their_files_addressed(self, tmp_path):
        (tmp_path / "报送.zip").write_bytes(
            packed({"县教育局/项目.docx": WORD, "县教育局/": b"", "说明.docx": LETTER, "表.txt": TEXT})
        )
        root = (tmp_path / "报送.zip").as_posix()
        assert told(taken_in(tmp_path)) == [
            (f"{root}!县教育局/项目.docx", 1),
            (f"{root}!说明.docx", "form/unknown"),
            (f"{root}!表.txt", 2),
        ]

    def test_that_name_their_files_in_gbk_are_read_rightly(self, tmp_path):
        path = tmp_path / "a.zip"
        path.write_bytes(in_gbk("县教育局/专项资金.txt", TEXT))
        assert told(taken_in(path)) == [(f"{path.as_posix()}!县教育局/专项资金.txt", 2)]

    def test_in_archives_are_not_entered(self, tmp_path):
        path = tmp_path / "a.zip"
        path.write_bytes(packed({"b.zip": packed({"c.txt": TEXT}), "d.txt": TEXT}))
        assert told(taken_in(path)) == [
            (f"{path.as_posix()}!b.zip", "file/unsupported"),
            (f"{path.as_posix()}!d.txt", 2),
        ]

    def test_leave_out_what_systems_and_programs_left_there(self, tmp_path):
        path = tmp_path / "a.zip"
        path.write_bytes(packed({"__MACOSX": b"x", "a/~$b.docx": b"x", "a/b.txt": TEXT}))
        assert told(taken_in(path))[-1] == (f"{path.as_posix()}!a/b.txt", 2)
        assert [type(each) for each in taken_in(path)][:2] == [PassedOver, PassedOver]

    def test_cost_only_the_file_that_is_damaged(self, tmp_path):
        path = tmp_path / "a.zip"
        data = packed({"b.docx": WORD, "c.txt": TEXT})
        path.write_bytes(data.replace(WORD[:4], b"XXXX", 1) if WORD[:4] in data[60:200] else _spoiled(data))
        first, second = told(taken_in(path))
        assert first[1] == "file/broken"
        assert second[1] == 2

    def test_without_files_are_told(self, tmp_path):
        path = tmp_path / "a.zip"
        path.write_bytes(packed({"a/": b""}))
        assert told(taken_in(path)) == [(path.as_posix(), "file/no-files")]
        path.write_bytes(packed({"~$a.docx": b"x", "__MACOSX/b.docx": b"x", ".git/config": b"x"}))
        unread, *over = taken_in(path)
        assert told([unread]) == [(path.as_posix(), "file/no-files")]
        assert [type(each) for each in over] == [PassedOver] * 3

    def test_that_name_two_files_alike_have_an_address_for_each(self, tmp_path):
        path = tmp_path / "a.zip"
        path.write_bytes(packed({"b.txt": TEXT, "c.txt": b"x"}).replace(b"c.txt", b"b.txt"))
        root = path.as_posix()
        assert told(taken_in(path)) == [(f"{root}!b.txt", 2), (f"{root}!b.txt#2", "form/unknown")]

    def test_that_have_lost_their_end_are_not_their_last_member(self, tmp_path):
        path = tmp_path / "a.zip"
        whole = packed({"b.txt": TEXT, "c.docx": WORD}, zipfile.ZIP_STORED)
        path.write_bytes(whole[: whole.rindex(b"PK\1\2") - 60])
        assert told(taken_in(path)) == [(path.as_posix(), "file/broken")]

    @pytest.mark.parametrize("folder", ["word", "XL", "ppt"])
    def test_may_have_folders_that_packages_have(self, tmp_path, folder):
        path = tmp_path / "a.zip"
        path.write_bytes(packed({f"{folder}/b.txt": TEXT}))
        assert told(taken_in(path)) == [(f"{path.as_posix()}!{folder}/b.txt", 2)]

    def test_of_another_packing_are_not_called_locked(self, tmp_path):
        path = tmp_path / "a.zip"
        data = packed({"b.txt": TEXT}, zipfile.ZIP_STORED)
        at = data.rindex(b"PK\1\2") + 10
        path.write_bytes(data[:at] + b"\x63\0" + data[at + 2 :])  # AES
        assert told(taken_in(path)) == [(f"{path.as_posix()}!b.txt", "file/packing")]

    def test_that_are_locked_are_opened_with_a_password(self, tmp_path):
        path = tmp_path / "a.zip"
        path.write_bytes(LOCKED)
        inside = f"{path.as_posix()}!a.txt"
        assert told(taken_in(path)) == [(inside, "file/encrypted")]
        assert told(taken_in(path, reading=Reading(passwords=("wrong",)))) == [(inside, "file/password")]
        opened = taken_in(path, reading=Reading(passwords=("wrong", "secret")))
        assert told(opened) == [(inside, "form/unknown")]

    def test_that_unpack_to_too_much_are_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr("targetlint.readers.archive.ARCHIVE_BYTES", 10)
        path = tmp_path / "a.zip"
        path.write_bytes(packed({"a.txt": TEXT}))
        assert told(taken_in(path)) == [(path.as_posix(), "file/limit")]


def _spoiled(data):
    """Spoil the first member's packed bytes."""
    at = 30 + len("b.docx") + 40
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 20]) + data[at + 20 :]


# "a.txt" with 一封信，没有表。, locked with the password "secret" (traditional zip encryption)
LOCKED = bytes.fromhex(
    "504b03040a00090000000000615bc30f0bfc240000001800000005000000612e747874cba94fe57578855d949c"
    "b2f5debd065f33426ba69e033692015c0e648620ec8b064b246c504b0708c30f0bfc2400000018000000504b01"
    "021e030a00090000000000615bc30f0bfc2400000018000000050000000000000000000000a48100000000612e"
    "747874504b0506000000000100010033000000570000000000"
)


class TestLostFiles:
    """Linux forks: a process has the parent's patched readers."""

    @pytest.fixture(autouse=True)
    def _forked(self):
        if not worker_process.MEMORY_IS_BOUND:
            pytest.skip("the processes of this system do not see what a test has replaced")

    @pytest.mark.parametrize(
        ("act", "code"),
        [
            (lambda: time.sleep(60), "file/lost-time"),
            (lambda: bytearray(1 << 40), "file/lost-memory"),
            (lambda: 1 / 0, "file/crashed"),
        ],
    )
    def test_are_told_and_the_others_are_read(self, tmp_path, monkeypatch, act, code):
        read = readers.read

        def touchy(source):
            if source.path.endswith("b.txt"):
                act()
            return read(source)

        monkeypatch.setattr(readers, "read", touchy)
        (tmp_path / "a.zip").write_bytes(packed({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
        (tmp_path / "d.txt").write_bytes(TEXT)
        answers = taken_in(tmp_path, reading=Reading(jobs=1, seconds=4))
        assert [what for _, what in told(answers)] == [2, code, 2, 2]
        [lost] = answers[1].diagnostics
        assert lost.suggestion
        assert lost.place.document.endswith("a.zip!b.txt")


def test_processes_may_be_started_anew(tmp_path, monkeypatch):
    """As on Windows and macOS, where nothing is inherited."""
    monkeypatch.setattr(workers, "_CONTEXT", workers.multiprocessing.get_context("spawn"))
    monkeypatch.setattr(workers, "_FORKED", False)
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert told(taken_in(tmp_path)) == [((tmp_path / "a.txt").as_posix(), 2)]


def test_a_file_is_understood_in_one_process_as_in_another(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    begun, here = intake.understand(path, layouts=shipped(), reading=FAST)
    [there] = taken_in(path)
    assert begun == Begun(path.as_posix())
    assert here.document.document == there.document.document
    assert here.document.sha256 == there.document.sha256


def test_what_is_left_out_is_not_read_again(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": TEXT, "b.txt": TEXT}))
    again = list(intake.understand(path, 1, layouts=shipped(), reading=FAST))
    assert [each.name for each in again if isinstance(each, Begun)] == [f"{path.as_posix()}!b.txt"]
    path = tmp_path / "c.txt"
    path.write_bytes(TEXT)
    assert list(intake.understand(path, 1, layouts=shipped(), reading=FAST)) == []


def test_files_are_listed_as_they_would_be_read(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed({"b.txt": TEXT, ".c": b"x"}))
    (tmp_path / "~$d.docx").write_bytes(b"x")
    (tmp_path / "e.zip").write_bytes(b"PK\5\6 damaged")
    (tmp_path / "f.txt").write_bytes(b"x")
    root = tmp_path.as_posix()
    found = list(intake.listed([tmp_path]))
    assert [each.path if isinstance(each, PassedOver) else each for each in found] == [
        f"{root}/a.zip!b.txt",
        f"{root}/a.zip!.c",
        f"{root}/e.zip",
        f"{root}/f.txt",
        f"{root}/~$d.docx",
    ]
    assert [isinstance(each, PassedOver) for each in found] == [False, True, False, False, True]


def test_a_wrong_encoding_is_told_as_such(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("绩效目标申报表，说明".encode("gbk") + b"\xff")
    [answer] = taken_in(path, reading=Reading(encoding="big5"))
    assert told([answer]) == [(path.as_posix(), "file/named-encoding")]
    assert "big5" in answer.diagnostics[0].message.en


def test_text_is_read_in_the_encoding_that_the_user_names(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("績效目標".encode("big5"))
    [begun, answer] = intake.understand(path, layouts=shipped(), reading=Reading(encoding="big5"))
    assert begun
    assert answer.document.document == Document(path.as_posix(), "text", [Paragraph(1, "績效目標")])
