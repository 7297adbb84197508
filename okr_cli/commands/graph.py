"""``okr graph``: draws how Objectives are connected."""

from enum import StrEnum
from typing import Annotated

import typer

from okr_cli.cli.view_command import Request, open_report
from okr_cli.cli.view_options import AsOf, Cycles, OutputFile, Owners, Places, Teams, day_of


class GraphFormat(StrEnum):
    """How a graph is written."""

    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"
    MARKDOWN = "markdown"
    JSON = "json"


SUFFIXES = {
    ".svg": GraphFormat.SVG,
    ".mmd": GraphFormat.MERMAID,
    ".mermaid": GraphFormat.MERMAID,
    ".md": GraphFormat.MARKDOWN,
    ".markdown": GraphFormat.MARKDOWN,
    ".dot": GraphFormat.DOT,
    ".gv": GraphFormat.DOT,
    ".json": GraphFormat.JSON,
}
"""What the name of a file says about its format."""


def graph(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    initiatives: Annotated[bool, typer.Option("--initiatives", help="Include Initiatives.")] = False,
    output_format: Annotated[
        GraphFormat | None,
        typer.Option(
            "--format",
            "--output-format",
            help="Output format. [default: from the file name, else mermaid]",
            show_default=False,
        ),
    ] = None,
    output: OutputFile = None,
    as_of: AsOf = None,
) -> None:
    """Draw how Objectives and Key Results are connected.

    Shows contributions, dependencies, strategic choices and shared Objectives. A selection includes its direct
    neighbors. Each status has its own shape, symbol and color.

    \b
    okr graph                           this cycle, as Mermaid for GitHub
    okr graph first-job --initiatives   one Objective and its neighbors
    okr graph -o okrs.svg               a drawing
    okr graph -o okrs.md                a Mermaid block in Markdown
    okr graph --format dot | dot -Tpdf -o okrs.pdf
    """
    from importlib import import_module

    from okr_cli.cli.output_files import deliver, format_of
    from okr_cli.views.graph.report import graph_of

    chosen = format_of(output, output_format, SUFFIXES, GraphFormat.MERMAID)
    is_block = chosen is GraphFormat.MARKDOWN
    request = Request(day_of(as_of), what, cycle, team, owner, shows_notes=False)
    workspaces, report = open_report(request)
    drawn = graph_of(workspaces, report, initiatives, is_whole=not (what or team or owner))
    if chosen is GraphFormat.JSON:
        from okr_cli.output.documents.json import json_text
        from okr_cli.views.graph.records import graph_record

        lines = [json_text(graph_record(drawn, request.day))]
    else:
        drawing = import_module(f"okr_cli.output.graphs.{GraphFormat.MERMAID if is_block else chosen}")
        lines = [*drawing.render(drawn)]
    if is_block:
        lines = ["```mermaid", *lines, "```"]
    text = "".join(f"{line}\n" for line in lines)
    deliver(text, output)
