"""``okr config``: prints the settings, their meaning and where each value comes from."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.streams import emit


def config(
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY", help="Setting or table to show, such as 'limits' or 'limits.initiatives'. [default: all]"
        ),
    ] = None,
    config_file: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings file to read.", show_default=False)
    ] = None,
) -> None:
    """Show the settings and what each one means.

    The output is valid TOML for okr.toml; '(set)' marks what your okr.toml already sets.
    """
    from okr_cli.config.description import settings_lines
    from okr_cli.config.loading import load_settings, workspace_root

    emit(settings_lines(load_settings(config_file or workspace_root(Path.cwd())[1]), key))
