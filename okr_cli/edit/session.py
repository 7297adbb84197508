"""One complete edit under the lock: load, plan, approve and write."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from okr_cli.edit.file_change import EditPlan
from okr_cli.edit.lock import locked
from okr_cli.edit.operations import Operation, Step
from okr_cli.edit.plan import plan_steps
from okr_cli.edit.write import write
from okr_cli.workspace.loader import LoadedWorkspace, load_workspace
from okr_cli.workspace.workspace import Workspace


def edit(
    workspace: Workspace,
    make_operations: Callable[[LoadedWorkspace], Sequence[Operation]],
    approve: Callable[[EditPlan], None] = lambda plan: None,
    further: Sequence[Step] = (),
    load: Callable[[Workspace], LoadedWorkspace] = load_workspace,
) -> EditPlan:
    """Load a workspace from its files, plan the operations that are made for it, and write them, all under its lock.

    So no other edit is lost, however many run at once. ``approve`` sees the plan before anything is written, and
    raises ``CannotRun`` where it must not be. ``further`` steps follow on the files as the operations leave
    them. ``load`` reads every file, but need not parse what it knows. Raises ``CannotEdit`` if the plan cannot be
    made or written.
    """
    with locked(workspace.root):
        workspace = replace(workspace, skipped=[], nested=[])
        loaded = load(workspace)
        plan = plan_steps(workspace, loaded, (lambda before, now: make_operations(before), *further))
        approve(plan)
        write(plan)
    return plan
