"""`check --watch`: what begins a round, what a round says, and how it ends."""

import io
from datetime import date

import pytest
from reports import mixed

from targetlint import lint, rulebook, shelf
from targetlint.assets import asset
from targetlint.cli import watch
from targetlint.cli.main import run
from targetlint.reporters.terminal import rounds
from targetlint.reporters.terminal.page import Page


@pytest.fixture
def changes(monkeypatch):
    """Let files change as the list says, round by round; what is no list is raised."""
    told = []

    def _changes(*_):
        yield []
        for each in told:
            if not isinstance(each, list):
                raise each
            yield each
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "_changes", _changes)
    return told


@pytest.fixture(scope="module")
def book():
    return rulebook.load([asset("rules") / "central"], today=date(2026, 1, 1))[0]


@pytest.fixture
def reports(monkeypatch, tmp_path, book):
    """Let every check of the form give the next report of the list, or raise what stands there."""
    form, given = tmp_path / "f.txt", []
    form.write_text("x", encoding="utf-8")
    monkeypatch.setattr(shelf, "load", lambda *_, **__: (book, []))

    def check(*_, **__):
        report = given.pop(0)
        if isinstance(report, BaseException):
            raise report
        return report

    monkeypatch.setattr(lint, "check", check)
    return form, given


def fewer():
    report = mixed()
    report.findings = report.findings[1:]
    return report


def test_every_change_is_a_round_that_says_what_became_better(changes, reports, capsys):
    form, given = reports
    given += [mixed(), fewer(), mixed()]
    changes += [["f.txt"], ["f.txt", "g.txt"]]
    assert (
        run(["check", str(form), "--watch", "--format", "concise"], "en") == 3
    )  # the code of the last round
    out, err = capsys.readouterr()
    first = mixed().findings[0]
    still = len({each.fingerprint for each in fewer().findings})
    assert out.count(f"[{first.code}]") >= 2
    assert f"1 fixed, 0 new, {still} still there" in err
    assert f"0 fixed, 1 new, {still} still there" in err
    assert [line.partition("  ")[0] for line in err.splitlines() if line.startswith("Round")] == [
        "Round 2",
        "Round 3",
    ]
    assert "changed: f.txt and g.txt" in err or "changed: f.txt, g.txt" in err
    assert err.count("Waiting for files to change; Ctrl-C ends.") == 3


def test_a_pipe_is_not_cleared(changes, reports, capsys):
    form, given = reports
    given += [fewer(), fewer()]
    changes += [["f.txt"]]
    run(["check", str(form), "--watch"], "zh")
    assert "\x1b[2J" not in capsys.readouterr().out


def test_forms_that_are_gone_for_a_while_end_nothing(changes, reports, capsys, monkeypatch):
    """Saving may take a file away for a moment; what was found before is still compared with."""
    form, given = reports
    given += [mixed(), fewer()]
    changes += [["f.txt"], ["f.txt"]]
    lasting = form.read_bytes()
    found = watch.Watch._begin  # noqa: SLF001 - the moment between two rounds

    def begin(self, number, changed):
        found(self, number, changed)
        if number == 2:
            form.unlink()
        else:
            form.write_bytes(lasting)

    monkeypatch.setattr(watch.Watch, "_begin", begin)
    assert run(["check", str(form), "--watch"], "en") == 3
    err = capsys.readouterr().err
    assert "1 fixed, 0 new" in err


@pytest.mark.usefixtures("changes")
def test_ctrl_c_in_a_round_is_130(reports):
    form, given = reports
    given += [KeyboardInterrupt()]
    assert run(["check", str(form), "--watch"], "en") == 130


@pytest.mark.usefixtures("changes")
def test_an_interrupted_report_ends_the_watch(reports, capsys):
    form, given = reports
    half = mixed()
    half.complete = False
    given += [half]
    assert run(["check", str(form), "--watch"], "en") == 130
    assert "Waiting" not in capsys.readouterr().err


@pytest.mark.usefixtures("changes")
def test_wrong_usage_watches_nothing(reports, capsys):
    form, _ = reports
    assert run(["check", str(form), "--watch", "--format", "json"], "en") == 2
    assert "full, concise or narrate" in capsys.readouterr().err
    assert run(["check", str(form), "--watch", "--select", "NONE-1"], "en") == 2
    assert "Waiting" not in capsys.readouterr().err


def test_without_the_library_the_command_to_install_it_is_named(reports, capsys, monkeypatch):
    monkeypatch.setitem(watch.sys.modules, "watchfiles", None)
    assert run(["check", str(reports[0]), "--watch"], "zh") == 2
    assert "pip install 'targetlint[watch]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("县教育局/教师培训.docx", True),
        ("pack.rules", True),
        ("words/vague.rules", True),
        ("~$教师培训.docx", False),
        (".~lock.教师培训.docx#", False),
        (".~教师培训.docx", False),
        ("~WRL0001.tmp", False),
        ("Thumbs.db", False),
        (".git/index", False),
        ("教师培训_自检批注.docx", False),
        ("教师培训_自检批注2.docx", False),
        ("教师培训_已修正.docx", False),
        ("waivers.toml", True),
        ("report.html", False),
        ("cache/1.kept", False),
    ],
)
def test_what_begins_a_round(name, begins, tmp_path):
    meant = watch._Meant([tmp_path], [], lambda: [tmp_path / "report.html", tmp_path / "cache"])  # noqa: SLF001 - a table of its own
    assert meant(str(tmp_path / name)) is begins


def test_a_file_named_by_itself_is_watched_whatever_its_name_is(tmp_path):
    meant = watch._Meant([], [tmp_path / ".form.txt"], list)  # noqa: SLF001 - the same
    assert meant(str(tmp_path / ".form.txt"))
    assert not meant(str(tmp_path / "other.txt"))


def test_a_folder_in_a_hidden_one_is_watched(tmp_path):
    folder = tmp_path / ".sync" / "forms"
    meant = watch._Meant([folder], [], list)  # noqa: SLF001 - the same
    assert meant(str(folder / "a.txt"))


def test_what_standard_output_goes_to_begins_no_round(tmp_path, monkeypatch):
    log = tmp_path / "log.txt"
    with log.open("w") as file:
        fstat = watch.os.fstat
        monkeypatch.setattr(watch.os, "fstat", lambda number: fstat(file.fileno() if number == 1 else number))
        assert not watch._Meant([tmp_path], [], list)(str(log))  # noqa: SLF001 - the same


def test_a_real_change_is_told_in_order_and_a_lock_is_not(tmp_path, monkeypatch):
    """With the library and the system: a file that replaces another one, and a folder."""
    forms, alone = tmp_path / "forms", tmp_path / "alone.txt"
    forms.mkdir()
    alone.write_text("1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    seen = watch._changes([forms, alone], list)  # noqa: SLF001 - without a program around it
    assert next(seen) == []
    (forms / "~$b.docx").write_text("lock", encoding="utf-8")
    (forms / "b.docx").write_text("2", encoding="utf-8")
    assert next(seen) == ["forms/b.docx"]
    (tmp_path / "new.txt").write_text("3", encoding="utf-8")
    (tmp_path / "new.txt").replace(alone)
    assert next(seen) == ["alone.txt"]
    seen.close()


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def test_a_terminal_is_cleared_before_a_round(monkeypatch):
    held = Terminal()
    monkeypatch.setattr(watch.sys, "stdout", held)
    monkeypatch.setattr(watch.sys, "stderr", io.StringIO())

    class Asked:
        lang, color = "zh", "never"

    watch.Watch(Asked())._begin(2, ["a.txt"])  # noqa: SLF001 - one step of a round
    assert held.getvalue() == "\x1b[2J\x1b[H"
    assert watch.sys.stderr.getvalue().startswith("第 2 轮")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_long_lists_are_counted_and_lines_fit(lang):
    page = Page(lang)
    text = rounds.heading(2, "10:00:00", [f"县教育局/{number}.docx" for number in range(30)], page)
    assert "20" in text
    assert all(len(line.encode("gb18030")) <= 80 for line in text.splitlines())
