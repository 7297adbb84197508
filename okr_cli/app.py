"""The typer app. Its subcommands are listed in ``cli/command_group.py``; nothing heavy is imported here."""

import gc
import os

import typer

from okr_cli import __version__
from okr_cli.cli.command_group import HELP_SETTINGS, INSTALL_COMPLETION, SHOW_COMPLETION, OkrGroup
from okr_cli.cli.streams import prepare_streams

app = typer.Typer(
    name="okr",
    cls=OkrGroup,
    add_completion=False,  # okr has its own, which is faster and never evaluates a title
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=HELP_SETTINGS,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"okr {__version__}")
        raise typer.Exit


def _install_completion(shell: str | None) -> None:
    if shell:
        from okr_cli.completion.install import install

        installed = install(shell)
        typer.echo(f"{installed.shell}: wrote {installed.script}")
        if installed.settings:
            typer.echo(f"{installed.shell}: added a line to {installed.settings}")
        typer.echo("Start a new shell to use completion.")
        raise typer.Exit


def _show_completion(shell: str | None) -> None:
    if shell:
        from okr_cli.completion.install import script_of

        typer.echo(script_of(shell), nl=False)
        raise typer.Exit


@app.callback()
def okr(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version."),
    install_completion: str | None = typer.Option(
        None,
        INSTALL_COMPLETION,
        metavar="SHELL",
        callback=_install_completion,
        is_eager=True,
        help="Set up completion for bash, zsh or fish. [default: the current shell]",
    ),
    show_completion: str | None = typer.Option(
        None,
        SHOW_COMPLETION,
        metavar="SHELL",
        callback=_show_completion,
        is_eager=True,
        help="Print the completion script for a shell. [default: the current shell]",
    ),
) -> None:
    """OKRs as code: lint, track and review Objectives, Key Results and Initiatives in YAML.

    Start with 'okr init', then 'okr lint' and 'okr status'.

    Exit codes: 0 no findings, 1 findings, 2 error, 130 interrupted.
    """


def main() -> None:
    """The entry point. Turns off what a short run does not need.

    The garbage collector would look for cycles that okr does not build, which takes a fifth of the time, and once more
    at exit, which freezing avoids. Plugins of pydantic would be searched for in every installed package.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    prepare_streams()
    try:
        app(prog_name="okr")
    finally:
        gc.freeze()
