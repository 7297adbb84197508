"""Where the characters of a value stand in the text that spells them."""

import re

from okr_cli.finding import Span

FOLD = r"[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+"
PIECES = {
    '"': re.compile(rf"\\(?:x..|u.{{4}}|U.{{8}}|(?:\r\n|\r|\n)[ \t]*|.)|{FOLD}|.", re.S),
    "'": re.compile(rf"''|{FOLD}|.", re.S),
    "|": re.compile(r"(?:\r\n|\r|\n) *|.", re.S),
}
PLAIN = re.compile(rf"{FOLD}|.", re.S)
HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n) *")
BREAK = re.compile(r"\r\n|\r|\n")


def _pieces(raw: str, style: str) -> list[Span]:
    """For each character of a scalar's value the part of ``raw``, its source with the quotes, that stands for it."""
    quoted = style in ("'", '"')
    header = HEADER.match(raw) if style in ("|", ">") else None
    found: list[Span] = []
    for match in PIECES.get(style, PLAIN).finditer(raw, header.end() if header else int(quoted), len(raw) - quoted):
        breaks = len(BREAK.findall(match[0]))
        if match[0][0] == "\\" and style == '"':
            count = 0 if breaks else 1
        else:
            count = 1 if style == "|" else max(breaks - 1, 1)
        found += [Span(*match.span())] * count
    return found


def spelled(raw: str, style: str, value: str, start: int, end: int) -> Span | None:
    """The part of ``raw`` that spells the characters ``start`` to ``end`` of ``value`` without its margins."""
    found = _pieces(raw, style)
    lead = len(value) - len(value.lstrip())
    if not 0 <= start < end <= len(value.strip()) <= len(found) - lead:
        return None
    spelt = found[lead + start : lead + end]
    signs = zip(spelt, value[lead + start : lead + end], strict=True)
    is_same = all(last - first > 1 or raw[first] == sign for (first, last), sign in signs)
    return Span(spelt[0].start, spelt[-1].end) if is_same else None
