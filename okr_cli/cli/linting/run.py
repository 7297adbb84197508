"""A run of ``okr lint``: its input, its baselines, and if its report goes."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.first_step import first_step
from okr_cli.cli.output_files import refuse_source, write_output
from okr_cli.cli.progress_line import progress_line
from okr_cli.cli.skipped_files import report_skipped
from okr_cli.cli.streams import emit, look, warn
from okr_cli.errors import CannotRun
from okr_cli.files import shown_path, write_text
from okr_cli.finding import HiddenBy, Report
from okr_cli.kept_answer.doubt import doubt
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.linter.session import BASELINE_NAME, LintResult, LintSession
from okr_cli.output.findings.registry import Format, renderer
from okr_cli.output.text_style import PLAIN, Look
from okr_cli.phrases import counted, first_few
from okr_cli.safe_text import visible
from okr_cli.workspace.editor_schema import is_outdated
from okr_cli.workspace.skipped import SkipReason
from okr_cli.workspace.workspace import StandardInput, Workspace

if TYPE_CHECKING:
    from okr_cli.linter.baseline import FindingKey

NAMED_AT_MOST = 3
"""Entries of a baseline that are named; the others are counted."""

OUTPUT = lazy_pattern(r"(?P<format>[a-z]+)(?::(?P<file>.+))?", re.DOTALL)


def standard_input(paths: list[Path], filename: Path | None) -> StandardInput | None:
    """What ``-`` reads, or None without it. Raises ``CannotRun`` if the command line contradicts itself."""
    if all(str(path) != "-" for path in paths):
        if filename:
            raise CannotRun("--stdin-filename needs '-' as the path")
        return None
    if len(paths) > 1:
        raise CannotRun("'-' cannot be combined with other paths")
    if sys.stdin is None:
        raise CannotRun("cannot read '-': standard input is closed")
    doubt("standard input may differ on the next run")
    return StandardInput(filename, sys.stdin.buffer.read())


def refuse_empty(stdin: StandardInput | None) -> None:
    """Raise ``CannotRun`` for empty standard input, so that a pipe whose first command failed does not pass.

    An editor names its file, which may be empty.
    """
    if stdin and not stdin.path and not stdin.data.strip():
        raise CannotRun("standard input is empty: nothing to check")


def lint_all(session: LintSession, paths: list[Path], allow_empty: bool = False) -> list[LintResult]:
    """Lint, and report what was skipped, so that nobody assumes it was checked.

    Raises ``CannotRun`` if there is nothing to check; with ``allow_empty``, this is reported in one line instead.
    """
    with progress_line("linting"):
        results = list(session.run())
    for result in results:
        report_skipped(item for item in result.workspace.skipped if item.reason is not SkipReason.UNRELATED)
    files = sum(result.report.files for result in results)
    _refuse_nothing(paths, files, [result.workspace for result in results], allow_empty)
    for result in results:
        if result.workspace.stdin is None and is_outdated(result.workspace):
            path = result.workspace.root / result.workspace.config.lint.editor_schema
            warn(
                visible(
                    f"okr: {shown_path(path)} was written by an older version of okr; run 'okr schema --write' to "
                    "update it"
                )
            )
    return results


def list_files(session: LintSession, paths: list[Path], allow_empty: bool = False) -> None:
    """Print the paths of the files that would be checked, and report which are skipped."""
    count = 0
    workspaces: list[Workspace] = []
    for workspace in session.workspaces():
        workspaces.append(workspace)
        for file in workspace.files():
            if file.reported:
                emit([visible(file.path)])
                count += 1
        report_skipped(workspace.skipped)
    _refuse_nothing(paths, count, workspaces, allow_empty)


def _refuse_nothing(paths: list[Path], files: int, workspaces: list[Workspace], allow_empty: bool) -> None:
    """Raise ``CannotRun`` if there was nothing to check, unless the settings or ``allow_empty`` permit it.

    Files that could not be read may contain OKRs, so skipping them is never permitted.
    """
    reasons = Counter(item.reason for workspace in workspaces for item in workspace.skipped if not item.is_found)
    if files or reasons[SkipReason.EXCLUDED]:
        return
    where = ", ".join(str(path) for path in paths) or "the current folder"
    wanted = "a top-level key such as 'objectives:'"
    reasons.pop(SkipReason.UNRELATED, 0)
    unrelated = sum(
        item.reason is SkipReason.UNRELATED and workspace.is_asked_for(item.path)
        for workspace in workspaces
        for item in workspace.skipped
    )
    if not unrelated:
        looked = f"looked for *.yaml and *.yml with {wanted}"
    elif unrelated == 1:
        looked = f"the only YAML file there has no {wanted[2:]}"
    else:
        looked = f"none of the {unrelated:,} YAML files there has {wanted}"
    is_begun = any(workspace.settings.path for workspace in workspaces)
    if not allow_empty or reasons:
        raise CannotRun(f"no OKR files in {where}: {looked}; {first_step(is_begun)}")
    warn(visible(f"okr: no files to check in {where}: {looked}"))


def without_known(results: list[LintResult], file: Path | None) -> list[Report]:
    """The reports without findings in the baselines; ``file`` replaces the workspace's own. Raises ``CannotRun``."""
    return [_without_known(result, _baseline_of(result, results, file), file is not None) for result in results]


def only_new(session: LintSession, results: list[LintResult]) -> list[LintResult]:
    """The results without the findings that the revision of a session has too, wherever they moved."""
    from okr_cli.linter import baseline

    known = (baseline.updated(None, session.run_at_revision(result)) for result in results)
    matched = (baseline.match(result, each, HiddenBy.REVISION) for result, each in zip(results, known, strict=True))
    return [result._replace(report=each.report) for result, each in zip(results, matched, strict=True)]


def write_baselines(results: list[LintResult], file: Path | None) -> list[Report]:
    """Write what was found into the baselines, after which nothing is left to report. Raises ``CannotRun``."""
    from okr_cli.linter import baseline

    texts = []
    for result in results:
        path = _baseline_of(result, results, file)
        if file and file.name != BASELINE_NAME:
            refuse_source(file)
        before = baseline.read_baseline(path, shown_path(path)) if path.exists() else None
        texts.append((path, baseline.updated(before, result).text()))
    reports = []
    for (path, text), result in zip(texts, results, strict=True):
        report = result.report
        write_text(path, text, None if file else result.workspace.root)
        warn(visible(f"okr: wrote {counted(len(report.findings), 'finding')} to {shown_path(path)}"))
        hidden = (*report.hidden, *((finding, HiddenBy.BASELINE) for finding in report.findings))
        reports.append(Report((), report.files, {}, hidden, skipped=report.skipped))
    return reports


def _without_known(result: LintResult, path: Path, must_exist: bool) -> Report:
    if not must_exist and not path.is_file():
        return result.report
    from okr_cli.linter import baseline

    matched = baseline.match(result, baseline.read_baseline(path, shown_path(path)))
    if matched.gone:
        warn(_about(matched.gone, path, "that no longer occur", "drop them"))
    if matched.moved:
        warn(_about(matched.moved, path, "at a previous address", "update them"))
    return matched.report


def _baseline_of(result: LintResult, results: list[LintResult], file: Path | None) -> Path:
    if file and len(results) > 1:
        raise CannotRun(
            f"--baseline cannot be used with {len(results)} workspaces; omit it to use the {BASELINE_NAME} in each"
        )
    return file or result.workspace.root / BASELINE_NAME


def _about(keys: "list[FindingKey]", path: Path, what: str, effect: str) -> str:
    shown = [f"{key.rule} at {key.entity.rpartition('/')[2] or key.path}" for key in keys]
    known = f"has {counted(len(keys), 'entry', 'entries')} {what} ({first_few(shown, NAMED_AT_MOST)})"
    return visible(f"okr: {shown_path(path)} {known}; run 'okr lint --write-baseline' to {effect}")


class Output(NamedTuple):
    """A format and its file; None is standard output."""

    format: Format
    file: Path | None


def parse_outputs(specs: list[str], read: Iterable[Path | None] = ()) -> list[Output]:
    """Outputs from ``full`` and ``sarif:okr.sarif``, none of which is a file that is ``read``. Raises ``CannotRun``."""
    outputs = []
    for spec in specs:
        match = OUTPUT.fullmatch(spec)
        if not match or match["format"] not in list(Format):
            near = get_close_matches(spec.split(":")[0].lower(), list(Format), n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"choose from {', '.join(Format)}"
            raise CannotRun(f"unknown output format '{spec}'; {hint}")
        outputs.append(Output(Format(match["format"]), Path(match["file"]) if match["file"] else None))
    if sum(output.file is None for output in outputs) > 1:
        raise CannotRun("two output formats write to standard output; send one to a file, such as sarif:okr.sarif")
    files = [output.file.resolve() for output in outputs if output.file]
    if len(set(files)) < len(files):
        raise CannotRun("two output formats write to the same file; use one file for each")
    for output in outputs:
        if output.file:
            refuse_source(output.file, read)
    return outputs


def write_outputs(
    report: Report, quiet: Report, outputs: list[Output], statistics: bool = False, allow_empty: bool = False
) -> None:
    """Write the files first, so that they exist even if nobody reads standard output. Raises ``OSError``.

    ``quiet`` is the report for people; ``statistics`` replace what would go to standard output. If ``allow_empty`` let
    a run pass with nothing to check, people have been told and get no report.
    """

    def rendered(output_format: Format, look: Look) -> Iterator[str]:
        return renderer(output_format)(quiet if output_format.is_for_people else report, look)

    for output in outputs:
        if output.file:
            write_output(output.file, "".join(f"{line}\n" for line in rendered(output.format, PLAIN)))
    shown = next((output.format for output in outputs if output.file is None), None)
    if allow_empty and not report.files and (shown is None or shown.is_for_people):
        return
    if statistics:
        from okr_cli.output.findings.statistics import render_statistics

        emit(render_statistics(report, shown is Format.JSON))
    elif shown:
        emit(rendered(shown, look()))
