"""Decision lists: ordered rows, of which the first match decides. The example of a row is its test."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

Subject = TypeVar("Subject")
Reason = TypeVar("Reason")


class Row(NamedTuple, Generic[Subject, Reason]):
    """Where `holds` is truthy, `reason` decides, as it does for the `example`. None says that there is no reason."""

    holds: Callable[[Subject], object]
    reason: Reason | None
    example: str


class DecisionList(Generic[Subject, Reason]):
    """Rows in order: the first one that holds decides."""

    def __init__(self, *rows: Row[Subject, Reason]) -> None:
        self.rows = rows
        self._steps = tuple((row.holds, row.reason) for row in rows)

    def reason_for(self, subject: Subject) -> Reason | None:
        """The reason of the first row that holds for a subject, None where no row does."""
        for holds, reason in self._steps:
            if holds(subject):
                return reason
        return None
