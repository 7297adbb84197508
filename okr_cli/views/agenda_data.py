"""Pieces of an agenda as plain data, each of which names what it is about."""

from typing import Any

from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity import Entity
from okr_cli.progress.review import KeyResultReview
from okr_cli.views.action_items import ActionItem
from okr_cli.views.formatting import datum, value_datum
from okr_cli.views.metrics import InitiativeRow, KeyResultRow, KpiRow


def about(row: KeyResultRow | InitiativeRow | KpiRow) -> dict[str, Any]:
    """What something is about, and who answers for it."""
    return {**subject(row.entity), "title": row.model.title, "owner": row.owner}


def subject(entity: Entity) -> dict[str, Any]:
    """Kind, address and team of an entity."""
    return {"entity": str(entity.kind), "address": entity.address, "team": entity.team or None}


def standing(review: KeyResultReview | None) -> dict[str, Any] | None:
    """The numbers of a Key Result on a day; ``gap_points`` above 0 is behind."""
    if review is None:
        return None
    known = review.progress.raw if review.progress.missing is None else None
    return {
        "value": value_datum(review.progress.current),
        "progress": datum(known),
        "gap_points": datum(review.gap),
        "confidence": review.confidence.value if review.confidence else None,
        "status": str(review.status.status),
        "derived_status": str(review.status.derived),
    }


def check_in(one: CheckIn) -> dict[str, Any]:
    """A check-in as it was written."""
    return {
        "date": one.date.isoformat(),
        "value": value_datum(one.value),
        "confidence": one.confidence,
        "status": one.status,
        "note": one.note,
        "ask": one.ask,
    }


def owed_datum(one: ActionItem) -> dict[str, Any]:
    """Something owed, with the Key Result that it concerns, and the rule that finds the same or null."""
    return {
        **subject(one.entity),
        "title": one.title,
        "owner": one.owner,
        "duty": str(one.duty),
        "rule": one.duty.rule,
        "days": one.days,
        "reason": one.reason,
        "to_do": one.to_do,
        "key_result": address(one.key_result),
        "path": one.entity.path,
    }


def silence(key: tuple[str, Entity]) -> dict[str, str]:
    """What a team does not want to hear."""
    rule, entity = key
    return {"rule": rule, "entity": str(entity.kind), "address": entity.address}


def address(row: KeyResultRow | None) -> str | None:
    """The address of a Key Result, if there is one."""
    return row.entity.address if row else None
