"""``okr schema``: prints JSON Schemas for editors and programs."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.streams import emit, warn
from okr_cli.errors import CannotRun


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
    HEALTH = "health"
    DIFF = "diff"
    HISTORY = "history"
    GRAPH = "graph"
    EXPORT = "export"


def schema(
    of: Annotated[
        str | None,
        typer.Argument(
            metavar="WHAT",
            help="What to print a schema for: 'file' for OKR files, 'config' for okr.toml, or a command for its JSON "
            "output (lint, status, show, review, due, prioritize, health, diff, history, graph or export). "
            "With --write: the schema file to update, or a folder in the workspace. [default: file]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write to.", show_default=False)
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Create or update the schema that your editor reads.")] = False,
) -> None:
    """Print a JSON Schema, or update your editor's copy.

    Editors with yaml-language-server complete and validate OKR files that start with this line:

    \b
    # yaml-language-server: $schema=okr.schema.json

    'okr init' creates that schema. After updating okr, run 'okr schema --write' to update every copy that is in use.
    """
    if write:
        if output:
            raise CannotRun("--write cannot be combined with --output")
        _renew(Path(of or "."))
        return
    if of not in (None, *SchemaOf):
        names = ", ".join(f"'{name}'" for name in SchemaOf)
        raise typer.BadParameter(f"'{of}' is not one of {names}.", param_hint="WHAT")
    from okr_cli.schemas import schema_text

    text = schema_text(of or SchemaOf.FILE)
    if output is None:
        emit([text.rstrip("\n")])
        return
    from okr_cli.cli.output_files import write_output
    from okr_cli.safe_text import visible

    write_output(output, text)
    warn(visible(f"wrote {output}"))


def _renew(path: Path) -> None:
    """Write the schema of OKR files where editors read it; nothing if one of these files is somebody else's."""
    from okr_cli.cli.output_files import refuse_source
    from okr_cli.files import shown_path, write_text
    from okr_cli.safe_text import visible
    from okr_cli.schemas import schema_text
    from okr_cli.workspace.editor_schema import refuse_foreign

    places = list(_copies(path) if path.is_dir() else [(path, None)])
    for copy, _ in places:
        refuse_source(copy)
        refuse_foreign(copy)
    text = schema_text("file")
    for copy, root in places:
        known = copy.is_file()
        if known and copy.read_bytes() == text.encode():
            warn(visible(f"kept {shown_path(copy)} (up to date)"))
            continue
        write_text(copy, text, root)
        warn(visible(f"{'updated' if known else 'wrote'} {shown_path(copy)}"))


def _copies(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The copies in the workspace of a folder and in those inside it, each with the root that it must not leave."""
    from okr_cli.workspace.editor_schema import copies
    from okr_cli.workspace.workspace import open_workspaces

    for workspace in open_workspaces([folder], Path.cwd()):
        for copy in copies(workspace):
            yield copy, workspace.root
