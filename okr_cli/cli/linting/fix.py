"""``--fix`` and ``--diff``: writes or prints the fixes of a run."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from okr_cli.cli.streams import emit, warn
from okr_cli.errors import CannotRun, why
from okr_cli.finding import Finding
from okr_cli.linter.fixes import CHANGED, NOTHING, FixSession, text_of
from okr_cli.linter.session import LintResult, LintSession
from okr_cli.model.scalars import shorten
from okr_cli.phrases import counted
from okr_cli.safe_text import escape_workflow_commands, visible

MOST_NAMED = 20
"""Fixed files, and fixes, that are named one by one; of more there is a total."""

LOGS = ("CI", "GITHUB_ACTIONS", "TF_BUILD")
"""Set where what is printed ends in the log of a build server, which may obey it."""


def write_fixes(session: LintSession, results: list[LintResult], unsafe: bool) -> list[LintResult]:
    """Make the fixes of a run, and give the results over what was written.

    Raises ``CannotRun`` if a file cannot be written; what was written before it stays, and is reported.
    """
    fixing = FixSession(session, unsafe)
    latest = fixing.run(results)
    if fixing.changed():
        _write(fixing, results)
        latest = list(session.run())
    advice = _unsafe_available(latest, unsafe)
    if advice:
        warn(f"okr: {advice}")
    return latest


def show_fixes(session: LintSession, results: list[LintResult], unsafe: bool) -> bool:
    """Print the fixes of a run as a patch; whether there are any. Writes nothing."""
    fixing = FixSession(session, unsafe)
    latest = fixing.run(results)
    changed = fixing.changed()
    advice = _unsafe_available(latest, unsafe)
    if changed:
        _print_patch(fixing)
        repairs = sum(len(fixing.made[path]) for path in changed)
        warn(f"okr: {counted(repairs, 'fix', 'fixes')} in {counted(len(changed), 'file')}; not written")
        if advice:
            warn(f"okr: {advice}")
        return True
    without = sum(len(result.report.findings) for result in latest) - len(_unsafe(latest, unsafe))
    parts = ["no safe fixes", advice] if advice else ["nothing to fix"]
    parts += [f"{counted(without, 'finding')} cannot be fixed automatically"] if without else []
    warn(f"okr: {'; '.join(parts)}")
    return False


def _write(fixing: FixSession, results: list[LintResult]) -> None:
    """Write the fixed files while nobody else edits, none if one must not be written or is another by now."""
    from okr_cli.edit.lock import locked

    roots = {path: _root_of(path, results) for path in fixing.changed()}
    with ExitStack() as stack:
        for root in sorted(set(roots.values())):
            stack.enter_context(locked(root))
        _write_locked(fixing, roots)


def _write_locked(fixing: FixSession, roots: dict[str, Path]) -> None:
    from okr_cli.files import why_not_written, write_text

    paths = list(roots)
    for path in paths:
        if text_of(path) != fixing.before[path]:
            raise CannotRun(f"{path}: {CHANGED}; {NOTHING}")
        reason = why_not_written(Path(path), roots[path])
        if reason:
            raise CannotRun(f"{path}: {reason}; not fixed")
    written: list[str] = []
    try:
        for path in paths:
            if text_of(path) != fixing.before[path]:
                raise CannotRun(f"{path}: {CHANGED}; not fixed")
            try:
                write_text(Path(path), fixing.after[path], roots[path])
            except OSError as error:
                raise CannotRun(f"{path}: {why(error)}; not fixed") from None
            written.append(path)
    finally:
        _report_written(fixing, written)


def _root_of(path: str, results: list[LintResult]) -> Path:
    """The root of the workspace that a file was found in: of those around it, the nearest."""
    place = Path(os.path.abspath(path))  # noqa: PTH100 - without `..`, and links kept
    roots = [result.workspace.root for result in results]
    around = [root for root in roots if place.is_relative_to(root)]
    return max(around, key=lambda root: len(root.parts), default=place.parent)


def _report_written(fixing: FixSession, written: list[str]) -> None:
    made = [(path, each) for path in written for each in fixing.made[path]]
    if len(written) > MOST_NAMED:
        warn(f"okr: {counted(len(made), 'fix', 'fixes')} in {counted(len(written), 'file')}")
    else:
        for path in written:
            warn(visible(f"okr: {counted(len(fixing.made[path]), 'fix', 'fixes')} in {path}"))
    for path, each in made[:MOST_NAMED]:
        what = f"'{shorten(each.before)}' → '{shorten(each.after)}'" if each.after else each.before
        warn(visible(f"  {path}:{each.line}: {each.rule}: {what}"))
    if len(made) > MOST_NAMED:
        warn(f"  and {len(made) - MOST_NAMED:,} more")


def _print_patch(fixing: FixSession) -> None:
    """Print the fixes as a patch: to the byte where a program reads it, harmless for a terminal and a log."""
    from okr_cli.edit.patch import patch

    exact = not sys.stdout.isatty() and not any(os.environ.get(name) for name in LOGS)
    if exact and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    for path in fixing.changed():
        lines = patch(path, fixing.before[path], fixing.after[path])
        emit(lines if exact else map(_harmless, lines))


def _harmless(line: str) -> str:
    """A line for a terminal or a log, in which a tab is one and nothing else is obeyed."""
    return "\t".join(visible(part) for part in escape_workflow_commands(line).split("\t")).removesuffix("\\r")


def _unsafe(results: list[LintResult], unsafe: bool) -> list[Finding]:
    """The findings with an unsafe fix that was not applied."""
    findings = [finding for result in results for finding in result.report.findings]
    return [] if unsafe else [finding for finding in findings if finding.fix and not finding.fix.safe]


def _unsafe_available(results: list[LintResult], unsafe: bool) -> str:
    """``at least 2 unsafe fixes available with --unsafe-fixes``; empty if there are none."""
    found = _unsafe(results, unsafe)
    least = "at least " if any(finding.hides_others for finding in found) else ""
    return f"{least}{counted(len(found), 'unsafe fix', 'unsafe fixes')} available with --unsafe-fixes" if found else ""
