"""When the effect of a shipped Initiative should show, as its hypothesis says."""

import re
from datetime import date, timedelta

from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Initiative

SPAN = r"\b(\d{1,3}|an?|one|two|three|four|five|six|eight|ten|twelve)[\s-]*(day|week|month|quarter)s?\b"
DAY = r"\b\d{4}-\d{2}-\d{2}\b"
SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91}


def effect_day(initiative: Initiative, cycle: Cycle | None) -> date | None:
    """The day by which the effect should be seen, at the latest the last one of its cycle; None if nothing tells.

    Files do not say when work was shipped, so ``within`` counts from the day it was due, else from its start.
    """
    within = initiative.hypothesis.within if initiative.hypothesis else None
    begun = initiative.due or initiative.started
    found = _after(begun, within) if within else None
    if found is None or cycle is None:
        return found
    return min(found, cycle.end)


def is_effect_due(initiative: Initiative, cycle: Cycle | None, as_of: date) -> bool:
    """Whether it is time to say if a shipped Initiative worked. Where nothing tells when, it is."""
    day = effect_day(initiative, cycle)
    return day is None or as_of >= day


def _after(begun: date | None, within: str) -> date | None:
    named = re.search(DAY, within)
    if named:
        try:
            return date.fromisoformat(named[0])
        except ValueError:
            return None
    span = re.search(SPAN, within, re.IGNORECASE)
    if span is None or begun is None:
        return None
    count = int(span[1]) if span[1].isdigit() else SMALL.get(span[1].lower(), 12)
    return begun + timedelta(days=count * DAYS[span[2].lower()])
