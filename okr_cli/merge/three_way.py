"""Three-way merge: changes of one side are taken, and what both sides changed is merged entry by entry."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from okr_cli.merge.parts import Part, Split, as_lines, is_empty, shifted, split
from okr_cli.source.source_file import LINE_BREAK

MergeText: TypeAlias = Callable[[str, str, str], tuple[str, int]]
"""Merges the lines of base, ours and theirs. Gives the text, and how many conflicts are marked in it."""

COMMENT = re.compile(r"[ \t]*#[^\r\n]*")


class Unmergeable(Exception):  # noqa: N818
    """Both sides changed this in different ways, and it is no whole line that could be marked."""


@dataclass
class Merge:
    """One merge, in which ``conflicts`` counts what was left to a person."""

    merge_text: MergeText
    conflicts: int = field(default=0, init=False)

    def part(self, base: Part | None, ours: Part | None, theirs: Part | None) -> str:
        """The text of an entry, or of the whole file, of which at least one side is there.

        Raises ``Unmergeable`` if it is no whole line.
        """
        versions = [_text(part) for part in (base, ours, theirs)]
        was, mine, other = versions
        if _is_same(mine, other) or _is_same(was, other):
            return mine
        if _is_same(was, mine):
            return other
        if ours and theirs:
            try:
                return self._entries(base, ours, theirs)
            except Unmergeable:
                pass
        if not all(part.is_lines for part in (base, ours, theirs) if part):
            raise Unmergeable
        text, conflicts = self.merge_text(was, mine, other)
        self.conflicts += conflicts
        return text

    def _entries(self, base: Part | None, ours: Part, theirs: Part) -> str:
        """The text of a part, put together of its entries."""
        before = self.conflicts
        mine, other, was = split(ours), split(theirs), split(base) if base else None
        if mine and other and is_empty(base) and {mine.form, other.form} == {"flow list", "block list"}:
            mine, other = (as_lines(mine, other), other) if mine.is_flow else (mine, as_lines(other, mine))
        if not mine or not other or mine.form != other.form:
            raise Unmergeable
        if was is None and is_empty(base):
            was = Split(mine.form, mine.head if mine.head == other.head else "", {}, mine.tail, mine.indent)
        if was is None or was.form != mine.form:
            raise Unmergeable
        entries, theirs_entries = _renamed(was, mine), _renamed(was, other)
        try:
            return self._joined(was, mine, other, entries, theirs_entries)
        except Unmergeable:
            self.conflicts = before
            raise

    def _joined(
        self, was: Split, mine: Split, other: Split, ours: Mapping[str, Part], theirs: Mapping[str, Part]
    ) -> str:
        head = _one_of(was.head, mine.head, other.head)
        tail = _one_of(was.tail, mine.tail, other.tail)
        shift = mine.indent - other.indent
        texts: list[tuple[str, str]] = []
        order = merged_order(was, mine, other, ours, theirs)
        is_inline = not mine.is_flow and head.strip(" ") and not head.endswith(("\n", "\r"))
        if is_inline and (order[0] != next(iter(ours)) or order[0] not in theirs):
            raise Unmergeable  # another entry would have to begin in the line of the dash
        if mine.is_flow and _moves_comments(was.entries, ours, theirs, order):
            raise Unmergeable
        for name in order:
            mine_part, other_part = ours.get(name), theirs.get(name)
            if shift and not mine.is_flow and other_part and mine_part is None:
                text = shifted(other_part.text, shift)
            else:
                text = self.part(was.entries.get(name), mine_part, other_part)
            if text:
                texts.append((_separator(ours, mine_part, other_part), text))
        if not texts:
            raise Unmergeable
        return head + (_between_commas(texts) if mine.is_flow else _lines(texts)) + tail


def merged_order(
    was: Split, mine: Split, other: Split, ours: Mapping[str, Part], theirs: Mapping[str, Part]
) -> list[str]:
    """The names of all entries: in the order of the side that changed it, what the other side added behind the entry
    that it stands behind there, and days in their order. Raises ``Unmergeable`` if both sides changed the order.
    """
    shared = {name: None for name in was.entries if name in ours and name in theirs}
    mine_order, other_order = ([name for name in side if name in shared] for side in (ours, theirs))
    main, added = ours, theirs
    if other_order not in (list(shared), mine_order):
        if mine_order != list(shared):
            raise Unmergeable
        main, added = theirs, ours
    days = mine.dates, other.dates
    if all(days) and all(sorted(each) == each for each in days):
        day_of = dict(zip([*ours, *theirs], [*days[0], *days[1]], strict=True))
        return sorted({**main, **added}, key=lambda name: day_of[name])
    return _inserted(was, main, added)


def _inserted(was: Split, main: Mapping[str, Part], added: Mapping[str, Part]) -> list[str]:
    """The names of ``main``, with those only in ``added`` after their neighbor and ``main``'s additions there."""
    behind: dict[str | None, list[str]] = defaultdict(list)
    neighbor = None
    for name in added:
        if name in main:
            neighbor = name
        else:
            behind[neighbor].append(name)
    order, waiting = behind[None], list[str]()
    for name in main:
        if name in was.entries or name in added:
            order += waiting
            waiting = []
        order.append(name)
        waiting += behind.get(name, [])
    return order + waiting


def _renamed(was: Split, side: Split) -> dict[str, Part]:
    """The entries of a side by the names that they had. One whose id was changed is known by its title."""
    gone = {part.title: name for name, part in was.entries.items() if name not in side.entries}
    named: dict[str, Part] = {}
    for name, part in side.entries.items():
        is_renamed = name not in was.entries and part.title and part.title in gone
        named[gone.pop(part.title) if is_renamed else name] = part
    return named


def _moves_comments(
    was: Mapping[str, Part], ours: Mapping[str, Part], theirs: Mapping[str, Part], order: list[str]
) -> bool:
    """Whether a comment between entries in brackets would be lost or end up next to another entry."""
    sides = (*ours.items(), *theirs.items())
    if not any("#" in part.separator for _, part in sides):
        return False
    changed = [
        name
        for name, part in theirs.items()
        if name in ours and part.separator != ours[name].separator
        if name not in was or part.separator != was[name].separator
    ]
    return bool(changed) or order[: len(ours)] != list(ours) or any(name not in theirs for name in ours if name in was)


def _separator(ours: Mapping[str, Part], mine: Part | None, other: Part | None) -> str:
    """The text before an entry in brackets. If both sides added one after a comment, the comment is not repeated."""
    if mine or other is None:
        return mine.separator if mine else ""
    is_there = any(part.separator == other.separator for part in ours.values())
    return COMMENT.sub("", other.separator) if is_there else other.separator


def _text(part: Part | None) -> str:
    return part.text if part else ""


def _is_same(one: str, other: str) -> bool:
    """Whether two texts are equal, apart from the line break at the end, which depends on what follows."""
    return one == other or (one.rstrip("\r\n") == other.rstrip("\r\n"))


def _one_of(was: str, mine: str, other: str) -> str:
    """What one side made of a text, or both alike. Raises ``Unmergeable``."""
    if mine == other or was == other:
        return mine
    if was == mine:
        return other
    raise Unmergeable


def _lines(texts: list[tuple[str, str]]) -> str:
    """Entries of whole lines in order. The last one of a file may lack its line break and no longer be last."""
    lines = [text for _, text in texts]
    found = LINE_BREAK.search("".join(lines))
    newline = found[0] if found else "\n"
    ended = [text if text.endswith(("\n", "\r")) else text + newline for text in lines[:-1]]
    return "".join([*ended, lines[-1]])


def _between_commas(texts: list[tuple[str, str]]) -> str:
    """Entries inside brackets, each after its own separator."""
    joined = texts[0][1]
    for _, (separator, text) in pairwise(texts):
        joined += (separator or ", ") + text
    return joined
