"""The end of a cycle for programs."""

from collections.abc import Iterator
from typing import Any

from okr_cli.progress.score import band_of
from okr_cli.safe_text import json_text
from okr_cli.views import plain
from okr_cli.views.agenda_data import about, address, silence
from okr_cli.views.formatting import datum, value_datum
from okr_cli.views.metrics import KeyResultRow, ObjectiveRow
from okr_cli.views.review.retrospective import Retrospective, Tested, next_baseline


def render(retrospective: Retrospective) -> Iterator[str]:
    """One JSON object, version 1. Escapes keep any terminal and any build log safe."""
    yield json_text(document(retrospective))


def document(retrospective: Retrospective) -> dict[str, Any]:
    """The look back as plain data. Nothing in it counts or compares people."""
    return {
        "version": plain.VERSION,
        "view": "review-close",
        "as_of": retrospective.report.as_of.isoformat(),
        "cycles": [plain.cycle(one) for one in retrospective.report.cycles],
        "notes": list(retrospective.report.notes),
        "running": retrospective.running,
        "kinds": [
            {
                "kind": one.kind,
                "scored": one.scored,
                "reached": one.reached if one.kind else None,
                "bands": {str(band): number for band, number in one.bands.items()},
            }
            for one in retrospective.kinds
        ],
        "delivery": plain.delivery(retrospective.delivered),
        "objectives": [_objective(row) for row in retrospective.objectives],
        "delivered_but_unmoved": [about(row) for row in retrospective.unmoved],
        "missing": [{**about(one.row), "duty": str(one.duty), "reason": one.reason} for one in retrospective.missing],
        "hypotheses": [_tested(one) for one in retrospective.tested],
        "taught": [{**about(row), "learned": row.model.learned} for row in retrospective.taught],
        "carries_forward": {
            "key_results": [
                {**about(row), "next_baseline": value_datum(next_baseline(row))} for row in retrospective.short
            ],
            "initiatives": [{**about(one), "status": one.model.status or "to-do"} for one in retrospective.open_work],
        },
        "silenced": [silence(one) for one in retrospective.suppressed],
    }


def _objective(row: ObjectiveRow) -> dict[str, Any]:
    score = row.review.score
    return {
        "address": row.entity.address,
        "title": row.model.title,
        "team": row.entity.team or None,
        "score": None if score is None else {"value": datum(score), "band": str(band_of(score))},
        "delivery": plain.delivery(row.delivery),
        "key_results": [_key_result(one) for one in row.key_results],
    }


def _key_result(row: KeyResultRow) -> dict[str, Any]:
    progress = row.review.progress
    return {
        "address": row.entity.address,
        "title": row.model.title,
        "kind": row.model.kind,
        "left_out": str(row.review.left_out) if row.review.left_out else None,
        "value": value_datum(progress.current),
        "progress": datum(progress.raw if progress.missing is None else None),
        "score": plain.score(row.review.score),
        "verdict": row.model.verdict,
        "delivery": plain.delivery(row.delivery),
    }


def _tested(one: Tested) -> dict[str, Any]:
    hypothesis = one.row.model.hypothesis
    return {
        **about(one.row),
        "key_result": address(one.key_result),
        "verdict": one.verdict,
        "belief": hypothesis.belief if hypothesis else None,
        "expected": hypothesis.expect if hypothesis else None,
        "movement": plain.movement(one.row.movement),
        "learned": one.row.model.learned,
    }
