"""``okr cycle start``: makes the drafts of a cycle active."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from okr_cli.cli.editing.cycle_choice import Scope, documents_of, find_cycle
from okr_cli.cli.editing.edit_command import EditMode, run_edit, show_plan
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.edit.operations import SetKeys
from okr_cli.errors import CannotRun
from okr_cli.model.okr_file import State
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line

if TYPE_CHECKING:
    from okr_cli.edit.operations import Operation
    from okr_cli.workspace.loader import LoadedWorkspace


def start_cycle(scope: Scope, today: date, mode: EditMode) -> None:
    """Make the drafts of a cycle active, so that they are judged and counted. Raises ``CannotRun`` without a draft."""
    opened, cycle = find_cycle(scope, today)
    name, documents = one_line(cycle.name), documents_of(opened.metrics.loaded, scope)
    drafts = [document for document in documents if document.model.state == "draft"]
    if not drafts:
        states = {document.model.state for document in documents}
        raise CannotRun(f"{name} is already {'active' if 'active' in states else 'closed'}")
    write_state(opened, scope, ("draft", "active"), mode)
    if not mode.dry_run:
        objectives = [objective for document in drafts for objective in document.model.objectives]
        results = sum(len(objective.key_results) for objective in objectives)
        held = f"{counted(len(objectives), 'Objective')}, {counted(results, 'Key Result')}"
        emit([f"{name} is active: {held}; run 'okr check-in' to record the first values"])


def write_state(opened: OpenWorkspace, scope: Scope, step: tuple[State, State], mode: EditMode) -> None:
    """Write the second state into every document of a cycle that is in the first, and show the change."""
    was, becomes = step

    def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        for document in documents_of(loaded, scope):
            if document.model.state == was:
                yield SetKeys(document, {"state": becomes})

    show_plan(run_edit(opened, make, mode), mode.dry_run)
