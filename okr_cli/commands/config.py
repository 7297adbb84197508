"""``okr config``: the settings, what each means, and where its value comes from."""

from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.arguments import complete_settings
from okr_cli.cli.streams import emit


def config(
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY",
            help="One setting or table, as 'limits' or 'limits.initiatives'; none: all.",
            autocompletion=complete_settings,
        ),
    ] = None,
    config_file: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Show those of this okr.toml.", show_default=False)
    ] = None,
) -> None:
    """Show the settings and what each of them means.

    What comes out is TOML that okr.toml takes; '(set)' marks what yours sets already.
    """
    from okr_cli.config.description import settings_lines
    from okr_cli.config.loading import load_settings, workspace_root

    emit(settings_lines(load_settings(config_file or workspace_root(Path.cwd())[1]), key))
