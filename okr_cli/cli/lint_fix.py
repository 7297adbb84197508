"""``--fix`` and ``--diff``: the repairs of a run, made or only shown."""

import os
import stat
import sys
from pathlib import Path

from okr_cli.cli.fix_session import CHANGED, NOTHING, FixSession, text_of
from okr_cli.cli.lint_baseline import Checked
from okr_cli.cli.lint_run import Run
from okr_cli.cli.lint_scope import Scope
from okr_cli.cli.streams import emit, warn
from okr_cli.errors import CannotRun, why

MOST_ROUNDS = 10
"""A repair can bring further findings to light, as deep as entries nest."""

MOST_NAMED = 20
"""Repaired files that are named one by one; of more there is a total."""

LOGS = ("CI", "GITHUB_ACTIONS", "TF_BUILD")
"""Set where what is printed ends in the log of a build server, which may obey it."""


def repair(run: Run, scope: Scope, unsafe: bool, only_show: bool) -> Run:
    """Make the repairs of a run, or print them as a patch.

    Returns the run over what was written, or over what would be; the same run where there was nothing to repair.
    Raises ``CannotRun`` where a file cannot be written; what was written before it stays, and is said.
    """
    mending = FixSession(unsafe)
    last = run
    for _ in range(MOST_ROUNDS):
        if not mending.mend(last.checked):
            break
        last = Run.over(scope.projects(mending.after), run.flags, repeated=True)
    if not mending.changed():
        last = run
    elif only_show:
        _show(mending)
    else:
        _write(mending)
        last = Run.over(scope.projects(), run.flags, repeated=True)
    _tell(mending, last.checked, only_show)
    return last


def _write(mending: FixSession) -> None:
    """Write the repaired files, none if one of them must not be written or is another by now."""
    from okr_cli.files import write_text
    from okr_cli.phrases import counted
    from okr_cli.safe_text import visible

    paths = mending.changed()
    for path in paths:
        if text_of(path) != mending.before[path]:
            raise CannotRun(f"{path}: {CHANGED}; {NOTHING}")
        if not _may_be_written(path):
            raise CannotRun(f"{path}: read-only; nothing was repaired")
    written = []
    try:
        for path in paths:
            if text_of(path) != mending.before[path]:
                raise CannotRun(f"{path}: {CHANGED}; nothing in it was repaired")
            try:
                write_text(Path(path), mending.after[path])
            except OSError as error:
                raise CannotRun(f"{path}: {why(error)}; nothing in it was repaired") from None
            written.append(path)
    finally:
        if len(written) > MOST_NAMED:
            repairs = sum(mending.fixes[path] for path in written)
            warn(f"okr: {counted(repairs, 'repair')} in {counted(len(written), 'file')}")
        else:
            for path in written:
                warn(visible(f"okr: {counted(mending.fixes[path], 'repair')} in {path}"))


def _show(mending: FixSession) -> None:
    """Print the repairs as a patch: to the byte where a program reads it, harmless for a terminal and a log."""
    from okr_cli.edit.patch import patch

    exact = not sys.stdout.isatty() and not any(os.environ.get(name) for name in LOGS)
    if exact and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    for path in mending.changed():
        lines = patch(path, mending.before[path], mending.after[path])
        emit(lines if exact else map(_harmless, lines))


def _tell(mending: FixSession, checked: list[Checked], only_show: bool) -> None:
    """Say on standard error what was shown and not made, what is likely but not certain, and for what there is no
    repair."""
    from okr_cli.phrases import counted

    found = [one for each in checked for one in each.report.findings]
    likely = 0 if mending.unsafe else sum(one.fix is not None and not one.fix.safe for one in found)
    changed = mending.changed()
    if only_show and changed:
        repairs = sum(mending.fixes[path] for path in changed)
        warn(f"okr: {counted(repairs, 'repair')} in {counted(len(changed), 'file')}; nothing is written")
    elif only_show:
        without = len(found) - likely
        parts = [f"nothing {'certain ' if likely else ''}to repair"]
        parts += [f"{likely:,} likely with --unsafe-fixes"] if likely else []
        parts += [f"{counted(without, 'finding')} {'has' if without == 1 else 'have'} no repair"] if without else []
        warn(f"okr: {'; '.join(parts)}")
        return
    if likely:
        warn(f"okr: {likely:,} more with --unsafe-fixes, which {'is' if likely == 1 else 'are'} likely but not certain")


def _harmless(line: str) -> str:
    """A line for a terminal or a log, in which a tab is one and nothing else is obeyed."""
    from okr_cli.safe_text import escape_workflow_commands, visible

    return "\t".join(visible(part) for part in escape_workflow_commands(line).split("\t")).removesuffix("\\r")


def _may_be_written(path: str) -> bool:
    """Whether the file itself may be: a new file in its place would not ask."""
    return bool(Path(path).stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)
