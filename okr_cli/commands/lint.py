"""``okr lint``: check OKR files."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from okr_cli.commands import lint_options as options
from okr_cli.commands.dates import parse_day
from okr_cli.commands.lint_outputs import parse_outputs, write_outputs
from okr_cli.commands.lint_repair import repair
from okr_cli.commands.lint_run import Flags, Run
from okr_cli.commands.output import cache_folder, emit
from okr_cli.diagnostics import Report
from okr_cli.errors import CannotRun
from okr_cli.reporters.registry import Format

if TYPE_CHECKING:
    from okr_cli.project import Project


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
    okr rule too-many-initiatives   what a rule wants, and why
    """
    if config and isolated:
        raise CannotRun("--config and --isolated contradict each other; give one of them")
    outputs = parse_outputs(output_format or ["full"])
    flags = Flags(
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(extend_select or ()),
        parse_day(as_of) or date.today(),
        fail_on,
        None if no_cache else cache_folder,
        baseline,
        write_baseline,
    )
    named = paths or []
    stdin = _stdin(named, stdin_filename)
    if show_settings:
        _print_settings(_projects(named, config, isolated, stdin))
        return
    run = _run(flags, show_files, _projects(named, config, isolated, stdin))
    if not run.files and not run.excluded:
        raise CannotRun(_nothing_found(named, run.strangers))
    if show_files:
        return
    if fix or diff:
        if stdin:
            raise CannotRun("standard input cannot be repaired in place; name the file")
        changed = repair(Report.merged(run.reports), unsafe_fixes, only_show=diff)
        if diff:
            raise typer.Exit(1 if changed and not exit_zero else 0)
        if changed:
            run = _run(flags, show_files, _projects(named, config, isolated, stdin))
    report = Report.merged(run.reports)
    if statistics:
        from okr_cli.reporters.statistics import render_statistics

        emit(render_statistics(report, outputs[0].format is Format.JSON))
    else:
        write_outputs(report, outputs)
    raise typer.Exit(1 if run.failed and not exit_zero else 0)


def _run(flags: Flags, listing: bool, projects: "Iterator[Project]") -> Run:
    run = Run(flags, listing)
    for project in projects:
        run.check(project)
    return run


def _projects(
    paths: list[Path], config: Path | None, isolated: bool, stdin: tuple[Path | None, bytes] | None
) -> "Iterator[Project]":
    """The workspaces of the paths, then those that lie inside them."""
    from okr_cli.project import open_projects

    cwd = Path.cwd()
    queue = open_projects([path for path in paths if str(path) != "-"], cwd, config, isolated, stdin)
    while queue:
        project = queue.pop(0)
        yield project
        if project.nested:
            queue.extend(open_projects(project.nested, cwd, config, isolated))


def _stdin(paths: list[Path], filename: Path | None) -> tuple[Path | None, bytes] | None:
    if all(str(path) != "-" for path in paths):
        if filename:
            raise CannotRun("--stdin-filename needs '-' as the path")
        return None
    if len(paths) > 1:
        raise CannotRun("'-' stands alone: standard input is one file")
    if sys.stdin is None:
        raise CannotRun("standard input is closed, so '-' has nothing to read")
    return filename, sys.stdin.buffer.read()


def _print_settings(projects: "Iterator[Project]") -> None:
    from okr_cli.commands.settings_text import settings_lines

    for project in projects:
        emit(settings_lines(project.settings))


def _nothing_found(paths: list[Path], strangers: int) -> str:
    where = ", ".join(str(path) for path in paths) or "this folder"
    wanted = "a top-level key such as 'objectives:'"
    if not strangers:
        looked = f"looked for *.yaml and *.yml with {wanted}"
    elif strangers == 1:
        looked = f"its one YAML file has not {wanted}"
    else:
        looked = f"none of its {strangers:,} YAML files has {wanted}"
    return f"no OKR files in {where}: {looked}; 'okr init' makes a first one"
