"""Edits of a text by place. Every character outside the edits stays as it is."""

from collections.abc import Iterable

from okr_cli.diagnostics import Edit, Fix


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
        if not any(_touch(one, other) for one in fix.edits for other in taken):
            chosen.append(fix)
            taken.extend(fix.edits)
    return chosen


def _touch(one: Edit, other: Edit) -> bool:
    if one == other:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end
