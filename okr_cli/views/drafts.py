"""The drafts of a report, and how they become active."""

import shlex
from collections.abc import Iterable, Iterator

from okr_cli.model.entity import Entity
from okr_cli.safe_text import one_line
from okr_cli.views.selection import is_owned_by
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import WorkspaceMetrics


def drafts_of(
    report: StatusReport, workspaces: tuple[WorkspaceMetrics, ...], owners: tuple[str, ...]
) -> Iterator[Entity]:
    """Key Results of drafts that these people own: no check-in on them is due."""
    for row in report.key_results():
        if row.entity.state == "draft" and (not owners or is_owned_by(workspaces, row.owner, owners)):
            yield row.entity


def draft_hints(entities: Iterable[Entity]) -> Iterator[str]:
    """For each cycle of which some entities are drafts: how they become active."""
    for cycle in dict.fromkeys(entity.cycle for entity in entities if entity.state == "draft"):
        how = f"run 'okr cycle start {shlex.quote(one_line(cycle))}'" if cycle else "remove 'state: draft'"
        in_cycle = f" in {one_line(cycle)}" if cycle else ""
        yield f"drafts{in_cycle} are not counted and have nothing due; {how} to activate them"
