"""Linting: what was asked for, and one run over each workspace.

A run takes results of earlier runs where nothing has changed, checks the remaining files on all cores, and then the
workspace as a whole. Nothing here prints.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.finding import Report
from okr_cli.linter.checker import Checker, FileResult
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.selection import Selection, select
from okr_cli.rules.base import Context, PathState
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.workspace import WORTH_KEEPING, InputFile, StandardInput, Workspace, open_workspaces

if TYPE_CHECKING:
    from okr_cli.cache.database import Cache

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
    """What to lint: paths, settings, standard input, rules, the day. Each run reads the files anew.

    ``texts`` are unsaved texts of files, by reported path. ``cache_folder`` says where results of earlier runs are
    kept; None goes without.
    """

    paths: tuple[Path, ...] = ()
    config: Path | None = None
    isolated: bool = False
    stdin: StandardInput | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    as_of: date | None = None
    cache_folder: Callable[[], Path] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)

    def workspaces(self) -> Iterator[Workspace]:
        """The workspaces of the paths, then those that lie inside them. Raises ``CannotRun``."""
        return open_workspaces(list(self.paths), Path.cwd(), self.config, self.isolated, self.stdin, self.texts)

    def run(self) -> Iterator[LintResult]:
        """Lint one workspace after the other. Raises ``CannotRun`` where settings or a file cannot be read."""
        for workspace in self.workspaces():
            path = workspace.settings.path
            selection = select(workspace.config, self.select, self.ignore, self.extend_select, path)
            yield LintResult(workspace, selection, lint(workspace, selection, self.as_of, self.cache_folder))


def lint(
    workspace: Workspace,
    selection: Selection,
    as_of: date | None = None,
    cache_folder: Callable[[], Path] | None = None,
) -> Report:
    """Check every file of a workspace and report on those that were asked for.

    ``cache_folder`` says where results of earlier runs are kept; None goes without. Raises ``CannotRun`` where a
    file cannot be read.
    """
    running = frozenset(selection.rules)
    context = Context(workspace.config, as_of, workspace.root, Path.cwd(), workspace.calendar, running)
    files = workspace.files()
    first = list(islice(files, WORTH_KEEPING))
    if cache_folder is None or len(first) < WORTH_KEEPING:
        results = list(_checked(chain(first, files), selection, context))
        return _report(results, selection, context)
    from okr_cli.cache.database import Cache
    from okr_cli.cache.keys import fingerprint

    cache = Cache(cache_folder())
    depends_on_day = any(rule.group in ("rhythm", "plugin") for rule in selection.rules.values())
    base = fingerprint(
        workspace.config.table(),
        sorted(selection.rules),
        as_of if depends_on_day else None,
        workspace.root,
        tuple(_plugin_stamps(selection)),
    )
    report = _remembered(chain(first, files), cache, base, selection, context)
    cache.save()
    return report


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _plugin_stamps(selection: Selection) -> Iterable[tuple[str, str, int]]:
    """What tells a version of the packages that bring further rules from another."""
    if not _has_plugins(selection):
        return ()
    from okr_cli.linter.catalogue import PLUGINS
    from okr_cli.linter.plugins import stamps

    return stamps(selection.rules.values(), PLUGINS)


def _has_plugins(selection: Selection) -> bool:
    return any(rule.group == "plugin" for rule in selection.rules.values())


def _checked(files: Iterator[InputFile], selection: Selection, context: Context) -> Iterator[FileResult]:
    """Results of files, in order; by other processes too if there are many and they can help."""
    first = list(islice(files, WORTH_SHARING))
    if len(first) == WORTH_SHARING and cores() > 1:
        from okr_cli.linter.parallel import check_files

        yield from check_files(chain(first, files), selection, context, cores())
        return
    checker = Checker(selection, context)
    for file in chain(first, files):
        yield checker.check_file(file.data, file.path, file.reported, not file.on_disk)


class KeptRun(NamedTuple):
    """The report of an earlier run, and what its rules saw of the disk beside its files."""

    report: Report
    seen: dict[str, PathState]


def _remembered(
    files: Iterator[InputFile], cache: "Cache", base: bytes, selection: Selection, context: Context
) -> Report:
    """The report of an earlier run if nothing has changed; else a new one, in which only changed files are checked.

    The rules of plugins may look at what is not known here, so theirs is made anew.
    """
    from okr_cli.cache.keys import digest

    block = list(islice(files, BLOCK))
    keys = _keys(block, base)
    is_whole = len(block) < BLOCK and not _has_plugins(selection)
    run_key = digest(b"run", base, *keys) if is_whole else b""
    kept = cache.get(run_key, KeptRun) if is_whole else None
    if kept and context.disk.is_unchanged(kept.seen):
        return kept.report
    inputs = block if is_whole else []
    results: list[FileResult] = []
    while block:
        results.extend(_results(block, keys, cache, selection, context))
        block = list(islice(files, BLOCK))
        keys = _keys(block, base)
    report = _report(results, selection, context)
    if is_whole and all(_is_as_read(file) for file in inputs if file.path in report.lines):
        cache.put(run_key, KeptRun(report, context.disk.seen))
    return report


def _is_as_read(file: InputFile) -> bool:
    """Whether a file that was read a second time, to be quoted, was still the same."""
    try:
        return not file.on_disk or read_bytes(Path(file.path)) == file.data
    except OSError:
        return False


def _keys(block: list[InputFile], base: bytes) -> list[bytes]:
    from okr_cli.cache.keys import digest

    return [digest(base, *file.identity) for file in block]


def _results(
    block: list[InputFile], keys: list[bytes], cache: "Cache", selection: Selection, context: Context
) -> Iterator[FileResult]:
    """Results of files, in order: kept ones where nothing has changed."""
    kept = [cache.get(key, FileResult) for key in keys]
    missing = iter([file for file, result in zip(block, kept, strict=True) if result is None])
    fresh = _checked(missing, selection, context)
    for key, result in zip(keys, kept, strict=True):
        if result is None:
            result = next(fresh)
            cache.put(key, result)
        yield result


def _report(results: list[FileResult], selection: Selection, context: Context) -> Report:
    return ReportBuilder(Checker(selection, context), results).report()
