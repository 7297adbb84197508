"""``okr lint``: check OKR files."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import typer

from okr_cli.cli import lint_options as options
from okr_cli.cli.dates import parse_day
from okr_cli.cli.lint_baseline import without_known, write_baselines
from okr_cli.cli.lint_outputs import parse_outputs, write_outputs
from okr_cli.cli.lint_run import Flags, Run
from okr_cli.cli.lint_scope import Scope, read_scope
from okr_cli.cli.streams import cache_folder, emit
from okr_cli.errors import CannotRun
from okr_cli.finding import Report

if TYPE_CHECKING:
    from okr_cli.workspace.workspace import Workspace


def lint(
    paths: options.Paths = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
    show_files: options.ShowFiles = False,
    show_settings: options.ShowSettings = False,
    no_cache: options.NoCache = False,
    output_format: options.OutputFormat = None,
    statistics: options.Statistics = False,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    fix: options.FixIt = False,
    diff: options.Diff = False,
    unsafe_fixes: options.UnsafeFixes = False,
) -> None:
    """Check OKR files and say what to mend.

    The whole workspace is always read, so that links hold; PATHS name what is reported.

    Exit codes: 0 fine, 1 findings, 2 could not check.

    \b
    okr lint                        the workspace of this folder
    okr lint okrs/growth.yaml       one file; links are followed all the same
    okr lint --ignore wording,433   leave rules out
    okr lint --fail-on error        let warnings pass
    okr lint --statistics           where to begin with many findings
    okr lint --write-baseline       from now on, only new findings fail
    okr lint --fix                  make the repairs that are certain
    okr rule too-many-initiatives   what a rule wants, and why
    """
    outputs = parse_outputs(output_format or ["full"])
    scope = read_scope(paths or [], config, isolated, stdin_filename)
    if show_settings:
        _print_settings(scope.projects())
        return
    _refuse_what_contradicts_itself(scope, fix or diff, diff, unsafe_fixes, write_baseline)
    flags = Flags(
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(extend_select or ()),
        parse_day(as_of) or date.today(),
        None if no_cache else cache_folder,
    )
    run = Run.over(scope.projects(), flags, listing=show_files)
    if not run.files and not run.excluded:
        raise CannotRun(scope.nothing_found(run.strangers))
    if show_files:
        return
    if fix or diff:
        from okr_cli.cli.lint_fix import repair

        again = repair(run, scope, unsafe_fixes, only_show=diff)
        if diff:
            raise typer.Exit(1 if again is not run and not exit_zero else 0)
        run = again
    reports = (write_baselines if write_baseline else without_known)(run.checked, baseline)
    gates = [fail_on or one.project.config.lint.fail_on for one in run.checked]
    failed = any(report.fails(gate) for report, gate in zip(reports, gates, strict=True))
    write_outputs(Report.merged(reports), outputs, statistics)
    raise typer.Exit(1 if failed and not exit_zero else 0)


def _refuse_what_contradicts_itself(
    scope: Scope, repairing: bool, diff: bool, unsafe_fixes: bool, write_baseline: bool
) -> None:
    if scope.stdin and repairing:
        raise CannotRun("standard input cannot be repaired in place; name the file")
    if scope.stdin and write_baseline:
        raise CannotRun("standard input cannot stand in a baseline; name the file")
    if unsafe_fixes and not repairing:
        raise CannotRun("--unsafe-fixes goes with --fix, or with --diff to see them first")
    if diff and write_baseline:
        raise CannotRun("--diff writes nothing, so it does not go with --write-baseline")


def _print_settings(projects: "Iterator[Workspace]") -> None:
    from okr_cli.config.description import settings_lines

    for project in projects:
        emit(settings_lines(project.settings))
