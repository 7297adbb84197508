"""Circles of dependencies, compared with a search from every entity."""

from collections import deque

from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.finding import Span
from okr_cli.model.entity import Entity, Kind
from okr_cli.workspace.dependencies import MOST_STARTS, circles

NOWHERE = Span(0, 0)


def entity(name: str) -> Entity:
    return Entity(Kind.KEY_RESULT, name, name, name, "a.yaml", NOWHERE, NOWHERE, NOWHERE, "active", "", "", "")


def found(waits_for: dict[int, list[int]]) -> list[list[int]]:
    """The circles among numbered entities, in order."""
    numbers = sorted({*waits_for, *(target for targets in waits_for.values() for target in targets)})
    by_number = {number: entity(str(number)) for number in numbers}
    graph = {by_number[number]: [by_number[target] for target in targets] for number, targets in waits_for.items()}
    position = {by_number[number]: number for number in numbers}
    return sorted([position[member] for member in circle] for circle in circles(graph, position))


def expected(waits_for: dict[int, list[int]]) -> list[list[int]]:
    """The shortest way from each entity back to itself, if that entity is the first on it."""
    ways = (shortest(start, waits_for) for start in sorted(waits_for))
    return [way for way in ways if way and min(way) == way[0]]


def shortest(start: int, waits_for: dict[int, list[int]]) -> list[int]:
    came_from: dict[int, int] = {}
    reached = deque([start])
    while reached:
        here = reached.popleft()
        for following in waits_for.get(here, []):
            if following == start:
                path = [here]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if following not in came_from:
                came_from[following] = here
                reached.append(following)
    return []


def without_itself(waits_for: dict[int, list[int]]) -> dict[int, list[int]]:
    """Self-references are excluded."""
    return {number: [target for target in targets if target != number] for number, targets in waits_for.items()}


NUMBERS = st.integers(0, 12)


@settings(max_examples=80)
@given(st.dictionaries(NUMBERS, st.lists(NUMBERS, max_size=4)).map(without_itself))
def test_circles_equal_those_of_an_exhaustive_search(waits_for: dict[int, list[int]]) -> None:
    assert found(waits_for) == expected(waits_for)


def test_a_circle_and_a_chain_may_be_longer_than_the_recursion_limit() -> None:
    ring = {number: [(number + 1) % 20_000] for number in range(20_000)}
    assert found(ring) == [list(range(20_000))]
    assert found({number: [number + 1] for number in range(20_000)}) == []


def test_some_circles_of_a_large_knot_are_found() -> None:
    """Interdependent pairs, joined by a ring: each pair is a circle."""
    size = 4 * MOST_STARTS
    knot = {number: [number ^ 1, (number + 1) % size] for number in range(size)}
    assert found(knot) == [[first, first + 1] for first in range(0, MOST_STARTS, 2)]
