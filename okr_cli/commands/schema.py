"""``okr schema``: the JSON Schemas, for editors and programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.streams import emit, warn


class SchemaOf(StrEnum):
    """What can be described."""

    FILE = "file"
    CONFIG = "config"
    LINT = "lint"
    STATUS = "status"
    SHOW = "show"
    REVIEW = "review"
    DUE = "due"
    PRIORITIZE = "prioritize"


def schema(
    of: Annotated[
        SchemaOf,
        typer.Argument(
            metavar="WHAT",
            help="file: OKR files. config: okr.toml. lint, status, show, review, due, prioritize: their JSON output.",
        ),
    ] = SchemaOf.FILE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it to this file instead.", show_default=False),
    ] = None,
) -> None:
    """Print a JSON Schema.

    An editor with yaml-language-server completes and checks OKR files that begin with the line

    \b
    # yaml-language-server: $schema=okr.schema.json

    after 'okr schema -o okr.schema.json' in the same folder.
    """
    from okr_cli.schemas import schema_text

    text = schema_text(of)
    if output is None:
        emit([text.rstrip("\n")])
        return
    from okr_cli.cli.output_files import write_output
    from okr_cli.safe_text import visible

    write_output(output, text)
    warn(visible(f"wrote {output}"))
