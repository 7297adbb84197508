"""The JSON Schema of ``okr review --close --format json``."""

from okr_cli.schemas.shapes import (
    ABOUT,
    BAND,
    COUNT,
    CYCLE,
    DELIVERY,
    FLAG,
    FRACTION,
    KIND,
    LEFT_OUT,
    MOVEMENT,
    NUMBER,
    SCORE,
    SILENCED,
    TEXT,
    VERDICT,
    WORK,
    Schema,
    closed,
    listed,
    maybe,
    view,
)

REF = closed(**ABOUT)
MISSING = ("shipped-without-verdict", "dropped-without-learning", "ended-without-finding", "missed-without-reason")
BANDS = closed(green=COUNT, amber=COUNT, red=COUNT)


def closing() -> Schema:
    """The look back. Nothing in it counts or compares people."""
    return view(
        "okr review --close",
        "review-close",
        cycles=listed(CYCLE),
        notes=listed(TEXT),
        running={**FLAG, "description": "The cycle goes on: the scores may change."},
        kinds=listed(closed(kind=KIND, scored=COUNT, reached=maybe(COUNT), bands=BANDS)),
        delivery=DELIVERY,
        objectives=listed(_objective()),
        delivered_but_unmoved=listed(REF),
        missing=listed(closed(**ABOUT, duty={"enum": list(MISSING)}, reason=TEXT)),
        hypotheses=listed(
            closed(
                **ABOUT,
                key_result=maybe(TEXT),
                verdict=VERDICT,
                belief=maybe(TEXT),
                expected=maybe(TEXT),
                movement=maybe(MOVEMENT),
                learned=maybe(TEXT),
            )
        ),
        taught=listed(closed(**ABOUT, learned=TEXT)),
        carries_forward=closed(
            key_results=listed(closed(**ABOUT, next_baseline=maybe(NUMBER))),
            initiatives=listed(closed(**ABOUT, status=WORK)),
        ),
        silenced=listed(SILENCED),
    )


def _objective() -> Schema:
    key_result = closed(
        address=TEXT,
        title=TEXT,
        kind=KIND,
        left_out=LEFT_OUT,
        value=maybe(NUMBER),
        progress=maybe(FRACTION),
        score=maybe(SCORE),
        verdict=maybe(VERDICT),
        delivery=DELIVERY,
    )
    return closed(
        address=TEXT,
        title=TEXT,
        team=maybe(TEXT),
        score=maybe(closed(value=NUMBER, band=BAND)),
        delivery=DELIVERY,
        key_results=listed(key_result),
    )
