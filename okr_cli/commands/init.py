"""``okr init``: creates a workspace."""

import os
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from okr_cli.cli.streams import emit
from okr_cli.errors import CannotRun
from okr_cli.phrases import counted

if TYPE_CHECKING:
    from okr_cli.model.cycle import Calendar, Cycle


class Answers(NamedTuple):
    """What the first file is about."""

    team: str
    cycle: "Cycle"
    owner: str


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="Folder to set up; created if it does not exist. [default: current folder]",
            show_default=False,
        ),
    ] = Path(),
    cycle: Annotated[
        str | None,
        typer.Option(metavar="CYCLE", help="First cycle, such as 2026-Q4. [default: this quarter]", show_default=False),
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Team or company of the first file. [default: Growth]", show_default=False),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Owner of the first Objective. [default: a placeholder name]", show_default=False
        ),
    ] = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="Do not write an example; add the first entries with 'okr add'.")
    ] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Create a separate workspace, even inside another one.")
    ] = False,
) -> None:
    """Create a workspace with a first OKR file to edit.

    Writes settings, an example with dates in the current cycle, and the schema for your editor. On a terminal, okr
    asks for team, cycle and owner. Existing files are never changed, and the example is left out if there are OKR
    files already.

    \b
    okr init                  a workspace in this folder
    okr init okrs --team Web  a workspace in the folder okrs
    okr init --empty          settings and schema only
    """
    from okr_cli.cli.editing.prompts import can_ask
    from okr_cli.config.loading import config_in, load_settings
    from okr_cli.templates import OWNER, SETTINGS, TEAM, starter_files
    from okr_cli.workspace.workspace import Workspace, calendar_of

    _refuse_to_split(folder, nested)
    path = config_in(folder)
    settings = load_settings(path)
    calendar = calendar_of(settings.config)
    today = date.today()
    period = _cycle(calendar, cycle) if cycle else calendar.quarter(today)
    for option, name in (("--team", team), ("--owner", owner)):
        if name is not None and not name.strip():
            raise CannotRun(f"{option} is empty; omit it or add a name")
    if owner and (objection := _objection(owner)):
        raise CannotRun(f"--owner: {objection}")
    present = [file.path for file in Workspace(folder.absolute(), settings).files()] if folder.is_dir() else []
    first = Answers(team or TEAM, period, owner or OWNER)
    if not (empty or present) and can_ask():
        first = _asked(folder, calendar, first, {"team": team, "cycle": cycle, "owner": owner})
    files = starter_files(first.cycle, today, first.team.strip(), first.owner.strip())
    lines = []
    if path and path.name != SETTINGS:
        del files[SETTINGS]
        lines.append(f"kept    {path} (it contains the settings)")
    example = next(name for name in files if name.endswith(".yaml"))
    if empty:
        del files[example]
    elif present and not (folder / example).exists():
        del files[example]
        lines.append(f"kept    {_named(present)} (no example needed)")
    emit(
        [
            *lines,
            *_written(folder, files),
            *_next_steps(folder, example if example in files else "", empty and not present),
        ]
    )


def _cycle(calendar: "Calendar", text: str) -> "Cycle":
    from okr_cli.model.cycle import ADVICE

    found = calendar.cycle(text)
    if found is None:
        raise CannotRun(f"'{text}' is not a cycle. {ADVICE}")
    return found


def _objection(owner: str) -> str:
    """Why a text is not a single person's name; empty where it may be one."""
    from okr_cli.wording.owners.classify import read_owner
    from okr_cli.wording.owners.owner import OwnerKind
    from okr_cli.wording.owners.vocabulary import OwnerWords

    is_person = read_owner(owner, OwnerWords()).kind is OwnerKind.PERSON
    return "" if is_person else f"'{owner}' is not a single person's name"


def _asked(folder: Path, calendar: "Calendar", first: Answers, given: dict[str, str | None]) -> Answers:
    """The answers of a person to what no option gave. Enter accepts what is suggested."""
    from okr_cli.cli.editing.git_commit import author
    from okr_cli.cli.editing.prompts import Prompter

    prompter = Prompter()
    team, cycle, owner = first
    if not given["team"]:
        team = prompter.answer(f"Team or company [{team}]") or team
    while not given["cycle"]:
        try:
            cycle = _cycle(calendar, prompter.answer(f"Cycle [{cycle.name}]") or cycle.name)
            break
        except CannotRun as reason:
            prompter.say((str(reason),))
    known, _ = author(folder if folder.is_dir() else Path())
    owner = owner if given["owner"] or not known or _objection(known) else known
    while not given["owner"]:
        typed = prompter.answer(f"Who owns the first Objective? [{owner}]") or owner
        if not (objection := _objection(typed)):
            owner = typed
            break
        prompter.say((f"{objection}; enter a name such as {first.owner}",))
    return Answers(team, cycle, owner)


def _refuse_to_split(folder: Path, nested: bool) -> None:
    """Raises ``CannotRun`` where a new workspace would cut a part out of one that is there."""
    from okr_cli.config.loading import workspace_root
    from okr_cli.files import shown_path

    place = Path(os.path.abspath(folder))  # noqa: PTH100 - without `..`, and links kept
    root, settings = workspace_root(place)
    if settings and root != place and not nested:
        name = "the current folder" if folder == Path() else folder
        raise CannotRun(
            f"{name} is part of the workspace of {shown_path(settings)}; files you add there already "
            "belong to it. Use --nested to create a separate workspace; nothing outside can refer to its entries"
        )


def _named(paths: list[str]) -> str:
    from okr_cli.safe_text import visible

    more = len(paths) - 1
    others = f" and {counted(more, 'more OKR file')}" if more else ""
    return visible(paths[0]) + others


def _written(folder: Path, files: dict[str, str]) -> Iterator[str]:
    """Write what is not there yet, and say of each file what became of it."""
    from okr_cli.files import create_text
    from okr_cli.safe_text import visible

    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            create_text(path, text)
            yield visible(f"wrote   {path}")
        except FileExistsError:
            yield visible(f"kept    {path} (already exists)")


def _next_steps(folder: Path, example: str, is_empty: bool) -> list[str]:
    """What to run next. ``example`` is the file to edit, and empty where none is there."""
    from okr_cli.safe_text import visible
    from okr_cli.templates import HOOK, MERGE_DRIVER

    where = "" if folder == Path() else visible(f" {shlex.quote(str(folder))}")
    commands = [(f"okr lint{where}", "check the files"), (f"okr status{where}", "see progress, pace and status")]
    if example:
        commands.append((f"okr show second-order{where}", "see how its numbers are computed"))
    if is_empty:
        commands = [('okr add objective "What should be different" --team TEAM --owner NAME', "")]
    width = max(len(command) for command, _ in commands)
    lines = ["", "Next:", *(f"  {command:<{width}}  {effect}".rstrip() for command, effect in commands)]
    if example:
        lines += ["", visible(f"Then replace the example in {folder / example} with your own OKRs.")]
    lines += ["", "To lint before every commit, add this to .pre-commit-config.yaml and run 'pre-commit install':", ""]
    lines += [f"    {line}" for line in HOOK.splitlines()]
    lines += ["", "To merge check-ins from two branches without conflicts, run:", ""]
    return [*lines, *(f"    {line}" for line in MERGE_DRIVER)]
