"""``okr start``: marks an Initiative as in progress."""

from datetime import date

from okr_cli.cli.editing.edit_options import DryRun, Force, InitiativeName, On


def start(initiative: InitiativeName, on: On = None, dry_run: DryRun = False, force: Force = False) -> None:
    """Mark an Initiative as in progress.

    \b
    okr start shorter-setup
    okr start shorter-setup --on 2026-10-08
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.edit_command import EditMode
    from okr_cli.cli.editing.work_edit import Step, step_initiative

    step_initiative(initiative, Step("start", parse_past_day(on, "--on", date.today())), EditMode(dry_run, force))
