"""The vision, mission and strategic choices of an organization, with the Objectives that serve each choice."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from okr_cli.model.entity import Entity, Kind, slug
from okr_cli.workspace.loader import LoadedWorkspace


class ServedChoice(NamedTuple):
    """A strategic choice. ``leaves_out`` is what it deliberately does not do, ``served_by`` are Objectives."""

    id: str
    title: str
    leaves_out: str | None
    served_by: tuple[Entity, ...]


class Direction(NamedTuple):
    """What one document says of vision, mission and choices."""

    vision: str | None
    mission: str | None
    choices: tuple[ServedChoice, ...]


def directions(workspaces: Iterable[LoadedWorkspace], cycles: Iterable[str], as_of: date) -> tuple[Direction, ...]:
    """The direction of every document that gives one. Objectives of these cycles that are still pursued count, whoever
    owns them."""
    names = frozenset(cycles)
    return tuple(found for loaded in workspaces for found in _directions(loaded, names, as_of))


def _directions(loaded: LoadedWorkspace, cycles: frozenset[str], as_of: date) -> Iterator[Direction]:
    strategies = [document.model.strategy for document in loaded.documents if document.model.strategy]
    serving = _serving(loaded, cycles, as_of) if strategies else {}
    for strategy in strategies:
        named = ((choice.id or slug(choice.title), choice) for choice in strategy.choices)
        choices = (
            ServedChoice(name, choice.title, choice.not_, tuple(serving.get(name, ()))) for name, choice in named
        )
        yield Direction(strategy.vision, strategy.mission, tuple(choices))


def _serving(loaded: LoadedWorkspace, cycles: frozenset[str], as_of: date) -> dict[str, list[Entity]]:
    """The Objectives by the ids of the choices that they serve."""
    found: dict[str, list[Entity]] = {}
    for entity in loaded.index.entities:
        if entity.kind is Kind.OBJECTIVE and entity.cycle in cycles and not _is_dropped(entity, as_of):
            for reference in entity.references:
                if reference.field == "serves":
                    found.setdefault(reference.text, []).append(entity)
    return found


def _is_dropped(entity: Entity, day: date) -> bool:
    return entity.dropped_on is not None and entity.dropped_on <= day
