"""A baseline: the findings that are known, as a file that holds no text of a form but the names of places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace

from targetlint.fingerprints import Naming, names_of
from targetlint.model.diagnostic import FINGERPRINTS, Baseline, Diagnostic, Outcome
from targetlint.model.report import FormReport, Report, RuleStatus
from targetlint.model.said import Said
from targetlint.model.uncounted import Compared, Entry
from targetlint.settled import settled
from targetlint.words import say

_MARK = "targetlint_baseline"
_FORMAT = 1
_LONGEST = 40  # characters of a name that are kept: enough to find the row by
_FIELDS = tuple(each.name for each in fields(Entry))


def entries(report: Report) -> list[Entry]:
    """Return the findings of a run as a baseline knows them, sorted by place.

    What is waived is none of them, nor is a file that was not checked: neither is to be got used to.
    """
    naming = Naming(report.documents)
    found = []
    for each in report.findings:
        if each.waived or each.outcome is Outcome.ERROR:
            continue
        names = naming.names(each)
        words = (names.unit, names.project, names.row, names.column)
        unit, project, row, column = map(_short, words)
        found.append(Entry(each.fingerprint, each.code, names.form, unit, project, row, column))
    return sorted(found, key=lambda each: (each.unit, each.project, each.rule, each.row, each.fingerprint))


def _short(word: str) -> str:
    return " ".join(word.split())[:_LONGEST]


def written(found: Sequence[Entry], report: Report) -> str:
    """Return the file: a finding a line, so that two of them can be compared."""
    head = {
        _MARK: _FORMAT,
        "fingerprints": FINGERPRINTS,
        "version": report.version,
        "today": report.today,
        "packs": [{"id": each.id, "version": each.version, "hash": each.hash} for each in report.packs],
    }
    lines = ",\n".join("    " + json.dumps(asdict(each), ensure_ascii=False) for each in found)
    start = json.dumps(head, ensure_ascii=False, indent=2).rstrip("}\n")
    return f'{start},\n  "findings": [\n{lines}\n  ]\n}}\n' if found else f'{start},\n  "findings": []\n}}\n'


def read(text: str) -> list[Entry] | Said:
    """Return what a baseline knows, or why the text is none that can be used."""
    try:
        whole = json.loads(text)
    except ValueError:
        return say("baseline.no_json")
    except RecursionError:
        return say("baseline.damaged")
    if not isinstance(whole, dict) or _MARK not in whole:
        return say("baseline.no_baseline")
    if (whole[_MARK], whole.get("fingerprints")) != (_FORMAT, FINGERPRINTS):
        return say("baseline.other_version")
    listed = whole.get("findings")
    if not isinstance(listed, list) or not all(map(_sound, listed)):
        return say("baseline.damaged")
    return [Entry(**{name: each[name] for name in _FIELDS}) for each in listed]


def _sound(each: object) -> bool:
    return isinstance(each, dict) and all(isinstance(each.get(name), str) for name in _FIELDS)


def compared(report: Report, known: Sequence[Entry], path: str) -> Report:
    """Return the report with each finding marked as known or new, and what became of the others."""
    prints = {each.fingerprint for each in known}
    findings = [_marked(each, prints) for each in report.findings]
    found = {each.fingerprint for each in report.findings}
    gone = [each for each in known if each.fingerprint not in found]
    forms = _forms(report)
    ids = {name: each.id for each in report.rules for name in (*each.formerly, each.id)}
    fixed: list[Entry] = []
    unseen: list[Entry] = []
    for each in gone:
        (fixed if _fixed(each, forms, ids) else unseen).append(each)
    count = sum(each.baseline is Baseline.UNCHANGED for each in findings)
    return replace(report, findings=findings, baseline=Compared(path, count, tuple(fixed), tuple(unseen)))


def _marked(finding: Diagnostic, known: set[str]) -> Diagnostic:
    is_known = finding.fingerprint in known and finding.outcome is not Outcome.ERROR and not finding.waived
    return replace(finding, baseline=Baseline.UNCHANGED if is_known else Baseline.NEW)


def _forms(report: Report) -> dict[str, list[FormReport]]:
    forms: dict[str, list[FormReport]] = {}
    for document in report.documents:
        for each in document.forms:
            forms.setdefault(names_of(each.form).form, []).append(each)
    return forms


def _fixed(entry: Entry, forms: Mapping[str, list[FormReport]], ids: Mapping[str, str]) -> bool:
    """Whether what is not found any more was looked for: its rule decided on its form."""
    rule = ids.get(entry.rule, "")
    statuses = [each for form in forms.get(entry.form, []) for each in form.statuses if each.rule == rule]
    return bool(statuses) and all(
        settled(each.status, each.reason, _blamed(each), entry.row) for each in statuses
    )


def _blamed(status: RuleStatus) -> Iterator[str]:
    return (_short(each.place.row_key) if each.place else "" for each in status.causes)
