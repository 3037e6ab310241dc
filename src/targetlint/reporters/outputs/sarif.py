"""SARIF 2.1.0: cells as logical locations, every rule on every form with the kind of its result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from targetlint.reporters import published, published_shape
from targetlint.reporters.outputs.facts import Facts, Speech, address
from targetlint.reporters.outputs.formats import Manner
from targetlint.reporters.outputs.sarif_marks import Marks
from targetlint.reporters.outputs.uris import uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "review": "note", "info": "note"}
_KINDS = {  # of the statuses that have no finding; of those that did not run a notification is made
    "passed": "pass",
    "not_applicable": "notApplicable",
    "disabled": "notApplicable",
    "exempted": "notApplicable",
    "undecided": "open",
}
_NOTIFIED = {"not_run": "note", "crashed": "error"}
_FIRST = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
_Object = dict[str, Any]


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the log. The profile `github` holds only what GitHub shows, in the way in which it shows it."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report, manner).made()]}
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()


class _Run:
    """One run in one language."""

    def __init__(self, report: published.Report, manner: Manner) -> None:
        self._report, self._facts, self._speech = report, Facts(report), Speech(manner.lang)
        self._github = manner.sarif_profile == "github"
        self._all = [*self._facts.findings, *self._facts.uncounted]
        self._marks = Marks(report, self._speech)
        told = {each.rule: each.title for each in self._all}
        absent = dict.fromkeys(each.rule for each in self._marks.absent)
        self._titles: dict[str, published_shape.Text | None] = {**absent, **told, **self._facts.titles}
        self._rules = {code: number for number, code in enumerate(self._titles)}
        self._paths = {each.path: number for number, each in enumerate(report.documents)}

    def made(self) -> _Object:
        """Return the run."""
        packs = [
            {
                "name": each.id,
                "fullName": each.name,
                "version": each.version,
                "properties": {"sha256": each.hash},
            }
            for each in self._report.packs
        ]
        rules = {each.id: each for each in self._report.rules}
        driver = {
            "name": self._report.tool.name,
            "version": self._report.tool.version,
            "language": "zh-CN" if self._speech.lang == "zh" else "en",
            "rules": [self._rule(code, rules.get(code)) for code in self._titles],
        }
        return {
            "tool": {"driver": driver, "extensions": packs},
            "invocations": [self._invocation()],
            "artifacts": [self._artifact(each) for each in self._report.documents],
            "results": [
                *self._findings(),
                *([] if self._github else self._statuses()),
                *([] if self._github else self._absent()),
            ],
            "columnKind": "unicodeCodePoints",
            "properties": {"date": self._report.today},
        }

    def _rule(self, code: str, rule: published.Rule | None) -> _Object:
        made: _Object = {"id": code}
        title = self._speech.pick(self._titles[code])
        if title:
            made["shortDescription"] = {"text": title}
        if rule:
            basis = self._speech.basis(rule.basis)
            made |= {"fullDescription": {"text": basis}} if basis else {}
            made["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
            made["properties"] = {
                "tags": rule.tags,
                "precision": _precision(rule.confidence),
                "pack": rule.pack,
            }
        return made

    def _artifact(self, document: published.Document) -> _Object:
        made: _Object = {"location": {"uri": uri(document.path)}}
        if document.sha256:
            made["hashes"] = {"sha-256": document.sha256}
        return made

    def _invocation(self) -> _Object:
        """Return whether everything was checked, and what was not: files, and rules that did not run."""
        told = [self._notification(each) for each in self._facts.findings if each.outcome == "error"]
        told += [self._not_run(each) for each in self._report.statuses if each.status in _NOTIFIED]
        crashed = any(each.status == "crashed" for each in self._report.statuses)
        done = self._report.complete and all(each.checked for each in self._report.documents) and not crashed
        return {"executionSuccessful": done, "toolExecutionNotifications": told}

    def _not_run(self, status: published.RuleStatus) -> _Object:
        return {
            "level": _NOTIFIED[status.status],
            "message": {"text": self._ended(status)},
            "associatedRule": self._reference(status.rule),
            "locations": [self._location(status.document)],
        }

    def _notification(self, finding: published.Finding) -> _Object:
        return {
            "level": _LEVELS[finding.severity],
            "message": {"text": self._text(finding)},
            "descriptor": {"id": finding.rule},
            "locations": self._locations(finding),
        }

    def _findings(self) -> Iterator[_Object]:
        for each in self._all:
            if each.outcome != "error":
                yield self._result(each)

    def _absent(self) -> Iterator[_Object]:
        """Yield the findings of the run before that are no more."""
        for each in self._marks.absent:
            yield {
                **self._asked(each.rule),
                "kind": "fail",
                "level": _LEVELS[each.severity],
                "message": {"text": self._speech.pick(each.message)},
                "locations": [self._location(each.document)] if each.document else [],
                "partialFingerprints": {"targetlint/v2": each.fingerprint},
                "baselineState": "absent",
                "properties": {"change": each.change},
            }

    def _result(self, finding: published.Finding) -> _Object:
        asks = (finding.severity == "review" or finding.outcome == "review") and not self._github
        made: _Object = {
            **self._asked(finding.rule),
            "kind": "review" if asks else "fail",
            "level": "none" if asks else _LEVELS[finding.severity],
            "message": {"text": self._text(finding)},
            "locations": self._locations(finding),
            "properties": self._properties(finding),
        }
        if finding.fingerprint:
            key = "primaryLocationLineHash" if self._github else "targetlint/v2"
            made["partialFingerprints"] = {key: finding.fingerprint}
        made |= self._marks.of(finding)
        related = [
            {**self._at(each.place), "message": {"text": f"{each.place.address} {each.text}".strip()}}
            for each in finding.related
        ]
        return made | ({"relatedLocations": related} if related else {})

    def _properties(self, finding: published.Finding) -> _Object:
        said: _Object = {
            "severity": finding.severity,
            "confidence": finding.confidence,
            **({} if finding.found is None else {"found": finding.found}),
            "expected": self._speech.pick(finding.expected),
            "suggestion": self._speech.pick(finding.suggestion),
            "basis": self._speech.basis(finding.basis),
        }
        return {name: value for name, value in said.items() if value not in {None, ""} or name == "found"}

    def _statuses(self) -> Iterator[_Object]:
        for each in self._report.statuses:
            if kind := _KINDS.get(each.status):
                yield {
                    **self._asked(each.rule),
                    "kind": kind,
                    "level": "none",
                    "message": {"text": self._ended(each)},
                    "locations": [self._location(each.document)],
                    "properties": {"form": each.form, "status": each.status},
                }

    def _ended(self, status: published.RuleStatus) -> str:
        form = self._speech.say("outputs.form", number=status.form)
        word = self._speech.say(f"outputs.status_{status.status}")
        why = self._speech.why(status)
        return f"{form} {word}" + (self._speech.say("report.because", why=why) if why else "")

    def _text(self, finding: published.Finding) -> str:
        """Return the message; GitHub shows no cell and no property, so there it says them all."""
        text = self._speech.message(finding)
        if not self._github:
            return text
        advice = "".join(f"\n{label} {said}" for label, said in self._speech.advice(finding))
        return f"{address(finding)} {text}".strip() + advice

    def _asked(self, rule: str) -> _Object:
        return {"ruleId": rule, "ruleIndex": self._rules[rule]}

    def _reference(self, rule: str) -> _Object:
        return {"id": rule, "index": self._rules[rule]}

    def _locations(self, finding: published.Finding) -> list[_Object]:
        match finding.place:
            case published.Place() as place:
                return [self._at(place)]
            case published.RuleFilePlace(file=file, line=line, column=column, width=width):
                region = {"startLine": line, "startColumn": column, "endColumn": column + width}
                return [{"physicalLocation": {"artifactLocation": {"uri": uri(file)}, "region": region}}]
        return []

    def _at(self, place: published.Place) -> _Object:
        """Return a place: the file, and the cell as a logical location, since a form has no lines."""
        made = self._location(place.document)
        if not place.address:
            return made
        words = "/".join(part for part in (place.address, place.row_key, place.column_role) if part)
        logical = {
            "name": place.address,
            "fullyQualifiedName": f"{place.document}!{place.address}",
            "decoratedName": words,
            "kind": "element",
        }
        return made | {"logicalLocations": [logical]}

    def _location(self, path: str) -> _Object:
        artifact: _Object = {"uri": uri(path)}
        if path in self._paths:
            artifact["index"] = self._paths[path]
        physical: _Object = {"artifactLocation": artifact}
        return {"physicalLocation": physical | ({"region": _FIRST} if self._github else {})}


def _precision(confidence: str) -> str:
    return "very-high" if confidence == "certain" else "medium"
