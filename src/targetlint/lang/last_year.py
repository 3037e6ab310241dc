"""This year's forms and last year's: which two are of one department and project, and which have no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from targetlint.lang.batch import year_of
from targetlint.lang.words_in import folded
from targetlint.model.form import Form, Stated, Unknown

_Key = tuple[str, ...]

_NAMES: Mapping[str, tuple[str, ...]] = {  # what tells the forms of a kind apart; the last must be there
    "project_form": ("department", "project_name"),
    "self_evaluation": ("department", "project_name"),
    "department_form": ("department_name",),
}


@dataclass(frozen=True, slots=True)
class Matched:
    """What was matched: `found` by the `id` of this year's form, `left` of last year's with the cause."""

    found: Mapping[int, Form | Unknown]
    left: Sequence[tuple[Form, str]]


def match(forms: Sequence[Form], before: Sequence[Form]) -> Matched:
    """Match every form with the one of `before` of the same kind and names, one year earlier.

    Names are compared as `is` compares texts. A form that does not state its year is of the year that it
    was given for. Where two forms of one year have one name, neither is matched: nothing is guessed.
    """
    old = _by_key(before)
    new = _by_key(forms)
    found: dict[int, Form | Unknown] = {}
    for key, several in new.items():
        for form in several:
            found[id(form)] = _before(form, several, old.get(key, [])) if key else Unknown("no-name")
    taken = {id(each) for each in found.values()}
    left = [
        (each, _why_left(each, key, new))
        for key, several in old.items()
        for each in several
        if id(each) not in taken
    ]
    order = {id(each): number for number, each in enumerate(before)}
    return Matched(found, sorted(left, key=lambda pair: order[id(pair[0])]))


def _by_key(forms: Sequence[Form]) -> dict[_Key, list[Form]]:
    """Return the forms by kind and names; those that state no name under the empty key."""
    found: dict[_Key, list[Form]] = {}
    for form in forms:
        held = [form.values.get(name) for name in _NAMES[form.kind]]
        names = [folded(each.value) if isinstance(each, Stated) and each.value else "" for each in held]
        found.setdefault((form.kind, *names) if names[-1] else (), []).append(form)
    return found


def _before(form: Form, same: Sequence[Form], before: Sequence[Form]) -> Form | Unknown:
    """Return the form of `before` that `form` was a year ago; `same` are this year's of its names."""
    year = year_of(form)
    fitting = [each for each in before if _follows(year, year_of(each))]
    if not fitting:
        return Unknown("other-year") if before else Unknown("no-match")
    rivals = [each for each in same if year is None or year_of(each) in {None, year}]
    return fitting[0] if len(fitting) == len(rivals) == 1 else Unknown("several-matches")


def _follows(year: int | None, before: int | None) -> bool:
    return year is None or before is None or before == year - 1


def _why_left(form: Form, key: _Key, new: Mapping[_Key, Sequence[Form]]) -> str:
    """Return why no form of this year is matched with `form` of last year, whose names are `key`."""
    if not key:
        return "no-name"
    if key not in new:
        return "dropped"
    fits = any(_follows(year_of(each), year_of(form)) for each in new[key])
    return "several-matches" if fits else "other-year"
