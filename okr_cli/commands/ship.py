"""``okr ship``: marks an Initiative as shipped."""

from datetime import date

from okr_cli.cli.editing.edit_options import DryRun, Force, InitiativeName, Learned, On, VerdictWord


def ship(
    initiative: InitiativeName,
    on: On = None,
    verdict: VerdictWord = None,
    learned: Learned = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Mark an Initiative as shipped.

    On a terminal, okr asks what you learned. It also asks for a verdict, unless it is too early to see an effect.
    Shipping does not change progress: only check-ins do.

    \b
    okr ship shorter-setup
    okr ship shorter-setup --learned "Nobody read them"
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.edit_command import EditMode
    from okr_cli.cli.editing.work_edit import Outcome, Step, step_initiative

    step = Step("ship", parse_past_day(on, "--on", date.today()), Outcome(verdict, learned))
    step_initiative(initiative, step, EditMode(dry_run, force))
