"""``okr init``: a first workspace to edit."""

import os
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.streams import emit
from okr_cli.errors import CannotRun
from okr_cli.phrases import counted


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="Folder to set up; created if it does not exist.", show_default="current folder"
        ),
    ] = Path(),
    cycle: Annotated[
        str | None,
        typer.Option(metavar="CYCLE", help="First cycle, such as 2026-Q4. [default: this quarter]", show_default=False),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="Write no example; add the first entries with 'okr add'.")
    ] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Create a separate workspace, even inside another one.")
    ] = False,
) -> None:
    """Write a first workspace to edit.

    Settings, one example file, and the schema for your editor. What is there already stays as it is, and where there
    are OKR files there is no example.
    """
    from okr_cli.config.loading import config_in, load_settings
    from okr_cli.model.cycle import ADVICE
    from okr_cli.templates import SETTINGS, starter_files
    from okr_cli.workspace.workspace import Workspace, calendar_of

    _refuse_to_split(folder, nested)
    path = config_in(folder)
    settings = load_settings(path)
    calendar = calendar_of(settings.config)
    today = date.today()
    period = calendar.cycle(cycle) if cycle else calendar.quarter(today)
    if period is None:
        raise CannotRun(f"'{cycle}' is not a cycle. {ADVICE}")
    files = starter_files(period, today)
    lines = []
    if path and path.name != SETTINGS:
        del files[SETTINGS]
        lines.append(f"kept    {path} (it holds the settings)")
    present = [file.path for file in Workspace(folder.absolute(), settings).files()] if folder.is_dir() else []
    example = next(name for name in files if name.endswith(".yaml"))
    if empty:
        del files[example]
    elif present and not (folder / example).exists():
        del files[example]
        lines.append(f"kept    {_named(present)} (so no example is needed)")
    emit([*lines, *_written(folder, files), *_next_steps(folder, empty and not present)])


def _refuse_to_split(folder: Path, nested: bool) -> None:
    """Raises ``CannotRun`` where a new workspace would cut a part out of one that is there."""
    from okr_cli.config.loading import workspace_root
    from okr_cli.files import shown_path

    place = Path(os.path.abspath(folder))  # noqa: PTH100 - without `..`, and links kept
    root, settings = workspace_root(place)
    if settings and root != place and not nested:
        name = "the current folder" if folder == Path() else folder
        raise CannotRun(
            f"{name} is part of the workspace of {shown_path(settings)}; files you add there are read "
            "already. Use --nested to create a separate workspace, which nothing outside can link to"
        )


def _named(paths: list[str]) -> str:
    from okr_cli.safe_text import visible

    more = len(paths) - 1
    others = f" and {counted(more, 'more OKR file')}" if more else ""
    return visible(paths[0]) + others


def _written(folder: Path, files: dict[str, str]) -> Iterator[str]:
    """Write what is not there yet, and say of each file what became of it."""
    from okr_cli.files import create_text
    from okr_cli.safe_text import visible

    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            create_text(path, text)
            yield visible(f"wrote   {path}")
        except FileExistsError:
            yield visible(f"kept    {path} (already exists)")


def _next_steps(folder: Path, is_empty: bool) -> list[str]:
    from okr_cli.safe_text import visible
    from okr_cli.templates import HOOK, MERGE_DRIVER

    where = "" if folder == Path() else visible(f" {shlex.quote(str(folder))}")
    lines = ["", f"Next: okr lint{where}", f"      okr status{where}", ""]
    if is_empty:
        lines = ["", 'Next: okr add objective "What should be different" --team TEAM --owner NAME', ""]
    lines += ["To lint before every commit, put this into .pre-commit-config.yaml:", ""]
    lines += [f"    {line}" for line in HOOK.splitlines()]
    lines += ["", "To merge check-ins of two branches without conflicts, run:", ""]
    return [*lines, *(f"    {line}" for line in MERGE_DRIVER)]
