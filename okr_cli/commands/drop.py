"""``okr drop``: drops an Initiative, a Key Result or an Objective."""

from datetime import date
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force, Learned, On, VerdictWord
from okr_cli.errors import CannotRun


def drop(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help="Initiative, Key Result or Objective: id, end of its address, or words from its title.",
            show_default=False,
        ),
    ],
    on: On = None,
    reason: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Reason (required for a Key Result or an Objective). For an Initiative, the lesson learned.",
        ),
    ] = None,
    verdict: VerdictWord = None,
    learned: Learned = None,
    replaced_by: Annotated[
        str | None, typer.Option(metavar="INITIATIVE", help="Initiative that replaces the dropped one.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Drop an Initiative, a Key Result or an Objective.

    A dropped Key Result or Objective stays visible with its reason, but no longer counts from that day on.

    \b
    okr drop guided-tour --replaced-by shorter-setup
    okr drop paid-seats --reason "We left that market"
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.edit_command import EditMode, find_target, open_to_edit
    from okr_cli.cli.editing.work_edit import End, Outcome, Step, drop_with_reason, step_with
    from okr_cli.model.entity import Kind
    from okr_cli.phrases import with_article

    day, mode = parse_past_day(on, "--on", date.today()), EditMode(dry_run, force)
    outcome = Outcome(verdict, learned, replaced_by)
    opened, found = find_target(open_to_edit(day), entity, (Kind.INITIATIVE, Kind.KEY_RESULT, Kind.OBJECTIVE), day)
    if found.kind is Kind.INITIATIVE:
        if reason is not None and learned is not None:
            raise CannotRun("--reason and --learned mean the same thing for an Initiative; use only one of them")
        outcome = outcome._replace(learned=learned if reason is None else reason)
        step_with(opened, found, Step("drop", day, outcome), mode)
        return
    if any(outcome):
        names = ("--verdict", "--learned", "--replaced-by")
        given = next(name for name, text in zip(names, outcome, strict=True) if text)
        raise CannotRun(f"{given} is for Initiatives; use --reason for {with_article(found.kind.label)}")
    drop_with_reason(opened, found, End(day, reason or ""), mode)
