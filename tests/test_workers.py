"""workers.py: an item that hangs, eats memory or dies costs that item, and nothing is lost or mixed up."""

import os
import signal
import subprocess
import sys
import time

import pytest

from targetlint import worker_process, workers
from targetlint.workers import Begun, Limits, Lost

ROOM = Limits(seconds=20, memory=1 << 30)
HASTY = Limits(seconds=1.5, memory=1 << 30)


def doubled(item, leave_out):
    for part in range(leave_out, 3):
        yield Begun(f"{item}/{part}")
        yield item * 10 + part


def failing(item, leave_out):
    """Each item has three parts; the second does what the item says."""
    for part in range(leave_out, 3):
        yield Begun(f"{item}/{part}")
        if part == 1:
            _do(item)
        yield (item, part)


def _do(what):
    match what:
        case "hang":
            time.sleep(60)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "eat":
            bytearray(8 << 30)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(jobs):
    results = list(workers.run(range(7), doubled, jobs=jobs, limits=ROOM))
    assert results == [[item * 10 + part for part in range(3)] for item in range(7)]


def test_no_items_start_no_process():
    assert list(workers.run([], doubled, jobs=2, limits=ROOM)) == []


@pytest.mark.parametrize(("what", "why"), [("hang", "time"), ("die", "died"), ("eat", "memory")])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_lost_part_costs_that_part(what, why, jobs):
    if what == "eat" and not worker_process.MEMORY_IS_BOUND:
        pytest.skip("this system does not bound the memory of a process")
    items = ["a", what, "b"]
    results = list(workers.run(items, failing, jobs=jobs, limits=HASTY))
    assert results == [
        [("a", 0), ("a", 1), ("a", 2)],
        [(what, 0), Lost(f"{what}/1", why), (what, 2)],
        [("b", 0), ("b", 1), ("b", 2)],
    ]


def silent(item, leave_out):
    del leave_out
    _do(item)
    yield item


def test_an_item_that_is_lost_before_its_first_part_is_not_tried_again():
    results = list(workers.run(["die", "a", "hang"], silent, jobs=1, limits=HASTY))
    assert results == [[Lost("", "died")], ["a"], [Lost("", "time")]]


def sleeping(item, leave_out):
    """Start a program that would outlive its item, as a converter may."""
    if leave_out:
        return
    yield Begun(item)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with open(item, "w", encoding="ascii") as file:  # noqa: PTH123 - a path as text
        file.write(str(child.pid))
    child.wait()
    yield item


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are a thing of POSIX")
def test_what_a_lost_item_has_started_ends_with_it(tmp_path):
    told = tmp_path / "pid"
    [[lost]] = workers.run([str(told)], sleeping, jobs=1, limits=Limits(4, 1 << 30))
    assert lost == Lost(str(told), "time")
    started = int(told.read_text(encoding="ascii"))
    for _ in range(600):
        if not _runs(started):
            return
        time.sleep(0.1)
    raise AssertionError(started)


def _runs(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - a path as text
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def raising(item, leave_out):
    if not leave_out:
        yield Begun(item)
        raise ValueError(item)


def test_what_a_task_raises_costs_its_item_and_prints_nothing(capfd):
    lost = [[Lost("a", "died")], [Lost("b", "died")]]
    assert list(workers.run(["a", "b"], raising, jobs=1, limits=ROOM)) == lost
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_run_that_is_ended_from_outside_ends_its_processes(tmp_path):
    """A file that hangs must not be read for ever by a process that nobody waits for."""
    os.mkfifo(tmp_path / "form.txt")
    command = [sys.executable, "-m", "targetlint", "show", str(tmp_path / "form.txt")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 - ourselves
    below: list[int] = []
    while not below:
        below = list(workers._descendants(process.pid))  # noqa: SLF001 - what is to be gone
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 143
    process.communicate()
    for _ in range(600):
        if not any(map(_runs, below)):
            return
        time.sleep(0.1)
    raise AssertionError(below)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there processes are forked")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_in_the_middle_of_a_fork_is_not_lost(name):
    """What a handler raises in a callback of Python's is only written down; the run would go on."""
    source = f"""
import os, signal, sys, time
from targetlint import workers
def hang(item, leave_out):
    time.sleep(100)
    yield item
signal.signal(signal.{name}, lambda number, frame: sys.exit(7))
os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.{name}))
list(workers.run([1], hang, jobs=1, limits=workers.Limits(15, 1 << 30)))
"""
    result = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", source], check=False, capture_output=True, text=True
    )
    assert (result.returncode, result.stderr) == (7, "")


def test_nothing_is_imported_that_windows_lacks():
    """There no process is forked, and the library has no names for it."""
    lacking = "import multiprocessing.context as there; del there.ForkContext; import targetlint.workers"
    subprocess.run([sys.executable, "-c", lacking], check=True)  # noqa: S603 - ourselves


def test_a_run_that_is_given_up_leaves_no_process():
    results = workers.run(range(100), doubled, jobs=2, limits=ROOM)
    assert next(results) == [0, 1, 2]
    results.close()
    assert not workers.multiprocessing.active_children()
