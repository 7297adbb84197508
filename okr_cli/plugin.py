"""Everything that a rule or a language in another package imports.

These names, with their arguments and attributes, stay compatible within a major version of okr; all other modules may
change at any time. See ``docs/guide/plugins.md`` for rules and ``docs/guide/languages.md`` for languages.
"""

from okr_cli.finding import Edit, Finding, Fix, Place, Related, Severity, Span, at, at_key, at_part
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.rules.base import Context, Example, Findings, Rule
from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import Grammar
from okr_cli.workspace.index import WorkspaceIndex

__all__ = [
    "Context",
    "Definition",
    "Document",
    "Edit",
    "Entity",
    "Example",
    "Finding",
    "Findings",
    "Fix",
    "Grammar",
    "Initiative",
    "KeyResult",
    "Kind",
    "Kpi",
    "Objective",
    "Place",
    "Related",
    "Rule",
    "Severity",
    "Span",
    "WorkspaceIndex",
    "at",
    "at_key",
    "at_part",
    "tag",
]
