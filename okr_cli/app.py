"""The command ``okr``. Its subcommands are listed in ``cli/command_group.py``; nothing heavy is imported here."""

import gc
import os

import typer

from okr_cli import __version__
from okr_cli.cli.command_group import HELP_SETTINGS, OkrGroup
from okr_cli.cli.streams import prepare_streams

app = typer.Typer(
    name="okr",
    cls=OkrGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=HELP_SETTINGS,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"okr {__version__}")
        raise typer.Exit


@app.callback()
def okr(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version."),
) -> None:
    """OKRs as code: lint, status and review of Objectives, Key Results and Initiatives kept in YAML.

    Start with 'okr init', then 'okr lint' and 'okr status'.

    Exit codes: 0 no findings, 1 findings, 2 could not be done, 130 after Ctrl-C.
    """


def main() -> None:
    """The entry point.

    A run lives for seconds and builds trees without cycles, in which the collector would only search in vain:
    that costs a fifth of the time. On the way out it would look through everything once more, which a short run
    feels; what is frozen it passes over. Nor does a run need the plugins of pydantic, for which every package that
    is installed would be looked through.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    prepare_streams()
    try:
        app(prog_name="okr")
    finally:
        gc.freeze()
