"""``okr history``: the history of one entity."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.view_command import OpenWorkspace, deferred, open_all, print_view
from okr_cli.cli.view_options import Cycles, Format, Owners, TableFormat, Teams, day_of
from okr_cli.errors import CannotRun
from okr_cli.git import git_root

if TYPE_CHECKING:
    from okr_cli.history.entity_history import HistoryReader
    from okr_cli.model.entity import Entity
    from okr_cli.views.history.report import HistoryReport


def history(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help=(
                "Objective, Key Result, Initiative or KPI: id, end of its address, or words from its title. "
                "Deleted entities work too."
            ),
        ),
    ],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATHS", help="Where to look. [default: this workspace]")
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    output_format: Format = TableFormat.TABLE,
) -> None:
    """Show the history of one entity: check-ins and changes.

    Each line has the date, author and commit. The history continues across new ids and titles, moves and file renames
    and, with 'carried_from', into earlier cycles. A Key Result includes its Initiatives; an Objective includes its Key
    Results and their Initiatives.

    \b
    okr history activation              by its id
    okr history "night pages"           by words from its title
    okr history activation --format csv for a spreadsheet
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.history.document import history_document

    workspaces = open_all(paths or [], day_of(None))
    report = _report(workspaces, entity, _allowed(workspaces, cycle, team, owner))
    output = ViewOutput(
        lambda: history_document(report),
        deferred("okr_cli.views.history.records", "report_record", report),
        deferred("okr_cli.views.history.records", "record_table", report),
    )
    print_view(output, output_format)


def _allowed(
    workspaces: Sequence[OpenWorkspace], cycles: list[str] | None, teams: list[str] | None, owners: list[str] | None
) -> "Callable[[Entity], bool]":
    """Whether an entity is among those that a name may mean."""
    from okr_cli.views.selection import Filters, is_owned_by, passes

    filters = Filters(tuple(cycles or ()), tuple(teams or ()))
    every = [opened.metrics for opened in workspaces]
    return lambda each: passes(each, filters) and (not owners or is_owned_by(every, each.owner, owners))


def _report(workspaces: Sequence[OpenWorkspace], name: str, allowed: "Callable[[Entity], bool]") -> "HistoryReport":
    from okr_cli.history.entity_history import HistoryReader
    from okr_cli.views.history.report import HistoryReport, predecessors, timeline, work_elsewhere
    from okr_cli.views.selection import current_cycles
    from okr_cli.workspace.lookup import find_entity

    current = current_cycles([opened.metrics for opened in workspaces], day_of(None)).names
    indexes = [opened.metrics.loaded.index for opened in workspaces]
    try:
        found = find_entity(indexes, name, allowed, lambda each: each.cycle in current)
    except CannotRun as problem:
        removed = None if problem.choices else _removed(workspaces, name, allowed)
        if removed is None:
            raise
        return removed
    opened = next(each for each in workspaces if found in each.metrics.loaded.definitions)
    reader = HistoryReader(opened.workspace)
    line = [found, *predecessors(opened.metrics.loaded.index, found)]
    index = opened.metrics.loaded.index
    entries = timeline(((each, reader.events(each, work_elsewhere(index, each))) for each in line), index.roster)
    return HistoryReport(found, entries, _trend(opened, found), tuple(line[1:]), _notes(reader))


def _removed(
    workspaces: Sequence[OpenWorkspace], name: str, allowed: "Callable[[Entity], bool]"
) -> "HistoryReport | None":
    """The history of an entity that is no longer there; None where there never was one."""
    from okr_cli.history.entity_history import HistoryReader
    from okr_cli.views.history.report import HistoryReport, timeline
    from okr_cli.workspace.lookup import find_entity

    for opened in workspaces:
        if git_root(opened.workspace.root) is None:
            continue
        reader = HistoryReader(opened.workspace)
        for loaded in reader.removed(name.rstrip("/ ").rpartition("/")[2]):
            with suppress(CannotRun):
                found = find_entity([loaded.index], name, allowed)
                entries = timeline([(found, reader.events(found))], loaded.index.roster)
                return HistoryReport(found, entries, notes=("It has been deleted.", *_notes(reader)))
    return None


def _notes(reader: "HistoryReader") -> tuple[str, ...]:
    from okr_cli.history.repository import FETCH_ALL

    is_cut = reader.repository.is_shallow
    return (f"This clone is shallow, so earlier history is missing; {FETCH_ALL}.",) if is_cut else ()


def _trend(opened: OpenWorkspace, entity: "Entity") -> tuple[Decimal, ...]:
    """The progress after each check-in of a Key Result."""
    from okr_cli.model.entity import Kind

    return opened.metrics.key_result(entity).history if entity.kind is Kind.KEY_RESULT else ()
