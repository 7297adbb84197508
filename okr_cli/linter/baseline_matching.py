"""Which findings of a run a baseline knows, also where what they are about has moved since.

An entry stands for findings of one path, entity and rule. One whose entity is no longer there follows it: into the
file that has an entity of this address now, and to the address that a new title has made of the old one. Nothing
else is followed, so that no entry hides what is new.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from okr_cli.finding import Finding
from okr_cli.linter.baseline import Baseline, Known

Found = tuple[Known, Finding]


class Split(NamedTuple):
    """Findings that are new, findings that are known, entries that no longer fire, and entries that know a finding
    by an older path or address."""

    new: list[Finding]
    known: list[Finding]
    dead: list[Known]
    moved: list[Known]


class Today(NamedTuple):
    """What the files say today: whether what an entry is about is still where it was, and which parts of the address
    of a finding (by their index) follow from titles."""

    has: Callable[[Known], bool]
    from_titles: Callable[[Known], Iterable[int]]


def split(baseline: Baseline, found: Iterable[Found], today: Today) -> Split:
    """Tell new findings from known ones. Both stay in their order."""
    pairs = list(found)
    account = _Account(baseline)
    hidden = set(account.settle(pairs))
    left = [(known, one) for known, one in pairs if one not in hidden]
    moved: set[Known] = set()
    if left and any(account.times.values()):
        elsewhere = _Elsewhere(account, today)
        for known, one in left:
            entry = elsewhere.entry(known, one)
            if entry:
                account.take(entry, one)
                hidden.add(one)
                moved.add(entry)
    return Split(
        [one for _, one in pairs if one not in hidden],
        [one for _, one in pairs if one in hidden],
        sorted(known for known, times in account.times.items() if times),
        sorted(moved),
    )


class _Account:
    """How many findings each entry still stands for, and what these said."""

    def __init__(self, baseline: Baseline) -> None:
        self.times = {known: entry.times for known, entry in baseline.entries.items()}
        self.said = {known: Counter(entry.messages) for known, entry in baseline.entries.items()}

    def settle(self, pairs: Iterable[Found]) -> Iterator[Finding]:
        """The findings that an entry names as they stand. Of more than are known, those that say the same as then."""
        groups: defaultdict[Known, list[Finding]] = defaultdict(list)
        for known, one in pairs:
            if known in self.times:
                groups[known].append(one)
        for known, ones in groups.items():
            said = Counter(self.said[known])
            same: list[Finding] = []
            other: list[Finding] = []
            for one in ones:
                (same if said[one.message] > 0 else other).append(one)
                said[one.message] -= 1
            for one in [*same, *other][: self.times[known]]:
                self.take(known, one)
                yield one

    def take(self, known: Known, one: Finding) -> None:
        """An entry has found one of its findings."""
        self.times[known] -= 1
        self.said[known][one.message] -= 1


class _Elsewhere:
    """The entries that are left, by what may have become of their entities."""

    def __init__(self, account: _Account, today: Today) -> None:
        self.account = account
        self.today = today
        self.by_address: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
        self.by_rest: defaultdict[tuple[str, ...], list[Known]] = defaultdict(list)
        for known in sorted(known for known, times in account.times.items() if times):
            self.by_address[known.rule, known.entity].append(known)
            for _, rest in _rests(known):
                self.by_rest[rest].append(known)

    def entry(self, known: Known, one: Finding) -> Known | None:
        """The entry that knew this finding under another path or address."""
        ways = (self._without_entity(known, one), self._of_other_file(known, one), self._of_other_title(known))
        return next((entry for entry in chain.from_iterable(ways) if self.account.times[entry]), None)

    def _without_entity(self, known: Known, one: Finding) -> Iterator[Known]:
        """Earlier versions named no entity for the form of a file; only the words tell."""
        entry = known._replace(entity="")
        if entry in self.account.said and self.account.said[entry][one.message] > 0:
            yield entry

    def _of_other_file(self, known: Known, one: Finding) -> Iterator[Known]:
        for entry in self.by_address[known.rule, known.entity]:
            if (known.entity or self.account.said[entry][one.message] > 0) and not self.today.has(entry):
                yield entry

    def _of_other_title(self, known: Known) -> Iterator[Known]:
        alike = {index: self.by_rest[rest] for index, rest in _rests(known) if rest in self.by_rest}
        if alike:
            for index in self.today.from_titles(known):
                yield from (entry for entry in alike.get(index, ()) if not self.today.has(entry))


def _rests(known: Known) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Path, rule and address without one of its parts, for each of these."""
    parts = known.entity.split("/") if known.entity else []
    for index in range(len(parts)):
        yield index, (known.path, known.rule, *parts[:index], "", *parts[index + 1 :])
