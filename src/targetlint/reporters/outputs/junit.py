"""JUnit's XML: a suite per document, a case per rule and form, so that passes and skips are seen too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from targetlint.reporters import published
from targetlint.reporters.outputs.facts import Facts, Speech, address, legal
from targetlint.reporters.outputs.formats import Manner

_GRAVE = ("error", "warning")  # of these a case fails; a question to a person is a skip, a hint a pass
_ANSWERED = ("passed", "violated")
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}
_Case = tuple[str, str, str]  # the name of the case, how it ended (empty: passed), its XML


def render(report: published.Report, manner: Manner) -> bytes:
    """Return the file."""
    facts, speech = Facts(report), Speech(manner.lang)
    suites: list[str] = []
    total: Counter[str] = Counter()
    named = [(each.path, list(_Suite(facts, speech, each).cases())) for each in report.documents]
    if facts.elsewhere:
        word = speech.say("outputs.elsewhere")
        named.append((word, [_alone(each, facts, speech, word) for each in facts.elsewhere]))
    for name, cases in named:
        counts = Counter(ended for _, ended, _ in cases)
        total += counts + Counter(tests=len(cases))
        inside = "".join(xml for _, _, xml in cases)
        suites.append(
            f"  <testsuite name={_quoted(name)}{_counts(counts, len(cases))}>\n{inside}  </testsuite>\n"
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
        text = _texts(found, self._speech)
        ended = "" if self._document.checked else "error"
        return self._case("file", self._speech.say("outputs.reading"), ended, "file", text)

    def _rule(self, status: published.RuleStatus, found: list[published.Finding]) -> _Case:
        """Return the case of a rule on a form, with what it says even where it passed or did not decide."""
        name = f"{status.rule} {self._speech.title(self._facts, status.rule)}".strip()
        group = self._speech.say("outputs.form", number=status.form)
        answered = status.status in _ANSWERED
        parts = (_texts(found, self._speech), "" if answered else self._why(status))
        text = "\n".join(filter(None, parts))
        if status.status == "crashed":
            return self._case(group, name, "error", "crashed", text)
        ended, sort = _ended(found)
        return self._case(group, name, ended or ("" if answered else "skipped"), sort, text)

    def _why(self, status: published.RuleStatus) -> str:
        word = self._speech.say(f"outputs.status_{status.status}")
        why = self._speech.why(status)
        return word + (self._speech.say("report.because", why=why) if why else "")

    def _case(self, group: str, name: str, ended: str, sort: str, text: str) -> _Case:
        return _case(f"{self._document.path} {group}", name, ended, sort, text)


def _alone(finding: published.Finding, facts: Facts, speech: Speech, word: str) -> _Case:
    """Return a case of its own for what is about no document."""
    title = speech.title(facts, finding.rule) or speech.pick(finding.title)
    ended, sort = ("error", "file") if finding.outcome == "error" else _ended([finding])
    return _case(word, f"{finding.rule} {title}".strip(), ended, sort, _texts([finding], speech))


def _ended(found: Sequence[published.Finding]) -> tuple[str, str]:
    """Return how a case ends for what was found, empty where it passes, and the sort of that."""
    severities = {each.severity for each in found if each.counts}
    if found and not severities:
        return "skipped", "uncounted"
    grave = next((each for each in _GRAVE if each in severities), "")
    return ("failure", grave) if grave else ("skipped" if "review" in severities else "", "review")


def _texts(found: Iterable[published.Finding], speech: Speech) -> str:
    """Return what was found, each with its place and below it what else is to be said."""
    lines = []
    for each in found:
        lines.append(" ".join(part for part in (address(each), speech.message(each)) if part))
        lines += [f"  {why}" for why in (speech.uncounted(each),) if why]
        lines += [f"  {label} {text}" for label, text in speech.advice(each)]
    return "\n".join(lines)


def _case(group: str, name: str, ended: str, sort: str, text: str) -> _Case:
    """Return a case: what did not pass says why, what passed may still say something."""
    at = f"    <testcase classname={_quoted(group)} name={_quoted(name)}"
    if ended == "skipped":
        inside = f"<skipped message={_quoted(text)}/>"
    elif ended:
        first = text.partition("\n")[0]
        inside = f"<{ended} type={_quoted(sort)} message={_quoted(first)}>{escape(legal(text))}</{ended}>"
    elif text:
        inside = f"<system-out>{escape(legal(text))}</system-out>"
    else:
        return name, ended, f"{at}/>\n"
    return name, ended, f"{at}>\n      {inside}\n    </testcase>\n"


def _quoted(text: str) -> str:
    return quoteattr(legal(text), {"\n": "&#10;", "\t": "&#9;"})
