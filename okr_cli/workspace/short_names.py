"""The shortest name by which ``okr show`` finds an entity."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from okr_cli.model.entity import Entity

SEVERAL = ""


class Ends(NamedTuple):
    """The address that each end of an address means, ``SEVERAL`` where more than one ends so: of all entities, and
    of the preferred ones alone."""

    of_all: dict[str, str]
    of_preferred: dict[str, str]


class Naming:
    """Ends of addresses: no longer than it takes to be the only one, or the only one that is preferred."""

    def __init__(self, entities: Iterable[Entity] = (), preferred: Callable[[Entity], bool] = lambda _: False) -> None:
        self._entities = entities
        self._preferred = preferred

    def __call__(self, entity: Entity) -> str:
        """``first-job``, or as much of the address before it as is needed."""
        parts = entity.address.split("/")
        ends = ("/".join(parts[at:]) for at in range(len(parts) - 1, 0, -1))
        return next((end for end in ends if self._means(end, entity.address)), entity.address)

    @cached_property
    def _addresses(self) -> dict[str, bool]:
        """Every address, and whether it is preferred."""
        return {entity.address: self._preferred(entity) for entity in self._entities}

    @cached_property
    def _ends(self) -> Ends:
        ends = Ends({}, {})
        for address, is_preferred in self._addresses.items():
            end = address
            while end:
                for index in ends if is_preferred else ends[:1]:
                    index[end] = SEVERAL if end in index else address
                end = end.partition("/")[2]
        return ends

    def _means(self, end: str, address: str) -> bool:
        # A whole address means itself, whatever else ends like it.
        if end in self._addresses:
            return False
        meant = self._ends.of_all.get(end, SEVERAL) or self._ends.of_preferred.get(end, SEVERAL)
        return meant == address
