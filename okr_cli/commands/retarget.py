"""``okr retarget``: changes a measure during its cycle and keeps the old one on record."""

from datetime import date
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force


def retarget(
    key_result: Annotated[
        str,
        typer.Argument(
            metavar="KEY_RESULT",
            help="Key Result: id, end of its address, or words from its title.",
            show_default=False,
        ),
    ],
    target: Annotated[str | None, typer.Option(metavar="NUMBER", help="New target.")] = None,
    baseline: Annotated[
        str | None,
        typer.Option(metavar="NUMBER", help="New baseline. [default: the last value, if the baseline was unknown]"),
    ] = None,
    keep: Annotated[
        str | None, typer.Option(metavar="LIMIT", help="New limit with its operator, such as '>= 99.9'.")
    ] = None,
    risk: Annotated[str | None, typer.Option(metavar="NUMBER", help="New at-risk value for a limit.")] = None,
    between: Annotated[str | None, typer.Option(metavar="LOW..HIGH", help="New range, such as '20..30'.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="New unit; empty to remove it.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Reason for the change.")] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", "--on", metavar="DATE", help="First day of the new measure. [default: today]"),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="New title, if the old one contains the old numbers.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Change the measure of a Key Result and keep the old one on record.

    Progress on each day uses the measure in force on that day. At close, scores under the original and the current
    measure are shown side by side. On a terminal, okr asks for the reason and suggests a title with the new
    numbers.

    \b
    okr retarget activation --target 55 --reason "Price rise"
    okr retarget uptime --keep ">= 99.5" --reason "New region"
    okr retarget lead-time --target 7 --reason "Was 12 in May"
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.edit_command import EditMode
    from okr_cli.cli.editing.retarget import Request, retarget_key_result

    typed = {"baseline": baseline, "target": target, "keep": keep, "risk": risk, "between": between, "unit": unit}
    fields = {name: text.strip() for name, text in typed.items() if text is not None}
    today = date.today()
    request = Request(fields, parse_past_day(day, "--date", today), today, reason or "", title or "")
    retarget_key_result(key_result, request, EditMode(dry_run, force))
