"""The options of ``okr lint``, in the groups of its help page."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.finding import Severity

rules_option = partial(typer.Option, rich_help_panel="Rules")
files_option = partial(typer.Option, rich_help_panel="Files and settings", show_default=False)
output_option = partial(typer.Option, rich_help_panel="Output", show_default=False)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS", help=("Files and folders to report on, or '-' for standard input. [default: current folder]")
    ),
]
Select = Annotated[
    list[str] | None,
    rules_option(
        "--select",
        metavar="RULE",
        help=(
            "Run only these rules: name (team-owner), code (302), group (ownership, 3xx) or 'all'. Repeatable or "
            "comma-separated."
        ),
    ),
]
Ignore = Annotated[list[str] | None, rules_option("--ignore", metavar="RULE", help="Skip these rules.")]
ExtendSelect = Annotated[
    list[str] | None,
    rules_option(
        "--extend-select", metavar="RULE", help="Also run these rules, such as rules that are off by default."
    ),
]
AsOf = Annotated[
    str | None,
    rules_option(
        "--as-of", metavar="DATE", help="Date that rhythm rules treat as today, as YYYY-MM-DD. [default: today]"
    ),
]
Against = Annotated[
    str | None,
    rules_option(
        "--against",
        metavar="REV",
        help="Also check what changed since this git revision, such as main: moved targets, rewritten check-ins.",
        show_default=False,
    ),
]
OnlyNew = Annotated[
    bool, rules_option("--only-new", help="With --against: report only findings that are new since that revision.")
]
Staged = Annotated[bool, files_option("--staged", help="Check the staged version of the files.")]
ConfigFile = Annotated[
    Path | None, files_option("--config", metavar="FILE", help="Settings file to use instead of the nearest okr.toml.")
]
Isolated = Annotated[bool, files_option("--isolated", help="Use default settings and ignore okr.toml.")]
StdinFilename = Annotated[
    Path | None,
    files_option(
        "--stdin-filename",
        metavar="FILE",
        help="File name to use for standard input when locating the workspace and reporting findings.",
    ),
]
ShowFiles = Annotated[bool, files_option("--show-files", help="List the files to check, without checking them.")]
ShowSettings = Annotated[
    bool, files_option("--show-settings", help="Print the settings in use, without checking files.")
]
NoCache = Annotated[bool, files_option("--no-cache", help="Do not use or store cached results.")]
AllowEmpty = Annotated[bool, files_option("--allow-empty", help="Exit with 0 if there are no OKR files to check.")]
OutputFormat = Annotated[
    list[str] | None,
    output_option(
        "--output-format",
        "--format",
        metavar="FORMAT[:FILE]",
        help=(
            "full quotes the lines, concise prints one line per finding; json, jsonl and sarif are for programs, "
            "github and gitlab annotate a pull or merge request, junit and markdown are for CI. Repeatable; add a "
            "file name to write to a file, as in sarif:okr.sarif. [default: full]"
        ),
    ),
]
Statistics = Annotated[bool, output_option("--statistics", help="Print the number of findings per rule.")]
MinSeverity = Annotated[
    Severity | None,
    output_option(
        "--min-severity",
        metavar="SEVERITY",
        help=(
            "In full and concise output, show findings of this severity or higher and count the others. [default: "
            "same as --fail-on]"
        ),
    ),
]
FailOn = Annotated[
    Severity | None,
    output_option(
        "--fail-on",
        metavar="SEVERITY",
        help="Lowest severity that causes exit code 1: error, warning or info. [default: warning]",
    ),
]
ExitZero = Annotated[bool, output_option("--exit-zero", help="Exit with 0 even if there are findings.")]
Baseline = Annotated[
    Path | None,
    output_option(
        "--baseline",
        metavar="FILE",
        help="File of known findings to suppress. [default: okr-baseline.json at the root of the workspace]",
    ),
]
WriteBaseline = Annotated[
    bool,
    output_option(
        "--write-baseline", help=("Record all current findings in the baseline, so that only new ones are reported.")
    ),
]
FixIt = Annotated[bool, output_option("--fix", help="Apply all safe fixes.")]
Diff = Annotated[
    bool,
    output_option("--diff", help=("Print the fixes as a diff without writing them. Exit with 1 if there are any.")),
]
UnsafeFixes = Annotated[
    bool,
    output_option(
        "--unsafe-fixes", help="With --fix or --diff: include unsafe fixes, which may change the meaning of an entry."
    ),
]
