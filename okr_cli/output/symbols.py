"""The symbol, word and color of each status. A color never appears without a symbol or a word."""

from collections.abc import Iterable, Iterator

from okr_cli.output.documents.document import Style
from okr_cli.progress.score import Band
from okr_cli.progress.status import Status

SIGNS = {
    Status.ON_TRACK: "✓",
    Status.BEHIND: "▼",
    Status.AT_RISK: "✗",
    Status.NO_DATA: "○",
    Status.NO_PACE: "◌",
    Status.LEARNING: "◇",
    Status.DROPPED: "×",
}
STYLES = {
    Status.ON_TRACK: Style.GREEN,
    Status.BEHIND: Style.YELLOW,
    Status.AT_RISK: Style.RED,
    Status.NO_DATA: Style.MAGENTA,
    Status.NO_PACE: Style.CYAN,
    Status.LEARNING: Style.CYAN,
    Status.DROPPED: Style.MUTED,
}
BAND_STYLES = {Band.GREEN: Style.GREEN, Band.AMBER: Style.YELLOW, Band.RED: Style.RED}
PLAIN = str.maketrans("✓▼✗○◌◇█░│↑→↓≠−·…›•├└┌┐┘┬┤┴┼─×▁▂▃▄▅▆▇", "+~x?o*#.|^>v!-..>*|`+++++++-x_.,-=+*")
"""Each sign becomes one that is as wide, so that columns stay aligned."""


def words(status: Status) -> str:
    """``on track``."""
    return status.replace("-", " ")


def labelled(status: Status) -> str:
    """``✓ on track``."""
    return f"{SIGNS[status]} {words(status)}"


def encodable(lines: Iterable[str], encoding: str) -> Iterator[str]:
    """Lines that a terminal with this encoding can print: symbols become ASCII, other missing characters ``?``."""
    for line in lines:
        try:
            line.encode(encoding)
            yield line
        except UnicodeEncodeError:
            yield line.translate(PLAIN).encode(encoding, "replace").decode(encoding)
