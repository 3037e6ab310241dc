"""Scores in the shapes of the published format."""

from __future__ import annotations

from targetlint.model import report, scheme
from targetlint.model.said import Said
from targetlint.reporters import published_scores as published
from targetlint.reporters.published_shape import Basis, Text
from targetlint.reporters.tally import scheme_of


def published_scheme(run: report.Report) -> published.Scheme | None:
    """Return the scheme of a run as published."""
    found = scheme_of(run)
    if found is None:
        return None
    return published.Scheme(
        name=_text(found.name),
        pack=found.pack,
        basis=[
            Basis(document=each.document, clause=each.clause, verified=each.verified) for each in found.basis
        ],
        points=float(found.points),
    )


def published_score(score: scheme.Score) -> published.Score:
    """Return the score of a form as published."""
    low, high = score.grades
    return published.Score.model_validate(
        {
            "low": float(score.low),
            "high": float(score.high),
            "grade_low": low,
            "grade_high": high,
            "answered": score.answered,
            "open": score.open,
            "items": list(map(_item, score.items)),
            "outside": list(score.outside),
        }
    )


def _item(each: scheme.ItemScore) -> published.ItemScore:
    item = each.item
    return published.ItemScore(
        name=_text(item.name),
        dimension=item.dimension,
        points=float(item.points),
        low=float(each.low),
        high=float(each.high),
        answered=each.answered,
        losses=list(map(_loss, each.losses)),
        judged=_text(item.judged) if item.judged else None,
    )


def _loss(loss: scheme.Loss) -> published.Loss:
    return published.Loss(
        rule=loss.rule,
        why=loss.why,
        certain=loss.why.certain,
        count=loss.count,
        each=float(loss.each),
        amount=float(loss.amount),
    )


def _text(said: Said) -> Text:
    return Text(zh=said.zh, en=said.en)
