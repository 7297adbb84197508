"""``okr show``: one entity in full, with the calculation behind each number."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.view_command import day_of_view, deferred, open_metrics, print_view
from okr_cli.cli.view_options import AsOf, Cycles, FormatOfTree, Rev, Teams, TreeFormat


def show(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help=(
                "Objective, Key Result, Initiative, KPI or strategic choice: id, end of its address, or words from "
                "its title."
            ),
        ),
    ],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATHS", help="Where to look. [default: this workspace]")
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    output_format: FormatOfTree = TreeFormat.TABLE,
    as_of: AsOf = None,
    rev: Rev = None,
) -> None:
    """Show one entity in full, with the calculation behind each number.

    If a name matches entities in several cycles, the current cycle wins. 'okr status --ids' lists ids.

    A strategic choice includes the Objectives that serve it.

    \b
    okr show first-job                  by its id
    okr show "night pages"              by words from its title
    okr show word-of-mouth/trials       by the end of its address
    okr show first-job --rev v1         as it was at a tag
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.selection import Filters, current_cycles, passes
    from okr_cli.views.show.choice import choice_document, find_choice
    from okr_cli.views.show.document import entity_document
    from okr_cli.views.show.report import entity_detail
    from okr_cli.workspace.lookup import find_entity

    day = day_of_view(as_of, rev, paths or [])
    workspaces = open_metrics(paths or [], day, rev=rev)
    filters = Filters(tuple(cycle or ()), tuple(team or ()))
    current = current_cycles(workspaces, day).names
    choice = find_choice(workspaces, entity, cycle or current)
    if choice:
        record = deferred("okr_cli.views.show.records", "choice_record", choice)
        print_view(ViewOutput(lambda: choice_document(choice), record), output_format)
        return
    found = find_entity(
        [metrics.loaded.index for metrics in workspaces],
        entity,
        lambda candidate: passes(candidate, filters),
        lambda candidate: candidate.cycle in current,
    )
    detail = entity_detail(next(metrics for metrics in workspaces if found in metrics.loaded.definitions), found)
    record = deferred("okr_cli.views.show.records", "report_record", detail)
    print_view(ViewOutput(lambda: entity_document(detail), record), output_format)
