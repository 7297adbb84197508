"""``--fix`` and ``--diff``: the repairs of a run, made or only shown."""

import os
import stat
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from okr_cli.commands.lint_baseline import Checked
from okr_cli.commands.lint_run import Run
from okr_cli.commands.lint_scope import Scope
from okr_cli.commands.output import emit, warn
from okr_cli.diagnostics import Diagnostic, Fix
from okr_cli.errors import CannotRun, why
from okr_cli.project import InputFile, Project

MOST_ROUNDS = 10
"""A repair can bring further findings to light, as deep as entries nest."""

LOGS = ("CI", "GITHUB_ACTIONS", "TF_BUILD")
"""Set where what is printed ends in the log of a build server, which may obey it."""


@dataclass(frozen=True)
class MendedProject(Project):
    """A workspace in which some files, by reported path, have another text than on disk."""

    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, texts: Mapping[str, str]) -> "MendedProject":
        """The same workspace with these texts."""
        return cls(project.root, project.settings, project.named, project.stdin, texts=texts)

    def files(self) -> Iterator[InputFile]:
        """The files, those with another text as if they came from standard input."""
        for file in super().files():
            text = self.texts.get(file.path)
            yield file if text is None else file._replace(data=text.encode(), on_disk=False)


@dataclass
class Mending:
    """Texts before and after their repairs, and how many there were, by reported path."""

    unsafe: bool
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    fixes: Counter[str] = field(default_factory=Counter)

    def mend(self, checked: list[Checked]) -> bool:
        """Make the repairs of a run, in memory; whether there were any. Raises ``CannotRun``."""
        from okr_cli.edit.repair import repaired

        by_path: defaultdict[str, list[Fix]] = defaultdict(list)
        for report in (one.report for one in checked):
            for one in report.diagnostics:
                if one.fix and (one.fix.safe or self.unsafe):
                    self._read(one, report.lines[one.path])
                    by_path[one.path].append(one.fix)
        changed = 0
        for path, fixes in by_path.items():
            made = repaired(self.after[path], fixes)
            self.after[path] = made.text
            self.fixes[path] += made.fixes
            changed += made.fixes
        return changed > 0

    def changed(self) -> list[str]:
        """The paths of the files that are another now."""
        return [path for path in sorted(self.after) if self.after[path] != self.before[path]]

    def _read(self, one: Diagnostic, lines: tuple[str, ...]) -> None:
        """Take a file that is still the one that was checked."""
        from okr_cli.edit.repair import BOM
        from okr_cli.source.text import LINE_BREAK

        path = one.path
        if path in self.after:
            return
        try:
            text = Path(path).read_bytes().decode(errors="replace")
        except OSError as error:
            raise CannotRun(f"{path}: {why(error)}") from None
        if tuple(LINE_BREAK.split(text.removeprefix(BOM))) != lines:
            raise CannotRun(f"{path}: it changed while it was checked; nothing was repaired, run okr again")
        self.before[path] = self.after[path] = text


def repair(run: Run, scope: Scope, unsafe: bool, only_show: bool) -> Run:
    """Make the repairs of a run, or print them as a patch.

    Returns the run over what was written, or over what would be; the same run where there was nothing to repair.
    Raises ``CannotRun``; then nothing was written.
    """
    mending = Mending(unsafe)
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
    if not unsafe:
        _tell_of_others(last.checked)
    return last


def _write(mending: Mending) -> None:
    """Write the repaired files, none if one of them must not be written."""
    from okr_cli.files import write_text
    from okr_cli.reporters.text import counted, visible

    paths = mending.changed()
    for path in paths:
        if not _may_be_written(path):
            raise CannotRun(f"{path}: read-only; nothing was repaired")
    for path in paths:
        try:
            write_text(Path(path), mending.after[path])
        except OSError as error:
            raise CannotRun(f"{path}: {why(error)}; nothing in it was repaired") from None
        warn(visible(f"okr: {counted(mending.fixes[path], 'repair')} in {path}"))


def _show(mending: Mending) -> None:
    """Print the repairs as a patch: to the byte where a program reads it, harmless for a terminal and a log."""
    from okr_cli.edit.patch import patch

    exact = not sys.stdout.isatty() and not any(os.environ.get(name) for name in LOGS)
    if exact and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    for path in mending.changed():
        lines = patch(path, mending.before[path], mending.after[path])
        emit(lines if exact else map(_harmless, lines))


def _tell_of_others(checked: list[Checked]) -> None:
    """Say how many repairs are likely but not certain, and so were not made."""
    left = sum(one.fix is not None and not one.fix.safe for each in checked for one in each.report.diagnostics)
    if left:
        warn(f"okr: {left} more with --unsafe-fixes, which {'is' if left == 1 else 'are'} likely but not certain")


def _harmless(line: str) -> str:
    """A line for a terminal or a log, in which a tab is one and nothing else is obeyed."""
    from okr_cli.reporters.text import unobeyed, visible

    return "\t".join(visible(part) for part in unobeyed(line).split("\t")).removesuffix("\\r")


def _may_be_written(path: str) -> bool:
    """Whether the file itself may be: a new file in its place would not ask."""
    return bool(Path(path).stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)
