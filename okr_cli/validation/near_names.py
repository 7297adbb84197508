"""Finds the names nearest to an unknown word without comparing it with all of them.

With more than a few names, only those that share most pairs of letters with the word are compared letter by letter, and
for very frequent pairs only some of these.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cached_property
from itertools import islice, pairwise

FEW = 30
"""Names that are compared letter by letter."""

MOST_SHARING = 300
"""Names that are looked at for pairs of letters, those with the rarest pair first."""


class NearNames:
    """Names among which the nearest is looked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))

    def nearest(self, word: str, likeness: float, is_possible: Callable[[str], bool] = bool) -> str:
        """The possible name that is most like ``word``, by at least so much from 0 to 1, or an empty string."""
        names = filter(is_possible, self._by_shared_pairs(word))
        return next(iter(get_close_matches(word, islice(names, FEW), 1, likeness)), "")

    def _by_shared_pairs(self, word: str) -> Iterable[str]:
        """The names that share pairs of letters with a word, most of them first; a few names in any order."""
        if len(self._names) <= FEW:
            return self._names
        shared: Counter[int] = Counter()
        room = MOST_SHARING
        for sharing in sorted((self._by_pair.get(pair, ()) for pair in _pairs(word)), key=len):
            shared.update(sharing[:room])
            room = max(0, room - len(sharing))
        best = sorted(shared, key=lambda at: (-shared[at], abs(len(self._names[at]) - len(word)), at))
        return (self._names[at] for at in best)

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        """The names by each pair of letters in them, as indices."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self._names):
            for pair in _pairs(name):
                found[pair].append(at)
        return found


def _pairs(word: str) -> set[str]:
    """``^a``, ``ab``, ``b$`` for ``ab``: each pair of adjacent letters, with a mark for each end."""
    return {first + second for first, second in pairwise(f"^{word}$")}
