"""Patterns of ``.gitignore``, compiled. The compiler is only imported where there is a pattern."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def spec_of(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns as one. Raises ``ValueError`` or ``re.error`` for one that cannot be compiled."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def lenient_spec(lines: list[str]) -> "GitIgnoreSpec":
    """The lines of a ``.gitignore``. Like git, it passes over those that are no patterns."""
    try:
        return spec_of(lines)
    except (ValueError, re.error):
        return spec_of(line for line in lines if is_pattern(line))


def is_pattern(text: str) -> bool:
    """Whether a line can be compiled."""
    try:
        spec_of([text])
    except (ValueError, re.error):
        return False
    return True
