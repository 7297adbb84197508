"""The JSON Schema of ``okr review --format json``, version 1: an agenda, or with ``--close`` a look back."""

from okr_cli.schemas.due import OWED
from okr_cli.schemas.entities import kpi
from okr_cli.schemas.review_close import closing
from okr_cli.schemas.shapes import (
    ABOUT,
    CHECK_IN,
    CYCLE,
    DAY,
    ENTITY,
    FLAG,
    FORECAST,
    FRACTION,
    NUMBER,
    POINTS,
    SILENCED,
    STATUS,
    TEXT,
    VERDICT,
    WHOLE,
    Schema,
    closed,
    listed,
    maybe,
    view,
)
from okr_cli.schemas.status import SUMMARY

STANDING = closed(
    value=maybe(NUMBER),
    progress=maybe(FRACTION),
    gap_points=maybe(POINTS),
    confidence=maybe(WHOLE),
    status=STATUS,
    derived_status=STATUS,
)
CALLS = ("delivered-but-unmoved", "stalled-initiative", "disguised-waste", "overdue-initiative", "worked")
REF = closed(**ABOUT)


def schema() -> Schema:
    """Either document; ``view`` tells them apart."""
    return {"title": "okr review, JSON output, version 1", "anyOf": [agenda(), closing()]}


def agenda() -> Schema:
    """The agenda, part by part."""
    before_and_now = {"before": maybe(STANDING), "now": STANDING}
    troubled = closed(**ABOUT, **before_and_now, ask=maybe(TEXT), blocked_by=listed(TEXT), forecast=maybe(FORECAST))
    return view(
        "okr review",
        "review",
        since=DAY,
        until={**DAY, "description": "As far ahead as `since` lies back: the next check-in."},
        cycles=listed(CYCLE),
        notes=listed(TEXT),
        summary=SUMMARY,
        changed=listed(closed(**ABOUT, **before_and_now, check_ins=listed(CHECK_IN))),
        unchanged=listed(REF),
        work=listed(
            closed(
                **ABOUT,
                key_result=maybe(TEXT),
                step={"enum": ["begun", "shipped", "dropped"]},
                day={**DAY, "description": "For what ended: the day that places it, since no file says when it did."},
                known_by={"enum": ["started", "due"], "description": "The key that `day` stands under."},
            )
        ),
        learned=listed(_lesson()),
        troubled=listed(troubled),
        asking=listed(troubled),
        unhealthy_kpis=listed(closed(**kpi())),
        decisions=listed(
            closed(**ABOUT, call={"enum": list(CALLS)}, double=FLAG, key_result=maybe(TEXT), reason=TEXT, question=TEXT)
        ),
        idle=listed(closed(**ABOUT, waiting=listed(REF))),
        silent=listed(OWED),
        records=listed(closed(**ABOUT, rule=TEXT, reason=TEXT)),
        questions=listed(closed(status=STATUS, about=listed(TEXT), lines=listed(TEXT))),
        carries_over=closed(
            still=listed(REF),
            asked=listed(closed(**ABOUT, check_in=CHECK_IN)),
            due=listed(closed(**ABOUT, due=maybe(DAY))),
        ),
        silenced=listed(SILENCED),
    )


def _lesson() -> Schema:
    subject = {"entity": ENTITY, "address": TEXT, "team": maybe(TEXT), "title": TEXT}
    return closed(**subject, day=DAY, words=TEXT, verdict=maybe(VERDICT))
