"""``okr cycle``: closes a cycle, drafts the next one, or starts it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force
from okr_cli.errors import CannotRun


class Action(StrEnum):
    """What can be done with a cycle."""

    CLOSE = "close"
    NEW = "new"
    START = "start"


CLOSING, BEGINNING = "Options for close", "Options for new"


def cycle(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="close|new|start", help="Close a cycle, draft the next one, or start it.", show_default=False
        ),
    ],
    name: Annotated[str, typer.Argument(metavar="CYCLE", help="Cycle, such as 2026-Q4.", show_default=False)],
    team: Annotated[
        str | None, typer.Option("--team", metavar="TEAM", help="Only this team's files.", show_default=False)
    ] = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            "-y",
            help="Accept the computed scores and leave unfinished work open, without asking.",
            rich_help_panel=CLOSING,
        ),
    ] = False,
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VERDICT",
            help="Verdict for a learning Key Result or a shipped Initiative. Repeatable.",
            rich_help_panel=CLOSING,
        ),
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="CYCLE", help="Cycle to carry over from.", rich_help_panel=BEGINNING)
    ] = None,
    carry: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY_RESULT", help="Key Result to carry over. Repeatable.", rich_help_panel=BEGINNING),
    ] = None,
    carry_open: Annotated[
        bool,
        typer.Option(
            "--carry-open",
            help="Carry over all limits and all Key Results that have not reached their target.",
            rich_help_panel=BEGINNING,
        ),
    ] = False,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Close a cycle, draft the next one from it, or start the draft.

    'close' asks about each Key Result and open Initiative, then closes the files. 'new' drafts files next to the old
    ones: a Key Result that is carried over starts at its last value, without check-ins, and keeps its open
    Initiatives. 'start' makes the drafts active, once everyone agrees on them.

    \b
    okr cycle close 2026-Q4
    okr cycle close 2026-Q4 --team Growth --yes
    okr cycle new 2027-Q1 --from 2026-Q4
    okr cycle new 2027-Q1 --from 2026-Q4 --carry first-job
    okr cycle start 2027-Q1
    """
    from okr_cli.cli.editing.cycle_choice import Scope
    from okr_cli.cli.editing.edit_command import EditMode

    closing = {"--yes": yes, "--verdict": verdict}
    beginning = {"--from": from_, "--carry": carry, "--carry-open": carry_open}
    no_closing = closing if action is not Action.CLOSE else {}
    _refuse(action, {**(beginning if action is not Action.NEW else {}), **no_closing})
    mode, today = EditMode(dry_run, force), date.today()
    if action is Action.CLOSE:
        from okr_cli.cli.editing.cycle_close import Close, close_cycle

        close_cycle(Close(Scope(name, team), tuple(verdict or ()), yes), today, mode)
        return
    if action is Action.START:
        from okr_cli.cli.editing.cycle_start import start_cycle

        start_cycle(Scope(name, team), today, mode)
        return
    if from_ is None:
        raise CannotRun("'new' needs --from CYCLE; to start your first cycle, use 'okr add objective'")
    from okr_cli.cli.editing.cycle_new import NewCycle, begin_cycle

    begin_cycle(NewCycle(name, Scope(from_, team), tuple(carry or ()), carry_open), today, mode)


def _refuse(action: Action, others: Mapping[str, object]) -> None:
    """Raises ``CannotRun`` for an option that belongs to the other action."""
    for option, given in others.items():
        if given:
            raise CannotRun(f"{option} cannot be combined with '{action}'")
