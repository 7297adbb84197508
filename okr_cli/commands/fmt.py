"""``okr fmt``: formats files."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import WRITING


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files and folders to format, or '-' for standard input. [default: current folder]",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="List the files that would change, without writing them.", rich_help_panel=WRITING
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", "--dry-run", help="Print the changes without writing them.", rich_help_panel=WRITING),
    ] = False,
) -> None:
    """Format OKR files: key order, indentation, quotes.

    Keys get a fixed order, indentation is uniform, and quotes stay only where YAML needs them. Values and comments
    are preserved. Bracketed values wider than 100 columns are split into one line per entry.

    Exit codes: 0 formatted, 1 files would change (--check, --diff), 2 a file could not be formatted.

    \b
    okr fmt                     the workspace in this folder
    okr fmt okrs/growth.yaml    one file
    okr fmt --diff              preview the changes
    okr fmt --check             for CI
    """
    from okr_cli.cli.editing.format_run import FormatRun
    from okr_cli.cli.streams import emit_text
    from okr_cli.errors import CannotRun

    run = FormatRun(writes=not (check or diff))
    if paths == [Path("-")]:
        text = run.format_input()
        if run.writes:
            emit_text(text)
    elif Path("-") in (paths or []):
        raise CannotRun("'-' cannot be combined with other paths")
    else:
        run.format(paths or [])
    run.report(diff)
    if run.refused:
        raise typer.Exit(2)
    raise typer.Exit(1 if run.changed and not run.writes else 0)
