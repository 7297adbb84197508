"""Options shared by commands that change files."""

from typing import Annotated, TypeAlias

import typer

WRITING = "Writing"

DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", "--diff", help="Print the changes without writing them.", rich_help_panel=WRITING)
]
Force: TypeAlias = Annotated[
    bool,
    typer.Option("--force", help="Write even if the file is closed or would have errors.", rich_help_panel=WRITING),
]
InitiativeName: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="INITIATIVE", help="Initiative: id, end of its address, or words from its title.", show_default=False
    ),
]
On: TypeAlias = Annotated[
    str | None, typer.Option("--on", "--date", metavar="DATE", help="Date it happened, as YYYY-MM-DD. [default: today]")
]
VerdictWord: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--verdict", metavar="VERDICT", help=("Whether the hypothesis held: validated, invalidated or inconclusive.")
    ),
]
Learned: TypeAlias = Annotated[str | None, typer.Option("--learned", metavar="TEXT", help="What you learned.")]
