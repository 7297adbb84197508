"""Numbers with their nouns and lists of words, for messages."""

from collections.abc import Sequence


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 day``, ``3 days``, ``2,000 days``; ``plural`` is for nouns that do not take an ``s``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def with_article(noun: str) -> str:
    """``an Initiative``, ``a Key Result``."""
    return f"{'an' if noun[:1] in 'AEIOUaeiou' else 'a'} {noun}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def first_few(words: Sequence[str], most: int) -> str:
    """``a, b and c``; of more than ``most``, the first ones and how many there are beside: ``a, b, c and 4 more``."""
    rest = [f"{len(words) - most:,} more"] if len(words) > most else []
    return listed([*words[:most], *rest])
