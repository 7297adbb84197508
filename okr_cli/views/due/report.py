"""What each person has to do."""

from collections.abc import Iterable
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.safe_text import one_line
from okr_cli.views.action_items import ActionItem, action_items
from okr_cli.views.drafts import drafts_of
from okr_cli.views.selection import is_owned_by
from okr_cli.views.status.report import StatusReport, SuppressionKey
from okr_cli.views.workspace_metrics import WorkspaceMetrics


class OwnerActions(NamedTuple):
    """A person and their action items, the longest overdue first. ``name`` is None for what nobody owns; ``handle``
    and ``email`` are those of the roster."""

    name: str | None
    handle: str | None
    email: str | None
    items: tuple[ActionItem, ...]


class DueReport(NamedTuple):
    """``people`` are in the order of their names and not of how much they have to do. ``total`` is the number of
    action items, without those of Objectives of other teams, which are ``shared``. ``drafts`` are Key Results that
    are not due because their file is a draft."""

    people: tuple[OwnerActions, ...]
    suppressed: tuple[SuppressionKey, ...]
    total: int
    shared: int
    drafts: tuple[Entity, ...]


def actions_by_owner(report: StatusReport, workspaces: Iterable[WorkspaceMetrics]) -> DueReport:
    """The action items of everybody, or of the requested people."""
    every = tuple(workspaces)
    by_owner: dict[str | None, list[ActionItem]] = {}
    suppressed = []
    counts: list[int] = []
    for part in (report.own, report.of_other_teams):
        wanted = [
            item for item in action_items(part) if not report.owners or is_owned_by(every, item.owner, report.owners)
        ]
        items = [item for item in wanted if not report.is_suppressed(*item.key)]
        suppressed += [item.key for item in wanted if report.is_suppressed(*item.key)]
        counts.append(len(items))
        for item in items:
            by_owner.setdefault(item.owner, []).append(item)
    names = sorted(by_owner, key=lambda name: (name is None, (name or "").casefold(), name or ""))
    people = tuple(_actions_of(name, by_owner[name], every) for name in names)
    total, shared = counts
    return DueReport(people, tuple(suppressed), total, shared, tuple(drafts_of(report, every, report.owners)))


def _actions_of(name: str | None, items: list[ActionItem], workspaces: tuple[WorkspaceMetrics, ...]) -> OwnerActions:
    people = (person for metrics in workspaces for person in metrics.loaded.index.people)
    found = next((person for person in people if one_line(person.name) == name), None)
    ordered = tuple(sorted(items, key=lambda item: item.urgency))
    return OwnerActions(name, (found.handle if found else "") or None, (found.email if found else "") or None, ordered)
