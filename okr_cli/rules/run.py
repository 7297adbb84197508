"""One lint run over one workspace: what was kept of earlier runs, all cores for the rest, then the workspace."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.diagnostics import Report
from okr_cli.project import InputFile, Project
from okr_cli.rules.base import Context
from okr_cli.rules.engine import Checker, FileResult, workspace_of
from okr_cli.rules.selection import Selection
from okr_cli.rules.settle import Settlement

if TYPE_CHECKING:
    from okr_cli.rules.cache import Cache

WORTH_SHARING = 200
"""Files below which starting further processes costs more than it saves."""

BLOCK = 1_000
"""Files whose bytes are held at a time while earlier results are looked up."""

WORTH_KEEPING = 50
"""Files below which looking for earlier results costs more than checking."""


def lint(
    project: Project,
    selection: Selection,
    as_of: date | None = None,
    cache_folder: Callable[[], Path] | None = None,
) -> Report:
    """Check every file of a workspace and report on those that were asked for.

    ``cache_folder`` says where results of earlier runs are kept; None goes without. Raises ``CannotRun`` where a
    file cannot be read.
    """
    context = Context(project.config, as_of, project.root, Path.cwd(), project.calendar, frozenset(selection.rules))
    files = project.files()
    first = list(_take(files, WORTH_KEEPING))
    if cache_folder is None or len(first) < WORTH_KEEPING:
        results = list(_checked(chain(first, files), selection, context))
        return _report(results, project, selection, context)
    from okr_cli.rules.cache import Cache, fingerprint

    cache = Cache(cache_folder())
    day = as_of if any(rule.group == "rhythm" for rule in selection.rules.values()) else None
    base = fingerprint(project.config.table(), sorted(selection.rules), day, project.root)
    results = list(_remembered(chain(first, files), cache, base, selection, context))
    report = _report(results, project, selection, context)
    cache.save()
    return report


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _take(files: Iterator[InputFile], count: int) -> Iterator[InputFile]:
    for _, file in zip(range(count), files, strict=False):
        yield file


def _checked(files: Iterator[InputFile], selection: Selection, context: Context) -> Iterator[FileResult]:
    """Results of files, in order; by other processes too if there are many and they can help."""
    first = list(_take(files, WORTH_SHARING))
    if len(first) == WORTH_SHARING and cores() > 1:
        from okr_cli.rules.parallel import check_files

        yield from check_files(chain(first, files), selection, context, cores())
        return
    checker = Checker(selection, context)
    for file in chain(first, files):
        yield checker.check_file(file.data, file.path, file.reported, not file.on_disk)


def _remembered(
    files: Iterator[InputFile], cache: "Cache", base: bytes, selection: Selection, context: Context
) -> Iterator[FileResult]:
    """Results of files, in order, kept ones where nothing has changed. Only a block of them is held at a time."""
    from okr_cli.rules.cache import digest

    while block := list(_take(files, BLOCK)):
        keys = [digest(base, os.fsencode(one.path), bytes([one.reported, one.on_disk]), one.data) for one in block]
        found: list[FileResult | None] = [cache.get(key) for key in keys]
        missing = iter([one for one, known in zip(block, found, strict=True) if known is None])
        fresh = _checked(missing, selection, context)
        for key, known in zip(keys, found, strict=True):
            if known is None:
                known = next(fresh)
                cache.put(key, known)
            yield known


def _report(results: list[FileResult], project: Project, selection: Selection, context: Context) -> Report:
    raised = list(chain.from_iterable(result.raised for result in results))
    raised.extend(Checker(selection, context).check_workspace(workspace_of(results)))
    return Settlement(tuple(results), selection, project.config, project.root).report(raised)
