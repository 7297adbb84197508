"""Matches the entities of two states: by address, then by id, then by title."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity, Kind
from okr_cli.workspace.loader import LoadedWorkspace

LIKE = 0.7
"""Likeness from which two titles below the same parent are one title that was edited."""

MOST = 50
"""Entities below one parent of which every pair of titles is compared."""

ORDER = (Kind.OBJECTIVE, Kind.KPI, Kind.KEY_RESULT, Kind.INITIATIVE)
"""Parents first, so that children can be looked for below the same parent."""

Defined = Definition[Any]


class Pairs:
    """The matching entities and documents of two states, and those in only one of them."""

    def __init__(self, before: LoadedWorkspace, after: LoadedWorkspace) -> None:
        # Entities are compared by identity, so they serve as keys.
        self._partner: dict[Entity, Defined] = {}
        self._matched: set[Entity] = set()
        self._before = list(before.definitions.values())
        self._after = list(after.definitions.values())
        self._match(lambda definition: (definition.entity.address,), in_order=True)
        for kind in ORDER:
            self._match(lambda each, kind=kind: self._below(each, kind, each.entity.id))  # type: ignore[misc]
            self._match(lambda each, kind=kind: _of(each, kind, each.entity.id))  # type: ignore[misc]
            self._match(lambda each, kind=kind: self._below(each, kind, _folded(each)))  # type: ignore[misc]
            self._match(lambda each, kind=kind: _of(each, kind, _folded(each)))  # type: ignore[misc]
            self._match_edited(kind)
        self._documents = _paired(before.documents, after.documents, self.both())

    def partner(self, before: Entity) -> Defined | None:
        """The later state of an entity; None if it is gone."""
        return self._partner.get(before)

    def both(self) -> Iterator[tuple[Defined, Defined]]:
        """The entities of both states."""
        return ((each, self._partner[each.entity]) for each in self._before if each.entity in self._partner)

    def only_before(self) -> Iterator[Defined]:
        """The entities that are gone."""
        return (each for each in self._before if each.entity not in self._partner)

    def only_after(self) -> Iterator[Defined]:
        """The entities that are new."""
        return (each for each in self._after if each.entity not in self._matched)

    @property
    def documents(self) -> list[tuple[Document, Document]]:
        """The documents of both states."""
        return self._documents

    def _match(self, key: Callable[[Defined], tuple[Hashable, ...]], in_order: bool = False) -> None:
        """Pair what has the same key. Of several with one key, none unless they are paired ``in_order``."""
        after = _grouped(self.only_after(), key)
        before = _grouped(self.only_before(), key) if after else {}
        for name, group in before.items():
            others = after.get(name, [])
            if name and (in_order or len(group) == len(others) == 1):
                for one, other in zip(group, others, strict=False):
                    if one.entity.kind is other.entity.kind:
                        self._pair(one, other)

    def _pair(self, before: Defined, after: Defined) -> None:
        self._partner[before.entity] = after
        self._matched.add(after.entity)

    def _below(self, each: Defined, kind: Kind, name: str) -> tuple[Hashable, ...]:
        """A key that is shared only below the same parent, or in the same cycle and team."""
        if each.entity.kind is not kind:
            return ()
        parent = each.entity.parent
        if parent is None:
            return kind, name, each.entity.cycle, each.entity.team
        found = self._partner.get(parent)
        return kind, name, found.entity if found else parent

    def _match_edited(self, kind: Kind) -> None:
        """Pair titles below one parent that are alike, the likest first."""
        before = _grouped(self.only_before(), lambda each: self._below(each, kind, ""))
        after = _grouped(self.only_after(), lambda each: self._below(each, kind, ""))
        for name, group in before.items():
            others = after.get(name, [])
            if not name or max(len(group), len(others)) > MOST:
                continue
            alike = sorted(
                ((-_likeness(one, other), at, to) for at, one in enumerate(group) for to, other in enumerate(others))
            )
            for likeness, at, to in alike:
                one, other = group[at], others[to]
                is_free = one.entity not in self._partner and other.entity not in self._matched
                if is_free and -likeness >= LIKE:
                    self._pair(one, other)


def _grouped(
    definitions: Iterable[Defined], key: Callable[[Defined], tuple[Hashable, ...]]
) -> dict[tuple[Hashable, ...], list[Defined]]:
    groups: dict[tuple[Hashable, ...], list[Defined]] = defaultdict(list)
    for definition in definitions:
        groups[key(definition)].append(definition)
    return groups


def _of(each: Defined, kind: Kind, name: str) -> tuple[Hashable, ...]:
    return (kind, name) if each.entity.kind is kind else ()


def _folded(each: Defined) -> str:
    return " ".join(each.entity.title.casefold().split())


def _likeness(one: Defined, other: Defined) -> float:
    return SequenceMatcher(None, _folded(one), _folded(other), autojunk=False).ratio()


def _paired(
    before: Iterable[Document], after: Iterable[Document], entities: Iterable[tuple[Defined, Defined]]
) -> list[tuple[Document, Document]]:
    """Documents with the same path, in order; then each one with that which took over most of its entities."""
    waiting: dict[str, list[Document]] = defaultdict(list)
    for document in after:
        waiting[document.source.path].append(document)
    pairs, left = [], []
    for document in before:
        if waiting[document.source.path]:
            pairs.append((document, waiting[document.source.path].pop(0)))
        else:
            left.append(document)
    votes = Counter((id(one.document), id(other.document)) for one, other in entities) if left else Counter()
    others = [document for documents in waiting.values() for document in documents]
    for document in left:
        best = max(others, key=lambda each: votes[id(document), id(each)], default=None)
        if best is not None and votes[id(document), id(best)]:
            others = [each for each in others if each is not best]
            pairs.append((document, best))
    return pairs
