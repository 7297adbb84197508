"""``okr retarget``: a measure changes while its cycle runs, and stays on record."""

from datetime import date
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force


def retarget(
    key_result: Annotated[
        str,
        typer.Argument(
            metavar="KEY_RESULT",
            help="A Key Result: its id, the end of its address, or words of its title.",
            show_default=False,
        ),
    ],
    target: Annotated[str | None, typer.Option(metavar="NUMBER", help="New target.")] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER", help="New baseline; for one that was to be found, the last value is the default."
        ),
    ] = None,
    keep: Annotated[str | None, typer.Option(metavar="LIMIT", help="New limit, with its operator: '>= 99.9'.")] = None,
    risk: Annotated[str | None, typer.Option(metavar="NUMBER", help="New risk value of a limit.")] = None,
    between: Annotated[str | None, typer.Option(metavar="LOW..HIGH", help="New range: '20..30'.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="New unit; empty for none.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it is changed.")] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", "--on", metavar="DATE", help="First day of the new measure. [default: today]"),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="New title, if the old one names the old numbers.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Change the measure of a Key Result, and keep the old one on record.

    Each day is computed with the measure in force on that day. At close, the score by the first measure is shown next
    to the score by the current one. On a terminal it asks for the reason and offers a title with the new numbers.

    \b
    okr retarget activation --target 55 --reason "Price rise"
    okr retarget uptime --keep ">= 99.5" --reason "New region"
    okr retarget lead-time --target 7 --reason "Found: 12"
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.edit_command import EditMode
    from okr_cli.cli.editing.retarget import Request, retarget_key_result

    typed = {"baseline": baseline, "target": target, "keep": keep, "risk": risk, "between": between, "unit": unit}
    fields = {name: text.strip() for name, text in typed.items() if text is not None}
    today = date.today()
    request = Request(fields, parse_past_day(day, "--date", today), today, reason or "", title or "")
    retarget_key_result(key_result, request, EditMode(dry_run, force))
