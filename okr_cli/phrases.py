"""Numbers with their nouns and lists of words, for messages."""

from collections.abc import Sequence

AFTER_NOUN = ("a", "an", "per", "in", "of", "at", "for", "from", "with")
"""Words that end the noun of a unit: ``tickets a week``, ``hours per person``."""

ENDINGS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", ""))
NOT_PLURAL = ("ss", "us", "is", "series", "species")


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 day``, ``3 days``, ``2,000 days``; ``plural`` is for nouns that do not take an ``s``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def with_article(noun: str) -> str:
    """``an Initiative``, ``a Key Result``."""
    return f"{'an' if noun[:1] in 'AEIOUaeiou' else 'a'} {noun}"


def singular(unit: str) -> str:
    """``day`` for ``days``, ``ticket a week`` for ``tickets a week``. Units that are not an English plural stay."""
    words = unit.split(" ")
    last = next((at for at, word in enumerate(words) if word in AFTER_NOUN), len(words)) - 1
    noun = words[max(last, 0)]
    if len(noun) < 4 or not noun.islower() or noun.endswith(NOT_PLURAL) or not set(noun) & set("aeiouy"):
        return unit
    ending, one = next((pair for pair in ENDINGS if noun.endswith(pair[0])), ("", ""))
    words[max(last, 0)] = noun.removesuffix(ending) + one
    return " ".join(words)


def listed(words: Sequence[str], joint: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def first_few(words: Sequence[str], most: int) -> str:
    """``a, b and c``; with more than ``most`` words, the number of the rest: ``a, b, c and 4 more``."""
    rest = [f"{len(words) - most:,} more"] if len(words) > most else []
    return listed([*words[:most], *rest])
