"""Waivers, the baseline and the comparison with the run before, in the shapes of the published format."""

from __future__ import annotations

from dataclasses import asdict

from targetlint.model import comparison, diagnostic, report, uncounted
from targetlint.model.said import Said
from targetlint.reporters import published_comparison, published_uncounted
from targetlint.reporters.published_shape import Text


def waived(found: diagnostic.Waived | None) -> published_uncounted.Waived | None:
    """Return why a finding is waived, None where it is not."""
    if found is None:
        return None
    return published_uncounted.Waived(
        reason=found.reason,
        approver=found.approver,
        expires=found.expires or None,
        file=found.origin.file,
        line=found.origin.line,
    )


def waivers(run: report.Report) -> list[published_uncounted.Waiver]:
    """Return the waivers of a run."""
    return [_waiver(each) for each in run.waivers]


def _waiver(each: uncounted.Waiver) -> published_uncounted.Waiver:
    return published_uncounted.Waiver(
        rule=each.rule,
        reason=each.reason,
        approver=each.approver,
        expires=each.expires or None,
        unit=each.unit or None,
        project=each.project or None,
        row=each.row or None,
        file_pattern=each.file or None,
        state=each.state,
        findings=each.findings,
        file=each.origin.file,
        line=each.origin.line,
    )


def baseline(found: uncounted.Compared | None) -> published_uncounted.Baseline | None:
    """Return what became of the baseline, None where there was none."""
    if found is None:
        return None
    return published_uncounted.Baseline(
        file=found.path,
        known=found.known,
        fixed=[published_uncounted.Entry(**asdict(each)) for each in found.fixed],
        unseen=[published_uncounted.Entry(**asdict(each)) for each in found.unseen],
    )


def compared(found: comparison.Comparison) -> published_comparison.Comparison:
    """Return the comparison with the run before."""
    return published_comparison.Comparison(
        file=found.path,
        today=found.today,
        version=found.version,
        findings=[_changed(each) for each in found.findings],
        rules=[
            published_comparison.RuleChanged(rule=each.rule, title=_text(each.title), change=each.change)
            for each in found.rules
        ],
        forms=[published_comparison.FormChanged(**asdict(each)) for each in found.forms],
        notes=[_text(each) for each in found.notes],
    )


def _changed(each: comparison.Changed) -> published_comparison.Changed:
    return published_comparison.Changed(
        change=each.change,
        is_now=each.is_now,
        rule=each.rule,
        severity=each.severity,
        message=_text(each.message),
        unit=each.unit,
        document=each.document,
        address=each.address,
        fingerprint=each.fingerprint,
        updated=each.updated,
        reason=_text(each.reason) if each.reason else None,
    )


def _text(said: Said) -> Text:
    return Text(zh=said.zh, en=said.en)
