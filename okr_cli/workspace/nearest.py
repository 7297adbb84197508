"""What a person may have meant by a name that nothing has."""

from difflib import get_close_matches

from okr_cli.model.entity import slug
from okr_cli.safe_text import one_line

SHOWN = 5
NEAR = 0.75
"""Likeness from 0 to 1: a letter or two, as in ``activatoin``. What is farther off was not meant and misleads."""


def nearest(text: str, names: list[str]) -> str:
    """``; did you mean …?`` by a whole name or by its last part, else what there is, if that is little.

    Nothing where neither helps.
    """
    by_key = {name.casefold(): name for name in reversed(names)}
    by_last = {name.rpartition("/")[2].casefold(): name for name in reversed(names)}
    wanted = text.strip("/ ").casefold()
    last = wanted.rpartition("/")[2]
    tries = ((wanted, by_key), (last, by_last), (slug(last), by_last))
    found = next((near for word, among in tries if (near := get_close_matches(word, among, SHOWN, NEAR))), [])
    meant = sorted({by_key.get(key) or by_last[key] for key in found}) or _with_words(wanted, names)
    if meant:
        return f"; did you mean {listed(meant, ' or ')}?"
    if not names or len(names) > SHOWN:
        return ""
    return f"; there is {'only ' if len(names) == 1 else ''}{listed(names, ' and ')}"


def _with_words(wanted: str, names: list[str]) -> list[str]:
    """The names that have all these words in them, as a person has a given name, unless they are many."""
    words = set(wanted.split())
    found = [name for name in names if words and words <= set(name.casefold().split())]
    return found if len(found) <= SHOWN else []


def listed(names: list[str], last: str = ", ") -> str:
    """``a, b, c and 4 more``; ``last`` stands before the last one of a few."""
    shown = [one_line(name) for name in names[:SHOWN]]
    if len(names) > SHOWN:
        return f"{', '.join(shown)} and {len(names) - SHOWN} more"
    return last.join([*([", ".join(shown[:-1])] if len(shown) > 1 else []), shown[-1]])
