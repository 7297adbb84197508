"""What every command's JSON says about the entities of a workspace on a date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from okr_cli.config.settings import Config
from okr_cli.finding import Report
from okr_cli.model.days import days_after
from okr_cli.views.due import records as due_records
from okr_cli.views.due.report import actions_by_owner
from okr_cli.views.health import records as health_records
from okr_cli.views.health.report import health_of
from okr_cli.views.prioritize import records as prioritize_records
from okr_cli.views.prioritize.report import priorities_of
from okr_cli.views.review.records import agenda_record, retrospective_record
from okr_cli.views.review.report import agenda_of
from okr_cli.views.review.retrospective import retrospective_of
from okr_cli.views.selection import EVERY, Filters, build_report
from okr_cli.views.show import records as show_records
from okr_cli.views.show.report import entity_detail
from okr_cli.views.status import records as status_records
from okr_cli.views.status.report import StatusReport
from okr_cli.views.suppressed import suppression_keys
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import LoadedWorkspace, load_workspace
from okr_cli.workspace.workspace import open_workspaces
from tests.rules.linting import lint_texts

RULES = (
    *("missing-owner", "team-owner", "role-owner", "several-owners", "placeholder-owner"),
    *("missing-hypothesis", "untestable-hypothesis", "disguised-waste", "cosmetic-initiative", "orphan-initiative"),
    *("stale-key-result", "stalled-initiative", "overdue-initiative", "shipped-without-verdict"),
    *("dropped-without-learning", "status-contradicts-pace", "at-risk-without-ask", "delivered-but-unmoved"),
)
"""The rules that judge what a view judges too."""

NOT_COMPARED = frozenset(
    {
        *("key_results", "initiatives", "waiting", "check_ins", "links"),  # hold other entities
        *(
            "duty",
            "rule",
            "call",
            "double",
            "question",
            "reason",
            "to_do",
            "day",
            "days",
        ),  # of the item, not the entity
        *("summary", "cycles"),  # of the whole view
    }
)


@dataclass(frozen=True)
class Opened:
    """A workspace that is read once and evaluated on many days."""

    root: Path
    config: Config
    loaded: LoadedWorkspace

    @classmethod
    def at(cls, root: Path) -> "Opened":
        """The workspace in a folder."""
        (workspace,) = open_workspaces([root], root)
        return cls(root, workspace.config, load_workspace(workspace))

    @cached_property
    def texts(self) -> dict[str, str | bytes]:
        """Its files by path."""
        paths = {entity.path for entity in self.loaded.index.entities}
        return {path: Path(path).read_bytes() for path in sorted(paths)}

    def linted(self, day: date) -> Report:
        """The findings of lint on a day, for all cycles."""
        if day not in self._linted:
            self._linted[day] = lint_texts(self.texts, as_of=day, rules=RULES, root=self.root)
        return self._linted[day]

    @cached_property
    def _linted(self) -> dict[date, Report]:
        return {}


SIMPLE = frozenset({type(None), bool, int, float, str, Decimal, date})


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def plain(value: Any) -> Any:
    """A record as JSON would contain it, with lazy fields evaluated."""
    kind: Any = type(value)
    if kind in SIMPLE:
        return value
    if names := _field_names(kind):
        return {name: plain(getattr(value, name)) for name in names}
    return tuple(map(plain, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value


class Telling:
    """The output of each command for one workspace on one day, for one cycle or all."""

    def __init__(self, opened: Opened, day: date, cycle: str = EVERY, shown: slice = slice(None)) -> None:
        since = days_after(day, -7)
        metrics = WorkspaceMetrics.of(opened.loaded, opened.config, opened.root, day, since)
        suppressed = suppression_keys([metrics], day)

        def report_of(*teams: str) -> StatusReport:
            report = build_report([metrics], Filters((cycle,), teams), day, since)
            return replace(report, suppressed=suppressed)

        self.report = report = report_of()
        self.paths = {row.entity.path for row in report.objectives} | {row.entity.path for row, _ in report.work()}
        self.status = plain(status_records.report_record(report))
        self.review = plain(agenda_record(agenda_of(report, since)))
        self.close = plain(retrospective_record(retrospective_of(report)))
        self.due = plain(due_records.report_record(report, actions_by_owner(report, [metrics])))
        teams = dict.fromkeys(str(team["team"]) for team in self.status["teams"])
        self.of_teams = {team: report_of(team) for team in teams}
        self.due_of_teams = [actions_by_owner(report, [metrics]) for report in self.of_teams.values()]
        self.prioritize = plain(prioritize_records.report_record(report, priorities_of(report, [metrics])))
        self.health = plain(health_records.report_record(report, health_of(report, report)))
        entities = [row.entity for row in report.key_results()] + [row.entity for row, _ in report.work()]
        entities += [row.entity for row in report.objectives]
        self.show = [plain(show_records.report_record(entity_detail(metrics, entity))) for entity in entities[shown]]
        self.lint = opened.linted(day)

    def found(self, *rules: str) -> set[str]:
        """The addresses of entities in which lint finds one of these rules."""
        return {one.entity for one in self.lint.findings if one.rule in rules and one.path in self.paths}

    def listed(self, kind: str) -> list[dict[str, Any]]:
        """Every Objective, Key Result or Initiative that status lists."""
        return [one for one in self._listed if one["entity"] == kind]

    @cached_property
    def _listed(self) -> list[dict[str, Any]]:
        return [one for one in _mappings(self.status) if "entity" in one]

    def facts(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The values that the views give, by address and key; a single value if they agree."""
        found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        views = {
            "status": self.status,
            "review": self.review,
            "close": self.close,
            "due": self.due,
            "prioritize": self.prioritize,
            "show": self.show,
        }
        for view, tree in views.items():
            for mapping in _mappings(tree):
                if "address" in mapping:
                    for key, value in _facts(mapping):
                        found[mapping["address"], key].setdefault(view, value)
        return found


def _mappings(tree: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a tree, parents first."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        inside = node
        if isinstance(node, dict):
            yield node
            inside = node.values()
        waiting += reversed([each for each in inside if type(each) in (dict, list, tuple)])


def _facts(mapping: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """What a mapping says about its entity, including its state `now`. A score counts once it is due."""
    for key, value in mapping.items():
        if key in NOT_COMPARED or (key == "score" and value is None):
            continue
        if key == "key_result" and value in (None, mapping.get("address")):  # an item about the Key Result itself
            continue
        if isinstance(value, dict):
            yield from _facts(value, "" if key == "now" else f"{prefix}{key}.")
        else:
            yield prefix + {"value": "current"}.get(key, key), value
