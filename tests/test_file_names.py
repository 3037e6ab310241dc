"""Names for files: whatever something is called, every system takes what is made of it."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from targetlint.model.file_name import MOST, apart, file_name, numbered, path_inside, shortened

SIGNS = st.sampled_from(
    [
        *'aA.. /\\:*?"<>|~$_甲ı',
        "\u0130",
        "ß",
        "\u3000",
        "\u202e",
        "\ud800",
        "\0",
        "\n",
        "\U00020000",
        "e\u0301",
    ]
)
CALLED = st.one_of(
    st.lists(SIGNS, max_size=12).map("".join),
    st.builds(str.__mul__, st.sampled_from(["甲", "\U00020000", "a ", ".", "con "]), st.integers(1, 200)),
    st.builds("{}{}".format, st.sampled_from(["con", "NUL", "com¹", "Lpt9", "CONIN$"]), st.text(max_size=4)),
    st.text(max_size=300),
)
RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{name}{number}" for name in ("COM", "LPT") for number in "0123456789¹²³"
}  # https://learn.microsoft.com/windows/win32/fileio/naming-a-file


def is_taken_by_every_system(name: str) -> bool:
    return (
        len(name.encode()) <= 255
        and len(name.encode("utf-16-le")) <= 2 * 255
        and not set(name) & set('<>:"/\\|?*')
        and not any(unicodedata.category(each) in {"Cc", "Cf", "Cs"} for each in name)
        and not name.endswith((".", " "))
        and name.partition(".")[0].rstrip(" ").upper() not in RESERVED
    )


@given(CALLED)
@example("con" + " " * 300 + "x.docx")
@example("con." + "a" * 300)
@example("." * 300 + "a")
def test_a_name_is_taken_by_every_system_and_stays_as_it_is(called):
    name = file_name(called)
    assert is_taken_by_every_system(name)
    assert len(name.encode()) <= MOST
    assert file_name(name) == name


@given(st.text("甲乙a1 -_（）.", min_size=1, max_size=40).filter(lambda each: each == each.strip(" .")))
def test_what_is_taken_already_is_kept(called):
    assert file_name(called) == called


@given(CALLED)
def test_a_path_leads_down_only(called):
    path = path_inside(called)
    assert not path.is_absolute()
    assert all(is_taken_by_every_system(each) and each not in {"", ".", ".."} for each in path.parts)


@given(
    st.lists(
        st.one_of(CALLED.map(file_name), st.sampled_from(["a", "A", "a (2)", "ａ", "ß", "SS"])), max_size=9
    )
)
def test_names_stay_apart_where_case_does_not_count(names):
    made = apart(names)
    bare = [[re.sub(r"( \(\d+\))+", "", each) for each in several] for several in (names, made)]
    assert bare[0] == bare[1]
    for fold in (str.lower, str.upper, str.casefold):
        assert len({*map(fold, made)}) == len(made)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_long_name_keeps_what_it_ends_in(suffix):
    name = file_name("长" * 300 + suffix)
    assert name.endswith(f"长{suffix}")
    assert MOST - 4 < len(name.encode()) <= MOST
    copy = shortened(name.removesuffix(suffix), f"_自检批注{suffix}")
    assert copy.endswith(f"长_自检批注{suffix}")
    assert len(numbered(copy, 2000).encode()) <= 255
