"""Key Results and KPIs to check in on, written as briefly as their YAML."""

from datetime import date
from decimal import Decimal
from typing import Any

from okr_cli.check_in.subject import Subject
from okr_cli.finding import Span
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.objective import Objective
from okr_cli.progress.status import Tolerance
from tests.progress.making import Q4, key_result, kpi

TOLERANCE = Tolerance(behind_points=Decimal(10))
DAY = date(2026, 10, 19)
NOWHERE = Span(0, 0)


def entity(kind: Kind, name: str, state: str = "active") -> Entity:
    address = f"2026-Q4/growth/{name}"
    return Entity(
        kind, name, address, "A title", "okrs.yaml", NOWHERE, NOWHERE, NOWHERE, state, "team", "2026-Q4", "Growth"
    )


def texts(data: Any) -> Any:
    """The same data with every scalar as text, as it comes from a file."""
    if isinstance(data, dict):
        return {key: texts(value) for key, value in data.items()}
    return [texts(item) for item in data] if isinstance(data, list | tuple) else str(data)


def subject(
    measure: dict[str, Any] | None = None,
    check_ins: list[dict[str, Any]] | None = None,
    name: str = "activation",
    state: str = "active",
    dropped_with: Objective | None = None,
    **rest: Any,
) -> Subject:
    """A Key Result of 2026-Q4."""
    model = key_result(texts(measure) if measure else None, texts(check_ins or []), **rest)
    return Subject(entity(Kind.KEY_RESULT, name, state)._replace(owner=model.owner), model, TOLERANCE, Q4, dropped_with)


def health(**given: Any) -> Subject:
    """A KPI."""
    return Subject(entity(Kind.KPI, "response-time"), kpi(**texts(given)), TOLERANCE)


ACTIVATION = {"baseline": 41, "target": 55, "unit": "%"}


def activation(*check_ins: dict[str, Any], **rest: Any) -> Subject:
    """A metric from 41 to 55%."""
    return subject(ACTIVATION, list(check_ins), **rest)


def said(on: str, value: Any = None, **rest: Any) -> dict[str, Any]:
    """A check-in as in a file."""
    return {"date": on, **({} if value is None else {"value": value}), **rest}


STEPS = {
    "milestones": [
        {"title": "Pilot contract signed", "done": "2026-10-08"},
        {"title": "First customer pays"},
        {"title": "Tenth customer pays"},
    ]
}
