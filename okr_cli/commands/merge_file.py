"""``okr merge-file``: a merge driver for git that merges entries instead of lines."""

from pathlib import Path
from typing import Annotated

import typer

CONFLICTS = 1


def merge_file(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="Common ancestor (%O).")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version, which receives the result (%A).")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="Their version (%B).")],
    path: Annotated[
        str | None, typer.Option(metavar="PATH", help="Path in the repository (%P).", show_default=False)
    ] = None,
    marker_size: Annotated[int, typer.Option(metavar="N", help="Length of conflict markers (%L).", min=1)] = 7,
    ours_label: Annotated[str, typer.Option(metavar="TEXT", help="Label for our version in a conflict (%X).")] = "ours",
    theirs_label: Annotated[
        str, typer.Option(metavar="TEXT", help="Label for their version in a conflict (%Y).")
    ] = "theirs",
    stdout: Annotated[bool, typer.Option("--stdout", "-p", help="Print the result without writing it.")] = False,
) -> None:
    """Merge two versions of an OKR file, entry by entry.

    To set it up as a git merge driver:

    \b
    git config merge.okr.driver "okr merge-file %O %A %B"
    echo "*.yaml merge=okr" >> .gitattributes

    Check-ins from both sides are kept, in date order. Where both sides changed the same value differently, the result
    has conflict markers and the exit code is 1.
    """
    import sys

    from okr_cli.cli.streams import warn
    from okr_cli.errors import CannotRun, why
    from okr_cli.files import write_bytes
    from okr_cli.git import ConflictLabels, GitFailed
    from okr_cli.merge.merge_files import merge_files
    from okr_cli.phrases import counted
    from okr_cli.safe_text import visible

    labels = ConflictLabels(ours_label, "base", theirs_label, marker_size)
    try:
        before = ours.read_bytes()
        merged = merge_files(base.read_bytes(), before, theirs.read_bytes(), labels)
        if stdout:
            sys.stdout.buffer.write(merged.data)
        elif merged.data != before:
            write_bytes(ours, merged.data)
    except OSError as error:
        raise CannotRun(f"{visible(str(error.filename))}: {why(error)}") from None
    except GitFailed as error:
        raise CannotRun(str(error)) from None
    if merged.conflicts:
        warn(visible(f"{path or ours}: {counted(merged.conflicts, 'conflict')} left; search for '{'<' * marker_size}'"))
        raise typer.Exit(CONFLICTS)
