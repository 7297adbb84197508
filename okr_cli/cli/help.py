"""Help pages: plain text at any width, options in groups, examples left as they are written where they fit."""

import inspect
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand

FURTHER_NAMES = re.compile(r"(--[\w-]+)(?:, --[\w-]+)+")
"""Long names of an option behind its first one: they are taken, so that no habit fails, and not shown."""

EXAMPLE = re.compile(r"(\S.*?) {2,}(\S.*)")
"""A command and what it does."""

MARGIN = 2
AS_WRITTEN = "\b\n"
"""What a paragraph begins with that is not wrapped."""

WHOLE_SENTENCE = 500
"""More characters than a first sentence has."""


class Helpful:
    """How a command lists its arguments and options. Options with a panel of their own stand under its title."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does, and its examples."""
        with formatter.indentation():
            formatter.write_paragraph()
            formatter.write_text(_fitted(inspect.cleandoc(self.help or ""), formatter.width - MARGIN))  # type: ignore[attr-defined]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write a section of arguments, then one for each group of options."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            named, text = record
            if parameter.param_type_name == "argument":
                title, named = "Arguments", (parameter.metavar or parameter.name.upper()).strip("[].")
            else:
                title = getattr(parameter, "rich_help_panel", None) or "Options"
            sections.setdefault(title, []).append((FURTHER_NAMES.sub(r"\1", named), text))
        if "Options" in sections:
            sections["Options"] = sections.pop("Options")
        for title, rows in sections.items():
            with formatter.section(title):
                formatter.write_dl(rows)
        if hasattr(self, "format_commands"):
            self.format_commands(ctx, formatter)


class HelpfulGroup(Helpful):
    """The same for a group: each of its commands with a whole sentence, wrapped where it is too long for a line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write a section of subcommands."""
        names = self.list_commands(ctx)  # type: ignore[attr-defined]
        commands = ((name, self.get_command(ctx, name)) for name in names)  # type: ignore[attr-defined]
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(WHOLE_SENTENCE)) for name, command in commands])


class OkrCommand(Helpful, TyperCommand):
    """A subcommand."""


def _fitted(text: str, width: int) -> str:
    """The text with examples folded where a line of them is too long."""
    return "\n\n".join(_paragraph(each, width) for each in text.split("\n\n"))


def _paragraph(text: str, width: int) -> str:
    lines = text.removeprefix(AS_WRITTEN).splitlines()
    if not text.startswith(AS_WRITTEN) or all(len(line) <= width for line in lines):
        return text
    return AS_WRITTEN + "\n".join(folded for line in lines for folded in _folded(line, width))


def _folded(line: str, width: int) -> Iterator[str]:
    """A command, and below it what it does."""
    example = EXAMPLE.fullmatch(line)
    if not example:
        yield line
        return
    yield example[1]
    yield from textwrap.wrap(example[2], width, initial_indent=" " * 4, subsequent_indent=" " * 4)
