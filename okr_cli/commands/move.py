"""``okr move``: moves an Initiative to another Key Result."""

from datetime import date
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force, InitiativeName


def move(
    initiative: InitiativeName,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="KEY_RESULT",
            help="Key Result or Objective to move it to: id, end of its address, or words from its title.",
            show_default=False,
        ),
    ],
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Move an Initiative and its comments to another Key Result.

    The Initiative becomes the last one there, even if the Key Result is in another file. References and the baseline
    are updated.

    \b
    okr move shorter-setup --to activation
    okr move back-office --to 2026-Q4/support/calm/response
    """
    from okr_cli.cli.editing.address_edit import move_initiative
    from okr_cli.cli.editing.edit_command import EditMode, find_target, open_to_edit
    from okr_cli.model.entity import Kind

    today = date.today()
    opened, found = find_target(open_to_edit(today), initiative, (Kind.INITIATIVE,), today)
    _, target = find_target([opened], to, (Kind.KEY_RESULT, Kind.OBJECTIVE), today)
    move_initiative(opened, found, target, EditMode(dry_run, force))
