"""How the formats for people may look where they are read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """``color`` allows terminal colours; ``width`` is the columns of the terminal, None where there is none.

    Off a terminal nothing is wrapped or cut to fit: a log or a pager does that better itself.
    """

    color: bool = False
    width: int | None = None


PLAIN = Look()
"""No colours, no width: a pipe, a file, a log."""
