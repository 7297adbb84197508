"""Which entities a status view shows: by cycle, team, owner and name."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import Entity, Kind, slug
from okr_cli.views.cycles import Past, chosen_cycles, current_cycles
from okr_cli.views.metrics import WorkspaceMetrics
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow
from okr_cli.workspace.lookup import Place, nearest
from okr_cli.workspace.short_names import Naming

EVERY = "all"


class Filters(NamedTuple):
    """What was asked for; an empty one lets everything through. Teams match by name or slug in any case.

    ``past`` says what to do with cycles that ended lately, where no cycle was asked for.
    """

    cycles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    past: Past = Past.LEFT_OUT


def build_board(
    assemblies: Iterable[WorkspaceMetrics], filters: Filters, as_of: date, compare: date | None = None
) -> Board:
    """The rows of all workspaces. Raises ``CannotRun`` for a cycle, team or owner that none of them knows."""
    every = tuple(assemblies)
    entities = [(one, entity) for one in every for entity in _reported(one)]
    names, notes = _cycles(every, filters, as_of)
    _known(filters.teams, {entity.team for _, entity in entities if entity.team}, "team", slug)
    wanted = [(one, entity) for one, entity in entities if _is_wanted(entity, names, filters)]
    objectives = [one.objective(entity) for one, entity in wanted if entity.kind is Kind.OBJECTIVE]
    kpis = [one.kpi(entity) for one, entity in wanted if entity.kind is Kind.KPI]
    orphans = [one.initiative(entity) for one, entity in wanted if _is_orphan(one, entity)]
    if filters.owners:
        objectives, kpis, orphans = _owned(every, filters.owners, objectives, kpis, orphans)
    if filters.places:
        objectives = [shown for row in objectives if (shown := _placed(row, filters.places))]
    now = current_cycles(every, as_of).names
    entities_of_all = tuple(entity for one in every for entity in one.portfolio.workspace.entities)
    return Board(
        as_of,
        _shown_cycles(every, objectives, names),
        tuple(objectives),
        tuple(kpis),
        tuple(orphans),
        notes,
        compare,
        Naming(entities_of_all, lambda one: one.cycle in now),
    )


def _reported(assembly: WorkspaceMetrics) -> list[Entity]:
    reported = {id(document) for document in assembly.portfolio.reported}
    return [one.entity for one in assembly.portfolio.definitions.values() if id(one.document) in reported]


def _is_orphan(assembly: WorkspaceMetrics, entity: Entity) -> bool:
    if entity.kind is not Kind.INITIATIVE or entity.parent is not None:
        return False
    workspace = assembly.portfolio.workspace
    return not any(one.field == "key_result" and workspace.resolve(one, entity).entity for one in entity.references)


def passes(entity: Entity, filters: Filters) -> bool:
    """Whether an entity is of a cycle and a team that was asked for."""
    if filters.cycles and EVERY not in filters.cycles and entity.cycle not in filters.cycles:
        return False
    return not filters.teams or slug(entity.team) in {slug(team) for team in filters.teams}


def _is_wanted(entity: Entity, cycles: frozenset[str] | None, filters: Filters) -> bool:
    if not passes(entity, filters) or (cycles is not None and entity.cycle not in cycles):
        return False
    return not filters.places or any(place.holds(entity) for place in filters.places)


def _cycles(
    assemblies: tuple[WorkspaceMetrics, ...], filters: Filters, as_of: date
) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """Names of the cycles to show (None: all of them), and a word where the choice needs one."""
    documents = [document for one in assemblies for document in one.portfolio.reported]
    known = {document.model.cycle for document in documents if document.model.cycle}
    if EVERY in filters.cycles:
        return None, ()
    if filters.cycles:
        _known(filters.cycles, known, "cycle", str)
        return frozenset(filters.cycles), ()
    names, notes = chosen_cycles(assemblies, as_of, filters.past)
    parts = {part for place in filters.places for part in place.segments}
    parts |= {place.entity.cycle.casefold() for place in filters.places if place.entity}
    named = {name for name in known if name.casefold() in parts}
    if filters.places and (all(place.entity for place in filters.places) or named - names):
        notes = ()
    undated = {document.model.cycle or "" for document in documents if document.cycle is None}
    return names | undated | {""} | named, notes


def _known(asked: tuple[str, ...], known: set[str], word: str, key: Callable[[str], str]) -> None:
    for name in asked:
        if key(name) not in {key(one) for one in known}:
            raise CannotRun(f"no {word} '{name}'{nearest(name, sorted(known))}")


def _shown_cycles(
    assemblies: tuple[WorkspaceMetrics, ...], objectives: list[ObjectiveRow], names: frozenset[str] | None
) -> tuple[Cycle, ...]:
    found = {row.cycle for row in objectives if row.cycle}
    if not found and names:
        documents = (document for one in assemblies for document in one.portfolio.reported)
        found = {document.cycle for document in documents if document.cycle and document.cycle.name in names}
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.name)))


def _owned(
    assemblies: tuple[WorkspaceMetrics, ...],
    owners: tuple[str, ...],
    objectives: list[ObjectiveRow],
    kpis: list[KpiRow],
    orphans: list[InitiativeRow],
) -> tuple[list[ObjectiveRow], list[KpiRow], list[InitiativeRow]]:
    """What these people own. An Objective of theirs comes whole, another one with their Key Results alone."""

    def is_theirs(owner: str | None) -> bool:
        return any(one.roster.is_same(owner, name) for one in assemblies for name in owners)

    known = {one.entity.owner for assembly in assemblies for one in assembly.portfolio.definitions.values()}
    for name in owners:
        is_on_a_roster = any(one.roster.knows(name) for one in assemblies)
        if not (is_on_a_roster or any(one.roster.is_same(owner, name) for one in assemblies for owner in known)):
            names = sorted({one.roster.name(owner) or "" for one in assemblies for owner in known if owner})
            raise CannotRun(f"nobody called '{name}' owns anything{nearest(name, names)}")

    def part(row: KeyResultRow) -> bool:
        return is_theirs(row.owner) or any(is_theirs(one.owner) for one in row.initiatives)

    shown = []
    for row in objectives:
        kept = row.key_results if is_theirs(row.owner) else tuple(filter(part, row.key_results))
        if kept or is_theirs(row.owner) or any(is_theirs(one.owner) for one in row.initiatives):
            shown.append(replace(row, key_results=kept))
    return shown, [row for row in kpis if is_theirs(row.owner)], [row for row in orphans if is_theirs(row.owner)]


def _placed(row: ObjectiveRow, places: tuple[Place, ...]) -> ObjectiveRow | None:
    """The Objective with those Key Results that were named, if it was not named itself."""
    if any(place.names(row.entity) for place in places):
        return row
    kept = tuple(one for one in row.key_results if any(place.holds(one.entity) for place in places))
    return replace(row, key_results=kept) if kept else None
