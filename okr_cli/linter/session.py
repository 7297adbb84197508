"""A lint run over each workspace.

A run uses earlier results of unchanged files, checks the remaining files on all cores, and then the workspace as a
whole. Nothing here prints.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.entry_points import LANGUAGES, advertises
from okr_cli.finding import Report
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.rule_runner import FileResult, RuleRunner
from okr_cli.linter.selection import Selection, select
from okr_cli.rules.base import Context
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.skipped import SkipReason
from okr_cli.workspace.workspace import InputFile, StandardInput, Workspace, open_workspaces

if TYPE_CHECKING:
    from okr_cli.cache.database import Cache
    from okr_cli.history.changes import Change

BASELINE_NAME = "okr-baseline.json"
"""The baseline of a workspace, at its root."""

WORTH_KEEPING = 10
"""Files below which to open the cache and to read results from it takes longer than to lint."""

WORTH_SHARING = 200
"""Files below which starting further processes costs more than it saves."""

BLOCK = 5_000
"""Files whose bytes are held at a time while earlier results are looked up."""


class LintResult(NamedTuple):
    """A workspace, the rules that ran, and every finding."""

    workspace: Workspace
    selection: Selection
    report: Report


@dataclass(frozen=True)
class LintSession:
    """What to lint: paths, settings, standard input, rules, date. Each run reads the files again."""

    paths: tuple[Path, ...] = ()
    config: Path | None = None
    isolated: bool = False
    stdin: StandardInput | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    as_of: date | None = None
    cache: "Callable[[], Cache] | None" = None  # results of earlier runs
    texts: Mapping[str, str] = field(default_factory=dict)  # unsaved texts, by reported path
    against: str = ""  # git revision to compare with
    staged: bool = False  # read the staged content instead of the files on disk

    def workspaces(self) -> Iterator[Workspace]:
        """The workspaces of the paths, then those that lie inside them. Raises ``CannotRun``."""
        return open_workspaces(list(self.paths), Path.cwd(), self.config, self.isolated, self.stdin, self.texts)

    def run(self) -> Iterator[LintResult]:
        """Lint one workspace after the other. Raises ``CannotRun`` if settings or a file cannot be read."""
        for workspace in self.workspaces():
            path = workspace.settings.path
            selection = select(workspace.config, self.select, self.ignore, self.extend_select, path)
            linted, changes = self._state_to_lint(workspace)
            report = lint(linted, selection, self.as_of, self.cache, changes)
            skipped = sum(1 + item.more for item in linted.skipped if item.reason is not SkipReason.UNRELATED)
            yield LintResult(linted, selection, replace(report, skipped=skipped))

    def run_at_revision(self, result: LintResult) -> LintResult:
        """The same workspace as ``against`` has it, linted by the same rules. Raises ``CannotRun``."""
        from okr_cli.history.repository import open_repository
        from okr_cli.history.snapshot import snapshot_at

        repository = open_repository(result.workspace.root)
        before = snapshot_at(result.workspace, repository, repository.revision(self.against))
        return result._replace(workspace=before, report=lint(before, result.selection, self.as_of, self.cache))

    def _state_to_lint(self, workspace: Workspace) -> tuple[Workspace, tuple["Change", ...] | None]:
        """The files on disk or in the index, and what changed in them since the revision; None without one."""
        if not (self.staged or self.against):
            return workspace, None
        from okr_cli.history.difference import Range, difference
        from okr_cli.history.repository import open_repository
        from okr_cli.history.snapshot import staged_snapshot

        repository = open_repository(workspace.root)
        linted = staged_snapshot(workspace, repository) if self.staged else workspace
        if not self.against:
            return linted, None
        states = Range(repository.revision(self.against), is_staged=self.staged)
        changes = difference(replace(workspace, skipped=[], nested=[]), repository, states).comparison.changes()
        return linted, tuple(each for each in changes if workspace.is_asked_for(Path(each.path).absolute()))


def lint(
    workspace: Workspace,
    selection: Selection,
    as_of: date | None = None,
    open_cache: "Callable[[], Cache] | None" = None,
    changes: "tuple[Change, ...] | None" = None,
) -> Report:
    """Check every file of a workspace and report on the requested ones.

    ``open_cache`` provides results of earlier runs and may be None. ``changes`` are those since a revision. Raises
    ``CannotRun`` if a file cannot be read.
    """
    if any(rule.group == "plugin" for rule in selection.rules.values()):
        from okr_cli.kept_answer.doubt import doubt
        from okr_cli.rules.foreign_code import standard_output_kept

        doubt("a plugin's rules may depend on anything, inside or outside the file")
        with standard_output_kept():
            return _lint(workspace, selection, as_of, open_cache, changes)
    return _lint(workspace, selection, as_of, open_cache, changes)


def _lint(
    workspace: Workspace,
    selection: Selection,
    as_of: date | None,
    open_cache: "Callable[[], Cache] | None",
    changes: "tuple[Change, ...] | None",
) -> Report:
    running = frozenset(selection.rules)
    context = Context(
        workspace.config, as_of, workspace.root, Path.cwd(), workspace.calendar, running, workspace.tracked
    )
    runner = RuleRunner(selection, context)
    files = workspace.files()
    first = list(islice(files, WORTH_KEEPING))
    files = chain(first, files)
    if open_cache is None or len(first) < WORTH_KEEPING:
        return ReportBuilder(runner, list(_checked(files, runner)), changes or ()).report()
    run = _CachedRun(runner, open_cache(), changes)
    report = run.report(files)
    run.cache.save()
    return report


def _checked(files: Iterator[InputFile], runner: RuleRunner) -> Iterator[FileResult]:
    """Results of files, in order; by other processes too if there are many and they can help."""
    first = list(islice(files, WORTH_SHARING))
    files = chain(first, files)
    if len(first) == WORTH_SHARING and cores() > 1:
        from okr_cli.linter.parallel import check_files

        yield from check_files(files, runner, cores())
        return
    for file in files:
        yield runner.check_file(file.data, file.path, file.reported, not file.on_disk)


def cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _drained(files: list[InputFile]) -> Iterator[InputFile]:
    """The files from the last to the first, each let go with its bytes."""
    while files:
        yield files.pop()


class _CachedRun:
    """A run that uses cached results of what has not changed: those of files, or the whole report."""

    def __init__(self, runner: RuleRunner, cache: "Cache", changes: "tuple[Change, ...] | None" = None) -> None:
        from okr_cli.cache.keys import fingerprint

        self.runner = runner
        self.cache = cache
        self.changes = changes
        rules = runner.selection.rules.values()
        self.has_plugins = any(rule.group == "plugin" for rule in rules)
        plugin_stamps: tuple[tuple[str, str, int], ...] = ()
        if self.has_plugins or advertises(LANGUAGES):
            from okr_cli.linter.catalogue import PLUGINS
            from okr_cli.linter.plugins import stamps

            plugin_stamps = (*stamps(PLUGINS), *stamps(LANGUAGES))
        context = runner.context
        self.base = fingerprint(
            context.config.table(),
            sorted(runner.selection.rules),
            context.as_of if any(rule.depends_on_day for rule in rules) else None,
            context.root,
            plugin_stamps,
        )

    def report(self, files: Iterator[InputFile]) -> Report:
        """The report of an earlier run if nothing has changed; else a new one, for which changed files are checked.

        The rules of plugins may look at what is not known here, so a report with theirs is never kept. Neither is one
        about what changed.
        """
        from okr_cli.cache.keys import digest
        from okr_cli.linter.stored_results import RUN, KeptRun

        block = list(islice(files, BLOCK))
        keys = self._keys(block)
        read = [(file.path, file.reported, file.on_disk) for file in block]
        is_whole = len(block) < BLOCK and not self.has_plugins and self.changes is None
        run_key = digest(b"run", self.base, *keys) if is_whole else b""
        kept = RUN.decode(self.cache.get(run_key)) if is_whole else None
        if kept and self.runner.context.disk.is_unchanged(kept.seen):
            return kept.report
        results: list[FileResult] = []
        run_keys = keys
        while block:
            results.extend(self._results(block, keys))
            block = list(islice(files, BLOCK))
            keys = self._keys(block)
        report = ReportBuilder(self.runner, results, self.changes or ()).report()
        if is_whole and all(
            self._is_as_read(InputFile(path, b"", reported, on_disk), key)
            for (path, reported, on_disk), key in zip(read, run_keys, strict=True)
            if path in report.lines
        ):
            self.cache.put(run_key, RUN.encode(KeptRun(report, self.runner.context.disk.seen)))
        return report

    def _is_as_read(self, file: InputFile, key: bytes) -> bool:
        """Whether a file that was read a second time, to be quoted, was still the same."""
        try:
            return not file.on_disk or self._keys([file._replace(data=read_bytes(Path(file.path)))]) == [key]
        except OSError:
            return False

    def _keys(self, block: list[InputFile]) -> list[bytes]:
        from okr_cli.cache.keys import digest

        return [digest(self.base, *file.identity) for file in block]

    def _results(self, block: list[InputFile], keys: list[bytes]) -> Iterator[FileResult]:
        """Results of files, in order, from the cache if nothing has changed."""
        from okr_cli.linter.stored_results import FILE

        kept = [FILE.decode(self.cache.get(key)) for key in keys]
        missing = [file for file, result in zip(block, kept, strict=True) if result is None]
        block.clear()
        missing.reverse()
        fresh = _checked(_drained(missing), self.runner)
        for key, result in zip(keys, kept, strict=True):
            if result is None:
                result = next(fresh)
                self.cache.put(key, FILE.encode(result))
            yield result
