"""``okr canvas``: a working document for an Initiative."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force, InitiativeName


def canvas(
    initiative: InitiativeName,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="File to write. [default: canvases/ID.md at the root of the workspace]",
            show_default=False,
        ),
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Write a working document for an Initiative and link it.

    The Markdown page lists what is known about the Initiative and the questions that are still open: problem,
    hypothesis, smallest test, measures, decision. An existing file is never overwritten.

    \b
    okr canvas shorter-setup
    okr canvas shorter-setup --file notes/setup.md
    """
    from okr_cli.cli.editing.canvas_edit import write_canvas
    from okr_cli.cli.editing.edit_command import EditMode, find_target, open_to_edit
    from okr_cli.model.entity import Kind

    today = date.today()
    opened, found = find_target(open_to_edit(today), initiative, (Kind.INITIATIVE,), today)
    write_canvas(opened, found, file, EditMode(dry_run, force))
