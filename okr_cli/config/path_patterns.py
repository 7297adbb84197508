"""Compiles ``.gitignore`` patterns. The compiler is imported only if there is a pattern, for a faster start.

A repository may contain any pattern, so their length is limited, and an expression that could backtrack between its
wildcards is rewritten to try only one split.
"""

import re
import warnings
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from okr_cli.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MAX_LENGTH = 1_000
"""Characters of a pattern. A name has 255 at most, and to compile a million takes half a minute."""

CLASS = lazy_pattern(r"\[:([a-z]+):\]")
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


STAR, ANY_FOLDERS, LEADING_FOLDERS = "[^/]*", "(?:/.+)?", "^(?:.+/)?"
"""What the compiler makes of ``*``, of ``**`` between folders and of ``**`` before the first."""


def spec_of(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns compiled into one. Raises ``ValueError`` or ``re.error`` if one cannot be compiled."""
    from pathspec import GitIgnoreSpec

    pattern_class, options = _compiler()
    with warnings.catch_warnings():
        # Python warns that sets such as [[a] may change their meaning; for git they keep the present one.
        warnings.simplefilter("ignore", FutureWarning)
        lines = (CLASS.sub(lambda found: CLASSES.get(found[1], found[0]), pattern) for pattern in patterns)
        return GitIgnoreSpec.from_lines(lines, pattern_class, **options)


@cache
def _compiler() -> tuple[Any, dict[str, Any]]:
    """The pattern class of the installed pathspec, made linear, and what else it has to be told.

    From 1.0 on it may use other engines, which are not always installed and know no atomic groups.
    """
    base: Any
    options: dict[str, Any]
    try:
        from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern
    except ImportError:
        from pathspec.patterns.gitwildmatch import GitWildMatchPattern

        base, options = GitWildMatchPattern, {}
    else:
        base, options = GitIgnoreSpecPattern, {"backend": "simple"}

    class LinearPattern(base):  # type: ignore[misc]
        __slots__ = ()

        @classmethod
        def pattern_to_regex(cls, pattern: str) -> tuple[str | None, bool | None]:
            if len(pattern) > MAX_LENGTH:
                raise ValueError(f"pattern too long: {len(pattern):,} characters")
            regex, include = super().pattern_to_regex(pattern)
            return regex and _linear(regex), include

    return LinearPattern, options


def _linear(regex: str) -> str:
    """The expression, in which every wildcard but the last stops at the first fit, as the fit of the rest allows.

    What follows a ``*`` has a fixed length up to the next, and what follows a ``**`` a fixed number of folders, so a
    later fit can never help.
    """
    first, *others = map(_linear_stars, regex.split(ANY_FOLDERS))
    if not others:
        return first
    *middle, last = others
    if first.startswith(LEADING_FOLDERS):
        first = f"^(?>(?:.+?/)??{first.removeprefix(LEADING_FOLDERS)}(?=/))"
    return first + "".join(f"(?>(?:/.+?)??{part}(?=/))" for part in middle) + ANY_FOLDERS + last


def _linear_stars(regex: str) -> str:
    first, *others = regex.split(STAR)
    parts = [first]
    for number, after in enumerate(others, 1):
        # No set of characters holds a slash: the compiler splits a pattern at its slashes first.
        is_last_in_name = number == len(others) or "/" in after.replace("[^/]", "")
        parts.append(STAR + after if is_last_in_name else f"(?>{STAR}?{after})")
    return "".join(parts)


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
