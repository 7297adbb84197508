"""The options of ``okr lint``: what each means, in the groups in which its help page shows them."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.arguments import complete_rules
from okr_cli.finding import Severity

rules_option = partial(typer.Option, rich_help_panel="Which rules")
files_option = partial(typer.Option, rich_help_panel="Which files and settings", show_default=False)
output_option = partial(typer.Option, rich_help_panel="What comes out", show_default=False)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS", help="Files and folders to report on; none: this folder. '-' reads standard input."
    ),
]
Select = Annotated[
    list[str] | None,
    rules_option(
        "--select",
        metavar="RULE",
        help="Run only these: a name (team-owner), a code (302), a group (ownership, 3xx) or 'all'. "
        "Repeatable, or with commas.",
        autocompletion=complete_rules,
    ),
]
Ignore = Annotated[
    list[str] | None, rules_option("--ignore", metavar="RULE", help="Do not run these.", autocompletion=complete_rules)
]
ExtendSelect = Annotated[
    list[str] | None,
    rules_option(
        "--extend-select",
        metavar="RULE",
        help="Run these as well, such as rules that are off by default.",
        autocompletion=complete_rules,
    ),
]
AsOf = Annotated[
    str | None,
    rules_option(
        "--as-of",
        metavar="DATE",
        help="The day (YYYY-MM-DD) from which rhythm rules look, where they are selected. Default: today.",
    ),
]
Against = Annotated[
    str | None,
    rules_option(
        "--against",
        metavar="REV",
        help="Also judge what changed since this git revision, such as main: moved targets, rewritten check-ins.",
        show_default=False,
    ),
]
OnlyNew = Annotated[
    bool, rules_option("--only-new", help="With --against: report only findings that the revision did not have.")
]
Staged = Annotated[bool, files_option("--staged", help="Check what is about to be committed, as git's index has it.")]
ConfigFile = Annotated[
    Path | None, files_option("--config", metavar="FILE", help="Use this okr.toml in place of the one found upwards.")
]
Isolated = Annotated[bool, files_option("--isolated", help="Use the defaults, whatever okr.toml says.")]
StdinFilename = Annotated[
    Path | None,
    files_option(
        "--stdin-filename",
        metavar="FILE",
        help="The file that '-' stands for: it decides the workspace and how findings are named.",
    ),
]
ShowFiles = Annotated[bool, files_option("--show-files", help="List the files that would be checked; check nothing.")]
ShowSettings = Annotated[bool, files_option("--show-settings", help="Print the settings in force; check nothing.")]
NoCache = Annotated[bool, files_option("--no-cache", help="Neither use nor keep results of earlier runs.")]
AllowEmpty = Annotated[bool, files_option("--allow-empty", help="Exit with 0 where there are no OKR files to check.")]
OutputFormat = Annotated[
    list[str] | None,
    output_option(
        "--output-format",
        "--format",
        metavar="FORMAT[:FILE]",
        help="full (the default) quotes the lines; concise is one line per finding; json, jsonl and sarif are for "
        "programs; github and gitlab mark the lines of a request; junit and markdown are for CI. "
        "Repeatable with a file: full and sarif:okr.sarif in one run.",
    ),
]
Statistics = Annotated[bool, output_option("--statistics", help="Count the findings of each rule instead.")]
MinSeverity = Annotated[
    Severity | None,
    output_option(
        "--min-severity",
        metavar="SEVERITY",
        help="In full and concise, show findings from this severity on and count the others.  "
        "[default: what --fail-on says]",
    ),
]
FailOn = Annotated[
    Severity | None,
    output_option(
        "--fail-on",
        metavar="SEVERITY",
        help="The mildest severity that makes the exit code 1: error, warning or info.  [default: warning]",
    ),
]
ExitZero = Annotated[bool, output_option("--exit-zero", help="Exit with 0 in spite of findings.")]
Baseline = Annotated[
    Path | None,
    output_option(
        "--baseline",
        metavar="FILE",
        help="Known findings to leave out.  [default: okr-baseline.json at the root of the workspace]",
    ),
]
WriteBaseline = Annotated[
    bool, output_option("--write-baseline", help="Take today's findings as known: only new ones are reported.")
]
FixIt = Annotated[bool, output_option("--fix", help="Make the repairs that are certain; nothing else changes.")]
Diff = Annotated[
    bool, output_option("--diff", help="Show the repairs as a diff and write nothing; exit with 1 if there are any.")
]
UnsafeFixes = Annotated[bool, output_option("--unsafe-fixes", help="With --fix: also those that are likely.")]
