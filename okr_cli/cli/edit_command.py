"""What editing commands share: finding the entity, checking the new text, writing it, saying what changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cache import cache_folder
from okr_cli.cli.streams import emit, warn
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.phrases import counted
from okr_cli.safe_text import escape_workflow_commands, visible

if TYPE_CHECKING:
    from okr_cli.edit.file_change import EditPlan
    from okr_cli.edit.operations import Operation
    from okr_cli.finding import Finding
    from okr_cli.model.entity import Entity, Kind
    from okr_cli.workspace.loader import LoadedWorkspace
    from okr_cli.workspace.workspace import Workspace

HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)")


class EditMode(NamedTuple):
    """``dry_run`` shows what would change and writes nothing; ``force`` writes what looks like a mistake."""

    dry_run: bool = False
    force: bool = False


def find_target(
    workspaces: Sequence[OpenWorkspace],
    name: str,
    kinds: "tuple[Kind, ...]",
    as_of: date,
    allowed: "Callable[[Entity], bool]" = lambda entity: True,
) -> "tuple[OpenWorkspace, Entity]":
    """The entity of one of these kinds that a person named, of the current cycle where several fit.

    Raises ``CannotRun`` where none or several fit, and for an entity of another kind.
    """
    from okr_cli.views.selection import current_cycles
    from okr_cli.workspace.lookup import find_entity

    indexes = [each.metrics.loaded.index for each in workspaces]
    current = current_cycles((each.metrics for each in workspaces), as_of).names

    def is_current(entity: "Entity") -> bool:
        return entity.cycle in current

    try:
        found = find_entity(indexes, name, lambda entity: entity.kind in kinds and allowed(entity), is_current)
    except CannotRun:
        other = find_entity(indexes, name, allowed, is_current)
        if other.kind in kinds:
            raise
        wanted = " or ".join(kind.label for kind in kinds)
        raise CannotRun(f"'{visible(name)}' is an {other.kind.label}; name a {wanted}".replace("an K", "a K")) from None
    return next(each for each in workspaces if found in each.metrics.loaded.definitions), found


def run_edit(
    workspace: "Workspace", make_operations: "Callable[[LoadedWorkspace], Iterable[Operation]]", mode: EditMode
) -> "EditPlan":
    """Plan an edit, lint the new text, and write it under the lock of the workspace, unless it is a dry run.

    What a rule says of the new text goes to standard error. Raises ``CannotRun`` where it finds an error, without
    ``force``, and ``CannotEdit`` where the edit cannot be made.
    """
    from okr_cli.edit.plan import plan_edits
    from okr_cli.edit.session import edit
    from okr_cli.workspace.loader import load_workspace

    def approve(plan: "EditPlan") -> None:
        _judge(workspace, plan, mode.force)

    def made(loaded: "LoadedWorkspace") -> "tuple[Operation, ...]":
        return tuple(make_operations(loaded))

    if not mode.dry_run:
        return edit(workspace, made, approve, cache_folder)
    fresh = replace(workspace, skipped=[], nested=[])
    loaded = load_workspace(fresh, cache_folder)
    plan = plan_edits(fresh, loaded, made(loaded))
    approve(plan)
    return plan


def _judge(workspace: "Workspace", plan: "EditPlan", force: bool) -> None:
    """Say what rules find in the new text alone. Raises ``CannotRun`` for errors, without ``force``."""
    from okr_cli.finding import Severity

    found = list(new_findings(workspace, plan))
    for finding in found:
        warn(visible(f"okr: {finding.path}:{finding.start.line}: {finding.message} ({finding.rule})"))
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors and not force:
        raise CannotRun(f"nothing was written: the new text has {counted(errors, 'error')}; --force writes it anyway")


def new_findings(workspace: "Workspace", plan: "EditPlan") -> "Iterator[Finding]":
    """What the rules about single files find in the changed files and did not find before."""
    from okr_cli.linter.rule_runner import RuleRunner
    from okr_cli.linter.selection import select
    from okr_cli.rules.base import Context
    from okr_cli.workspace.suppressions import SuppressionTable

    selection = select(workspace.config, (), (), (), workspace.settings.path)
    rules = frozenset(selection.rules)
    runner = RuleRunner(
        selection, Context(workspace.config, None, workspace.root, Path.cwd(), workspace.calendar, rules)
    )
    for change in plan.changes:
        before = runner.check_file(change.before.encode(), change.shown)
        after = runner.check_file(change.after.encode(), change.shown)
        table = SuppressionTable({after.path: after.suppressions} if after.suppressions else {})
        known = Counter((finding.rule, finding.message) for finding in before.findings)
        for finding in after.findings:
            known[finding.rule, finding.message] -= 1
            if known[finding.rule, finding.message] < 0 and not table.of_finding(finding):
                yield finding


def show_plan(plan: "EditPlan", dry_run: bool = False) -> None:
    """Print what an edit changes: the whole patch of a dry run, else the changed lines with their place."""
    emit(map(escape_workflow_commands, plan.patch() if dry_run else changed_lines(plan)))


def changed_lines(plan: "EditPlan") -> Iterator[str]:
    """The lines that an edit adds and removes, each file under its path and the number of the first one."""
    from okr_cli.edit.patch import patch

    for change in plan.changes:
        lines, number, first = [], 0, 0
        for line in list(patch(change.shown, change.before, change.after))[2:]:
            hunk = HUNK.match(line)
            if hunk:
                number = int(hunk[1]) - 1
                continue
            number += not line.startswith(("-", "\\"))
            if line.startswith(("+", "-")):
                first = first or max(number, 1)
                lines.append(line)
        yield visible(f"{change.shown}:{first}")
        margin = min((len(line) - len(line[1:].lstrip()) - 1 for line in lines if line[1:].strip()), default=0)
        yield from (visible(f"  {line[0]} {line[1 + margin :]}") for line in lines)
