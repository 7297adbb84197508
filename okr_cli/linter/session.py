"""One lint run over one workspace: what was kept of earlier runs, all cores for the rest, then the workspace."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.finding import Report
from okr_cli.linter.checker import Checker, FileResult
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.selection import Selection
from okr_cli.rules.base import Context
from okr_cli.rules.path_state import PathState
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.workspace import WORTH_KEEPING, InputFile, Workspace

if TYPE_CHECKING:
    from okr_cli.cache.database import Cache

WORTH_SHARING = 200
"""Files below which starting further processes costs more than it saves."""

BLOCK = 5_000
"""Files whose bytes are held at a time while earlier results are looked up."""


def lint(
    project: Workspace, selection: Selection, as_of: date | None = None, cache_folder: Callable[[], Path] | None = None
) -> Report:
    """Check every file of a workspace and report on those that were asked for.

    ``cache_folder`` says where results of earlier runs are kept; None goes without. Raises ``CannotRun`` where a
    file cannot be read.
    """
    context = Context(project.config, as_of, project.root, Path.cwd(), project.calendar, frozenset(selection.rules))
    files = project.files()
    first = list(islice(files, WORTH_KEEPING))
    if cache_folder is None or len(first) < WORTH_KEEPING:
        results = list(_checked(chain(first, files), selection, context))
        return _report(results, selection, context)
    from okr_cli.cache.database import Cache
    from okr_cli.cache.keys import fingerprint

    cache = Cache(cache_folder())
    on_a_day = any(rule.group in ("rhythm", "plugin") for rule in selection.rules.values())
    plugins = tuple(_plugin_stamps(selection))
    base = fingerprint(
        project.config.table(), sorted(selection.rules), as_of if on_a_day else None, project.root, plugins
    )
    report = _remembered(chain(first, files), cache, base, selection, context)
    cache.save()
    return report


def _plugin_stamps(selection: Selection) -> Iterable[tuple[str, str, int]]:
    """What tells a version of the packages that bring further rules from another."""
    if all(rule.group != "plugin" for rule in selection.rules.values()):
        return ()
    from okr_cli.linter.catalogue import PLUGINS
    from okr_cli.linter.plugins import stamps

    return stamps(selection.rules.values(), PLUGINS)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
    is_whole = len(block) < BLOCK and not any(rule.group == "plugin" for rule in selection.rules.values())
    whole = digest(b"run", base, *keys) if is_whole else b""
    kept = cache.get(whole, KeptRun) if whole else None
    if kept and context.disk.is_unchanged(kept.seen):
        return kept.report
    inputs = block if whole else []
    results: list[FileResult] = []
    while block:
        results.extend(_results(block, keys, cache, selection, context))
        block = list(islice(files, BLOCK))
        keys = _keys(block, base)
    report = _report(results, selection, context)
    if whole and all(_is_as_read(one) for one in inputs if one.path in report.lines):
        cache.put(whole, KeptRun(report, context.disk.seen))
    return report


def _is_as_read(file: InputFile) -> bool:
    """Whether a file that was read a second time, to be quoted, was still the same."""
    try:
        return not file.on_disk or read_bytes(Path(file.path)) == file.data
    except OSError:
        return False


def _keys(block: list[InputFile], base: bytes) -> list[bytes]:
    from okr_cli.cache.keys import digest

    return [digest(base, *one.identity) for one in block]


def _results(
    block: list[InputFile], keys: list[bytes], cache: "Cache", selection: Selection, context: Context
) -> Iterator[FileResult]:
    """Results of files, in order: kept ones where nothing has changed."""
    found = [cache.get(key, FileResult) for key in keys]
    missing = iter([one for one, known in zip(block, found, strict=True) if known is None])
    fresh = _checked(missing, selection, context)
    for key, known in zip(keys, found, strict=True):
        if known is None:
            known = next(fresh)
            cache.put(key, known)
        yield known


def _report(results: list[FileResult], selection: Selection, context: Context) -> Report:
    return ReportBuilder(Checker(selection, context), results).report()
