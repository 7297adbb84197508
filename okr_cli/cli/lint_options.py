"""The options of ``okr lint``: what each means, in the groups in which its help page shows them."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.arguments import complete_rules
from okr_cli.finding import Severity

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
        "--ignore", metavar="RULE", help="Do not run these.", autocompletion=complete_rules, rich_help_panel=RULES
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
        help="The day (YYYY-MM-DD) from which rhythm rules look, where they are selected. Default: today.",
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
    list[str] | None,
    typer.Option(
        "--output-format",
        "--format",
        metavar="FORMAT[:FILE]",
        help="full (the default) quotes the lines; concise is one line a finding; json, jsonl and sarif are for "
        "programs; github and gitlab mark the lines of a request; junit and markdown are for CI. "
        "Repeatable with a file: full and sarif:okr.sarif in one run.",
        rich_help_panel=OUTPUT,
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Neither use nor keep results of earlier runs.", rich_help_panel=FILES)
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Known findings to pass over. Default: okr-baseline.json at the root, if it is there.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline", help="Take today's findings as known: only new ones are reported.", rich_help_panel=OUTPUT
    ),
]
FixIt = Annotated[
    bool, typer.Option("--fix", help="Make the repairs that are certain; nothing else changes.", rich_help_panel=OUTPUT)
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help="Show the repairs as a diff and write nothing; exit with 1 if there are any.",
        rich_help_panel=OUTPUT,
    ),
]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="With --fix: also those that are likely.", rich_help_panel=OUTPUT)
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
