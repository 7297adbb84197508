"""Which cycles a view shows, and what there is to say about the choice."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.safe_text import one_line
from okr_cli.views.metrics import WorkspaceMetrics

LATELY = timedelta(days=28)
"""How long a cycle that ended is still spoken of: the time in which teams score it and write down what it taught."""


class Past(StrEnum):
    """What a view does with a cycle that ended lately: pass it over, name it, show it as well, or show only it."""

    LEFT_OUT = "left-out"
    NAMED = "named"
    ADDED = "added"
    INSTEAD = "instead"


class Choice(NamedTuple):
    """The names of the cycles to show, and remarks on them."""

    names: frozenset[str]
    notes: tuple[str, ...] = ()


def current_cycles(assemblies: Iterable[WorkspaceMetrics], as_of: date) -> Choice:
    """The cycles that contain a day; else the latest that has begun, else the next one, with a word about that."""
    cycles = {cycle for cycle, _ in _cycles(assemblies)}
    current = frozenset(cycle.name for cycle in cycles if cycle.start <= as_of <= cycle.end)
    if current or not cycles:
        return Choice(current)
    begun = [cycle for cycle in cycles if cycle.start <= as_of]
    chosen = max(begun, key=lambda one: (one.end, one.name)) if begun else min(cycles, key=lambda one: one.start)
    word = "the latest" if begun else "the next"
    note = f"No cycle contains {as_of}; this is {one_line(chosen.name)}, {word} ({chosen.start} to {chosen.end})."
    return Choice(frozenset({chosen.name}), (note,))


def chosen_cycles(assemblies: Iterable[WorkspaceMetrics], as_of: date, past: Past = Past.LEFT_OUT) -> Choice:
    """The cycles of a view that was not told which to show."""
    every = tuple(assemblies)
    now = current_cycles(every, as_of)
    states = ("active",) if past is Past.ADDED else ()
    lately = [cycle for cycle in _ended(every, *states) if as_of - LATELY <= cycle.end < as_of]
    also = [cycle for cycle in lately if cycle.name not in now.names]
    if past is Past.INSTEAD and also:
        running = ", ".join(sorted(map(one_line, now.names)))
        note = f"{running} is running; this looks back on what ended lately. --cycle names another."
        return Choice(frozenset(cycle.name for cycle in lately), (note,))
    if past is Past.ADDED:
        earlier = (one for one in _ended(every, *states) if one.end < as_of - LATELY and one.name not in now.names)
        notes = (*now.notes, *map(_added, also), *_unclosed(earlier))
        return Choice(now.names | {cycle.name for cycle in also}, notes)
    return Choice(now.names, (*now.notes, *(map(_named, also) if past is Past.NAMED else ())))


def _added(cycle: Cycle) -> str:
    return f"{one_line(cycle.name)}, which ended on {cycle.end}, is looked at as well."


def _named(cycle: Cycle) -> str:
    return f"{one_line(cycle.name)} ended on {cycle.end}; --cycle shows it, 'okr review --close' looks back on it."


def _unclosed(cycles: Iterable[Cycle]) -> Iterator[str]:
    """A word about what ended longer ago and was never closed: nobody would see any more what it owes."""
    names = [one_line(cycle.name) for cycle in cycles]
    if names:
        verb = "is" if len(names) == 1 else "are"
        yield f"{', '.join(names)} {verb} over and not closed: --cycle shows what is owed, 'state: closed' ends it."


def _ended(assemblies: Iterable[WorkspaceMetrics], *states: str) -> list[Cycle]:
    """Cycles with Objectives, whose files have one of ``states``, in the order of their ends."""
    found = {cycle for cycle, state in _cycles(assemblies) if not states or state in states}
    return sorted(found, key=lambda one: (one.end, one.name))


def _cycles(assemblies: Iterable[WorkspaceMetrics]) -> Iterator[tuple[Cycle, str]]:
    for assembly in assemblies:
        for document in assembly.portfolio.reported:
            if document.cycle and document.model.objectives:
                yield document.cycle, document.model.state
