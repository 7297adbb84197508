"""Impact and effort: the grid by which Initiatives are prioritised."""

from enum import StrEnum

from okr_cli.model.initiative import Initiative


class Corner(StrEnum):
    """A corner of the grid (Serendly)."""

    QUICK_WIN = "quick-win"
    PLAN = "plan"
    DEFER = "defer"
    WASTE = "waste"


CORNERS = {
    ("high", "low"): Corner.QUICK_WIN,
    ("high", "high"): Corner.PLAN,
    ("low", "low"): Corner.DEFER,
    ("low", "high"): Corner.WASTE,
}


def corner_of(initiative: Initiative) -> Corner | None:
    """Its corner by impact and effort; None while either is not rated."""
    if initiative.impact is None or initiative.effort is None:
        return None
    return CORNERS[initiative.impact, initiative.effort]


def unrated(initiative: Initiative) -> tuple[str, ...]:
    """Which of ``impact`` and ``effort`` nobody has rated."""
    return tuple(name for name in ("impact", "effort") if getattr(initiative, name) is None)
