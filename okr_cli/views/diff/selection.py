"""Selects changes by cycle, team, person and file."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from okr_cli.errors import CannotRun
from okr_cli.files import absolute
from okr_cli.history.changes import Change, Side, Subject, holders
from okr_cli.safe_text import one_line
from okr_cli.views.selection import EVERY, Filters
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.lookup import nearest
from okr_cli.workspace.name_match import match_name
from okr_cli.workspace.roster import Roster


def selected(changes: Iterable[Change], filters: Filters, workspaces: Sequence[LoadedWorkspace]) -> tuple[Change, ...]:
    """The changes of what passes the filters, before or after them.

    Raises ``CannotRun`` for a cycle, team or person that neither the ``workspaces`` nor the changes know.
    """
    found = tuple(changes)
    sides = [side for change in found for side in _sides(change)]
    models = [document.model for loaded in workspaces for document in loaded.documents]
    models += [side.document.model for side in sides]
    if filters.cycles and EVERY not in filters.cycles:
        known = sorted({model.cycle for model in models if model.cycle})
        for name in filters.cycles:
            if name not in known:
                raise CannotRun(f"no cycle '{name}'{nearest(name, known)}")
        found = _where(found, lambda side: side.document.model.cycle in filters.cycles)
    if filters.teams:
        names: dict[str, tuple[str, ...]] = {model.team: () for model in models if model.team}
        teams = {match_name(name, names, "team") for name in filters.teams}
        found = _where(found, lambda side: side.document.model.team in teams)
    if filters.owners:
        roster = Roster(person for loaded in workspaces for person in loaded.index.people)
        entities = [entity for loaded in workspaces for entity in loaded.index.entities]
        entities += [side.entity for side in sides if side.entity]
        people: dict[str, tuple[str, ...]] = {
            owner: () for owner in {roster.name(each.owner) for each in entities} if owner
        }
        for loaded in workspaces:
            people |= {one_line(each.name): (each.handle, each.email) for each in loaded.index.people}
        wanted = [match_name(name, people, "owner") for name in filters.owners]
        found = tuple(change for change in found if _is_of(change, wanted, roster))
    return found


def concerns(change: Change, named: Iterable[Path]) -> bool:
    """Whether a change is in one of some files and folders, before or after it."""
    paths = [absolute(side.document.source.path) for side in _sides(change)]
    return any(path.is_relative_to(folder) for path in paths for folder in named)


def _sides(change: Change) -> list[Side]:
    return [side for side in (change.before, change.after) if side]


def _where(changes: tuple[Change, ...], passes: Callable[[Side], bool]) -> tuple[Change, ...]:
    return tuple(change for change in changes if any(map(passes, _sides(change))))


def _is_of(change: Change, people: Sequence[str], roster: Roster) -> bool:
    """Whether somebody owns the changed entity or its parent, or is the person on the roster that changed."""
    if change.subject is Subject.PERSON:
        return any(roster.is_same(change.name, person) for person in people)
    owners = [entity.owner for side in _sides(change) for entity in (side.entity, *holders(side)) if entity]
    return any(roster.is_same(owner, person) for owner in owners for person in people)
