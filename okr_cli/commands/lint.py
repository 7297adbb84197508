"""``okr lint``: check OKR files."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from okr_cli.cache import cache_folder
from okr_cli.cli import lint_options as options
from okr_cli.cli.arguments import parse_day
from okr_cli.cli.lint_baseline import without_known, write_baselines
from okr_cli.cli.lint_outputs import parse_outputs, write_outputs
from okr_cli.cli.streams import emit, warn
from okr_cli.errors import CannotRun
from okr_cli.finding import Report

if TYPE_CHECKING:
    from okr_cli.linter.session import LintResult, LintSession
    from okr_cli.workspace.discovery import Skipped
    from okr_cli.workspace.workspace import StandardInput


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
    from okr_cli.linter.session import LintSession

    outputs = parse_outputs(output_format or ["full"])
    if config and isolated:
        raise CannotRun("--config and --isolated contradict each other; give one of them")
    stdin = _standard_input(paths or [], stdin_filename)
    session = LintSession(
        tuple(path for path in paths or () if str(path) != "-"),
        config,
        isolated,
        stdin,
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(extend_select or ()),
    )
    if show_settings:
        _print_settings(session)
        return
    _refuse_contradictions(stdin is not None, fix or diff, diff, unsafe_fixes, write_baseline)
    day = parse_day(as_of) or date.today()
    session = replace(session, as_of=day, cache_folder=None if no_cache else cache_folder)
    if show_files:
        _list_files(session, paths or [])
        return
    results = _lint(session, paths or [])
    if fix or diff:
        from okr_cli.cli.lint_fix import show_fixes, write_fixes

        if diff:
            raise typer.Exit(1 if show_fixes(session, results, unsafe_fixes) and not exit_zero else 0)
        results = write_fixes(session, results, unsafe_fixes)
    reports = (write_baselines if write_baseline else without_known)(results, baseline)
    gates = [fail_on or result.workspace.config.lint.fail_on for result in results]
    failed = any(report.fails(gate) for report, gate in zip(reports, gates, strict=True))
    write_outputs(Report.merged(reports), outputs, statistics)
    raise typer.Exit(1 if failed and not exit_zero else 0)


def _standard_input(paths: list[Path], filename: Path | None) -> "StandardInput | None":
    if all(str(path) != "-" for path in paths):
        if filename:
            raise CannotRun("--stdin-filename needs '-' as the path")
        return None
    if len(paths) > 1:
        raise CannotRun("'-' stands alone: standard input is one file")
    if sys.stdin is None:
        raise CannotRun("standard input is closed, so '-' has nothing to read")
    from okr_cli.workspace.workspace import StandardInput

    return StandardInput(filename, sys.stdin.buffer.read())


def _refuse_contradictions(stdin: bool, fixing: bool, diff: bool, unsafe_fixes: bool, write_baseline: bool) -> None:
    if stdin and fixing:
        raise CannotRun("standard input cannot be repaired in place; name the file")
    if stdin and write_baseline:
        raise CannotRun("standard input cannot stand in a baseline; name the file")
    if unsafe_fixes and not fixing:
        raise CannotRun("--unsafe-fixes goes with --fix, or with --diff to see them first")
    if diff and write_baseline:
        raise CannotRun("--diff writes nothing, so it does not go with --write-baseline")


def _print_settings(session: "LintSession") -> None:
    from okr_cli.config.description import settings_lines

    for workspace in session.workspaces():
        emit(settings_lines(workspace.settings))


def _lint(session: "LintSession", paths: list[Path]) -> "list[LintResult]":
    """Lint, and tell which files were skipped, so that nobody believes that a file was checked which was not."""
    from okr_cli.workspace.discovery import SkipReason

    results: list[LintResult] = []
    skipped: list[Skipped] = []
    for result in session.run():
        results.append(result)
        skipped += result.workspace.skipped
        _warn_of(item for item in result.workspace.skipped if item.reason is not SkipReason.UNRELATED)
    _refuse_nothing(paths, sum(result.report.files for result in results), skipped)
    return results


def _list_files(session: "LintSession", paths: list[Path]) -> None:
    """Print the paths of the files that are checked, and tell which are skipped."""
    from okr_cli.safe_text import visible

    count = 0
    skipped: list[Skipped] = []
    for workspace in session.workspaces():
        for file in workspace.files():
            if file.reported:
                emit([visible(file.path)])
                count += 1
        skipped += workspace.skipped
        _warn_of(workspace.skipped)
    _refuse_nothing(paths, count, skipped)


def _warn_of(skipped: Iterable["Skipped"]) -> None:
    from okr_cli.files import shown_path
    from okr_cli.safe_text import visible

    for item in skipped:
        warn(visible(f"okr: skipped {shown_path(item.path)}: {_why_skipped(item)}"))


def _why_skipped(skipped: "Skipped") -> str:
    from okr_cli.workspace.discovery import SkipReason

    if skipped.reason is SkipReason.EXCLUDED:
        return "excluded by the settings"
    if skipped.reason is SkipReason.UNREADABLE:
        return skipped.error
    if not skipped.common_keys:
        return "no OKR key at the top level"
    common = " and ".join(f"'{key}:'" for key in skipped.common_keys)
    return f"only {common} at the top level, which others use too; 'okr: 1' makes it an OKR file"


def _refuse_nothing(paths: list[Path], files: int, skipped: list["Skipped"]) -> None:
    """Raises ``CannotRun`` where there was nothing to check, unless the settings wanted it so."""
    from okr_cli.workspace.discovery import SkipReason

    reasons = Counter(item.reason for item in skipped)
    if files or reasons[SkipReason.EXCLUDED]:
        return
    where = ", ".join(str(path) for path in paths) or "this folder"
    wanted = "a top-level key such as 'objectives:'"
    unrelated = reasons[SkipReason.UNRELATED]
    if not unrelated:
        looked = f"looked for *.yaml and *.yml with {wanted}"
    elif unrelated == 1:
        looked = f"its one YAML file has not {wanted}"
    else:
        looked = f"none of its {unrelated:,} YAML files has {wanted}"
    raise CannotRun(f"no OKR files in {where}: {looked}; 'okr init' makes a first one")
