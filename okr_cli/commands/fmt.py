"""``okr fmt``: files in canonical form."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import WRITING


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files and folders to format; none: this folder. '-' formats standard input.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Name the files that would change and write nothing.", rich_help_panel=WRITING),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", "--dry-run", help="Print the change and write nothing.", rich_help_panel=WRITING)
    ] = False,
) -> None:
    """Format OKR files: one order of keys, one indentation, quotes only where YAML needs them.

    What a file says and every comment in it stay. Values in brackets that are too wide for 100 columns get a line for
    each entry. No other command does any of this.

    Exit codes: 0 done, 1 something would change (--check, --diff), 2 a file could not be formatted.

    \b
    okr fmt                     the workspace of this folder
    okr fmt okrs/growth.yaml    one file
    okr fmt --diff              what would change
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
