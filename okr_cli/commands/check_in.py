"""``okr check-in``: records a value, a table of values, or everything that is due."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.editing.edit_options import WRITING, DryRun
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.check_in.reading import Texts

ENTRY, MANY, WALK = "Single check-in", "From a file", "Due check-ins"


def check_in(
    key_result: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY_RESULT",
            help="Key Result or KPI: id, end of its address, or words from its title.",
            show_default=False,
        ),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VALUE",
            help=(
                "Value, such as 48, 48% or 1,200; yes or no; or a milestone number. Confidence and a note may follow."
            ),
            show_default=False,
        ),
    ] = None,
    confidence: Annotated[
        str | None, typer.Option(metavar="N", help="Confidence in reaching the target, 0 to 10.", rich_help_panel=ENTRY)
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar="STATUS",
            help="Status that overrides the computed one: on-track, behind or at-risk.",
            rich_help_panel=ENTRY,
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What changed, and what you learned.", rich_help_panel=ENTRY)
    ] = None,
    ask: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you need help with.", rich_help_panel=ENTRY)
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            "--on",
            metavar="DATE",
            help="Date of the value, as YYYY-MM-DD. [default: today]",
            rich_help_panel=ENTRY,
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Source of the value, such as monitoring.", rich_help_panel=ENTRY)
    ] = None,
    done: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MILESTONE",
            help="Milestone you reached: number or words from its title. Repeatable.",
            rich_help_panel=ENTRY,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Read check-ins from a CSV or JSON file, or - for standard input. All are written, or none.",
            rich_help_panel=MANY,
        ),
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only this owner: name, handle or email, or 'all'. Repeatable. [default: your name in git]",
            rich_help_panel=WALK,
        ),
    ] = None,
    team: Annotated[
        list[str] | None, typer.Option(metavar="TEAM", help="Only this team. Repeatable.", rich_help_panel=WALK)
    ] = None,
    cycle: Annotated[
        list[str] | None,
        typer.Option(metavar="CYCLE", help="Only this cycle, or 'all'. Repeatable.", rich_help_panel=WALK),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Include entries with a recent check-in.", rich_help_panel=WALK)
    ] = False,
    dry_run: DryRun = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Write even if the value looks like a mistake, replaces one from the same day, or has errors.",
            rich_help_panel=WRITING,
        ),
    ] = False,
    commit: Annotated[
        bool | None,
        typer.Option(
            "--commit/--no-commit",
            help="Commit the changed files, with one line per value in the commit message. [default: ask at the end]",
            rich_help_panel=WRITING,
        ),
    ] = None,
) -> None:
    """Record the current value of a Key Result or KPI.

    Without arguments, okr asks for each of your due check-ins, one at a time.

    \b
    okr check-in activation 48 7 Second cohort    value, confidence and note
    okr check-in gdpr-audit yes                   a yes-or-no Key Result
    okr check-in pilot --done "first customer"    a milestone
    okr check-in --from metrics.csv               a table with columns such as entity, date, value
    okr check-in                                  your due check-ins, one at a time
    """
    from okr_cli.check_in.reading import Texts
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.edit_command import EditMode
    from okr_cli.views.selection import Filters

    today = date.today()
    on = parse_past_day(day, "--date", today)
    mode = EditMode(dry_run, force)
    filters = Filters(tuple(cycle or ()), tuple(team or ()), tuple(owner or ()))
    texts = Texts(" ".join(value or ()), None, confidence, status, note, ask, source, tuple(done or ()))
    if table is not None:
        from okr_cli.cli.editing.check_in_table import Days, check_in_many

        reason = "--from cannot be combined with a Key Result, a value, or options for a single check-in"
        _refuse_details(reason, texts, key_result)
        if cycle or team or owner or everything:
            raise CannotRun("--from cannot be combined with --owner, --team, --cycle or --all")
        check_in_many(table, Days(on, today), mode, bool(commit))
    elif key_result is None:
        from okr_cli.cli.editing.check_in_walk import WalkMode, walk_through

        _refuse_details("options for a single check-in need a Key Result", texts)
        walk_through(on, filters, WalkMode(mode, everything, commit))
    elif owner or everything:
        raise CannotRun("--owner and --all cannot be combined with a Key Result")
    else:
        from okr_cli.cli.editing.check_in_single import check_in_once

        check_in_once(key_result, filters, texts, on, today, mode, bool(commit))


def _refuse_details(reason: str, texts: "Texts", key_result: str | None = None) -> None:
    """Raise ``CannotRun`` for what describes a single check-in, where there is none or many."""
    if key_result is not None or any(texts):
        raise CannotRun(reason)
