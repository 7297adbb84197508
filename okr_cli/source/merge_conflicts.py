"""Unresolved merges: the conflict markers of git, and the text around them."""

import re
from collections.abc import Iterator

from okr_cli.finding import Finding, Span

MARKER = re.compile(
    r"(?<![^\r\n])(?:(?P<ours><{7})|(?P<base>\|{7})|(?P<middle>={7})|(?P<theirs>>{7}))(?:[ \t][^\r\n]*)?(?![^\r\n])"
)
"""A line as git writes it, at the margin. Within block scalars and quotes, such lines are indented."""

SIDES = ("ours", "theirs", "")
"""What to read of a conflict: the one side, else the other, else neither."""

CONTENT = re.compile(r"[^\r\n]")


def conflict_finding(text: str) -> Finding | None:
    """The finding for the markers in a text that is not valid YAML; None if there are none.

    A line of ``=======`` alone is none: it may underline a heading.
    """
    markers = list(MARKER.finditer(text))
    if all(marker.lastgroup == "middle" for marker in markers):
        return None
    count = max(1, sum(marker.lastgroup == "ours" for marker in markers))
    message = "unresolved merge conflict" if count == 1 else f"{count} unresolved merge conflicts; this is the first"
    advice = "Keep the correct lines and delete the conflict markers (<<<<<<<, =======, >>>>>>>)."
    return Finding(message, Span(*markers[0].span()), advice, rule="merge-conflict")


def readings(text: str) -> Iterator[str]:
    """The text with each conflict decided in one way, for each way. What is not read is blank, so offsets stay."""
    for side in SIDES:
        yield "".join(_decided(text, side))


def _decided(text: str, kept: str) -> Iterator[str]:
    """The pieces of a text in which of every conflict only the side ``kept`` is left."""
    current, end = "", 0
    for marker in MARKER.finditer(text):
        piece = text[end : marker.start()]
        yield piece if current in ("", kept) else CONTENT.sub(" ", piece)
        yield " " * (marker.end() - marker.start())
        kind, end = marker.lastgroup, marker.end()
        current = {"ours": "ours", "base": "base", "middle": "theirs"}.get(str(kind), "")
    rest = text[end:]
    yield rest if current in ("", kept) else CONTENT.sub(" ", rest)
