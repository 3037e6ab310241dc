"""JUnit's XML: a suite per document, a case per rule and form, so that passes and skips are seen too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import Facts, Speech, address, legal
from targetlint.reporters.outputs.formats import Manner

_GRAVE = ("error", "warning")  # of these a case fails; a question to a person is a skip, a hint a pass
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}
_Case = tuple[str, str, str]  # the name of the case, how it ended (empty: passed), its XML


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the file."""
    facts, speech = Facts(report), Speech(manner.lang)
    suites: list[str] = []
    total: Counter[str] = Counter()
    for document in report.documents:
        cases = list(_Suite(facts, speech, document).cases())
        counts = Counter(ended for _, ended, _ in cases)
        total += counts + Counter(tests=len(cases))
        inside = "".join(xml for _, _, xml in cases)
        suites.append(
            f"  <testsuite name={_quoted(document.path)}{_counts(counts, len(cases))}>\n"
            f"{inside}  </testsuite>\n"
        )
    head = f'<testsuites name="targetlint"{_counts(total, total["tests"])}>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{"".join(suites)}</testsuites>\n'.encode()


def _counts(counts: Counter[str], tests: int) -> str:
    others = "".join(f' {name}="{counts[ended]}"' for ended, name in _COUNTED.items())
    return f' tests="{tests}"{others}'


class _Suite:
    """The cases of one document."""

    def __init__(self, facts: Facts, speech: Speech, document: published.Document) -> None:
        self._facts, self._speech, self._document = facts, speech, document
        self._found: dict[tuple[str, int | None], list[published.Finding]] = {}
        for each in (*facts.found[document.path], *facts.uncounted_of(document)):
            self._found.setdefault((each.rule, each.form), []).append(each)

    def cases(self) -> Iterator[_Case]:
        yield self._reading()
        for status in self._facts.statuses[self._document.path]:
            yield self._rule(status, self._found.get((status.rule, status.form), []))

    def _reading(self) -> _Case:
        """Return the case that the file could be read, and its forms recognised."""
        asked = {(each.rule, each.form) for each in self._facts.statuses[self._document.path]}
        found = [each for key, told in self._found.items() if key not in asked for each in told]
        text = "\n".join(map(self._text, found))
        ended = "" if self._document.checked else "error"
        return self._case("file", self._speech.say("outputs.reading"), ended, "file", text)

    def _rule(self, status: published.RuleStatus, found: list[published.Finding]) -> _Case:
        name = f"{status.rule} {self._speech.title(self._facts, status.rule)}".strip()
        group = self._speech.say("outputs.form", number=status.form)
        text = "\n".join(map(self._text, found))
        if status.status == "crashed":
            return self._case(group, name, "error", "crashed", self._why(status))
        if status.status != "violated":
            ended = "" if status.status == "passed" else "skipped"
            return self._case(group, name, ended, status.status, self._why(status) if ended else "")
        severities = {each.severity for each in found if each.counts}
        if found and not severities:
            return self._case(group, name, "skipped", "uncounted", text)
        grave = next((each for each in _GRAVE if each in severities), "")
        if grave:
            return self._case(group, name, "failure", grave, text)
        return self._case(group, name, "skipped" if "review" in severities else "", "review", text)

    def _why(self, status: published.RuleStatus) -> str:
        word = self._speech.say(f"outputs.status_{status.status}")
        why = self._speech.why(status)
        return word + (self._speech.say("report.because", why=why) if why else "")

    def _text(self, finding: published.Finding) -> str:
        head = " ".join(part for part in (address(finding), self._speech.message(finding)) if part)
        why = self._speech.uncounted(finding)
        lines = [f"  {label} {said}" for label, said in self._speech.advice(finding)]
        return "\n".join((head, *([f"  {why}"] if why else []), *lines))

    def _case(self, group: str, name: str, ended: str, sort: str, text: str) -> _Case:
        """Return a case: what did not pass says why, what passed may still say something."""
        at = f"    <testcase classname={_quoted(f'{self._document.path} {group}')} name={_quoted(name)}"
        first = text.partition("\n")[0]
        if ended == "skipped":
            return name, ended, f"{at}>\n      <skipped message={_quoted(text)}/>\n    </testcase>\n"
        if ended:
            why = f"<{ended} type={_quoted(sort)} message={_quoted(first)}>{escape(legal(text))}</{ended}>"
            return name, ended, f"{at}>\n      {why}\n    </testcase>\n"
        if text:
            return (
                name,
                ended,
                f"{at}>\n      <system-out>{escape(legal(text))}</system-out>\n    </testcase>\n",
            )
        return name, ended, f"{at}/>\n"


def _quoted(text: str) -> str:
    return quoteattr(legal(text), {"\n": "&#10;", "\t": "&#9;"})
