"""What a check says of settings that changed nothing: told where they could have, and only there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from targetlint.cli.book import complain
from targetlint.cli.paths import exists, is_folder
from targetlint.model.glob import Glob
from targetlint.model.place import Origin
from targetlint.model.report import Report, RuleInfo
from targetlint.model.said import Lang
from targetlint.model.settings import Override, Settings, line_of
from targetlint.overrides import meets

_TYPED = "--"  # what begins the name of an option, where it is said where something is written


def say_of_rules(
    select: Sequence[str], ignore: Sequence[str], settings: Settings, rules: Sequence[RuleInfo], lang: Lang
) -> None:
    """Say of `select` what `ignore` takes away again, and of `ignore` what was not selected.

    What is typed narrows what is set: only what is typed, or stands in one file with the other, is odd.
    """
    selected, ignored = (
        _meant(select, rules) if select else {each.id for each in rules},
        _meant(ignore, rules),
    )
    at = {"select": _written("select", select, settings), "ignore": _written("ignore", ignore, settings)}
    for key, other, words in (("select", "ignore", select), ("ignore", "select", ignore)):
        mine, others = at[key], at[other]
        if not (select and ignore) or (mine and not (others and mine[0].file == others[0].file)):
            continue
        for number, word in enumerate(words):
            meant = _meant([word], rules)
            if not (meant - ignored if key == "select" else meant & selected):
                where = line_of(mine[number]) if mine else f"{_TYPED}{key}"
                complain(lang, f"settings.idle_{key}", rule=word, origin=where)


def _meant(words: Sequence[str], rules: Sequence[RuleInfo]) -> set[str]:
    return {each.id for each in rules if any(map(each.answers_to, words))}


def _written(key: str, words: Sequence[str], settings: Settings) -> Sequence[Origin]:
    """Return where the words of a list stand; nothing where they were typed."""
    value = settings.values.get(key)
    is_set = value is not None and isinstance(value.written, list) and value.written == [*words]
    return value.items if value is not None and is_set else ()


def say_of_files(
    report: Report, paths: Sequence[Path], exclude: Sequence[Glob], settings: Settings, lang: Lang
) -> None:
    """Say which patterns and overrides were about nothing that `report` has, which was made of `paths`.

    Settings are for more than one run: they are told only where all that they are about was looked at.
    """
    folders = [each for each in paths if is_folder(each)]
    if not report.complete or not folders:
        return
    for pattern in _idle(report, paths, folders, exclude):
        complain(lang, "settings.idle_exclude", pattern=pattern.pattern, origin=pattern.said)
    for each in settings.overrides:
        if _whole(Path(each.origin.file).parent, folders) and not _met(each, report):
            complain(lang, "settings.idle_override", origin=line_of(each.origin), about=_about(each))


def _idle(
    report: Report, paths: Sequence[Path], folders: Sequence[Path], exclude: Sequence[Glob]
) -> Iterator[Glob]:
    """Yield the patterns that met nothing.

    Those in settings guard against what may come: only one that names a single place is told. What lies in
    a folder that another pattern leaves out was not seen, nor is last year's noted.
    """
    seen = [*paths, *(Path(each.path) for each in report.passed_over)]
    unseen = report.last_year is not None or any(
        any(glob.matches(each) for glob in exclude) and is_folder(each) for each in seen[len(paths) :]
    )
    for each in exclude:
        is_odd = not unseen if each.said.startswith(_TYPED) else _is_of_nothing(each, folders)
        if is_odd and not any(map(each.matches, seen)):
            yield each


def _is_of_nothing(pattern: Glob, folders: Sequence[Path]) -> bool:
    """Whether a pattern names a single place and nothing is there, where all could have been seen."""
    place = pattern.pattern.strip("/")
    is_single = "/" in place and not set(place) & set("*?")
    return is_single and _whole(pattern.base, folders) and not exists(pattern.base / place)


def _whole(base: Path, folders: Sequence[Path]) -> bool:
    """Whether all of a folder was looked at."""
    return any(base.resolve().is_relative_to(each.resolve()) for each in folders)


def _met(override: Override, report: Report) -> bool:
    """Whether an override was about a form, or about a file; one that was not read may be of any unit."""
    if override.files:
        seen = [*(each.path for each in report.documents), *(each.path for each in report.passed_over)]
        return any(glob.matches(each) for glob in override.files for each in seen)
    unread = not all(each.checked for each in report.documents)
    return unread or any(meets(override, each.form) for one in report.documents for each in one.forms)


def _about(override: Override) -> str:
    words = (*(each.pattern for each in override.files), *override.units, *override.projects)
    return "、".join(f"「{each}」" for each in words)
