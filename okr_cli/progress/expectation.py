"""What a hypothesis expects, as far as it can be checked against a number."""

import re
from decimal import Decimal

from okr_cli.model.initiative import Hypothesis
from okr_cli.progress.ratio import ZERO

CHANGE = re.compile(r"\s*([+\u2212-])\s*([0-9]+(?:\.[0-9]+)?)(?![0-9.,])")
NEEDED = {"expect": "how much it should move", "within": "by when", "evidence": "where it would show"}


def expected_change(hypothesis: Hypothesis | None) -> Decimal | None:
    """The change expected of the Key Result, in its unit; None unless ``expect`` begins with a signed number.

    Without a sign it may be a level, a count or a share, and comparing it with a change would be a guess.
    """
    found = CHANGE.match(hypothesis.expect) if hypothesis and hypothesis.expect else None
    if not found:
        return None
    size = Decimal(found[2])
    return size if found[1] == "+" else -size


def is_met(expected: Decimal, change: Decimal) -> bool:
    """Whether a change reached what was expected, in its direction."""
    return change >= expected > ZERO or change <= expected < ZERO


def untestable(hypothesis: Hypothesis) -> tuple[str, ...]:
    """What a hypothesis leaves out of what would refute it; nothing if it can turn out wrong."""
    lacking = tuple(meaning for key, meaning in NEEDED.items() if getattr(hypothesis, key) is None)
    if not lacking and hypothesis.expect and not any(char.isdigit() for char in hypothesis.expect):
        return ("a number for the effect",)
    return lacking
