"""``lint --fix``: what the fixes of a file make of its text."""

from collections.abc import Iterable
from typing import NamedTuple

from okr_cli.diagnostics import Fix
from okr_cli.edit.splice import compatible, splice
from okr_cli.source.parse import parse

BOM = "\ufeff"


class Repaired(NamedTuple):
    """A text after its repairs, and how many there were."""

    text: str
    fixes: int


def repaired(content: str, fixes: Iterable[Fix]) -> Repaired:
    """The text of a file with as many of the fixes as go together. A byte order mark stays where it is.

    A fix after which the file would be less readable than before (no YAML, a key twice) is not made.
    """
    mark = BOM if content.startswith(BOM) else ""
    text = content.removeprefix(BOM)
    chosen = compatible(fixes)
    broken = len(parse(text).findings)
    if _breaks(_after(text, chosen), broken):
        chosen = _unharmful(text, chosen, broken)
    after = _after(text, chosen)
    return Repaired(mark + after, len(chosen) if after != text else 0)


def _unharmful(text: str, fixes: list[Fix], broken: int) -> list[Fix]:
    """The fixes one by one, without those that do harm beside the ones before them."""
    chosen: list[Fix] = []
    for fix in fixes:
        if not _breaks(_after(text, [*chosen, fix]), broken):
            chosen.append(fix)
    return chosen


def _after(text: str, fixes: list[Fix]) -> str:
    return splice(text, [edit for fix in fixes for edit in fix.edits])


def _breaks(text: str, broken: int) -> bool:
    return len(parse(text).findings) > broken
