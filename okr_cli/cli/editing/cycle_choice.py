"""Selects the documents of a cycle, and of a team if one is given."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.editing.edit_command import open_to_edit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.model.cycle import Cycle
from okr_cli.model.entity import slug
from okr_cli.safe_text import one_line, visible
from okr_cli.workspace.lookup import nearest

if TYPE_CHECKING:
    from okr_cli.model.definition import Document
    from okr_cli.workspace.loader import LoadedWorkspace


class Scope(NamedTuple):
    """A cycle, and the team whose files are meant; every team's where none is named."""

    cycle: str
    team: str | None = None


def find_cycle(scope: Scope, today: date) -> tuple[OpenWorkspace, Cycle]:
    """The cycle and its workspace. Raises ``CannotRun`` if no workspace has it, or several do."""
    workspaces = open_to_edit(today)
    found = [each for each in workspaces if documents_of(each.metrics.loaded, scope)]
    if len(found) > 1:
        roots = ", ".join(visible(str(each.workspace.root)) for each in found)
        raise CannotRun(f"{one_line(scope.cycle)} exists in several workspaces ({roots}); run okr in one of them")
    if not found:
        documents = [document for each in workspaces for document in each.metrics.loaded.reported]
        cycles = {document.model.cycle for document in documents if document.model.cycle}
        if scope.cycle not in cycles:
            raise CannotRun(f"no cycle '{visible(scope.cycle)}'{nearest(scope.cycle, sorted(cycles))}")
        teams = {document.model.team for document in documents if document.model.cycle == scope.cycle}
        names = sorted(team for team in teams if team)
        near = nearest(scope.team or "", names)
        raise CannotRun(f"no team '{visible(scope.team or '')}' in {one_line(scope.cycle)}{near}")
    documents_found = documents_of(found[0].metrics.loaded, scope)
    cycle = next((document.cycle for document in documents_found if document.cycle), None)
    if cycle is None:
        raise CannotRun(f"cycle '{visible(scope.cycle)}' has no dates; define it in okr.toml")
    return found[0], cycle


def documents_of(loaded: "LoadedWorkspace", scope: Scope) -> "tuple[Document, ...]":
    """The documents of a cycle, and of a team if given, in the order of the files."""
    return tuple(
        document
        for document in loaded.reported
        if document.model.cycle == scope.cycle
        and (scope.team is None or slug(document.model.team or "") == slug(scope.team))
    )
