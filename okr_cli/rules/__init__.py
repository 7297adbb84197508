"""Rules: one module each, in the folder of its group. A rule imports everything it needs from here."""

from okr_cli.finding import Edit, Finding, Fix, Place, Related, Severity, Span, at, at_key, at_part
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.rules.base import Context, Example, Findings, Rule
from okr_cli.workspace.index import WorkspaceIndex

__all__ = [
    "Context", "Definition", "Edit", "Entity", "Example", "Finding", "Findings", "Fix", "Initiative", "KeyResult",
    "Kind", "Kpi", "Objective", "Place", "Related", "Rule", "Severity", "Span", "WorkspaceIndex", "at", "at_key",
    "at_part",
]  # fmt: skip
