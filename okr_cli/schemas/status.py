"""The JSON Schema of ``okr status --format json``, version 1."""

from okr_cli.schemas.entities import definitions, initiative, kpi, objective
from okr_cli.schemas.shapes import COUNT, CYCLE, DAY, TEXT, Schema, closed, listed, maybe, view

STATUSES = ("on_track", "behind", "at_risk", "no_data", "no_pace", "learning")
COUNTS: dict[str, Schema] = {
    "objectives": COUNT,
    "key_results": COUNT,
    "statuses": closed(**dict.fromkeys(STATUSES, COUNT)),
    "scores": closed(**dict.fromkeys(("green", "amber", "red"), COUNT)),
    "stale": COUNT,
    "stated_differs": COUNT,
    "drafts": COUNT,
    "kpis_healthy": COUNT,
    "kpis_unhealthy": COUNT,
}
SUMMARY = closed(**COUNTS)


def schema() -> Schema:
    """The whole document."""
    document = view(
        "okr status, JSON output, version 1",
        "status",
        compare=maybe(DAY),
        cycles=listed(CYCLE),
        notes=listed(TEXT),
        summary=SUMMARY,
        teams=listed(closed(team=maybe(TEXT), cycle=maybe(TEXT), **COUNTS)),
        objectives=listed(closed(**objective())),
        kpis=listed(closed(**kpi())),
        orphan_initiatives=listed(closed(**initiative())),
    )
    return {**document, "$defs": definitions()}
