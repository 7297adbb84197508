"""What view commands share: from the command line to a report, and from a view to standard output."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from okr_cli.cache import SharedCache
from okr_cli.cli.arguments import split_arguments
from okr_cli.cli.first_step import nothing_found
from okr_cli.cli.progress_line import progress_line
from okr_cli.cli.streams import emit, look, warn
from okr_cli.cli.view_options import day_of
from okr_cli.errors import CannotRun
from okr_cli.files import absolute

if TYPE_CHECKING:
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.selection import Filters, Past
    from okr_cli.views.status.report import StatusReport
    from okr_cli.views.workspace_metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import KnownFiles, LoadedWorkspace, Problem
    from okr_cli.workspace.workspace import Workspace


class Request(NamedTuple):
    """What a person asked to see, and for which date. ``shows_notes`` is False for an output without notes."""

    day: date
    what: list[str] | None = None
    cycles: list[str] | None = None
    teams: list[str] | None = None
    owners: list[str] | None = None
    rev: str | None = None
    shows_notes: bool = True


def open_report(
    request: Request, compare: date | None = None, past: "Past | None" = None, may_be_empty: bool = False
) -> tuple[list["WorkspaceMetrics"], "StatusReport"]:
    """The given or found workspaces, with the rows that pass the filters.

    ``compare`` is an earlier date; ``may_be_empty`` is for views for which no rows are a valid answer. Raises
    ``CannotRun`` for an unknown name, and if nothing passes.
    """
    from okr_cli.views.selection import build_report

    is_said = request.shows_notes and sys.stdout.isatty()
    workspaces = open_metrics(split_arguments(request.what or [])[0], request.day, compare, request.rev, not is_said)
    report = build_report(workspaces, filters_of(request, workspaces, past), request.day, compare)
    if report.is_empty and not may_be_empty:
        raise CannotRun("nothing to show: no Objective or KPI matches these filters")
    return workspaces, report


def filters_of(request: Request, workspaces: Sequence["WorkspaceMetrics"], past: "Past | None" = None) -> "Filters":
    """What was asked for, with names looked up in the workspaces. Raises ``CannotRun`` for a name that nothing has."""
    from okr_cli.views.selection import Filters, Past, current_cycles, passes
    from okr_cli.workspace.lookup import find_place

    indexes = [metrics.loaded.index for metrics in workspaces]
    current = current_cycles(workspaces, request.day).names
    cycles, teams, owners = (tuple(asked or ()) for asked in (request.cycles, request.teams, request.owners))
    filters = Filters(cycles, teams, owners, past=past or Past.LEFT_OUT)
    places = (
        find_place(indexes, name, lambda entity: passes(entity, filters), lambda entity: entity.cycle in current)
        for name in split_arguments(request.what or [])[1]
    )
    return filters._replace(places=tuple(places))


class OpenWorkspace(NamedTuple):
    """A workspace on disk and the numbers of its entities.

    ``load`` loads it again for an edit, from the current files.
    """

    workspace: "Workspace"
    metrics: "WorkspaceMetrics"
    load: "Callable[[Workspace], LoadedWorkspace]"


def open_metrics(
    paths: list[Path], as_of: date, compare: date | None = None, rev: str | None = None, warns: bool = True
) -> list["WorkspaceMetrics"]:
    """The numbers of every workspace that ``paths`` lie in, workspaces nested in them included."""
    return [each.metrics for each in open_all(paths, as_of, compare, rev=rev, warns=warns)]


def day_of_view(as_of: str | None, rev: str | None, paths: list[Path]) -> date:
    """The date of a view: as requested, else that of the revision, else today. Raises ``CannotRun``."""
    if as_of or not rev:
        return day_of(as_of)
    from okr_cli.config.loading import workspace_root
    from okr_cli.history.repository import open_repository

    root, _ = workspace_root(absolute(paths[0] if paths else Path()), Path.cwd())
    return open_repository(root).revision(rev).day


def _at(workspace: "Workspace", rev: str) -> "Workspace":
    """The workspace as a revision has it. Raises ``CannotRun``."""
    from okr_cli.history.repository import open_repository
    from okr_cli.history.snapshot import snapshot_at

    repository = open_repository(workspace.root)
    return snapshot_at(workspace, repository, repository.revision(rev))


def open_all(
    paths: list[Path],
    as_of: date,
    compare: date | None = None,
    may_be_empty: bool = False,
    rev: str | None = None,
    to_edit: bool = False,
    warns: bool = True,
) -> list[OpenWorkspace]:
    """Every workspace that contains ``paths``, including nested ones, on disk or at a revision.

    With ``warns``, problems in their files go to standard error, one line each. With ``to_edit``, unchanged files are
    not parsed again on the next load. Raises ``CannotRun`` if no OKR is found, unless it ``may_be_empty``.
    """
    from okr_cli.cli.skipped_files import report_skipped
    from okr_cli.views.workspace_metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import load_workspace, problem_text
    from okr_cli.workspace.skipped import SkipReason
    from okr_cli.workspace.workspace import open_workspaces

    opened = []
    cache = SharedCache()
    known: KnownFiles = {}
    load = partial(load_workspace, cache=cache, known=known)
    problems: list[Problem] = []
    is_begun = False
    settled = (SkipReason.UNRELATED, SkipReason.EXCLUDED)
    for workspace in open_workspaces(paths, Path.cwd()):
        with progress_line("reading") as on_file:
            # Kept results have no texts, and a view would look for these on disk.
            state, kept = (_at(workspace, rev), None) if rev else (workspace, cache)
            loaded = load_workspace(state, kept, on_file, known if to_edit else None)
        report_skipped(item for item in workspace.skipped if item.reason not in settled)
        problems += loaded.problems
        is_begun = is_begun or bool(workspace.settings.path or loaded.documents)
        if loaded.definitions or may_be_empty:
            metrics = WorkspaceMetrics.of(loaded, workspace.config, workspace.root, as_of, compare)
            opened.append(OpenWorkspace(workspace, metrics, load))
    if not opened:
        nothing = f"no OKRs at '{rev}' in {_places(paths)}" if rev else nothing_found(paths, is_begun)
        raise CannotRun(f"{problem_text(problems)}; nothing else to show" if problems else nothing)
    if problems and warns:
        warn(f"okr: {problem_text(problems)}; affected entries may be missing here")
    return opened


def _places(paths: list[Path]) -> str:
    return ", ".join(str(path) for path in paths) or "the current folder"


def deferred(module: str, function: str, *arguments: object) -> Callable[[], Any]:
    """A call of a function whose module is imported only when somebody needs the result."""
    return lambda: getattr(import_module(module), function)(*arguments)


def print_view(view: "ViewOutput", output_format: str, ids: bool = False) -> None:
    """Print a view in a format. ``ids`` are for the terminal: the other formats always have them."""
    from okr_cli.output.documents.document import ENDLESS, Screen
    from okr_cli.output.documents.render import render
    from okr_cli.output.symbols import encodable
    from okr_cli.safe_text import escape_workflow_commands

    # A pipe has no edge: nothing is folded or cut there.
    how = look()
    screen = Screen(how.width or ENDLESS, how.color, ids)
    lines = encodable(_from_the_first(render(view, output_format, screen)), sys.stdout.encoding or "utf-8")
    # None of these lines may be one that a build server takes for a command.
    emit(map(escape_workflow_commands, lines))


def _from_the_first(lines: Iterator[str]) -> Iterator[str]:
    """The same lines, with the progress line until the first one."""
    with progress_line("computing"):
        first = next(lines, None)
    if first is not None:
        yield first
        yield from lines
