"""cache.py: what is kept comes back, and nothing that is not the user's own ever does."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from targetlint import cache as cache_room
from targetlint.cache import Cache, home

KEPT = b"what was kept"


@pytest.fixture
def cache(tmp_path):
    found = Cache(tmp_path / "above" / "cache")
    found.put("one", KEPT)
    assert found.get("one") == KEPT
    return found


def entry(cache):
    return cache.folder / "one.kept"


def test_only_the_user_can_read_what_is_kept(cache):
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (cache.folder, *cache.folder.iterdir())}
    assert [mode & 0o077 for mode in modes.values()] == [0, 0, 0]


def truncate(path):
    path.write_bytes(path.read_bytes()[:-1])


def cut_to_the_head(path):
    path.write_bytes(path.read_bytes()[:20])


def flip_a_bit(path):
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def flip_the_signature(path):
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)


def lengthen(path):
    path.write_bytes(path.read_bytes() + b"\0")


def empty(path):
    path.write_bytes(b"")


def other_format(path):
    path.write_bytes(path.read_bytes().replace(b"kept 1", b"kept 0", 1))


def huge(path):
    with path.open("r+b") as file:
        file.truncate(1 << 40)  # no such bytes are on the disk


def writable_by_a_group(path):
    path.chmod(0o620)


def writable_by_all(path):
    path.chmod(0o602)


def linked(path):
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def a_folder(path):
    path.unlink()
    path.mkdir()


def a_pipe(path):
    path.unlink()
    os.mkfifo(path)


def under_another_name(path):
    """A file that is right in itself: signed with the user's key, but for something else."""
    other = Cache(path.parent)
    other.put("two", b"something else")
    path.write_bytes((path.parent / "two.kept").read_bytes())


def from_another_user(path):
    other = Cache(path.parent.parent / "other")
    other.put("one", b"something else")
    path.write_bytes((other.folder / "one.kept").read_bytes())


def key_lost(path):
    (path.parent / "key").unlink()


def key_shortened(path):
    (path.parent / "key").write_bytes(b"")


def key_seen_by_others(path):
    (path.parent / "key").chmod(0o640)


def key_linked(path):
    linked(path.parent / "key")


def folder_writable_by_all(path):
    path.parent.chmod(0o777)


def folder_writable_by_a_group(path):
    path.parent.chmod(0o770)


DAMAGE = [
    truncate, cut_to_the_head, flip_a_bit, flip_the_signature, lengthen, empty, other_format, huge,
    writable_by_a_group, writable_by_all, linked, a_folder, a_pipe, under_another_name, from_another_user,
    key_lost, key_shortened, key_seen_by_others, key_linked, folder_writable_by_all,
    folder_writable_by_a_group,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda each: each.__name__)
def test_what_is_not_as_it_was_written_does_not_come_back(cache, damage):
    damage(entry(cache))
    assert cache.get("one") is None


@pytest.mark.parametrize(
    "damage",
    [each for each in DAMAGE if not each.__name__.startswith("folder")],
    ids=lambda each: each.__name__,
)
def test_it_is_kept_anew_over_what_was_damaged(cache, damage):
    damage(entry(cache))
    cache.put("one", KEPT)
    if damage is not a_folder:  # that is left to the user
        assert cache.get("one") == KEPT


@pytest.mark.parametrize("refused", ["open", "fdopen"])
def test_an_unreadable_file_is_a_miss(cache, refused, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(os, refused, refuse)
    assert cache.get("one") is None


@pytest.mark.parametrize("other", ["folder", "file", "key"])
def test_what_another_user_owns_is_not_used(cache, other, monkeypatch):
    theirs = {"folder": cache.folder, "file": entry(cache), "key": cache.folder / "key"}[other].stat().st_ino
    own = cache_room._is_own  # noqa: SLF001 - asked as before, of another owner

    def is_own(found, forbidden):
        if found.st_ino == theirs:
            found = os.stat_result((*found[:4], os.geteuid() + 1, *found[5:]))
        return own(found, forbidden)

    monkeypatch.setattr(cache_room, "_is_own", is_own)
    assert cache.get("one") is None


def test_an_unsafe_folder_is_left_alone(cache):
    cache.folder.chmod(0o777)
    cache.put("two", KEPT)
    assert not (cache.folder / "two.kept").exists()
    assert cache.state() == "unsafe"


def test_without_a_folder_nothing_is_kept():
    cache = Cache(None)
    cache.put("one", KEPT)
    assert cache.get("one") is None
    assert cache.state() == "none"
    assert cache.size() == (0, 0)


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path):
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("one", KEPT)
    assert cache.get("one") is None


def test_a_full_disk_leaves_nothing_behind(cache, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    before = sorted(cache.folder.iterdir())
    cache.put("two", KEPT)
    assert sorted(cache.folder.iterdir()) == before


def test_what_is_too_large_is_not_kept(cache, monkeypatch):
    monkeypatch.setattr(cache_room, "_LARGEST", 100)
    cache.put("two", b"x" * 60)
    assert cache.get("two") is None


def test_what_was_not_used_for_longest_goes(cache, monkeypatch):
    monkeypatch.setattr(cache_room, "_MOST_FILES", 3)
    for number, name in enumerate(("two", "three")):
        cache.put(name, KEPT)
        os.utime(cache.folder / f"{name}.kept", (number, number))
    os.utime(entry(cache), (0, 0))
    assert cache.get("one") == KEPT  # used: now the youngest
    cache.put("four", KEPT)
    assert [cache.get(name) for name in ("one", "two", "three", "four")] == [KEPT, None, KEPT, KEPT]


def test_all_files_together_are_bounded(cache, monkeypatch):
    size = entry(cache).stat().st_size
    monkeypatch.setattr(cache_room, "_MOST_BYTES", 2 * size + 1)
    os.utime(entry(cache), (0, 0))
    for name in ("two", "six"):
        cache.put(name, KEPT)
    assert cache.size() == (2, 2 * size)
    assert cache.get("one") is None


def test_many_at_once_write_whole_files_and_agree_on_a_key(tmp_path):
    cache = Cache(tmp_path / "cache")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: cache.put(f"{number % 4}", KEPT * 1000), range(64)))
    assert {cache.get(str(number)) for number in range(4)} == {KEPT * 1000}
    assert not [
        each for each in cache.folder.iterdir() if each.name not in {"key", *(f"{n}.kept" for n in range(4))}
    ]


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "~/.cache/targetlint"),
        ("linux", {"XDG_CACHE_HOME": "/var/keep"}, "/var/keep/targetlint"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "~/.cache/targetlint"),
        ("linux", {"XDG_CACHE_HOME": "/var/keep", "TARGETLINT_CACHE_DIR": "/mine"}, "/mine"),
        ("darwin", {}, "~/Library/Caches/targetlint"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/targetlint/cache"),
    ],
)
def test_the_folder_is_where_the_system_keeps_such_things(platform, environment, folder, monkeypatch):
    monkeypatch.setattr(cache_room.sys, "platform", platform)
    assert home(environment) == Path(folder).expanduser()


def test_without_a_home_there_is_no_folder(monkeypatch):
    def no_home():
        raise RuntimeError

    monkeypatch.setattr(Path, "home", no_home)
    assert home({}) is None
    monkeypatch.setattr(cache_room.sys, "platform", "win32")
    assert home({}) is None


@pytest.mark.parametrize(("profile", "kept"), [("above", KEPT), ("elsewhere", None)])
def test_on_windows_the_folder_must_be_in_the_profile(cache, profile, kept, monkeypatch, tmp_path):
    monkeypatch.setattr(cache_room.sys, "platform", "win32")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / profile)
    assert cache.get("one") == kept


@pytest.mark.parametrize(
    ("folder", "state"), [("above/cache", "used"), ("above/new", "new"), ("above/cache/key", "unsafe")]
)
@pytest.mark.usefixtures("cache")
def test_the_state_of_a_folder(folder, state, tmp_path):
    assert Cache(tmp_path / folder).state() == state


def test_what_another_process_removes_meanwhile_is_not_counted(cache, monkeypatch):
    (cache.folder / "gone.kept").touch()
    scan = os.scandir

    def then_removed(folder):
        found = scan(folder)
        (cache.folder / "gone.kept").unlink()
        return found

    monkeypatch.setattr(os, "scandir", then_removed)
    assert cache.size()[0] == 1


def test_without_a_working_directory_a_relative_folder_is_none(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert home({"TARGETLINT_CACHE_DIR": "cache"}) is None


def test_a_folder_that_cannot_be_written(cache, monkeypatch, tmp_path):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert cache.state() == "unwritable"
    assert Cache(tmp_path / "new").state() == "unwritable"
