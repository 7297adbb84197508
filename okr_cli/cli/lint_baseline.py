"""``--baseline`` and ``--write-baseline``: each workspace with the findings that it knows."""

from pathlib import Path

from okr_cli.cli.streams import warn
from okr_cli.errors import CannotRun
from okr_cli.files import shown_path, write_text
from okr_cli.finding import HiddenBy, Report
from okr_cli.linter.baseline import NAME, FindingKey, match, read_baseline, updated
from okr_cli.linter.session import LintResult
from okr_cli.phrases import counted
from okr_cli.safe_text import visible

NAMED_AT_MOST = 3
"""Entries of a kind that are named; the others are counted."""


def without_known(results: list[LintResult], file: Path | None) -> list[Report]:
    """The reports without what the baselines know; ``file`` stands for the workspace's own. Raises ``CannotRun``."""
    reports = []
    for result in results:
        path = _path(result, results, file)
        reports.append(_without_known(result, path) if file or path.is_file() else result.report)
    return reports


def write_baselines(results: list[LintResult], file: Path | None) -> list[Report]:
    """Write what was found into the baselines, after which nothing is left to report. Raises ``CannotRun``."""
    texts = []
    for result in results:
        path = _path(result, results, file)
        before = read_baseline(path, shown_path(path)) if path.exists() else None
        texts.append((path, updated(before, result).text()))
    reports = []
    for (path, text), (_, _, report) in zip(texts, results, strict=True):
        write_text(path, text)
        warn(visible(f"okr: wrote {counted(len(report.findings), 'finding')} to {shown_path(path)}"))
        hidden = (*report.hidden, *((finding, HiddenBy.BASELINE) for finding in report.findings))
        reports.append(Report((), report.files, {}, hidden))
    return reports


def _without_known(result: LintResult, path: Path) -> Report:
    matched = match(result, read_baseline(path, shown_path(path)))
    if matched.gone:
        warn(_about(matched.gone, path, "that are no more", "forgets them"))
    if matched.moved:
        warn(_about(matched.moved, path, "by an older name", "writes the new one"))
    return matched.report


def _path(result: LintResult, results: list[LintResult], file: Path | None) -> Path:
    if file and len(results) > 1:
        raise CannotRun(
            f"--baseline names one file for {len(results)} workspaces; leave it out, and each has its own {NAME}"
        )
    return file or result.workspace.root / NAME


def _about(keys: list[FindingKey], path: Path, what: str, effect: str) -> str:
    shown = ", ".join(f"{key.rule} at {key.entity.rpartition('/')[2] or key.path}" for key in keys[:NAMED_AT_MOST])
    left = len(keys) - NAMED_AT_MOST
    more = f" and {left:,} more" if left > 0 else ""
    known = f"knows {counted(len(keys), 'finding')} {what} ({shown}{more})"
    return visible(f"okr: {shown_path(path)} {known}; 'okr lint --write-baseline' {effect}")
