"""A milestone on one line, as tables hold it: ``[x 2026-10-20 weight 2] Contract signed``."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.model.scalars import parse_day, parse_weight, shorten
from okr_cli.safe_text import one_line

MARK = re.compile(r"\[(?P<done>[xX ]?)(?: ?(?P<day>\d{4}-\d\d-\d\d))?(?: ?weight (?P<weight>[0-9.eE+-]+))?\]\s*")
"""What begins the line of a milestone. Without a mark, it is open and has the usual weight."""


class Step(NamedTuple):
    """A milestone: since when it is done, or whether, and its weight relative to the others."""

    title: str
    done: date | bool = False
    weight: Decimal = Decimal(1)


def milestone_text(step: Step) -> str:
    """``[x 2026-10-20 weight 2] Contract signed``: a mark, then the title on one line."""
    parts = ["x" if step.done else " "]
    parts += [f"{step.done}"] if isinstance(step.done, date) else []
    parts += [f"weight {step.weight}"] if step.weight != 1 else []
    return f"[{' '.join(parts)}] {one_line(step.title)}"


def parse_milestone(text: str) -> Step:
    """The milestone of a line. Raises ``CannotRun`` if it has no title, or a day or a weight that cannot be."""
    mark = MARK.match(text.strip())
    title = text.strip()[mark.end() if mark else 0 :]
    if not title:
        raise CannotRun(f"'{one_line(shorten(text))}' is a milestone without a title")
    if mark is None:
        return Step(title)
    try:
        day = parse_day(mark["day"]) if mark["day"] else None
        weight = parse_weight(mark["weight"]) if mark["weight"] else Decimal(1)
    except ValueError as problem:
        raise CannotRun(f"'{one_line(shorten(text))}': {problem}") from None
    return Step(title, day or bool(mark["done"].strip()), weight)
