"""How a run behaves: what it tells while it goes on, what it took, and what is left of an interrupted one."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from reports import mixed
from shipped_books import shipped_book

from targetlint import lint, shelf
from targetlint.cli import following
from targetlint.cli.following import Bar, Clock, Following, clock_time, shows_bars
from targetlint.cli.main import run
from targetlint.cli.streams import shows_links
from targetlint.known import Known
from targetlint.model.progress import Progress, Took
from targetlint.model.report import RuleStatus, Status
from targetlint.reporters import json as reporter
from targetlint.reporters import tally
from targetlint.reporters.json import published_report
from targetlint.reporters.outputs.formats import Manner, render
from targetlint.reporters.tally import Verdict
from targetlint.reporters.terminal import concise, full, narrate, timing
from targetlint.reporters.terminal.page import Page

TOP = Path(__file__).parents[1]
FORM = TOP / "examples" / "02-special-fund-and-department.txt"
PROJECT = "社区矫正与安置帮教经费"  # the name of its first project; the department's form names others
TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def book():
    return shipped_book(today=TODAY)[0]


@pytest.fixture
def three(tmp_path):
    """Return a folder with three copies of a form, one of them in an archive-like folder of its own."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(form_of(name))
    return tmp_path


def form_of(name):
    """Return a form like the others but for the project's name: of files that say the same one is checked."""
    return FORM.read_bytes().replace(PROJECT.encode(), f"{PROJECT}{name}".encode())


class Noted(Progress):
    """Notes what it hears; `stop` is what makes it interrupt the run, and at which time."""

    def __init__(self, stop="", at=0):
        self.heard = []
        self._stop = stop, at

    def _note(self, *what):
        self.heard.append(what)
        if (what[0], sum(each[0] == what[0] for each in self.heard)) == self._stop:
            raise KeyboardInterrupt

    def phase(self, name):
        self._note("phase", name)

    def found(self, files):
        self._note("found", files)

    def begun(self, path, parts):
        self._note("begun", Path(path).name, parts)

    def done(self, path, took):
        self._note("done", Path(path).name, all(took))

    def checked(self, path, alone):
        self._note("checked", Path(path).name, [rule for rule, ask in alone if ask() is None])


def test_a_run_tells_what_it_does(three, book):
    heard = Noted()
    silent = lint.check([three], book, today=TODAY)
    report = lint.check([three], book, today=TODAY, progress=heard)
    assert reporter.render(report) == reporter.render(silent)
    assert [what for what in heard.heard if what[0] in {"phase", "found"}] == [
        ("phase", "reading"),
        ("found", 3),
        ("phase", "checking"),
    ]
    read = [what for what in heard.heard if what[0] in {"begun", "done"}]
    assert sorted(read) == sorted(
        each for name in ("a.txt", "b.txt", "c.txt") for each in (("begun", name, 1), ("done", name, True))
    )
    asked = [what for what in heard.heard if what[0] == "checked"]
    assert [name for _, name, _ in asked] == ["a.txt", "a.txt", "b.txt", "b.txt", "c.txt", "c.txt"]
    assert {rule for _, _, rules in asked for rule in rules} >= {"VAL-001", "TIM-002"}


def test_the_parts_of_an_archive_are_counted(tmp_path, book):
    import zipfile  # noqa: PLC0415 - only here

    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in ("a.txt", "b.txt", "~$c.txt"):
            archive.writestr(name, form_of(name))
    follows = Following()
    lint.check([tmp_path], book, today=TODAY, progress=follows)
    assert (follows.expected, follows.read) == (3, 3)


def test_a_lost_file_counts_with_the_time_it_was_waited_for(monkeypatch):
    from targetlint import intake  # noqa: PLC0415 - patched here
    from targetlint.workers import Lost  # noqa: PLC0415 - the same

    clock = Clock()
    times = iter((10.0, 13.5))
    monkeypatch.setattr(intake.time, "perf_counter", lambda: next(times))
    hearing = intake._Hearing(clock)  # noqa: SLF001 - what it does cannot be timed from outside
    hearing(intake.Begun("a.txt"))
    hearing(Lost("a.txt", "time"))
    assert clock._files == {"a.txt": Took(3.5, 0.0)}  # noqa: SLF001 - the same


@pytest.mark.parametrize(("stop", "reached"), [(("done", 1), 0), (("checked", 3), 1)])
def test_an_interrupted_run_keeps_what_it_has(three, book, stop, reached):
    """Interrupted at the second form of the second file, or before the first answer is taken."""
    whole = lint.check([three], book, today=TODAY)
    report = lint.check([three], book, today=TODAY, progress=Noted(*stop))
    assert not report.complete
    assert [each.path for each in report.documents] == [each.path for each in whole.documents[:reached]]
    kept = {each.path for each in report.documents}
    mine = [each for each in whole.findings if each.place and each.place.document in kept]
    assert [each.fingerprint for each in report.findings] == [each.fingerprint for each in mine]
    assert report.unused == []


def test_half_a_batch_is_compared_with_nothing(three, book, monkeypatch):
    """A sum over half of the projects would be a false alarm."""
    calls = []

    class Late(Progress):
        def phase(self, name):
            if name == "checking":
                calls.append(name)

    answers = lint.intake.take_in

    def cut_short(*given, **named):
        yield next(answers(*given, **named))
        raise KeyboardInterrupt

    monkeypatch.setattr(lint.intake, "take_in", cut_short)
    report = lint.check([three], book, today=TODAY, against=[three], progress=Late())
    assert calls == ["checking"]
    assert (report.complete, len(report.documents), report.last_year) == (False, 1, None)
    reasons = {
        status.reason.en: status.not_given
        for form in report.documents[0].forms
        for status in form.statuses
        if status.status is Status.NOT_RUN and "interrupted" in status.reason.en
    }
    assert reasons == {"the run was interrupted before the other forms were read": False}
    assert tally.verdicts(report)[report.documents[0].path] is not Verdict.READY


@pytest.mark.parametrize("name", ["html", "md", "github", "sarif", "json"])
def test_every_report_says_that_it_is_not_complete(name):
    whole, part = mixed(), mixed()
    part.complete = False
    texts = [render(_format(name), published_report(each), Manner("en")).decode() for each in (whole, part)]
    told = {"sarif": '"executionSuccessful": false', "json": '"complete": false'}.get(name, "was interrupted")
    assert told in texts[1]
    assert name == "sarif" or told not in texts[0]


def _format(name):
    from targetlint.reporters.outputs.formats import FORMATS  # noqa: PLC0415 - only here

    return FORMATS[name]


def test_an_incomplete_run_is_never_ready():
    assert tally.overall([Verdict.READY], complete=False) is Verdict.UNCHECKED
    assert tally.overall([], complete=False) is Verdict.UNCHECKED
    assert tally.overall([Verdict.REVISE], complete=False) is Verdict.REVISE


def test_ctrl_c_writes_what_was_found_and_ends_with_130(three, tmp_path):
    """With a real signal in a real process."""
    source = (
        "import os, signal\n"
        "from targetlint.cli.following import Following\n"
        "def checked(self, path, alone):\n"
        "    if path.endswith('b.txt'): os.kill(os.getpid(), signal.SIGINT)\n"
        "Following.checked = checked\n"
        "from targetlint.cli.main import main; main()"
    )
    command = [sys.executable, "-c", source, "check", str(three), "-o", str(tmp_path / "r.json"), "-q"]
    given = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TARGETLINT_LANG": "en"}
    done = subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, text=True, env=given, check=False, timeout=120
    )
    assert done.returncode == 128 + signal.SIGINT
    assert "Interrupted: of 3 file(s) 3 were read and" in done.stderr
    assert "Traceback" not in done.stderr
    written = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (written["complete"], len(written["documents"])) == (False, 1)


@pytest.fixture
def reported(monkeypatch, book, tmp_path):
    """Let a check of the form that is returned give the mixed report."""
    monkeypatch.setattr(shelf, "load", lambda *_, **__: (book, []))
    monkeypatch.setattr(lint, "check", lambda *_, **__: mixed())
    (tmp_path / "f.txt").write_text("x", encoding="utf-8")
    return tmp_path / "f.txt"


def test_quiet_shows_what_makes_the_run_fail(reported, capsys):
    assert run(["check", str(reported), "-q", "--format", "concise"], "en") == 3
    out = capsys.readouterr().out
    assert {line.partition(": ")[2].partition("[")[0] for line in out.splitlines()} == {"error"}
    assert "file/" in out  # the file that was not read
    assert run(["check", str(reported), "-q", "--format", "concise", "--fail-on", "info"], "en") == 3
    assert len(capsys.readouterr().out.splitlines()) == len(mixed().findings)


def test_quiet_prints_nothing_on_success(reported, capsys, monkeypatch, tmp_path):
    report = mixed()
    del report.documents[2]
    report.findings[:] = [each for each in report.findings if each.severity != "error"]
    monkeypatch.setattr(lint, "check", lambda *_, **__: report)
    assert run(["check", str(reported), "-q", "-o", str(tmp_path / "r.json")], "zh") == 0
    assert capsys.readouterr() == ("", "")
    assert len(json.loads((tmp_path / "r.json").read_bytes())["findings"]) == len(report.findings)


def test_quiet_tells_of_a_crash(reported, capsys, monkeypatch):
    """Nothing on the screen beside code 3 would leave a person in the dark."""
    report = mixed()
    del report.documents[1:]
    report.findings.clear()
    form = report.documents[0].forms[0]
    form.statuses = [RuleStatus("COMPLETE-A04", Status.CRASHED)]
    monkeypatch.setattr(lint, "check", lambda *_, **__: report)
    assert run(["check", str(reported), "-q"], "en") == 3
    out = capsys.readouterr().out
    assert "crashed COMPLETE-A04" in out
    assert "packs" not in out.lower()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_times_are_told_on_standard_error_and_change_nothing(three, book, lang, monkeypatch, capsys):
    monkeypatch.setattr(shelf, "load", lambda *_, **__: (book, []))
    words = ["check", str(three), "--today", "2026-01-01", "--format"]
    run([*words, "json"], lang)
    plain = capsys.readouterr()
    run([*words, "json", "--timing"], lang)
    timed = capsys.readouterr()
    assert timed.out == plain.out
    assert plain.err == ""
    lines = timed.err.splitlines()
    assert sum("a.txt" in line for line in lines) == 1
    assert sum(line.split()[:1] == ["VAL-001"] and line.split()[-1] == "6" for line in lines) == 1
    assert ("用时（秒）" if lang == "zh" else "Time (seconds)") in timed.err
    assert max(map(len, lines)) <= 80


def test_no_file_and_no_rule_is_left_out_of_the_times():
    spent = timing.Spent(
        {"rules": 0.5, "reading": 2.0, "checking": 0.25, "writing": 0.125},
        {f"{number}.txt": Took(number / 100, 0.5) for number in range(40)},
        {f"R-{number:03}": (number / 1000, 2) for number in range(60)},
    )
    lines = timing.render(spent, Page("en")).splitlines()
    files = [line.split()[0] for line in lines if ".txt" in line]
    assert files == [f"{number}.txt" for number in range(39, -1, -1)]
    rules = [line.split()[0] for line in lines if line.strip().startswith("R-")]
    assert rules == [f"R-{number:03}" for number in range(59, -1, -1)]
    assert any(line.split() == ["total", "2.875"] for line in lines)


def test_a_rule_that_fails_is_timed_and_the_phase_is_not_longer_for_it(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(following.time, "perf_counter", lambda: now[0])

    def ask():
        now[0] += 5
        raise ValueError

    clock = Clock()
    now[0] = 1
    clock.phase("checking")
    clock.checked("a.txt", [("R-1", ask), ("R-1", ask)])
    now[0] += 2
    spent = clock.spent()
    assert spent.phases == {"rules": 1.0, "checking": 2.0}
    assert spent.rules == {"R-1": (10.0, 2)}


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environment", "terminal", "shown"),
    [
        ({"TERM": "xterm"}, True, True),
        ({}, True, True),
        ({"TERM": "xterm", "CI": "true"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm"}, False, False),
    ],
)
def test_a_bar_is_for_terminals(environment, terminal, shown):
    assert shows_bars(Terminal() if terminal else io.StringIO(), environment) is shown


@pytest.fixture
def screen(monkeypatch):
    """Return what is standard error, and the clock of the bar."""
    held, now = Terminal(), [100.0]
    monkeypatch.setattr(following, "sys", SimpleNamespace(stderr=held))  # pytest puts its own back in sys
    monkeypatch.setattr(following.time, "monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm")
    return held, now


def test_a_short_run_has_no_bar(screen):
    held, now = screen
    bar = Bar(Page("en"), since=now[0])
    bar.found(2)
    bar.begun("a.txt", 1)
    now[0] += 0.9
    bar.done("a.txt", Took())
    bar.stop()
    assert held.getvalue() == ""


def test_the_bar_names_the_file_and_goes_before_the_report(screen):
    held, now = screen
    bar = Bar(Page("zh"), since=now[0])
    bar.phase("reading")
    bar.found(3)
    now[0] += 2
    long = "县教育局/" * 20 + "教师培训.docx"
    bar.begun(long, 1)
    shown = held.getvalue()
    assert "教师培训.docx" in shown
    assert long not in shown
    assert "0/3" in shown
    assert "0/?" not in shown
    now[0] += 2
    bar.done(long, Took())
    now[0] += 2
    bar.begun("z.zip!b.docx", 5)
    assert "1/7" in held.getvalue()
    now[0] += 1
    bar.waiting()
    bar.phase("writing")
    assert held.getvalue().endswith("\x1b[2K")  # the line is taken back
    before = held.getvalue()
    now[0] += 9
    bar.waiting()
    assert held.getvalue() == before


def test_the_time_left_is_that_of_a_clock():
    assert [clock_time(each) for each in (0.2, 59.5, 3600)] == ["0:01", "1:00", "1:00:00"]


def test_waiting_is_told_while_a_file_takes_its_time():
    """So the bar moves on, and a file that hangs is seen."""
    from targetlint import workers  # noqa: PLC0415 - only here

    heard = []
    list(workers.run([0.7], _sleeping, jobs=1, limits=workers.Limits(20, 1 << 30), hear=heard.append))
    assert heard.count(None) >= 2
    assert [each for each in heard if each is not None] == [workers.Begun("x"), 0.7]


def _sleeping(item, leave_out):
    from targetlint.workers import Begun  # noqa: PLC0415 - only here

    del leave_out
    yield Begun("x")
    time.sleep(item)
    yield item


class TestKnown:
    def test_a_file_that_looks_the_same_is_known(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text("1", encoding="utf-8")
        known = Known()
        assert known.answers(path) is None
        known.keep(path, ["one"])
        assert known.answers(path) == ["one"]

    @pytest.mark.parametrize("change", ["content", "gone", "layouts"])
    def test_another_is_not(self, tmp_path, change):
        path = tmp_path / "a.txt"
        path.write_text("1", encoding="utf-8")
        known = Known()
        known.under("layouts")
        known.answers(path)
        known.keep(path, ["one"])
        match change:
            case "content":
                path.write_text("22", encoding="utf-8")
            case "gone":
                path.unlink()
            case _:
                known.under("others")
        assert known.answers(path) is None

    def test_a_change_while_it_was_read_is_no_answer(self, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text("1", encoding="utf-8")
        known = Known()
        known.answers(path)
        path.write_text("22", encoding="utf-8")
        known.keep(path, ["of 1"])
        assert known.answers(path) is None

    def test_a_run_reads_only_what_it_does_not_know(self, three, book):
        known, heard = Known(), Noted()
        first = lint.check([three], book, today=TODAY, known=known)
        (three / "b.txt").write_bytes(form_of("b.txt").replace("2026年2月".encode(), "2026年4月".encode()))
        second = lint.check([three], book, today=TODAY, known=known, progress=heard)
        assert [what for what in heard.heard if what[0] == "begun"] == [("begun", "b.txt", 1)]
        assert reporter.render(second) == reporter.render(lint.check([three], book, today=TODAY))
        gone = {each.fingerprint for each in first.findings} - {each.fingerprint for each in second.findings}
        assert len(gone) == 1

    def test_a_file_that_was_refused_is_tried_again(self, tmp_path, book):
        (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 broken")
        known, heard = Known(), Noted()
        for progress in (Noted(), heard):
            lint.check([tmp_path], book, today=TODAY, known=known, progress=progress)
        assert ("found", 1) in heard.heard


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_narrated_findings_are_sentences_without_drawing(lang):
    page = Page(lang)
    told = narrate.render(mixed(), page)
    drawn = full.render(mixed(), page)
    assert not set("│─^>") & set(told.replace("-->", ""))
    assert "│" in drawn
    assert ("第 1 处，共" if lang == "zh" else "Finding 1 of ") in told
    for each in mixed().findings:
        assert each.code in told
    assert told.splitlines()[-3:] == drawn.splitlines()[-3:]


@pytest.mark.parametrize(
    ("term", "asked", "told"),
    [("dumb", [], True), ("dumb", ["--format", "full"], False), ("xterm", [], False)],
)
def test_a_dumb_terminal_is_told_in_sentences(term, asked, told, reported, monkeypatch):
    held = Terminal()
    monkeypatch.setattr(sys, "stdout", held)
    monkeypatch.setenv("TERM", term)
    run(["check", str(reported), *asked, "--color", "never"], "en")
    assert held.getvalue().startswith("Finding 1 of") is told


@pytest.mark.parametrize(
    ("environment", "terminal", "linked"),
    [
        ({"TERM": "xterm-256color", "VTE_VERSION": "6800"}, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4200"}, True, False),
        ({"WT_SESSION": "1"}, True, True),
        ({"TERM": "xterm-kitty"}, True, True),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "screen-256color", "WT_SESSION": "1"}, True, False),
        ({"TERM": "xterm-kitty"}, False, False),
        ({"FORCE_HYPERLINK": "1"}, False, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, True, False),
    ],
)
def test_links_are_for_terminals_that_know_them(environment, terminal, linked):
    assert shows_links(Terminal() if terminal else io.StringIO(), environment) is linked


@pytest.mark.parametrize("room", [full, concise])
def test_a_link_opens_the_file_and_takes_no_room(room):
    plain, linked = (room.render(mixed(), Page("zh", links=each)) for each in (False, True))
    where = (Path.cwd() / "县教育局" / "教师培训.txt").as_uri()
    assert f"\x1b]8;;{where}\x1b\\县教育局/教师培训.txt\x1b]8;;\x1b\\" in linked
    import re  # noqa: PLC0415 - only here

    assert re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", linked) == plain
