"""A pydantic error with its place in the tree, and what is known about measures there."""

from typing import Any, NamedTuple

from pydantic import BaseModel

from okr_cli.finding import Span
from okr_cli.model.measure import FORMS
from okr_cli.model.scalars import InvalidValue
from okr_cli.source.tree import Node, span_of
from okr_cli.validation.format_keys import Route

MEASURE_FORMS = "baseline and target, keep, between, milestones, done, or find_baseline"
MEASURE_KEYS = tuple(name for keys in FORMS.values() for name in keys)
NO_MEASURE_FORM = frozenset({"union_tag_not_found", "union_tag_invalid"})
"""Pydantic's types of error for a measure in none of the known forms."""


class Fault(NamedTuple):
    """One validation error and its place."""

    kind: str  # pydantic's type of error
    route: Route
    nodes: tuple[Node, ...]  # existing nodes along the route, the document first
    model: type[BaseModel] | None  # of the value
    holder: type[BaseModel] | None  # of the mapping around it
    invalid: InvalidValue | None  # set if okr's own parser rejected the value
    value: Any  # pydantic's input

    @property
    def key(self) -> str:
        """The last key of the route."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    @property
    def around(self) -> Node:
        """The mapping or list that contains the value, or the innermost one that exists."""
        return self.nodes[: len(self.route)][-1]

    @property
    def span(self) -> Span:
        """The place of the value, or of the innermost node around it that exists."""
        return span_of(self.nodes[-1])


def in_measure(fault: Fault) -> bool:
    """Whether the value is one of a measure."""
    return fault.route[-2:-1] == ("measure",)
