"""The options of ``okr lint``: what each means, in the groups in which its help page shows them."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.commands.complete import complete_rules
from okr_cli.diagnostics import Severity
from okr_cli.reporters.registry import Format

RULES = "Which rules"
FILES = "Which files and settings"
OUTPUT = "What comes out"

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS", help="Files and folders to report on; none: this folder. '-' reads standard input."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Run only these: a name (team-owner), a code (302), a group (ownership, 3xx) or 'all'. "
        "Repeatable, or with commas.",
        autocompletion=complete_rules,
        rich_help_panel=RULES,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help="Do not run these.",
        autocompletion=complete_rules,
        rich_help_panel=RULES,
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        "--extend-select",
        metavar="RULE",
        help="Run these as well, such as rules that are off by default.",
        autocompletion=complete_rules,
        rich_help_panel=RULES,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day (YYYY-MM-DD) from which rhythm rules look; without it they have none.",
        rich_help_panel=RULES,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Use this okr.toml in place of the one found upwards.",
        show_default=False,
        rich_help_panel=FILES,
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Use the defaults, whatever okr.toml says.", rich_help_panel=FILES)
]
StdinFilename = Annotated[
    Path | None,
    typer.Option(
        "--stdin-filename",
        metavar="FILE",
        help="The file that '-' stands for: it decides the workspace and how findings are named.",
        show_default=False,
        rich_help_panel=FILES,
    ),
]
ShowFiles = Annotated[
    bool,
    typer.Option("--show-files", help="List the files that would be checked; check nothing.", rich_help_panel=FILES),
]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Print the settings in force; check nothing.", rich_help_panel=FILES)
]
OutputFormat = Annotated[
    Format,
    typer.Option(
        "--output-format",
        metavar="FORMAT",
        help="full quotes the lines; concise is one line a finding; json is for programs; "
        "github marks the lines of a pull request.",
        rich_help_panel=OUTPUT,
    ),
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Count the findings of each rule instead.", rich_help_panel=OUTPUT)
]
FailOn = Annotated[
    Severity | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="The mildest severity that makes the exit code 1: error, warning or info.  [default: warning]",
        rich_help_panel=OUTPUT,
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.", rich_help_panel=OUTPUT)
]
