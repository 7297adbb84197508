"""``okr rename``: changes an id and every reference to it."""

from datetime import date
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force
from okr_cli.errors import CannotRun


def rename(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help=(
                "Objective, Key Result, Initiative, KPI or strategic choice: id, end of its address, or words from "
                "its title."
            ),
            show_default=False,
        ),
    ],
    new_id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="New id: lowercase letters, digits and '-', such as shorter-setup.", show_default=False
        ),
    ],
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Change an id and every reference to it.

    References in all files of the workspace and in the baseline are updated. An id that was derived from the title is
    written to the file.

    \b
    okr rename shorter-setup three-fields
    okr rename "Redesign setup step 2" shorter-setup
    """
    from okr_cli.cli.editing.address_edit import rename_choice, rename_entity
    from okr_cli.cli.editing.edit_command import EditMode, find_target, open_to_edit
    from okr_cli.model.entity import Kind

    today, mode = date.today(), EditMode(dry_run, force)
    workspaces = open_to_edit(today)
    try:
        opened, found = find_target(workspaces, entity, tuple(Kind), today)
    except CannotRun:
        choices = [
            (opened, choice)
            for opened in workspaces
            for choice in opened.metrics.loaded.index.choices
            if entity in (choice.id, choice.title)
        ]
        if len(choices) != 1:
            raise
        rename_choice(*choices[0], new_id, mode)
        return
    rename_entity(opened, found, new_id, mode)
