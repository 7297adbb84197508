"""Check-ins that were added, rewritten or removed, matched by date."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from okr_cli.history.changes import Change, ChangeKind, Side, Subject, plain
from okr_cli.model.check_in import CheckIn

WITHOUT_DAY = ("value", "confidence", "status", "note", "ask", "source")


def check_in_changes(subject: Subject, before: Side, after: Side) -> Iterator[Change]:
    """The changes of check-ins, by date. Check-ins of one date are compared in order.

    If one is gone and the same one exists on another date, it was given another date, which counts as rewritten.
    """
    old, new = _by_identity(before), _by_identity(after)
    gone = [check_in for key, check_in in old.items() if key not in new]
    come = [check_in for key, check_in in new.items() if key not in old]
    pairs = [(old[key], check_in) for key, check_in in new.items() if key in old]
    twins: dict[object, list[CheckIn]] = defaultdict(list)
    for check_in in reversed(gone):
        twins[_says(check_in)].append(check_in)
    moved = [(twins[_says(check_in)].pop(), check_in) for check_in in come if twins[_says(check_in)]]
    pairs += moved
    told = {id(check_in) for pair in moved for check_in in pair}
    sides = subject, before, after
    events = [
        *(
            _event(sides, ChangeKind.CHECK_IN_REWRITTEN, one, other)
            for one, other in pairs
            if plain(one) != plain(other)
        ),
        *(_event(sides, ChangeKind.CHECK_IN_ADDED, None, check_in) for check_in in come if id(check_in) not in told),
        *(_event(sides, ChangeKind.CHECK_IN_REMOVED, check_in, None) for check_in in gone if id(check_in) not in told),
    ]
    yield from sorted(events, key=lambda event: event.day or date.min)


def rewritten_fields(change: Change) -> tuple[str, ...]:
    """The keys of a check-in that a rewrite changed."""
    return tuple(
        name for name in ("date", *WITHOUT_DAY) if getattr(change.old, name, None) != getattr(change.new, name, None)
    )


def _event(sides: tuple[Subject, Side, Side], kind: ChangeKind, old: CheckIn | None, new: CheckIn | None) -> Change:
    told = new or old
    assert told is not None
    return Change(kind, *sides, "check_ins", old, new, day=told.date, reason=told.note or "")


def _by_identity(side: Side) -> dict[tuple[object, int], CheckIn]:
    """Check-ins by date and, within a date, by number."""
    assert side.definition is not None
    counts: dict[object, int] = defaultdict(int)
    found = {}
    for check_in in getattr(side.definition.model, "check_ins", ()):
        found[check_in.date, counts[check_in.date]] = check_in
        counts[check_in.date] += 1
    return found


def _says(check_in: CheckIn) -> object:
    return tuple(getattr(check_in, field) for field in WITHOUT_DAY)
