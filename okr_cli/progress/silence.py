"""How long nobody has said anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.progress.readings import known_on


@dataclass(frozen=True, slots=True)
class Silence:
    """``last`` is the day of the latest check-in, None if there was none; ``days`` since then, up to the day asked."""

    last: date | None
    days: int | None
    stale: bool


def silence(check_ins: Iterable[CheckIn], cycle: Cycle | None, as_of: date, stale_days: int) -> Silence:
    """Stale is a Key Result without a check-in for ``stale_days`` days (OKRs Tool: 14), from the start of its cycle
    if there never was one. A note without a value breaks the silence. After the cycle the clock stands still.
    """
    known = known_on(check_ins, as_of)
    last = known[-1].date if known else None
    until = min(as_of, cycle.end) if cycle else as_of
    since = last or (cycle.start if cycle else None)
    stale = since is not None and (until - since).days >= stale_days
    return Silence(last, (as_of - last).days if last else None, stale)
