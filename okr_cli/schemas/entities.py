"""The schemas of entities as the views give them."""

from okr_cli.schemas.shapes import (
    BAND,
    COUNT,
    DAY,
    DELIVERY,
    FLAG,
    FORECAST,
    FRACTION,
    KIND,
    LEFT_OUT,
    MOVEMENT,
    NUMBER,
    POINTS,
    SCORE,
    STATED,
    STATUS,
    TEXT,
    VERDICT,
    WHOLE,
    WORK,
    Schema,
    closed,
    listed,
    maybe,
)

UNIT = maybe(TEXT)
MEASURE: Schema = {
    "anyOf": [
        closed(form={"const": "metric"}, baseline=NUMBER, target=NUMBER, unit=UNIT),
        closed(form={"const": "threshold"}, keep=TEXT, risk=maybe(NUMBER), unit=UNIT),
        closed(form={"const": "range"}, between=listed(NUMBER), unit=UNIT),
        closed(form={"const": "milestones"}, milestones=listed(TEXT)),
        closed(form={"const": "yes-no"}),
        closed(form={"const": "find-baseline"}, unit=UNIT),
        {"type": "null"},
    ]
}
TERM = closed(points=NUMBER, reason=TEXT)
LINK = closed(relation=TEXT, address=TEXT, title=maybe(TEXT))
"""A link of an entity; ``title`` is null where nothing has the address."""


def initiative() -> dict[str, Schema]:
    """The properties of an Initiative."""
    return {
        **_entity("initiative"),
        "status": WORK,
        "started": maybe(DAY),
        "due": maybe(DAY),
        "overdue": FLAG,
        "stalled": FLAG,
        "movement": maybe(MOVEMENT),
        "verdict": maybe(VERDICT),
        "learned": maybe(TEXT),
    }


def key_result() -> dict[str, Schema]:
    """The properties of a Key Result."""
    return {
        **_entity("key-result"),
        "kind": KIND,
        "weight": NUMBER,
        "left_out": LEFT_OUT,
        "measure": MEASURE,
        "current": maybe(NUMBER),
        "progress": maybe(FRACTION),
        "no_data": maybe(TEXT),
        "condition": {"enum": ["met", "amber", "not-met", None]},
        "met_share": maybe(FRACTION),
        "expected": maybe(FRACTION),
        "gap_points": maybe(POINTS),
        "status": STATUS,
        "derived_status": STATUS,
        "stated_status": maybe(STATED),
        "stated_on": maybe(DAY),
        "confidence": maybe(COUNT),
        "confidence_change": maybe(WHOLE),
        "last_check_in": maybe(DAY),
        "days_since_check_in": maybe(WHOLE),
        "stale": FLAG,
        "forecast": maybe(FORECAST),
        "score": maybe(SCORE),
        "verdict": maybe(VERDICT),
        "history": listed(FRACTION),
        "blocked_by": listed(TEXT),
        "risk": closed(points=NUMBER, terms=listed(TERM)),
        "before": maybe(closed(progress=maybe(FRACTION), status=STATUS)),
        "guarded_by": listed(closed(address=TEXT, healthy=maybe(FLAG))),
        "delivery": DELIVERY,
        "initiatives": listed({"$ref": "#/$defs/initiative"}),
    }


def objective() -> dict[str, Schema]:
    """The properties of an Objective."""
    return {
        **_entity("objective"),
        "progress": maybe(FRACTION),
        "expected": maybe(FRACTION),
        "gap_points": maybe(POINTS),
        "status": STATUS,
        "derived_status": STATUS,
        "score": maybe(closed(value=NUMBER, band=BAND)),
        "before": maybe(closed(progress=maybe(FRACTION), status=STATUS)),
        "counted_key_results": COUNT,
        "without_data": COUNT,
        "left_out": COUNT,
        "hidden": COUNT,
        "delivery": DELIVERY,
        "key_results": listed({"$ref": "#/$defs/key_result"}),
        "initiatives": listed({"$ref": "#/$defs/initiative"}),
    }


def kpi() -> dict[str, Schema]:
    """The properties of a KPI."""
    return {
        **_entity("kpi"),
        "unit": UNIT,
        "limit": maybe(TEXT),
        "value": maybe(NUMBER),
        "change": maybe(NUMBER),
        "healthy": maybe(FLAG),
        "last_check_in": maybe(DAY),
        "guards": listed(TEXT),
    }


def definitions() -> dict[str, Schema]:
    """Initiative and Key Result, to which the others refer."""
    return {"initiative": closed(**initiative()), "key_result": closed(**key_result())}


def _entity(kind: str) -> dict[str, Schema]:
    return {
        "entity": {"const": kind},
        "address": TEXT,
        "title": TEXT,
        "owner": maybe(TEXT),
        "team": maybe(TEXT),
        "cycle": maybe(TEXT),
        "level": {"enum": ["organisation", "team", "individual"]},
        "state": {"enum": ["draft", "active", "closed"]},
        "path": TEXT,
    }
