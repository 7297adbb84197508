"""Edits in several steps, each on the files as the one before leaves them: a new id, then the references to it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from okr_cli.edit.file_change import EditPlan, FileChange
from okr_cli.edit.operations import Operation
from okr_cli.edit.plan import plan_edits
from okr_cli.workspace.loader import LoadedWorkspace, with_texts
from okr_cli.workspace.workspace import Workspace

Step: TypeAlias = Callable[[LoadedWorkspace, LoadedWorkspace], Iterable[Operation]]
"""Makes the operations of a step from the workspace before all of them and as it is now."""


def plan_steps(workspace: Workspace, loaded: LoadedWorkspace, steps: Sequence[Step]) -> EditPlan:
    """What all steps together make of the files. Raises ``CannotEdit``."""
    now, changes = loaded, dict[str, FileChange]()
    for step in steps:
        plan = plan_edits(workspace, now, tuple(step(loaded, now)))
        for change in plan.changes:
            earlier = changes.get(change.shown)
            changes[change.shown] = change._replace(before=earlier.before) if earlier else change
        if plan.texts and step is not steps[-1]:
            workspace = replace(workspace, texts={**workspace.texts, **plan.texts}, skipped=[], nested=[])
            now = with_texts(now, plan.texts, workspace.calendar)
    return EditPlan(workspace.root, tuple(changes[shown] for shown in sorted(changes)))
