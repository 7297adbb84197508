"""``okr rule``: what a rule says, why, and how to write it well."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.completion import complete_rules
from okr_cli.cli.streams import emit, look
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.output.ansi import Paint
    from okr_cli.rules.base import Rule


class PageFormat(StrEnum):
    """How rules are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def rule(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="RULE", help="A name, a code, or a group; none lists them all.", autocompletion=complete_rules
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Print the page of every rule.")] = False,
    output_format: Annotated[
        PageFormat | None,
        typer.Option(
            "--output-format",
            "--format",
            metavar="FORMAT",
            help="text (the default on a terminal), markdown (elsewhere), or json for programs.",
        ),
    ] = None,
    test: Annotated[
        str | None,
        typer.Option("--test", metavar="MODULE", help="Run the examples of the rules in a module of your own."),
    ] = None,
) -> None:
    """Explain a rule, or list them.

    \b
    okr rule                       the list
    okr rule focus                 one group of it
    okr rule too-many-initiatives  why, a bad example, a good one, settings
    okr rule 201                   the same
    okr rule --test my_rules.py    prove rules of your own by their examples
    """
    if test is not None:
        if name or everything or output_format:
            raise CannotRun("--test stands alone: it proves the rules of one module")
        from okr_cli.cli.rule_test import prove_module

        raise typer.Exit(prove_module(test))
    from okr_cli.linter.catalogue import catalogue
    from okr_cli.linter.selection import find, group_of, names_of
    from okr_cli.rules.base import GROUPS

    if name and everything:
        raise CannotRun("--all means every rule; leave out the name")
    group = group_of(name or "all")
    if group:
        wanted = names_of([group])
        chosen = [one for one in catalogue().values() if one.name in wanted]
    else:
        chosen = [find(name or "", GROUPS)]
    if not chosen:
        raise CannotRun(f"no rule of the group '{group}' yet")
    is_list = bool(group) and not everything
    by_stream = PageFormat.TEXT if sys.stdout.isatty() else PageFormat.MARKDOWN
    emit(_written(chosen, output_format or by_stream, is_list))


def _written(chosen: "list[Rule]", output_format: PageFormat, is_list: bool) -> Iterator[str]:
    from okr_cli.linter.rule_pages import page, rule_record

    if output_format is PageFormat.JSON:
        from okr_cli.output.documents.json import json_text

        yield json_text([rule_record(rule) for rule in chosen])
    elif is_list:
        yield from _list(chosen)
    elif output_format is PageFormat.TEXT:
        yield from _pages(chosen)
    else:
        yield from _colored("\n".join(page(one) for one in chosen).splitlines())


def _pages(chosen: "list[Rule]") -> Iterator[str]:
    from okr_cli.output.rule_page import rule_page

    how = look()
    for number, one in enumerate(chosen):
        if number:
            yield from ("", "")
        yield from rule_page(one, how)


def _colored(lines: Iterable[str]) -> Iterator[str]:
    """Headings stand out on a terminal; elsewhere the page is plain Markdown."""
    from okr_cli.output.ansi import Paint

    paint = Paint(look().color)
    for line in lines:
        yield paint(line, bold=True) if line.startswith("#") and not line.startswith("# okr:") else line


def _list(rules: "list[Rule]") -> Iterator[str]:
    """The rules under their groups; summaries go on below themselves where the terminal is narrow."""
    from okr_cli.output.ansi import SEVERITY_HUES, Paint
    from okr_cli.output.wrapping import wrapped

    how = look()
    paint = Paint(how.color)
    width = max(len(one.name) for one in rules)
    group = ""
    for one in rules:
        if one.group != group:
            group = one.group
            yield paint(group, bold=True)
        head = f"  {one.code} {one.name:{width}}  {one.severity:7}  "
        text = one.summary + (" (off unless selected)" if one.opt_in else "")
        room = None if how.width is None else how.width - len(head)
        if room is not None and room < 30:
            yield head.rstrip()
            yield from wrapped(text, how.width, " " * 6)
            continue
        for number, line in enumerate(wrapped(text, room)):
            yield (" " * len(head) if number else _painted_head(head, one, paint, SEVERITY_HUES[one.severity])) + line


def _painted_head(head: str, rule: "Rule", paint: "Paint", hue: str) -> str:
    return head.replace(f"{rule.severity:7}", paint(f"{rule.severity:7}", fg=hue), 1)
