"""The JSON Schema of ``okr prioritize --format json``, version 1."""

from okr_cli.schemas.shapes import ABOUT, COUNT, CYCLE, TEXT, WORK, Schema, closed, listed, maybe, view

SIZE: Schema = {"enum": ["low", "high", None]}
CORNER: Schema = {"enum": ["quick-win", "plan", "defer", "waste", None]}
SORT: Schema = {"enum": ["useful", "cosmetic", "off-topic", "unsorted"]}


def schema() -> Schema:
    """The whole document."""
    rated = closed(
        **ABOUT, key_result=maybe(TEXT), status=WORK, impact=SIZE, effort=SIZE, corner=CORNER, sort=SORT, reason=TEXT
    )
    return view(
        "okr prioritize, JSON output, version 1",
        "prioritize",
        cycles=listed(CYCLE),
        notes=listed(TEXT),
        groups=listed(closed(heading=TEXT, finished=COUNT, initiatives=listed(rated))),
    )
