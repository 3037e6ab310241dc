"""GitLab's Code Quality report: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

import json
from hashlib import sha256

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import Facts, Speech, address, document
from targetlint.reporters.outputs.formats import Manner

_SEVERITIES = {"error": "major", "warning": "minor", "review": "info", "info": "info"}


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the list. GitLab knows no cells: every issue is at line 1 and says its address in words.

    What is waived or known is `info` and says so. What is about no document is left out,
    as every issue must have a path; it is in the other formats.
    """
    facts, speech = Facts(report), Speech(manner.lang)
    issues, seen = [], set[str]()
    for finding in (*facts.findings, *facts.uncounted):
        if not document(finding):
            continue
        mark, again = _mark(finding, 0), 0
        while mark in seen:  # of equal fingerprints GitLab drops all but one
            again += 1
            mark = _mark(finding, again)
        seen.add(mark)
        issues.append(_issue(finding, mark, speech))
    return (json.dumps(issues, ensure_ascii=False, indent=2) + "\n").encode()


def _issue(finding: published.Finding, mark: str, speech: Speech) -> dict[str, object]:
    parts = (address(finding), speech.message(finding), speech.uncounted(finding))
    return {
        "description": " ".join(part for part in parts if part),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity] if finding.counts else "info",
        "location": {"path": document(finding), "lines": {"begin": 1}},
    }


def _mark(finding: published.Finding, again: int) -> str:
    content = "\0".join((finding.fingerprint, finding.rule, str(again)))
    return sha256(content.encode()).hexdigest()
