"""Rows as plain data for programs: version 1. Fractions and points are numbers, at most four decimals."""

from datetime import date
from typing import Any

from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity
from okr_cli.model.measure import FindBaseline, Measure, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.progress.delivery import Delivery
from okr_cli.progress.forecast import Forecast
from okr_cli.progress.movement import Movement
from okr_cli.progress.review import KeyResultReview
from okr_cli.progress.score import Score, band_of
from okr_cli.views.formatting import datum, value_datum
from okr_cli.views.metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow

VERSION = 1


def objective(row: ObjectiveRow) -> dict[str, Any]:
    """An Objective with the Key Results and Initiatives below it."""
    review, rolled = row.review, row.review.roll_up
    score = review.score if review.over else None
    return {
        **_entity(row.entity, row.owner),
        "progress": datum(rolled.progress),
        "expected": datum(review.expected),
        "gap_points": datum(review.gap),
        "status": str(review.status),
        "derived_status": str(review.derived),
        "score": None if score is None else {"value": datum(score), "band": str(band_of(score))},
        "before": row.before and {"progress": datum(row.before.roll_up.progress), "status": str(row.before.status)},
        "counted_key_results": rolled.counted,
        "without_data": rolled.without_data,
        "left_out": rolled.left_out,
        "hidden": row.hidden,
        "delivery": delivery(row.delivery),
        "key_results": [key_result(one) for one in row.key_results],
        "initiatives": [initiative(one) for one in row.initiatives],
    }


def key_result(row: KeyResultRow) -> dict[str, Any]:
    """A Key Result; ``gap_points`` above 0 is behind. ``progress`` is raw and null without data."""
    model, review = row.model, row.review
    progress, status = review.progress, review.status
    known = progress.raw if progress.missing is None else None
    return {
        **_entity(row.entity, row.owner),
        "kind": model.kind,
        "weight": value_datum(model.weight),
        "left_out": str(review.left_out) if review.left_out else None,
        "measure": _measure(model.measure),
        "current": value_datum(progress.current),
        "progress": datum(known),
        "no_data": str(progress.missing) if progress.missing else None,
        "condition": str(progress.condition) if progress.condition else None,
        "met_share": datum(progress.met_share),
        "expected": datum(review.expected),
        "gap_points": datum(review.gap),
        "status": str(status.status),
        "derived_status": str(status.derived),
        "stated_status": str(status.stated) if status.stated else None,
        "stated_on": _day(status.stated_on),
        "confidence": review.confidence.value if review.confidence else None,
        "confidence_change": review.confidence.change if review.confidence else None,
        "last_check_in": _day(review.silence.last),
        "days_since_check_in": review.silence.days,
        "stale": row.is_stale,
        "forecast": forecast(row.forecast),
        "score": score(review.score) if review.over else None,
        "verdict": model.verdict,
        "history": [datum(one) for one in row.history],
        "blocked_by": list(row.blocked_by),
        "risk": {
            "points": datum(row.risk.points),
            "terms": [{"points": datum(one.points), "reason": one.reason} for one in row.risk.terms],
        },
        "before": _before(row.before),
        "guarded_by": [{"address": one.entity.address, "healthy": one.health.healthy} for one in row.guards],
        "delivery": delivery(row.delivery),
        "initiatives": [initiative(one) for one in row.initiatives],
    }


def initiative(row: InitiativeRow) -> dict[str, Any]:
    """An Initiative; ``movement`` is its Key Result's since it began."""
    model = row.model
    return {
        **_entity(row.entity, row.owner),
        "status": model.status or "to-do",
        "started": _day(model.started),
        "due": _day(model.due),
        "overdue": row.overdue,
        "stalled": row.stalled,
        "movement": movement(row.movement),
        "verdict": model.verdict,
        "learned": model.learned,
    }


def kpi(row: KpiRow) -> dict[str, Any]:
    """A KPI; ``healthy`` is null without a value or a limit."""
    health = row.health
    return {
        **_entity(row.entity, row.owner),
        "unit": row.model.unit,
        "limit": str(row.model.healthy) if row.model.healthy else None,
        "value": value_datum(health.value),
        "change": value_datum(health.change),
        "healthy": health.healthy,
        "last_check_in": _day(health.last),
        "guards": list(row.guards),
    }


def cycle(one: Cycle) -> dict[str, Any]:
    """A cycle with its first and last day."""
    return {"name": one.name, "start": one.start.isoformat(), "end": one.end.isoformat()}


def _entity(entity: Entity, owner: str | None) -> dict[str, Any]:
    return {
        "entity": str(entity.kind),
        "address": entity.address,
        "title": entity.title,
        "owner": owner,
        "team": entity.team or None,
        "cycle": entity.cycle or None,
        "level": entity.level,
        "state": entity.state,
        "path": entity.path,
    }


def _measure(measure: Measure | None) -> dict[str, Any] | None:
    unit = getattr(measure, "unit", None)
    match measure:
        case Metric():
            ends = {"baseline": value_datum(measure.baseline), "target": value_datum(measure.target)}
            return {"form": "metric", **ends, "unit": unit}
        case Threshold():
            return {"form": "threshold", "keep": str(measure.keep), "risk": value_datum(measure.risk), "unit": unit}
        case Range():
            return {"form": "range", "between": [value_datum(one) for one in measure.between], "unit": unit}
        case Milestones():
            return {"form": "milestones", "milestones": [one.title for one in measure.milestones]}
        case YesNo():
            return {"form": "yes-no"}
        case FindBaseline():
            return {"form": "find-baseline", "unit": unit}
    return None


def _before(review: KeyResultReview | None) -> dict[str, Any] | None:
    if review is None:
        return None
    known = review.progress.raw if review.progress.missing is None else None
    return {"progress": datum(known), "status": str(review.status.status)}


def forecast(one: Forecast | None) -> dict[str, Any] | None:
    """Where it lands, or null."""
    if one is None:
        return None
    return {"value": datum(one.value), "progress": datum(one.progress), "check_ins": one.check_ins}


def score(one: Score | None) -> dict[str, Any] | None:
    """A score with what it means for its kind, or null."""
    if one is None:
        return None
    return {
        "value": datum(one.value),
        "band": str(one.band),
        "computed": datum(one.computed),
        "success": one.success,
        "reason": one.reason,
    }


def movement(one: Movement | None) -> dict[str, Any] | None:
    """What a Key Result did since a day, or null."""
    if one is None:
        return None
    return {
        "since": one.since.isoformat(),
        "days": one.days,
        "before": value_datum(one.before),
        "after": value_datum(one.after),
        "share": datum(one.share),
    }


def delivery(one: Delivery) -> dict[str, int]:
    """How many Initiatives are open, shipped and dropped."""
    return {"open": one.open, "shipped": one.shipped, "dropped": one.dropped}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
