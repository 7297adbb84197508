"""Subcommands that are imported when they are called: a run of one pays for no other."""

from importlib import import_module
from typing import Any

import typer

from okr_cli.cli.group import OkrGroup
from okr_cli.cli.help import HelpfulGroup, OkrCommand

COMMANDS = ("init", "lint", "status", "show", "review", "due", "prioritize", "rule", "schema", "config", "cache")
"""In the order of the help page. Each is a function in the module of its name."""


class LazyGroup(HelpfulGroup, OkrGroup):
    """The group of all subcommands, each built on first use."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, for help, completion and did-you-mean."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One of them, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            # typer looks for the nearest name among the commands that are there.
            self.commands.update((name, build(name)) for name in COMMANDS if name not in self.commands)
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = build(cmd_name)
        return self.commands[cmd_name]


def build(name: str) -> Any:
    """The command that typer makes of the function ``name``."""
    alone = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    alone.command(name, cls=OkrCommand)(getattr(import_module(f"okr_cli.commands.{name}"), name))
    return typer.main.get_command(alone)
