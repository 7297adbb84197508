"""``lint --fix``: what the fixes of a file make of its text."""

from collections.abc import Iterable
from typing import NamedTuple

from okr_cli.edit.splice import compatible, splice
from okr_cli.finding import Edit, Fix
from okr_cli.source.decoding import parsable
from okr_cli.source.parser import parse

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
    chosen = compatible(fix for fix in fixes if all(_is_there(edit, text) for edit in fix.edits))
    broken = _faults(text)
    made = _unharmful(text, [], chosen, broken)
    after = _after(text, made)
    return Repaired(mark + after, len(made) if after != text else 0)


def _unharmful(text: str, kept: list[Fix], fixes: list[Fix], broken: int) -> list[Fix]:
    """``kept`` and those of ``fixes`` that do no harm beside the ones before them. Halves are tried whole, so that
    many fixes with little harm in them cost little."""
    if not fixes or _faults(_after(text, [*kept, *fixes])) <= broken:
        return [*kept, *fixes]
    if len(fixes) == 1:
        return kept
    half = len(fixes) // 2
    return _unharmful(text, _unharmful(text, kept, fixes[:half], broken), fixes[half:], broken)


def _is_there(edit: Edit, text: str) -> bool:
    return not edit.was or text[slice(*edit.span)] == edit.was


def _after(text: str, fixes: list[Fix]) -> str:
    return splice(text, [edit for fix in fixes for edit in fix.edits])


def _faults(text: str) -> int:
    """How much of a text cannot be read."""
    return len(parse(parsable(text)).findings)
