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
    """Load a workspace, plan operations, and write them, all under its lock, so that no simultaneous edit is lost.

    ``approve`` sees the plan first and may raise ``CannotRun``. ``further`` steps use the edited files. ``load`` must
    read every file. Raises ``CannotEdit`` if the plan cannot be made or written.
    """
    with locked(workspace.root):
        workspace = replace(workspace, skipped=[], nested=[])
        loaded = load(workspace)
        plan = plan_steps(workspace, loaded, (lambda before, now: make_operations(before), *further))
        approve(plan)
        write(plan)
    return plan
