"""The names in a workspace and their descriptions, as lines of text."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okr_cli.cache import SharedCache
from okr_cli.errors import CannotRun
from okr_cli.model.entity import slug
from okr_cli.safe_text import one_line
from okr_cli.views.selection import current_cycles
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.lookup import Naming
from okr_cli.workspace.workspace import open_workspaces

CURRENT, OLDER = "+", "-"


class WorkspaceNames(NamedTuple):
    """``lines`` have a kind, a name, what it means, a sign for what is of a current cycle and was not dropped, and what
    stands before the name in the address, with tabs between. ``paths`` are those of the files and settings read."""

    lines: tuple[str, ...]
    paths: tuple[str, ...]


def workspace_names(cwd: Path, today: date) -> WorkspaceNames:
    """The entities, teams, owners and cycles of the workspaces in a folder, as far as they can be read."""
    every: list[WorkspaceMetrics] = []
    paths: list[str] = []
    # Settings that cannot be used are no reason to offer nothing.
    for isolated in (False, True):
        with suppress(CannotRun, OSError):
            for workspace in open_workspaces([], cwd, isolated=isolated):
                loaded = load_workspace(workspace, SharedCache())
                paths += [str(cwd / file.path) for file in workspace.files()]
                paths += [str(workspace.settings.path or workspace.root / "okr.toml")]
                every.append(WorkspaceMetrics.of(loaded, workspace.config, workspace.root, today))
        if every:
            break
    lines = dict.fromkeys("\t".join(line) for line in _lines(every, today))
    return WorkspaceNames(tuple(lines), tuple(dict.fromkeys(paths)))


def _lines(every: list[WorkspaceMetrics], today: date) -> Iterator[tuple[str, ...]]:
    current = current_cycles(every, today).names
    entities = [entity for metrics in every for entity in metrics.loaded.index.entities]
    name_of = Naming(entities, lambda entity: entity.cycle in current)
    for entity in entities:
        is_dropped = entity.dropped_on is not None and entity.dropped_on <= today
        sign = CURRENT if not is_dropped and (not entity.cycle or entity.cycle in current) else OLDER
        name = one_line(name_of(entity))
        yield entity.kind.value, name, one_line(entity.title), sign, one_line(entity.address).removesuffix(name)
    for team in sorted({entity.team for entity in entities if entity.team}):
        yield "team", one_line(slug(team)), one_line(team), CURRENT, ""
    for name in sorted({entity.cycle for entity in entities if entity.cycle}, reverse=True):
        yield "cycle", one_line(name), "", CURRENT, ""
    for metrics in every:
        yield from _owners(metrics)


def _owners(metrics: WorkspaceMetrics) -> Iterator[tuple[str, ...]]:
    """People by their handle, or by their name where they have none."""
    people = {one_line(person.name): one_line(person.handle) for person in metrics.loaded.index.people}
    owners = (metrics.owners.name(entity.owner) for entity in metrics.loaded.index.entities)
    for name in sorted({*people, *filter(None, owners)}):
        handle = people.get(name)
        yield "owner", handle or name, name if handle else "", CURRENT, ""
