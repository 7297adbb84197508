"""From paths to the numbers of the workspaces that a view looks at."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.cache import cache_folder
from okr_cli.cli.streams import reading_progress, warn
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import Problem


def open_metrics(paths: list[Path], as_of: date, compare: date | None = None) -> list["WorkspaceMetrics"]:
    """Every workspace that ``paths`` lie in, workspaces nested in them included.

    What is wrong in their files goes to standard error in one line. Raises ``CannotRun`` where no OKR is found.
    """
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import load_workspace
    from okr_cli.workspace.workspace import open_workspaces

    metrics = []
    problems: list[Problem] = []
    for workspace in open_workspaces(paths, Path.cwd()):
        with reading_progress() as on_file:
            loaded = load_workspace(workspace, cache_folder, on_file)
        problems += loaded.problems
        if loaded.definitions:
            metrics.append(WorkspaceMetrics.of(loaded, workspace.config, workspace.root, as_of, compare))
    if not metrics:
        raise CannotRun(f"{_shown(problems)}; there is nothing else to show" if problems else _nothing(paths))
    if problems:
        warn(f"okr: {_shown(problems)}; what is wrong there may be missing here")
    return metrics


def _shown(problems: "Sequence[Problem]") -> str:
    """What could not be read in full: the first place in so many words, since lint may have been told to hide it."""
    from okr_cli.safe_text import visible

    first, more = problems[0], len(problems) - 1
    others = f" (and {more} more problem{'' if more == 1 else 's'})" if more else ""
    return f"{visible(f'{first.path}:{first.line}: {first.message}')}{others}"


def _nothing(paths: list[Path]) -> str:
    where = ", ".join(str(path) for path in paths) or "this folder"
    return (
        f"no OKRs in {where}: looked for *.yaml and *.yml with a top-level key such as 'objectives:'. "
        "'okr init' makes a first one"
    )
