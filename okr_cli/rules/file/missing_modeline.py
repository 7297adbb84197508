"""008: a file without the comment that tells an editor its schema."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.rules import Context, Edit, Finding, Findings, Fix, Rule, Severity, Span
from okr_cli.rules.base import PathState

if TYPE_CHECKING:
    from okr_cli.source.modeline import MissingModeline

NAME = "missing-modeline"


def check(opening: "MissingModeline", context: Context) -> Findings:
    """A file without a modeline."""
    schema = schema_beside(context.cwd / opening.path, context)
    if schema:
        line = f"# yaml-language-server: $schema={schema}"
        fix = Fix(f"Add '{line}' at the top", (Edit(Span(opening.at, opening.at), f"{line}{opening.newline}"),))
        advice = f"{fix.title}."
    else:
        fix, advice = None, f"Run 'okr schema --write', then 'okr lint --fix --select {NAME}'."
    yield Finding("the file has no comment that points to its schema", opening.key, advice, fix=fix)


def schema_beside(path: Path, context: Context) -> str:
    """The path of the nearest schema, from the folder of a file up to the root of the workspace, relative to the file.

    Empty if there is none, or if symbolic links make it uncertain what a relative path means.
    """
    name = context.config.lint.editor_schema
    if "://" in name:
        return name
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - an editor follows no links either
    for above in _folders(folder, context.root):
        if context.disk.look(above / name) is PathState.SOMETHING:
            relative = os.path.relpath(above / name, folder)
            through_links = Path(os.path.realpath(path)).parent / relative
            is_certain = context.disk.look(through_links) is PathState.SOMETHING
            return Path(relative).as_posix() if is_certain else ""
    return ""


def _folders(folder: Path, root: Path | None) -> Iterator[Path]:
    """The folder and those above it, up to the root; none if it is outside of the root."""
    if root is None or not folder.is_relative_to(root):
        return
    for above in (folder, *folder.parents):
        yield above
        if above == root:
            return


RULE = Rule(
    code="008",
    name=NAME,
    severity=Severity.INFO,
    summary="A file without the comment that tells editors where its schema is.",
    why=(
        "With this comment, your editor completes and explains every key and flags mistakes as you type. okr looks "
        "for the schema next to the file and in the folders above it, up to the root of the workspace. 'okr init' "
        "and 'okr schema --write' create it. A comment that points to another schema is left alone."
    ),
    source=(
        "The yaml-language-server modeline, which is supported by VS Code, Neovim, JetBrains IDEs and other editors."
    ),
    bad="""
        ‹cycle›: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
    """,
    good="""
        # yaml-language-server: $schema=../okr.schema.json
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
    """,
    check_opening=check,
    settings=("lint.editor-schema",),
    related=("unknown-key", "invalid-value"),
    opt_in=True,
    by_name=True,
)
