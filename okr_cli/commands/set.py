"""``okr set``: sets plain keys of an entity."""

from datetime import date
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force


def set(  # noqa: A001 - the function is the command
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help="Objective, Key Result, Initiative or KPI: id, end of its address, or words from its title.",
            show_default=False,
        ),
    ],
    keys: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY=VALUE",
            help=(
                "Key and value; an empty value removes the key. Repeatable. Use a dot for nested keys "
                "(hypothesis.expect=+6) and commas between the values of a list."
            ),
            show_default=False,
        ),
    ],
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Set or remove keys of an entity.

    Only these keys change, and the file is written only if the result is valid.

    \b
    okr set activation owner="Maya Okafor" weight=2
    okr set shorter-setup hypothesis.expect=+6
    okr set shorter-setup due=                  removes the key
    """
    from okr_cli.cli.editing.edit_command import (
        EditMode,
        find_target,
        open_to_edit,
        owner_meant,
        refuse_closed,
        set_keys,
        show_plan,
    )
    from okr_cli.cli.editing.key_values import parse_assignments, values_of
    from okr_cli.cli.streams import emit
    from okr_cli.model.entity import Kind
    from okr_cli.safe_text import escape_workflow_commands, one_line

    assignments, today, mode = parse_assignments(keys), date.today(), EditMode(dry_run, force)
    opened, found = find_target(open_to_edit(today), entity, tuple(Kind), today)
    values = values_of(found.kind, assignments, found.parent is not None)
    if values.get("owner"):
        values["owner"] = owner_meant(opened.metrics, str(values["owner"]), mode)
    refuse_closed(found, mode)
    plan = set_keys(opened, found, lambda _, now: values, mode)
    if not plan.changes:
        emit([escape_workflow_commands(f"{one_line(found.id)}: nothing to change")])
    show_plan(plan, dry_run)
