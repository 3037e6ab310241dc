"""What SARIF says of a finding beside itself: its suppressions, and its state since the run before."""

from __future__ import annotations

from typing import Any

from targetlint.model.comparison import Change
from targetlint.reporters import published
from targetlint.reporters.outputs.facts import Speech
from targetlint.reporters.outputs.uris import uri

_ABSENT = frozenset({Change.FIXED, Change.FORM_GONE, Change.BY_RULES})


class Marks:
    """The marks of the findings in one report; the run before counts more than a baseline.

    `absent` are findings of the run before that are no more. What is no longer found because its rule did
    not decide is not called absent.
    """

    def __init__(self, report: published.Report, speech: Speech) -> None:
        self._speech = speech
        found = report.comparison.findings if report.comparison else []
        self._compared = report.comparison is not None
        self._now = {each.fingerprint: each for each in found if each.is_now}
        self.absent = [each for each in found if not each.is_now and each.change in _ABSENT]

    def of(self, finding: published.Finding) -> dict[str, Any]:
        """Return the properties of a result that say whether it is suppressed, and whether it is new."""
        made: dict[str, Any] = {}
        if finding.waiver is not None:
            waiver = finding.waiver
            made["suppressions"] = [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": self._speech.uncounted(finding),
                    "location": {
                        "physicalLocation": {
                            "artifactLocation": {"uri": uri(waiver.file)},
                            "region": {"startLine": waiver.line},
                        }
                    },
                }
            ]
        state = self._state(finding)
        return made | ({"baselineState": state} if state else {})

    def _state(self, finding: published.Finding) -> str | None:
        if not self._compared:
            return finding.baseline_state
        changed = self._now.get(finding.fingerprint)
        if changed is None or changed.change not in {Change.REMAINING, Change.WAIVED}:
            return "new"
        return "updated" if changed.updated else "unchanged"
