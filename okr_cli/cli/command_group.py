"""The group of all subcommands, their help page, and how a command ends.

A subcommand is imported only when it is called. It ends with an exit code: 0 for success, 1 for findings, 2 if it could
not be done, 130 after Ctrl-C. A failure prints one line and never a traceback.
"""

import inspect
import os
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from okr_cli.cli.streams import warn
from okr_cli.errors import CannotRun, where_and_why
from okr_cli.lazy_pattern import lazy_pattern

SECTIONS = {
    "Create and check": ("init", "lint", "fmt", "rule"),
    "See where things stand": (
        "status",
        "show",
        "review",
        "due",
        "prioritize",
        "health",
        "diff",
        "history",
        "report",
        "graph",
        "export",
    ),
    "Record progress": ("check-in", "start", "ship", "drop"),
    "Edit OKRs": ("add", "set", "retarget", "move", "rename", "canvas", "cycle", "import"),
    "Set up and maintain": ("schema", "config", "cache", "merge-file", "lsp"),
}
"""The subcommands by the sections of the help page, in its order."""

COMMANDS = tuple(name for names in SECTIONS.values() for name in names)
"""Each is a function in the module of its name, as ``function_name`` writes it."""

INSTALL_COMPLETION, SHOW_COMPLETION = "--install-completion", "--show-completion"

HELP_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

FINE, UNABLE = 0, 2
INTERRUPTED = 130
"""What typer makes of Ctrl-C, and shells of a program that it ended."""

PARSER_ERROR: type[Any] = typer.BadParameter.__mro__[2]
"""What typer raises for a wrong command line. Its module changed between versions; its heir has stayed public."""


FURTHER_NAMES = lazy_pattern(r"(--[\w-]+)(?:, --[\w-]+)+")
"""Long names of an option behind its first one: they are taken, so that no habit fails, and not shown."""

EXAMPLE = lazy_pattern(r"(\S.*?) {2,}(\S.*)")
"""A command and what it does."""

NEGATIVE = lazy_pattern(r"-[.,]?\d\S*")
"""A negative number, perhaps with its unit."""

MINUS = "\u2212"

MARGIN = 2
AS_WRITTEN = "\b\n"
"""What a paragraph begins with that is not wrapped."""

WHOLE_SENTENCE = 500
"""More characters than a first sentence has."""


HYPHEN, UNBROKEN = "-", "\u2011"
"""Help is wrapped with hyphens at which no line breaks, so that ``--as-of`` stays in one piece, and printed with usual
ones."""


class Helpful:
    """The listing of a command's arguments and options. Options with a panel are under its title."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        super().format_help(ctx, formatter)  # type: ignore[misc]
        formatter.buffer[:] = [part.replace(UNBROKEN, HYPHEN) for part in formatter.buffer]

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the description of the command and its examples."""
        with formatter.indentation():
            formatter.write_paragraph()
            text = inspect.cleandoc(self.help or "").replace(HYPHEN, UNBROKEN)  # type: ignore[attr-defined]
            formatter.write_text(_fitted(text, formatter.width - MARGIN))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write a section of arguments, then one for each group of options."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            named, text = record[0], record[1].replace("  [", " [")
            if parameter.param_type_name == "argument":
                title, named = "Arguments", (parameter.metavar or parameter.name.upper()).strip("[].")
            else:
                title = getattr(parameter, "rich_help_panel", None) or "Options"
            sections.setdefault(title, []).append((FURTHER_NAMES.sub(r"\1", named), text.replace(HYPHEN, UNBROKEN)))
        if "Options" in sections:
            sections["Options"] = sections.pop("Options")
        for title, rows in sections.items():
            with formatter.section(title):
                formatter.write_dl(rows)
        if hasattr(self, "format_commands"):
            self.format_commands(ctx, formatter)


def _fitted(text: str, width: int) -> str:
    """The text, with examples wrapped if one of their lines is too long."""
    return "\n\n".join(_paragraph(each, width) for each in text.split("\n\n"))


def _paragraph(text: str, width: int) -> str:
    lines = text.removeprefix(AS_WRITTEN).splitlines()
    if not text.startswith(AS_WRITTEN) or all(len(line) <= width for line in lines):
        return text
    return AS_WRITTEN + "\n".join(folded for line in lines for folded in _folded(line, width))


def _folded(line: str, width: int) -> Iterator[str]:
    """A command, with its explanation below."""
    example = EXAMPLE.fullmatch(line)
    if not example:
        yield line
        return
    yield example[1]
    yield from textwrap.wrap(example[2], width, initial_indent=" " * 4, subsequent_indent=" " * 4)


class OkrCommand(Helpful, TyperCommand):
    """A subcommand. No option of okr starts with a digit, so ``-3`` is a number wherever an argument is expected."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Parse a command line. A negative number gets a typographic minus, so that it is not parsed as an option."""
        takes_value = {
            name
            for option in self.params
            if option.param_type_name == "option" and not getattr(option, "is_flag", False)
            for name in option.opts
        }
        before = ["", *args]
        marked = [
            f"{MINUS}{word[1:]}" if NEGATIVE.fullmatch(word) and previous not in takes_value else word
            for previous, word in zip(before, args, strict=False)
        ]
        return super().parse_args(ctx, marked)


class OkrGroup(Helpful, TyperGroup):
    """The group of all subcommands, each built on first use."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and leave with its exit code; without ``standalone_mode`` as typer does."""
        run = super().main
        args = sys.argv[1:] if args is None else list(args)
        if not standalone_mode:
            return run(args, prog_name, complete_var, False, windows_expand_args, **extra)
        sys.exit(outcome(lambda: run(_with_shell(args), prog_name, complete_var, False, windows_expand_args, **extra)))

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

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the subcommands in sections, all with the same width of names."""
        width = max(map(len, COMMANDS))
        for title, names in SECTIONS.items():
            commands = [(f"{name:{width}}", self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(WHOLE_SENTENCE)) for name, command in commands])


def function_name(command: str) -> str:
    """The name of the function of a command: ``check_in``, and ``import_`` for a word of Python."""
    name = command.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


def _with_shell(args: list[str]) -> list[str]:
    """The arguments, with the name of the current shell if completion is requested without one."""
    if args in ([INSTALL_COMPLETION], [SHOW_COMPLETION]):
        from okr_cli.completion.install import present_shell

        return [*args, present_shell()]
    return args


def build(name: str) -> Any:
    """The command that typer makes of the function ``name``."""
    single = typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=HELP_SETTINGS
    )
    function = function_name(name)
    single.command(name, cls=OkrCommand)(getattr(import_module(f"okr_cli.commands.{function}"), function))
    return typer.main.get_command(single)


def outcome(run: Callable[[], Any]) -> int:
    """The exit code of a run. Failures, and what a plugin printed, are one line each on standard error."""
    try:
        return _code_of(run)
    finally:
        if "okr_cli.rules.foreign_code" in sys.modules:
            _report_plugin_output()


def _report_plugin_output() -> None:
    from okr_cli.rules.foreign_code import OUTPUT
    from okr_cli.safe_text import visible

    for package, line in OUTPUT.take().items():
        warn(visible(f"okr: ignored output from the package '{package}': {line}"))


def _code_of(run: Callable[[], Any]) -> int:
    try:
        code = run()
    except CannotRun as problem:
        return unable(str(problem), choices=problem.choices)
    except (KeyboardInterrupt, typer.Abort):
        return unable("stopped", INTERRUPTED)
    except OSError as error:
        return unable(where_and_why(error))
    except MemoryError:
        return unable("out of memory")
    except Exception as error:
        return unable(wrong_usage(error) if isinstance(error, PARSER_ERROR) else defect(error))
    if code == INTERRUPTED:
        return unable("stopped", INTERRUPTED)
    return code if isinstance(code, int) else FINE


def unable(message: str, code: int = UNABLE, choices: Sequence[str] = ()) -> int:
    """Print why it could not be done, and the choices. Returns the exit code."""
    from okr_cli.safe_text import visible

    if message:
        warn(f"okr: {visible(message)}")
    for choice in choices:
        warn(f"  {visible(choice)}")
    return code


def wrong_usage(error: Any) -> str:
    """A mistake on the command line in one line, with where to read on. Nothing where help was all that is due."""
    context = getattr(error, "ctx", None)
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        warn(message)
        return ""
    path = context.command_path if context else "okr"
    option, near = getattr(error, "option_name", None), getattr(error, "possibilities", None)
    if type(error).__name__ == "NoSuchOption":
        # From its fields: how it words them differs from one version of the parser to the next.
        hint = f"; did you mean '{get_close_matches(option, near, n=1, cutoff=0)[0]}'?" if near else ""
        return f"no such option: {option}{hint} (see '{path} --help')"
    message = re.sub(r"\s+", " ", message.replace("Value error, ", "")).strip().rstrip(".?")
    offered = re.fullmatch(r"(.*?)\.? \(?Did you mean (.*?)\??\)?", message)
    if offered:
        message = f"{offered[1]}; did you mean {_nearest(offered[1], offered[2])}?"
    return f"{message[:1].lower()}{message[1:]} (see '{path} --help')"


def _nearest(problem: str, offers: str) -> str:
    """The one of several offers that comes closest to the last word of the problem."""
    names = [offer.strip("'\"") for offer in offers.split(", ")]
    return f"'{(get_close_matches(problem.split()[-1].strip(chr(39)), names, n=1, cutoff=0) or names)[0]}'"


def defect(error: Exception) -> str:
    """A bug in okr itself. ``OKR_TRACEBACK=1`` shows where it occurred."""
    import traceback

    if os.environ.get("OKR_TRACEBACK"):
        warn("".join(traceback.format_exception(error)).rstrip())
    frames = traceback.extract_tb(error.__traceback__)
    ours = next((frame for frame in reversed(frames) if "okr_cli" in frame.filename), frames[-1])
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return (
        f"internal error: {what} ({Path(ours.filename).name}:{ours.lineno}). This is a bug in okr; please "
        "report it. Set OKR_TRACEBACK=1 to print the traceback"
    )
