"""What a shell is given to complete commands, options and rules with."""

import pytest

from targetlint.cli.main import run

SHELLS = ("bash", "zsh", "fish", "powershell")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_and_nothing_beside_it(shell, capsys):
    assert run(["completion", shell], "zh") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert f"{shell}_complete" in out
    assert "targetlint" in out


def test_another_shell_is_a_slip_of_the_keyboard(capsys):
    assert run(["completion", "csh"], "en") == 2
    assert "bash | zsh | fish | powershell" in capsys.readouterr().err


@pytest.fixture
def offered(monkeypatch, capsys):
    """Return what a shell is offered where the cursor stands behind the last of the words."""

    def offered(*words, asks="bash", lang="zh"):
        at = len(words) if asks == "bash" else words[-1]
        monkeypatch.setenv("_TARGETLINT_COMPLETE", f"{asks}_complete")
        monkeypatch.setenv("COMP_WORDS", " ".join(("targetlint", *words)))
        monkeypatch.setenv("COMP_CWORD", str(at))
        with pytest.raises(SystemExit):
            run([], lang)
        return capsys.readouterr().out.splitlines()

    return offered


def test_commands_and_options_are_offered(offered):
    assert "plain,check" in offered("ch")
    assert offered("check", "--wat") == ["plain,--watch"]
    assert "plain,narrate" in offered("check", "--format", "n")
    assert offered("completion", "po") == ["plain,powershell"]


def test_paths_are_left_to_the_shell(offered):
    assert [each.partition(",")[0] for each in offered("check", "exa")] == ["file"]


def test_rules_are_offered_with_their_titles(offered):
    assert "plain,TIM-003" in offered("explain", "tim-")
    titled = offered("explain", "TIM-003", asks="fish")
    assert [each.partition("\t")[0] for each in titled] == ["plain,TIM-003"]
    assert "日期" in titled[0].partition("\t")[2]
    assert offered("explain", "TIM-003", asks="fish", lang="en") != titled


def test_the_last_of_several_rules_is_completed(offered):
    assert "plain,VAL-001,TIM-003" in offered("check", "--select", "VAL-001,TIM-")


def test_rules_of_the_packs_on_the_line_are_offered(offered, tmp_path):
    """A file that cannot be decoded, and one that is none, stop nothing."""
    (tmp_path / "pack.rules").write_text("规则包 我县\n", encoding="utf-8")
    (tmp_path / "a.rules").write_bytes('\n规则 县-1 zh “一”\n规则 COUNTY-1 zh “二” en "two"\n'.encode())
    (tmp_path / "b.rules").write_bytes(b"rule BROKEN-1 \xff\xfe\n")
    (tmp_path / "c.rules").mkdir()
    words = ("explain", "--rules", str(tmp_path), "")
    assert {"plain,COUNTY-1", "plain,BROKEN-1"} == set(offered(*words[:3], "C")) | set(
        offered(*words[:3], "B")
    )
    assert "plain,TIM-003" not in offered(*words[:3], "T")
