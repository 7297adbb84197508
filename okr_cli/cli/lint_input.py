"""What ``okr lint`` reads: standard input, the files of its workspaces, and which of them it skips."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from okr_cli.cli.streams import emit, warn
from okr_cli.errors import CannotRun
from okr_cli.files import shown_path
from okr_cli.linter.session import LintResult, LintSession
from okr_cli.safe_text import visible
from okr_cli.workspace.discovery import Skipped, SkipReason
from okr_cli.workspace.workspace import StandardInput


def standard_input(paths: list[Path], filename: Path | None) -> StandardInput | None:
    """What ``-`` reads, or None without it. Raises ``CannotRun`` where the command line contradicts itself."""
    if all(str(path) != "-" for path in paths):
        if filename:
            raise CannotRun("--stdin-filename needs '-' as the path")
        return None
    if len(paths) > 1:
        raise CannotRun("'-' stands alone: standard input is one file")
    if sys.stdin is None:
        raise CannotRun("standard input is closed, so '-' has nothing to read")
    return StandardInput(filename, sys.stdin.buffer.read())


def lint_all(session: LintSession, paths: list[Path]) -> list[LintResult]:
    """Lint, and report what was skipped, so that nobody believes that a file was checked which was not."""
    results: list[LintResult] = []
    skipped: list[Skipped] = []
    for result in session.run():
        results.append(result)
        skipped += result.workspace.skipped
        _report_skipped(item for item in result.workspace.skipped if item.reason is not SkipReason.UNRELATED)
    _refuse_nothing(paths, sum(result.report.files for result in results), skipped)
    return results


def list_files(session: LintSession, paths: list[Path]) -> None:
    """Print the paths of the files that would be checked, and report which are skipped."""
    count = 0
    skipped: list[Skipped] = []
    for workspace in session.workspaces():
        for file in workspace.files():
            if file.reported:
                emit([visible(file.path)])
                count += 1
        skipped += workspace.skipped
        _report_skipped(workspace.skipped)
    _refuse_nothing(paths, count, skipped)


def _report_skipped(skipped: Iterable[Skipped]) -> None:
    for item in skipped:
        warn(visible(f"okr: skipped {shown_path(item.path)}: {_why(item)}"))


def _why(skipped: Skipped) -> str:
    if skipped.reason is SkipReason.EXCLUDED:
        return "excluded by the settings"
    if skipped.reason is SkipReason.UNREADABLE:
        return skipped.error
    if not skipped.common_keys:
        return "no OKR key at the top level"
    common = " and ".join(f"'{key}:'" for key in skipped.common_keys)
    return f"only {common} at the top level, which others use too; 'okr: 1' makes it an OKR file"


def _refuse_nothing(paths: list[Path], files: int, skipped: list[Skipped]) -> None:
    """Raises ``CannotRun`` where there was nothing to check, unless the settings wanted it so."""
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
