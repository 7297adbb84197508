"""Decision lists: ordered rows, of which the first match decides. The example of a row is its test."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

Subject = TypeVar("Subject")
Reason = TypeVar("Reason")


class Row(NamedTuple, Generic[Subject, Reason]):
    """If `holds` is truthy, `reason` decides, as for the `example`. None means that nothing is wrong."""

    holds: Callable[[Subject], object]
    reason: Reason | None
    example: str


class DecisionList(Generic[Subject, Reason]):
    """Rows in order, of which the first match decides."""

    def __init__(self, *rows: Row[Subject, Reason]) -> None:
        self.rows = rows
        self._steps = tuple((row.holds, row.reason) for row in rows)

    def reason_for(self, subject: Subject) -> Reason | None:
        """The reason of the first row that matches a subject; None without a match."""
        for holds, reason in self._steps:
            if holds(subject):
                return reason
        return None
