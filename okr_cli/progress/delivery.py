"""Delivery: what became of the Initiatives. It stands beside progress and never enters it."""

from collections.abc import Iterable
from dataclasses import dataclass

from okr_cli.model.initiative import Initiative


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many Initiatives are open, shipped and dropped."""

    open: int = 0
    shipped: int = 0
    dropped: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.shipped + self.dropped


def delivery(initiatives: Iterable[Initiative]) -> Delivery:
    """The count of Initiatives by what became of them."""
    statuses = [one.status for one in initiatives]
    shipped, dropped = statuses.count("shipped"), statuses.count("dropped")
    return Delivery(len(statuses) - shipped - dropped, shipped, dropped)
