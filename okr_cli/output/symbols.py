"""Signs and words of a status. A sign or a word always stands beside the colour."""

from collections.abc import Iterable, Iterator

from okr_cli.progress.score import Band
from okr_cli.progress.status import Status

SIGNS = {
    Status.ON_TRACK: "✓",
    Status.BEHIND: "▲",
    Status.AT_RISK: "✗",
    Status.NO_DATA: "○",
    Status.NO_PACE: "◌",
    Status.LEARNING: "◇",
}
COLORS = {
    Status.ON_TRACK: "green",
    Status.BEHIND: "yellow",
    Status.AT_RISK: "red",
    Status.NO_DATA: "magenta",
    Status.NO_PACE: "cyan",
    Status.LEARNING: "cyan",
}
BAND_COLORS = {Band.GREEN: "green", Band.AMBER: "yellow", Band.RED: "red"}
PLAIN = str.maketrans("✓▲✗○◌◇█░│↑→↓≠−·…›•├└┌┐┘┬┤┴┼─×▁▂▃▄▅▆▇", "+~x?o*#.|^>v!-..>*|`+++++++-x_.,-=+*")
"""One cell for one cell, so that columns stay where they are."""


def words(status: Status) -> str:
    """``on track``."""
    return status.replace("-", " ")


def labelled(status: Status) -> str:
    """``✓ on track``."""
    return f"{SIGNS[status]} {words(status)}"


def encodable(lines: Iterable[str], encoding: str) -> Iterator[str]:
    """Lines that a terminal of this encoding can take: signs in ASCII, and ``?`` for what it lacks."""
    for line in lines:
        try:
            line.encode(encoding)
            yield line
        except UnicodeEncodeError:
            yield line.translate(PLAIN).encode(encoding, "replace").decode(encoding)
