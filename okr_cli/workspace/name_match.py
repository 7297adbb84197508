"""Matches a typed name with a person or team."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from okr_cli.errors import CannotRun
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.workspace.lookup import nearest
from okr_cli.workspace.roster import name_key


def match_name(typed: str, names: Mapping[str, Iterable[str]], noun: str) -> str:
    """The name that ``typed`` refers to. ``names`` maps each name to its aliases, ``noun`` is the kind of name.

    Whole names and aliases take precedence, then whole words of a name, then beginnings of words, without case and
    accents. Raises ``CannotRun`` if several match, with a line for each, or if none does, with the nearest.
    """
    wanted = name_key(typed)
    words = wanted.split()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: wanted in map(name_key, (name, *names[name])),
        lambda name: set(words) <= set(name_key(name).split()),
        lambda name: _begins(words, name_key(name).split()),
    )
    for test in tests if words else ():
        matches = sorted(filter(test, names))
        if len(matches) == 1:
            return matches[0]
        if matches:
            problem = f"'{one_line(typed)}' matches {counted(len(matches), noun)}; be more specific:"
            raise CannotRun(problem, tuple(map(one_line, matches)))
    raise CannotRun(f"no {noun} matches '{one_line(typed)}'{nearest(typed, sorted(names))}")


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each typed word is the beginning of a different word."""
    left = list(words)
    for start in typed:
        found = next((word for word in left if word.startswith(start)), None)
        if found is None:
            return False
        left.remove(found)
    return True
