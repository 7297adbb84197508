"""What the view commands share: from a command line to a report, and from a view to lines on standard output."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.arguments import split_arguments
from okr_cli.cli.open_workspaces import open_metrics
from okr_cli.cli.streams import emit, terminal_width, wants_color
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.views.selection import Past
    from okr_cli.views.status.report import StatusReport


class Request(NamedTuple):
    """What a person asked to see, and from which day."""

    day: date
    what: list[str] | None = None
    cycles: list[str] | None = None
    teams: list[str] | None = None
    owners: list[str] | None = None


def open_report(
    request: Request, compare: date | None = None, past: "Past | None" = None, may_be_empty: bool = False
) -> tuple[list["WorkspaceMetrics"], "StatusReport"]:
    """The workspaces that are named or found here, and the rows in them that pass the filters.

    ``compare`` is an earlier day; ``may_be_empty`` is for views to which nothing is an answer. Raises ``CannotRun``
    for a name that nothing has, and where nothing passes.
    """
    from okr_cli.views.selection import Filters, Past, build_report, current_cycles, passes
    from okr_cli.workspace.lookup import find_place

    paths, names = split_arguments(request.what or [])
    workspaces = open_metrics(paths, request.day, compare)
    indexes = [metrics.loaded.index for metrics in workspaces]
    current = current_cycles(workspaces, request.day).names
    cycles, teams, owners = (tuple(asked or ()) for asked in (request.cycles, request.teams, request.owners))
    filters = Filters(cycles, teams, owners, past=past or Past.LEFT_OUT)
    places = tuple(
        find_place(indexes, name, lambda entity: passes(entity, filters), lambda entity: entity.cycle in current)
        for name in names
    )
    report = build_report(workspaces, filters._replace(places=places), request.day, compare)
    if report.is_empty and not may_be_empty:
        raise CannotRun("nothing to show: no Objective or KPI passes these filters")
    return workspaces, report


def print_view(view: "ViewOutput", output_format: str, ids: bool = False) -> None:
    """Print a view in a format. ``ids`` are for the terminal: the other formats always have them."""
    from okr_cli.output.documents.document import ENDLESS, Screen
    from okr_cli.output.documents.render import render

    # A pipe has no edge: nothing is folded or cut there.
    screen = Screen(terminal_width() or ENDLESS, wants_color(sys.stdout.isatty()), ids)
    _write(render(view, output_format, screen))


def _write(lines: Iterable[str]) -> None:
    """Print lines in signs that standard output can take, none of which a build server takes for a command."""
    from okr_cli.output.symbols import encodable
    from okr_cli.safe_text import escape_workflow_commands

    emit(map(escape_workflow_commands, encodable(lines, sys.stdout.encoding or "utf-8")))
