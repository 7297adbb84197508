"""Finds circular dependencies in one pass."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from okr_cli.model.entity import Entity

Dependencies = Mapping[Entity, Sequence[Entity]]
"""What each entity waits for. Whatever is finished waits for nothing."""

MOST_STARTS = 50
"""Members of a knot from which a circle is looked for. In a knot of more, where every look costs a walk through all of
it, further circles come to light once the first ones are gone."""


def circles(waits_for: Dependencies, position: Mapping[Entity, int]) -> Iterator[list[Entity]]:
    """The circles in which entities wait for each other.

    From each member of a knot, in the order of ``position``, the shortest way back to it is one, if it is the first
    entity on that way.
    """
    for knot in _knots(waits_for):
        members = sorted(knot, key=position.__getitem__)
        inside = {
            member: [target for target in dict.fromkeys(waits_for[member]) if target in knot] for member in members
        }
        # With one way on from each member, the knot is a ring, and every walk finds the same.
        starts = 1 if all(len(targets) == 1 for targets in inside.values()) else MOST_STARTS
        for start in members[:starts]:
            circle = _shortest(start, inside)
            if min(circle, key=position.__getitem__) is start:
                yield circle


def _shortest(start: Entity, waits_for: Dependencies) -> list[Entity]:
    """The shortest path from a member of a knot along its dependencies back to it."""
    came_from: dict[Entity, Entity] = {}
    reached = deque([start])
    while reached:
        here = reached.popleft()
        for following in waits_for[here]:
            if following is start:
                path = [here]
                while path[-1] is not start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if following not in came_from:
                came_from[following] = here
                reached.append(following)
    raise ValueError(f"{start.address} is not part of a circular dependency")


def _knots(waits_for: Dependencies) -> Iterator[set[Entity]]:
    """The sets of several entities that all wait for each other: Tarjan's strongly connected components.

    It keeps its own stack, since chains of dependencies may be longer than Python allows calls to nest.
    """
    number: dict[Entity, int] = {}
    lowest: dict[Entity, int] = {}
    undecided: dict[Entity, None] = {}
    for root in waits_for:
        steps = [] if root in number else [(root, iter((root,)))]
        while steps:
            here, rest = steps[-1]
            following = next(rest, None)
            if following is None:
                steps.pop()
                above = steps[-1][0] if steps else here
                lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here] and here in undecided:
                    knot = set()
                    while here not in knot:
                        knot.add(undecided.popitem()[0])
                    if len(knot) > 1:
                        yield knot
            elif following not in number:
                number[following] = lowest[following] = len(number)
                undecided[following] = None
                steps.append((following, iter(waits_for.get(following, ()))))
            elif following in undecided:
                lowest[here] = min(lowest[here], number[following])
