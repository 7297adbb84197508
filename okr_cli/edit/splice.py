"""Edits of a text by place. Every character outside the edits stays as it is."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from okr_cli.finding import Edit, Fix


def splice(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with the edits made. Raises ``ValueError`` where two of them overlap."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < done:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    return "".join([*parts, text[done:]])


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
