"""Edits of a text by position, and fixes as sets of them. All other characters stay unchanged."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

from okr_cli.finding import Edit, Fix
from okr_cli.source.decoding import parsable
from okr_cli.source.parser import parse

BOM = "\ufeff"


class FixedText(NamedTuple):
    """A text after the fixes that were made."""

    text: str
    made: tuple[Fix, ...]


def splice(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with the edits made. Raises ``ValueError`` if two of them overlap."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < done:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join([*parts, text[done:]])


def apply_fixes(content: str, fixes: Iterable[Fix]) -> FixedText:
    """The text of a file with as many of the fixes as go together. A byte order mark stays where it is.

    A fix after which the file would be less readable than before (no YAML, a key twice) is not made.
    """
    mark = BOM if content.startswith(BOM) else ""
    text = content.removeprefix(BOM)
    chosen = compatible(fix for fix in fixes if all(edit.was in ("", text[slice(*edit.span)]) for edit in fix.edits))
    made = _harmless(text, [], chosen, _faults(text))
    after = _after(text, made)
    return FixedText(mark + after, tuple(made) if after != text else ())


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made together: of two that touch the same text, the first."""
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in fixes:
        added: list[Edit] = []
        for edit in fix.edits:
            if _touches(edit, taken):
                break
            insort(taken, edit)
            added.append(edit)
        else:
            chosen.append(fix)
            continue
        for edit in added:
            taken.remove(edit)
    return chosen


def _touches(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit overlaps one of ``taken``, which are sorted and apart: only its neighbours can."""
    place = bisect_left(taken, edit)
    neighbours = taken[max(0, place - 1) : place + 1]
    return any(
        edit == other or (edit.span.start < other.span.end and other.span.start < edit.span.end) for other in neighbours
    )


def _harmless(text: str, kept: list[Fix], fixes: list[Fix], faults: int) -> list[Fix]:
    """``kept``, with those of ``fixes`` that do no harm next to the previous ones.

    Whole halves are tried first, so many fixes with few harmful ones take little time.
    """
    if not fixes or _faults(_after(text, [*kept, *fixes])) <= faults:
        return [*kept, *fixes]
    if len(fixes) == 1:
        return kept
    half = len(fixes) // 2
    return _harmless(text, _harmless(text, kept, fixes[:half], faults), fixes[half:], faults)


def _after(text: str, fixes: list[Fix]) -> str:
    return splice(text, [edit for fix in fixes for edit in fix.edits])


def _faults(text: str) -> int:
    """The number of problems that the parser finds."""
    return len(parse(parsable(text)).findings)
