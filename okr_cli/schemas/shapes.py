"""The building blocks of the schemas of views."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
STATUS: Schema = {"enum": ["at-risk", "behind", "no-data", "on-track", "no-pace", "learning"]}
STATED: Schema = {"enum": ["on-track", "behind", "at-risk"]}
BAND: Schema = {"enum": ["red", "amber", "green"]}
KIND: Schema = {"enum": ["committed", "aspirational", "learning", None]}
VERDICT: Schema = {"enum": ["validated", "invalidated", "inconclusive"]}
WORK: Schema = {"enum": ["idea", "to-do", "in-progress", "shipped", "dropped"]}
ENTITY: Schema = {"enum": ["objective", "key-result", "initiative", "kpi"]}
LEFT_OUT: Schema = {"enum": ["guardrail", "learning", "find-baseline", None]}
FRACTION: Schema = {"type": "number", "description": "A fraction of the way: 0 at the baseline, 1 at the target."}
POINTS: Schema = {"type": "number", "description": "Percentage points behind the pace; below 0 is ahead."}


def closed(**properties: Schema) -> Schema:
    """An object that has exactly these properties."""
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}


def listed(items: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": items}


def maybe(schema: Schema) -> Schema:
    """This, or null."""
    if "enum" in schema:
        return {**schema, "enum": [*(one for one in schema["enum"] if one is not None), None]}
    if isinstance(schema.get("type"), str) and schema["type"] != "object":
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def view(title: str, name: str, **properties: Schema) -> Schema:
    """The document of a view, version 1."""
    head: dict[str, Schema] = {"version": {"const": 1}, "view": {"const": name}}
    return {"title": title, **closed(**head, as_of=DAY, **properties)}


CYCLE = closed(name=TEXT, start=DAY, end=DAY)
DELIVERY = closed(open=COUNT, shipped=COUNT, dropped=COUNT)
SCORE = closed(value=NUMBER, band=BAND, computed=maybe(NUMBER), success=maybe(FLAG), reason=maybe(TEXT))
MOVEMENT = closed(since=DAY, days=WHOLE, before=maybe(NUMBER), after=maybe(NUMBER), share=maybe(FRACTION))
FORECAST = closed(value=NUMBER, progress=FRACTION, check_ins=COUNT)
CHECK_IN = closed(
    date=DAY, value=maybe(NUMBER), confidence=maybe(COUNT), status=maybe(STATED), note=maybe(TEXT), ask=maybe(TEXT)
)
ABOUT: dict[str, Schema] = {"entity": ENTITY, "address": TEXT, "team": maybe(TEXT), "title": TEXT, "owner": maybe(TEXT)}
"""What a piece of a view is about."""

SILENCED = closed(rule=TEXT, entity=ENTITY, address=TEXT)
"""A remark that a comment or the settings silence."""
