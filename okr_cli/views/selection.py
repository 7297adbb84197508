"""Selects the entities of a view: by cycle, team, owner and name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after
from okr_cli.model.entity import Entity, Kind, slug
from okr_cli.safe_text import one_line
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow, WorkspaceMetrics
from okr_cli.workspace.loader import problem_text
from okr_cli.workspace.lookup import Naming, Place, nearest
from okr_cli.workspace.name_match import match_name

EVERY = "all"
LATELY = 28
"""Days for which a view mentions a cycle that ended: in these, teams score it and write down what they learned."""


class Past(StrEnum):
    """How a view treats a cycle that ended recently: ignore it, mention it, include it, or show only it."""

    LEFT_OUT = "left-out"
    NAMED = "named"
    ADDED = "added"
    INSTEAD = "instead"


class CycleChoice(NamedTuple):
    """The names of the cycles to show, and notes about the choice."""

    names: frozenset[str]
    notes: tuple[str, ...] = ()


class Filters(NamedTuple):
    """The requested cycles, teams and owners; an empty filter selects everything. Teams match by name or slug in any
    case.

    ``past`` applies to cycles that ended recently, if no cycle was requested.
    """

    cycles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    past: Past = Past.LEFT_OUT


def passes(entity: Entity, filters: Filters) -> bool:
    """Whether an entity belongs to a requested cycle and to a requested team, or is shared with that team."""
    if filters.cycles and EVERY not in filters.cycles and entity.cycle not in filters.cycles:
        return False
    if not filters.teams:
        return True
    wanted = {slug(team) for team in filters.teams}
    return slug(entity.team) in wanted or not wanted.isdisjoint(map(slug, entity.shared_with))


def build_report(
    workspaces: Iterable[WorkspaceMetrics], filters: Filters, as_of: date, compare: date | None = None
) -> StatusReport:
    """The rows of all workspaces. Raises ``CannotRun`` for an unknown cycle, team or owner."""
    every = tuple(workspaces)
    filters = filters._replace(owners=_meant_owners(every, filters.owners), teams=_meant_teams(every, filters.teams))
    reported = {id(document) for metrics in every for document in metrics.loaded.reported}
    entities = [
        (metrics, definition.entity)
        for metrics in every
        for definition in metrics.loaded.definitions.values()
        if id(definition.document) in reported
    ]
    names, notes = _cycles_to_show(every, filters, as_of)
    wanted = [
        (metrics, entity)
        for metrics, entity in entities
        if passes(entity, filters) and (names is None or entity.cycle in names)
        if not filters.places or any(place.holds(entity) for place in filters.places)
    ]
    objectives = [metrics.objective(entity) for metrics, entity in wanted if entity.kind is Kind.OBJECTIVE]
    kpis = [metrics.kpi(entity) for metrics, entity in wanted if entity.kind is Kind.KPI]
    orphans = [metrics.initiative(entity) for metrics, entity in wanted if _is_orphan(metrics, entity)]
    if filters.owners:
        objectives, kpis, orphans = _owned(every, filters.owners, objectives, kpis, orphans)
    if filters.places:
        objectives = [shown for row in objectives if (shown := _placed(row, filters.places))]
    current = current_cycles(every, as_of).names
    all_entities = tuple(entity for metrics in every for entity in metrics.loaded.index.entities)
    return StatusReport(
        as_of,
        _shown_cycles(every, objectives, names),
        tuple(objectives),
        tuple(kpis),
        tuple(orphans),
        (*notes, *_notes_of_unread(every)),
        compare,
        Naming(all_entities, lambda entity: entity.cycle in current),
        owners=filters.owners,
        tolerances=tuple(dict.fromkeys(metrics.tolerance for metrics in every)),
        teams=_asked_teams(filters, all_entities),
        is_narrow=bool(filters.owners) or any(place.entity for place in filters.places),
    )


def _notes_of_unread(every: Iterable[WorkspaceMetrics]) -> Iterator[str]:
    """A note if something could not be read, since people who are sent a view do not see standard error."""
    problems = [problem for metrics in every for problem in metrics.loaded.problems]
    if problems:
        yield f"Some files could only be partially read, so entries may be missing: {problem_text(problems)}."


def _asked_teams(filters: Filters, entities: Iterable[Entity]) -> frozenset[str]:
    """The slugs of the requested teams, from filters or places."""
    asked = {place.segments[-1] for place in filters.places if not place.entity}
    if asked:
        asked &= {slug(team) for entity in entities for team in (entity.team, *entity.shared_with) if team}
    return frozenset(asked | {slug(team) for team in filters.teams})


def current_cycles(workspaces: Iterable[WorkspaceMetrics], as_of: date) -> CycleChoice:
    """The cycles that contain a day; else the latest that has started, else the next one, with a note."""
    cycles = {cycle for cycle, _ in _cycles_with_objectives(workspaces)}
    current = frozenset(cycle.name for cycle in cycles if cycle.start <= as_of <= cycle.end)
    if current or not cycles:
        return CycleChoice(current)
    begun = [cycle for cycle in cycles if cycle.start <= as_of]
    chosen = max(begun, key=_by_end) if begun else min(cycles, key=lambda cycle: cycle.start)
    which = "the latest" if begun else "the next"
    note = f"No cycle contains {as_of}; showing {one_line(chosen.name)}, {which} ({chosen.start} to {chosen.end})."
    return CycleChoice(frozenset({chosen.name}), (note,))


def chosen_cycles(workspaces: Iterable[WorkspaceMetrics], as_of: date, past: Past = Past.LEFT_OUT) -> CycleChoice:
    """The cycles of a view without a requested cycle."""
    every = tuple(workspaces)
    current = current_cycles(every, as_of)
    cycles = {cycle for cycle, state in _cycles_with_objectives(every) if past is not Past.ADDED or state == "active"}
    ended = sorted((cycle for cycle in cycles if cycle.end < as_of), key=_by_end)
    lately = [cycle for cycle in ended if days_after(cycle.end, LATELY) >= as_of]
    others = [cycle for cycle in lately if cycle.name not in current.names]
    if past is Past.INSTEAD and others:
        running = ", ".join(sorted(map(one_line, current.names)))
        note = f"{running} is still running, so this reviews the cycle that just ended; use --cycle to review another."
        return CycleChoice(frozenset(cycle.name for cycle in lately), (note,))
    if past is Past.ADDED:
        earlier = [cycle for cycle in ended if cycle not in lately and cycle.name not in current.names]
        added = (f"Also includes {one_line(cycle.name)}, which ended on {cycle.end}." for cycle in others)
        notes = (*current.notes, *added, *_note_of_unclosed(earlier))
        return CycleChoice(current.names | {cycle.name for cycle in others}, notes)
    ended_lately = (
        (f"{one_line(cycle.name)} ended on {cycle.end}; use --cycle to show it or 'okr review --close' to review it.")
        for cycle in (others if past is Past.NAMED else ())
    )
    return CycleChoice(current.names, (*current.notes, *ended_lately))


def _by_end(cycle: Cycle) -> tuple[date, str]:
    return cycle.end, cycle.name


def _note_of_unclosed(cycles: list[Cycle]) -> Iterator[str]:
    """A note about older cycles that were never closed, since no view shows their open items."""
    if cycles:
        names = ", ".join(one_line(cycle.name) for cycle in cycles)
        verb = "is" if len(cycles) == 1 else "are"
        yield f"{names} {verb} over but not closed: use --cycle to see what is due, or set 'state: closed'."


def _cycles_with_objectives(workspaces: Iterable[WorkspaceMetrics]) -> Iterator[tuple[Cycle, str]]:
    """Cycle and state of each file that has Objectives."""
    for metrics in workspaces:
        for document in metrics.loaded.reported:
            if document.cycle and document.model.objectives:
                yield document.cycle, document.model.state


def _is_orphan(metrics: WorkspaceMetrics, entity: Entity) -> bool:
    if entity.kind is not Kind.INITIATIVE or entity.parent is not None:
        return False
    served = (reference for reference in entity.references if reference.field == "key_result")
    return not any(metrics.loaded.index.resolve(reference, entity).entity for reference in served)


def _cycles_to_show(
    workspaces: tuple[WorkspaceMetrics, ...], filters: Filters, as_of: date
) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """The names of the cycles to show (None: all of them), with a note if necessary."""
    documents = [document for metrics in workspaces for document in metrics.loaded.reported]
    known = {document.model.cycle for document in documents if document.model.cycle}
    if EVERY in filters.cycles:
        return None, ()
    if filters.cycles:
        _check_known(filters.cycles, known, "cycle", str)
        return frozenset(filters.cycles), ()
    names, notes = chosen_cycles(workspaces, as_of, filters.past)
    parts = {part for place in filters.places for part in place.segments}
    parts |= {place.entity.cycle.casefold() for place in filters.places if place.entity}
    named = {name for name in known if name.casefold() in parts}
    if filters.places and (all(place.entity for place in filters.places) or named - names):
        notes = ()
    undated = {document.model.cycle or "" for document in documents if document.cycle is None}
    return names | undated | {""} | named, notes


def _check_known(asked: tuple[str, ...], known: set[str], noun: str, key: Callable[[str], str]) -> None:
    for name in asked:
        if key(name) not in map(key, known):
            raise CannotRun(f"no {noun} '{name}'{nearest(name, sorted(known))}")


def _shown_cycles(
    workspaces: tuple[WorkspaceMetrics, ...], objectives: list[ObjectiveRow], names: frozenset[str] | None
) -> tuple[Cycle, ...]:
    found = {row.cycle for row in objectives if row.cycle}
    if not found and names:
        documents = (document for metrics in workspaces for document in metrics.loaded.reported)
        found = {document.cycle for document in documents if document.cycle and document.cycle.name in names}
    return tuple(sorted(found, key=lambda cycle: (cycle.start, cycle.end, cycle.name)))


def _owned(
    workspaces: tuple[WorkspaceMetrics, ...],
    owners: tuple[str, ...],
    objectives: list[ObjectiveRow],
    kpis: list[KpiRow],
    orphans: list[InitiativeRow],
) -> tuple[list[ObjectiveRow], list[KpiRow], list[InitiativeRow]]:
    """What these people own: their Objectives in full, and their Key Results in other Objectives."""

    def is_theirs(owner: str | None) -> bool:
        return is_owned_by(workspaces, owner, owners)

    def has_part(row: KeyResultRow) -> bool:
        return is_theirs(row.owner) or any(is_theirs(initiative.owner) for initiative in row.initiatives)

    shown = []
    for row in objectives:
        kept = row.key_results if is_theirs(row.owner) else tuple(filter(has_part, row.key_results))
        if kept or is_theirs(row.owner) or any(is_theirs(initiative.owner) for initiative in row.initiatives):
            shown.append(replace(row, key_results=kept))
    return shown, [row for row in kpis if is_theirs(row.owner)], [row for row in orphans if is_theirs(row.owner)]


def is_owned_by(workspaces: Iterable[WorkspaceMetrics], owner: str | None, wanted: Iterable[str]) -> bool:
    """Whether an owner is one of the requested people."""
    names = tuple(wanted)
    return any(metrics.owners.is_same(owner, name) for metrics in workspaces for name in names)


def _meant_owners(workspaces: tuple[WorkspaceMetrics, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the requested people, as owners or on rosters."""
    names: dict[str, tuple[str, ...]] = {}
    for metrics in workspaces if wanted else ():
        for definition in metrics.loaded.definitions.values():
            if name := metrics.owners.name(definition.entity.owner):
                names.setdefault(name, ())
        for person in metrics.loaded.index.people:
            names[one_line(person.name)] = (person.handle, person.email)
    return tuple(match_name(name, names, "owner") for name in wanted)


def _meant_teams(workspaces: tuple[WorkspaceMetrics, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The requested teams."""
    documents = [document.model for metrics in workspaces for document in metrics.loaded.reported if wanted]
    sharing = (team for document in documents for objective in document.objectives for team in objective.shared_with)
    own = {document.team: (slug(document.team),) for document in documents if document.team}
    known = {key for (key,) in own.values()}
    names = own | {team: (slug(team),) for team in sharing if slug(team) not in known}
    return tuple(match_name(name, names, "team") for name in wanted)


def _placed(row: ObjectiveRow, places: tuple[Place, ...]) -> ObjectiveRow | None:
    """The Objective with the requested Key Results, or in full if it was requested itself."""
    if any(place.names(row.entity) for place in places):
        return row
    kept = tuple(each for each in row.key_results if any(place.holds(each.entity) for place in places))
    return replace(row, key_results=kept) if kept else None
