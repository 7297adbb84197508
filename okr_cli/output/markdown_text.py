"""Text of users in markdown: it reads the same there and does nothing."""

import re

from okr_cli.safe_text import one_line, visible

SPECIAL = re.compile(r"[\\`*_{}\[\]|~$!]")
LIST_MARK = re.compile(r"^(?:([-+#>=])|(\d+)([.)])(?= |$))")
TRIGGER = re.compile(r"@(?=\w)|#(?=\d)|:(?=[\w+-]+:)|\b(?:https?|ftp)(?=://)|\bwww(?=\.)|\bGH(?=-\d)")
"""Mentions, issue numbers, emoji names and links: a zero-width space behind them stops the renderer."""


def escaped(text: str) -> str:
    """One line that stands in a table cell, a heading or a list item."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = TRIGGER.sub(lambda found: found[0] + "&#8203;", text)
    text = SPECIAL.sub(lambda found: "\\" + found[0], text)
    return LIST_MARK.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def table_row(cells: list[str]) -> str:
    """``| a | b |`` of cells that are escaped already."""
    return f"| {' | '.join(cells)} |"


def table_head(names: list[str], right: frozenset[str] = frozenset()) -> list[str]:
    """The header and the rule below it; columns in ``right`` are aligned there."""
    return [table_row(names), table_row(["--:" if name in right else "---" for name in names])]


MOST_TEXT = 1_000
"""Characters of a text in a cell of a summary of findings."""

APART = "&#8203;"
"""A space without width: it keeps GitHub from seeing a mention, an issue, an emoji or an address.

GitHub looks for these after Markdown has been read, so that a backslash does not help.
"""

SEEN_BY_GITHUB = re.compile(r"[\\`*_\[\]~]|[<>&|$]|[@#]|:(?=[\w+-]+:)|:(?=//)|(?<=www)\.|(?<=\bGH)-", re.IGNORECASE)
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "$": "<span>$</span>"}
LOOKED_FOR = frozenset("@#:.-")


def github_text(text: str) -> str:
    """Text as Markdown that GitHub shows as it is: no markup, no HTML, no table cell, no mention, no link."""
    cut = text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"
    return SEEN_BY_GITHUB.sub(_as_seen, visible(cut))


def _as_seen(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in ENTITIES:
        return ENTITIES[sign]
    return f"{sign}{APART}" if sign in LOOKED_FOR else f"\\{sign}"
