"""The JSON Schema of ``okr due --format json``, version 1."""

from okr_cli.schemas.shapes import ABOUT, COUNT, CYCLE, SILENCED, TEXT, Schema, closed, listed, maybe, view

RULES = (
    "stale-key-result",
    "overdue-initiative",
    "at-risk-without-ask",
    "shipped-without-verdict",
    "dropped-without-learning",
)
DUTIES = (*RULES, "ended-without-value", "ended-without-finding", "missed-without-reason")
OWED = closed(
    **ABOUT,
    duty={"enum": list(DUTIES), "description": "What is owed. The last three fall due when a cycle is over."},
    rule={"enum": [*RULES, None], "description": "The rule of lint that finds the same, if there is one."},
    days={
        **COUNT,
        "description": "Days without a check-in, past the due day or since the end of the cycle; 0 where none tells.",
    },
    reason=TEXT,
    to_do={**TEXT, "description": "What would settle it."},
    key_result=maybe(TEXT),
    path=TEXT,
)


def schema() -> Schema:
    """The whole document: people by name, null for what nobody owns."""
    person = closed(name=maybe(TEXT), handle=maybe(TEXT), email=maybe(TEXT), items=listed(OWED))
    return view(
        "okr due, JSON output, version 1",
        "due",
        cycles=listed(CYCLE),
        notes=listed(TEXT),
        total=COUNT,
        people=listed(person),
        silenced=listed(SILENCED),
    )
