"""The layout of a drawing: cards in columns, from goals on the left to work on the right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

SWEEPS = 6
"""Rounds in which the order of each column follows that of its neighbors. More change next to nothing."""


LANE = 10.0
"""The height that a line takes in a column which it crosses."""

Link = tuple[str, str]
"""An upper card, and one that is drawn to the right of it."""


class Place(NamedTuple):
    """The column of a card, from 0, and its upper edge."""

    column: int
    top: float


class Placing(NamedTuple):
    """The position of each card, and where each link crosses the columns between its ends, from left to right."""

    cards: dict[str, Place]
    crossings: dict[Link, tuple[Place, ...]]


def placed(cards: Mapping[str, float], links: Iterable[Link], gap: float) -> Placing:
    """The position of each card, given its height. Links that would close a circle are ignored.

    Each card is to the right of all cards that it contributes to. Columns are ordered by the mean position of the
    neighbors (barycenter heuristic, Sugiyama, Tagawa and Toda, 1981). Links that cross a column share a lane per
    target.
    """
    above = _without_circles(cards, links)
    rank = _columns(cards, above)
    heights = dict(cards)
    lanes: dict[Link, list[str]] = {}
    neighbors: dict[str, list[str]] = {card: [] for card in cards}
    for lower, uppers in above.items():
        for upper in uppers:
            between = [f"{upper}@{number}" for number in range(rank[upper] + 1, rank[lower])]
            lanes[upper, lower] = between
            for number, lane in enumerate(between, rank[upper] + 1):
                rank[lane], heights[lane] = number, LANE
            for left, right in pairwise((upper, *between, lower)):
                neighbors.setdefault(right, []).append(left)
                neighbors.setdefault(left, []).append(right)
    columns: list[list[str]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for card, number in rank.items():
        columns[number].append(card)
    tops = {card: top for column in columns for card, top in _stacked(column, heights, gap, {}).items()}
    for sweep in range(SWEEPS):
        step = 1 if sweep % 2 else -1
        for column in reversed(columns) if sweep % 2 else columns:
            beside = {
                card: [each for each in neighbors.get(card, ()) if rank[each] == rank[card] + step] for card in column
            }
            wanted = _wanted(column, beside, tops, heights)
            column.sort(key=lambda card: wanted.get(card, tops[card]) + heights[card] / 2)
            tops.update(_stacked(column, heights, gap, wanted))
    first = min(tops.values(), default=0.0)
    places = {card: Place(rank[card], tops[card] - first) for card in rank}
    return Placing(
        {card: places[card] for card in cards},
        {link: tuple(places[lane] for lane in between) for link, between in lanes.items()},
    )


def _without_circles(cards: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What each card is linked up to."""
    above: dict[str, list[str]] = {card: [] for card in cards}

    def reaches(start: str, goal: str) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            card = waiting.pop()
            if card == goal:
                return True
            fresh = [upper for upper in above[card] if upper not in seen]
            seen.update(fresh)
            waiting += fresh
        return False

    for upper, lower in dict.fromkeys(links):
        if not reaches(upper, lower):
            above[lower].append(upper)
    return above


def _columns(cards: Iterable[str], above: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The length of the longest way up from each card."""
    rank: dict[str, int] = {}
    for first in cards:
        waiting = [first]
        while waiting:
            card = waiting[-1]
            missing = [upper for upper in above[card] if upper not in rank]
            if missing:
                waiting += missing
            else:
                rank[card] = max((rank[upper] + 1 for upper in above[card]), default=0)
                waiting.pop()
    return rank


def _wanted(
    column: Sequence[str],
    neighbors: Mapping[str, Sequence[str]],
    tops: Mapping[str, float],
    heights: Mapping[str, float],
) -> dict[str, float]:
    """The position of each card that would be level with its neighbors."""
    found = {}
    for card in column:
        middles = [tops[each] + heights[each] / 2 for each in neighbors.get(card, ())]
        if middles:
            found[card] = sum(middles) / len(middles) - heights[card] / 2
    return found


def _stacked(
    column: Sequence[str], heights: Mapping[str, float], gap: float, wanted: Mapping[str, float]
) -> dict[str, float]:
    """Upper edges in this order without overlap, each as near to the wanted one as the cards before it allow; then the
    whole column is moved to where its cards are wanted on average."""
    tops: dict[str, float] = {}
    end = float("-inf")
    for card in column:
        free = end + gap if tops else wanted.get(card, 0.0)
        tops[card] = max(free, wanted.get(card, free))
        end = tops[card] + heights[card]
    offsets = [wanted[card] - tops[card] for card in column if card in wanted]
    shift = sum(offsets) / len(offsets) if offsets else 0.0
    return {card: top + shift for card, top in tops.items()}
