"""From paths to the workspaces that a view looks at."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.cli.streams import cache_folder, warn
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.finding import Finding
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.workspace.workspace import Workspace

YAML = (".yaml", ".yml")


def split_arguments(arguments: list[str]) -> tuple[list[Path], list[str]]:
    """Paths, which exist or look like paths, and the rest, which are names of entities."""
    paths = [one for one in arguments if Path(one).exists() or one.startswith((".", "/")) or one.endswith(YAML)]
    return [Path(one) for one in paths], [one for one in arguments if one not in paths]


def workspaces_of(paths: list[Path]) -> "Iterator[Workspace]":
    """The workspaces that ``paths`` lie in, then those nested in them, which are known once a workspace was walked."""
    from okr_cli.workspace.workspace import open_workspaces

    waiting = open_workspaces(paths, Path.cwd())
    while waiting:
        project = waiting.pop(0)
        yield project
        if project.nested:
            waiting.extend(open_workspaces(project.nested, Path.cwd()))


def open_metrics(paths: list[Path], as_of: date, compare: date | None = None) -> list["WorkspaceMetrics"]:
    """Every workspace that ``paths`` lie in, workspaces nested in them included.

    What is wrong in their files goes to standard error in one line. Raises ``CannotRun`` where no OKR is found.
    """
    from okr_cli.cli.progress_line import reading_progress
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import load_workspaces

    assemblies = []
    problems: list[tuple[str, Finding]] = []
    for project in workspaces_of(paths):
        with reading_progress() as on_file:
            loaded = load_workspaces([project], cache_folder, on_file)
        problems += loaded.problems
        if loaded.definitions:
            assemblies.append(WorkspaceMetrics.of(loaded, project.config, project.root, as_of, compare))
    if not assemblies:
        raise CannotRun(f"{complaint(problems)}; there is nothing else to show" if problems else _nothing(paths))
    if problems:
        warn(f"okr: {complaint(problems)}; what is wrong there may be missing here")
    return assemblies


def complaint(problems: Sequence[tuple[str, "Finding"]]) -> str:
    """What could not be read in full: the first place in so many words, since lint may have been told to hide it."""
    from okr_cli.safe_text import visible
    from okr_cli.source.decoding import decode, read_bytes

    path, finding = problems[0]
    source, _ = decode(read_bytes(Path(path)), path)
    first = f"{path}:{source.position(finding.span.start).line}: {finding.message}"
    more = len(problems) - 1
    others = f" (and {more} more problem{'' if more == 1 else 's'})" if more else ""
    return f"{visible(first)}{others}"


def _nothing(paths: list[Path]) -> str:
    where = ", ".join(str(path) for path in paths) or "this folder"
    return (
        f"no OKRs in {where}: looked for *.yaml and *.yml with a top-level key such as 'objectives:'. "
        "'okr init' makes a first one"
    )
