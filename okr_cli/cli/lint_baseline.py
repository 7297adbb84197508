"""``--baseline`` and ``--write-baseline``: each workspace with the findings that it knows."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.streams import warn
from okr_cli.errors import CannotRun
from okr_cli.finding import Finding, HiddenBy, Report

if TYPE_CHECKING:
    from okr_cli.linter.baseline import Baseline, Known
    from okr_cli.linter.selection import Selection
    from okr_cli.workspace.workspace import Workspace

NAMED_AT_MOST = 3
"""Entries of a kind that are named; the others are counted."""


class Checked(NamedTuple):
    """A workspace, the rules that ran, and every finding."""

    project: "Workspace"
    selection: "Selection"
    report: Report


def without_known(checked: list[Checked], file: Path | None) -> list[Report]:
    """The reports without what the baselines know; ``file`` stands for the workspace's own. Raises ``CannotRun``."""
    return [_without_known(one, _path(one, checked, file), file is not None) for one in checked]


def write_baselines(checked: list[Checked], file: Path | None) -> list[Report]:
    """Write what was found into the baselines, after which nothing is left to report. Raises ``CannotRun``."""
    from okr_cli.files import shown_path, write_text
    from okr_cli.phrases import counted
    from okr_cli.safe_text import visible

    texts = [(path := _path(one, checked, file), _baseline(one, path).text()) for one in checked]
    for (path, text), one in zip(texts, checked, strict=True):
        write_text(path, text)
        found = counted(len(one.report.findings), "finding")
        warn(visible(f"okr: wrote {found} to {shown_path(path)}"))
    return [_all_known(one.report) for one in checked]


def _path(one: Checked, checked: list[Checked], file: Path | None) -> Path:
    from okr_cli.linter.baseline import NAME

    if file and len(checked) > 1:
        raise CannotRun(
            f"--baseline names one file for {len(checked)} workspaces; leave it out, and each has its own {NAME}"
        )
    return file or one.project.root / NAME


def _without_known(one: Checked, path: Path, must_exist: bool) -> Report:
    from okr_cli.files import shown_path
    from okr_cli.linter.baseline import read_baseline
    from okr_cli.linter.baseline_matching import split
    from okr_cli.linter.current_locations import today_in

    report, project = one.report, one.project
    if not must_exist and not path.is_file():
        return report
    parts = split(read_baseline(path, shown_path(path)), _keyed(one), today_in(project))
    dead = [known for known in parts.dead if _was_run(one.selection)(known)]
    if not project.named and not project.stdin:
        if dead:
            warn(_about(dead, path, "that are no more", "forgets them"))
        if parts.moved:
            warn(_about(parts.moved, path, "by an older name", "writes the new one"))
    hidden = (*report.hidden, *((known, HiddenBy.BASELINE) for known in parts.known))
    return Report(tuple(parts.new), report.files, report.lines, hidden)


def _baseline(one: Checked, path: Path) -> "Baseline":
    """What the baseline of a workspace holds from now on: what was found, and what was not looked at this time."""
    from okr_cli.files import shown_path
    from okr_cli.linter.baseline import Baseline, read_baseline

    found = Baseline.of(_keyed(one))
    if not path.exists():
        return found
    was_run, was_reported = _was_run(one.selection), _was_reported(one.project)
    before = read_baseline(path, shown_path(path))
    return before.kept(lambda known: not (was_run(known) and was_reported(known))).with_entries_of(found)


def _keyed(one: Checked) -> "list[tuple[Known, Finding]]":
    """The findings with what the baseline knows them by; its paths count from the root of the workspace."""
    from okr_cli.files import path_from
    from okr_cli.linter.baseline import Known

    root = one.project.root
    paths = {path: path_from(root, path) for path in {found.path for found in one.report.findings}}
    return [(Known(paths[found.path], found.entity, found.rule), found) for found in one.report.findings]


def _was_run(selection: "Selection") -> "Callable[[Known], bool]":
    """Whether the rule of an entry ran, or exists no more."""
    from okr_cli.linter.catalogue import catalogue

    return lambda known: known.rule in selection.rules or known.rule not in catalogue()


def _was_reported(project: "Workspace") -> "Callable[[Known], bool]":
    """Whether the run was asked about the file of an entry."""
    from okr_cli.files import path_from

    named = [path_from(project.root, str(path)) for path in project.named]
    return lambda known: (
        not named or any(place == "." or known.path == place or known.path.startswith(f"{place}/") for place in named)
    )


def _all_known(report: Report) -> Report:
    hidden = (*report.hidden, *((one, HiddenBy.BASELINE) for one in report.findings))
    return Report((), report.files, {}, hidden)


def _about(entries: "list[Known]", path: Path, what: str, effect: str) -> str:
    from okr_cli.files import shown_path
    from okr_cli.phrases import counted
    from okr_cli.safe_text import visible

    shown = ", ".join(f"{one.rule} at {one.entity.rpartition('/')[2] or one.path}" for one in entries[:NAMED_AT_MOST])
    left = len(entries) - NAMED_AT_MOST
    more = f" and {left:,} more" if left > 0 else ""
    said = f"knows {counted(len(entries), 'finding')} {what} ({shown}{more})"
    return visible(f"okr: {shown_path(path)} {said}; 'okr lint --write-baseline' {effect}")
