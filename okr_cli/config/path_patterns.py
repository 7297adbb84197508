"""Compiling ``.gitignore`` patterns. The compiler is imported only when there is a pattern, for start-up."""

import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

CLASS = re.compile(r"\[:([a-z]+):\]")
CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \t",
    "digit": "0-9",
    "lower": "a-z",
    "space": " \t\n\r\f\v",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}
"""Character classes that git allows inside brackets and the compiler does not know."""


def spec_of(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns compiled into one. Raises ``ValueError`` or ``re.error`` if one cannot be compiled."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # Python warns that sets such as [[a] may change their meaning; for git they keep the present one.
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(
            CLASS.sub(lambda found: CLASSES.get(found[1], found[0]), pattern) for pattern in patterns
        )


def lenient_spec(lines: list[str]) -> "GitIgnoreSpec":
    """The lines of a ``.gitignore``, compiled. Like git, this skips lines that are not patterns."""
    try:
        return spec_of(lines)
    except (ValueError, re.error):
        return spec_of(line for line in lines if is_pattern(line))


def is_pattern(text: str) -> bool:
    """Whether a pattern can be compiled."""
    try:
        spec_of([text])
    except (ValueError, re.error):
        return False
    return True
