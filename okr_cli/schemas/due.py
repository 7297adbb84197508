"""The JSON Schema of ``okr due --format json``, version 1."""

from okr_cli.schemas.shapes import ABOUT, COUNT, CYCLE, TEXT, Schema, closed, listed, maybe, view

RULES = (
    "stale-key-result",
    "overdue-initiative",
    "at-risk-without-ask",
    "shipped-without-verdict",
    "dropped-without-learning",
)
OWED = closed(
    **ABOUT,
    rule={"enum": list(RULES), "description": "The rule that finds the same."},
    days={**COUNT, "description": "Days without a check-in or past the due day; 0 where no date tells."},
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
    )
