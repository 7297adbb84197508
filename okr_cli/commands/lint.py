"""``okr lint``: check OKR files."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import typer

from okr_cli.cache import SharedCache
from okr_cli.cli.arguments import parse_day
from okr_cli.cli.linting import options
from okr_cli.cli.streams import emit
from okr_cli.errors import CannotRun
from okr_cli.finding import Report
from okr_cli.kept_answer.doubt import doubt

if TYPE_CHECKING:
    from okr_cli.linter.session import LintSession


def lint(
    paths: options.Paths = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    against: options.Against = None,
    only_new: options.OnlyNew = False,
    as_of: options.AsOf = None,
    staged: options.Staged = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
    show_files: options.ShowFiles = False,
    show_settings: options.ShowSettings = False,
    no_cache: options.NoCache = False,
    allow_empty: options.AllowEmpty = False,
    output_format: options.OutputFormat = None,
    statistics: options.Statistics = False,
    min_severity: options.MinSeverity = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    fix: options.FixIt = False,
    diff: options.Diff = False,
    unsafe_fixes: options.UnsafeFixes = False,
) -> None:
    """Check OKR files and report what to fix.

    The whole workspace is always read to check references; PATHS limit what is reported.

    Exit codes: 0 no findings, 1 findings, 2 error.

    \b
    okr lint                        the workspace in this folder
    okr lint okrs/growth.yaml       one file, with its references checked
    okr lint --ignore wording,433   skip some rules
    okr lint --fail-on error        let warnings pass
    okr lint --statistics           where to start when there are many findings
    okr lint --write-baseline       from now on, report only new findings
    okr lint --against main         also check moved targets and other changes
    okr lint --staged               the staged files
    okr lint --fix                  apply all safe fixes
    okr rule too-many-initiatives   explain a rule
    """
    from okr_cli.cli.linting import run
    from okr_cli.linter.selection import rules_by_name
    from okr_cli.linter.session import LintSession

    outputs = run.parse_outputs(output_format or ["full"], (*(paths or ()), config, baseline))
    if config and isolated:
        raise CannotRun("--config cannot be combined with --isolated")
    stdin = run.standard_input(paths or [], stdin_filename)
    session = LintSession(
        tuple(path for path in paths or () if str(path) != "-"),
        config,
        isolated,
        stdin,
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(extend_select or ()),
        against=against or "",
        staged=staged,
    )
    if show_settings:
        from okr_cli.config.description import settings_lines

        for workspace in session.workspaces():
            emit(settings_lines(workspace.settings))
        return
    _refuse_contradictions(stdin is not None, fix or diff, diff, unsafe_fixes, write_baseline)
    _refuse_revisions(session, only_new, fix or diff or write_baseline)
    if not allow_empty:
        run.refuse_empty(stdin)
    day = parse_day(as_of, "--as-of") or date.today()
    # What writes files believes nothing but the files themselves.
    uses_cache = not (no_cache or fix or diff or write_baseline)
    session = replace(session, as_of=day, cache=SharedCache() if uses_cache else None)
    if not uses_cache:
        doubt("a run that writes files cannot use cached results")
    if show_files:
        run.list_files(session, paths or [], allow_empty)
        return
    results = run.lint_all(session, paths or [], allow_empty)
    if only_new:
        results = run.only_new(session, results)
    if fix or diff:
        from okr_cli.cli.linting.fix import show_fixes, write_fixes

        if diff:
            raise typer.Exit(1 if show_fixes(session, results, unsafe_fixes) and not exit_zero else 0)
        results = write_fixes(session, results, unsafe_fixes)
    reports = (run.write_baselines if write_baseline else run.without_known)(results, baseline)
    gates = [fail_on or result.workspace.config.lint.fail_on for result in results]
    failed = any(report.fails(gate) for report, gate in zip(reports, gates, strict=True))
    named = rules_by_name((*session.select, *session.extend_select))
    quiet = [report.quiet(min_severity or gate, named) for report, gate in zip(reports, gates, strict=True)]
    run.write_outputs(Report.merged(reports), Report.merged(quiet), outputs, statistics, allow_empty)
    raise typer.Exit(1 if failed and not exit_zero else 0)


def _refuse_revisions(session: "LintSession", only_new: bool, writing: bool) -> None:
    from okr_cli.linter.catalogue import catalogue
    from okr_cli.linter.selection import names_of, split

    chosen = names_of(split(session.select))
    if chosen and not session.against and all(catalogue()[name].check_change for name in chosen):
        raise CannotRun("these rules compare two revisions; name the earlier one, such as --against main")
    if only_new and not session.against:
        raise CannotRun("--only-new needs --against, such as --against main --only-new")
    named = "--staged" if session.staged else "--against" if session.against else ""
    if named and session.stdin:
        raise CannotRun(f"{named} cannot be combined with '-'")
    if named and writing:
        raise CannotRun(f"{named} cannot be combined with --fix, --diff or --write-baseline")


def _refuse_contradictions(stdin: bool, fixing: bool, diff: bool, unsafe_fixes: bool, write_baseline: bool) -> None:
    if stdin and fixing:
        raise CannotRun("standard input cannot be fixed in place; pass the file path instead")
    if stdin and write_baseline:
        raise CannotRun("findings from standard input cannot be added to a baseline; pass the file path instead")
    if unsafe_fixes and not fixing:
        raise CannotRun("--unsafe-fixes needs --fix, or --diff for a preview")
    if diff and write_baseline:
        raise CannotRun("--diff writes nothing, so it cannot be combined with --write-baseline")
