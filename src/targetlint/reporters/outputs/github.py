"""Annotations of GitHub Actions: workflow commands on standard output, the gravest first."""

from __future__ import annotations

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import SEVERITIES, Facts, Speech, address, document
from targetlint.reporters.outputs.formats import Manner

_COMMANDS = {"error": "error", "warning": "warning", "review": "notice", "info": "notice"}


def render(report: published.Report, manner: Manner) -> bytes:
    """Return one command a finding, and the verdict.

    GitHub shows ten of each kind for one step, so the verdict comes before the other notices and grave
    findings before slight ones; those that are waived or known are notices and come last.
    A cell has no line there: its address stands in the message.
    """
    facts, speech = Facts(report), Speech(manner.lang)
    told = sorted(facts.findings, key=lambda each: SEVERITIES.index(each.severity))
    lines = [f"::notice title=targetlint::{_data(speech.verdict(facts))}\n"]
    lines += [_command(each, speech) for each in (*told, *facts.uncounted)]
    return "".join(lines).encode()


def _command(finding: published.Finding, speech: Speech) -> str:
    severity = speech.say(f"report.{finding.severity}")
    title = f"{severity} {finding.rule} {speech.pick(finding.title)}".strip()
    path = document(finding)
    place = f"file={_property(path)}," if path else ""
    text = " ".join(part for part in (address(finding), speech.message(finding)) if part)
    advice = "".join(f"\n{label} {said}" for label, said in speech.advice(finding))
    word = _COMMANDS[finding.severity] if finding.counts else "notice"
    advice += f"\n{speech.uncounted(finding)}".rstrip("\n")
    return f"::{word} {place}title={_property(title)}::{_data(text + advice)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
