"""Reads on after a mistake in the YAML: an unresolved merge, or a mistake whose finding is suppressed.

The sides of conflicts and the entries around mistakes are left out, so everything else in the file is still checked.
"""

import re
from itertools import islice

from okr_cli.finding import Span
from okr_cli.source.merge_conflicts import conflict_finding, readings
from okr_cli.source.parser import Parsed, is_broken, parse

MOST_ROUNDS = 10
"""Mistakes after which the rest of a file stays unread."""

MOST_OPEN = 8
"""Lines with an open quote or bracket that are looked at."""

ITEM = re.compile(r"[ ]*-(?=[ \t]|$)")
CONTENT = re.compile(r"[^\r\n]")


def read_around_conflicts(text: str, parsed: Parsed) -> Parsed:
    """The content of a text outside unresolved conflicts, with one finding for them instead of the parser's.

    Without conflicts, ``parsed``, the result of reading the whole text.
    """
    conflict = conflict_finding(text)
    if conflict is None:
        return parsed
    for decided in readings(text):
        parsed = parse(decided, explained=False)
        if not is_broken(parsed):
            break
    else:
        parsed = read_behind_mistakes(decided, parsed)
    others = (finding for finding in parsed.findings if finding.rule != "invalid-yaml")
    return Parsed(parsed.documents, (conflict, *others))


def read_behind_mistakes(text: str, parsed: Parsed) -> Parsed:
    """What can be read of a text whose YAML is not valid. All offsets are those of ``text``.

    The findings begin with those of ``parsed``, which is what reading it as a whole gave.
    """
    latest = parse(text, explained=False)
    mistake = _mistake(latest)
    for _ in range(MOST_ROUNDS):
        if mistake is None:
            break
        candidates = [
            (left, read) for left in _without_entry(text, mistake) if (read := parse(left, explained=False)) is not None
        ]
        better = [pair for pair in candidates if (later := _mistake(pair[1])) is None or later > mistake]
        if not candidates:
            break
        text, latest = (better or candidates)[0]
        mistake = _mistake(latest)
    known = set(parsed.findings)
    others = [found for found in latest.findings if found.rule != "invalid-yaml" and found not in known]
    return Parsed(latest.documents, (*parsed.findings, *others))


def _mistake(parsed: Parsed) -> int | None:
    """Where the parser stopped, or None."""
    return next((finding.span.start for finding in parsed.findings if finding.rule == "invalid-yaml"), None)


def _without_entry(text: str, offset: int) -> list[str]:
    """The text without an entry that may contain the mistake, for each candidate, smallest first.

    Candidates are the entry at ``offset``, the one above, and one with an unclosed quote or bracket, which a parser
    notices much later.
    """
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    lines = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    filled = [number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    above = [number for number in filled if starts[number] <= offset]
    spans = []
    for number in [*reversed(above[-2:]), *islice((line for line in above if _is_open(lines[line])), MOST_OPEN)]:
        first, behind = _entry(lines, number)
        spans.append(Span(starts[first], starts[behind] if behind < len(starts) else len(text)))
    spans.sort(key=lambda span: span.end - span.start)
    return [
        text[: span.start] + CONTENT.sub(" ", text[span.start : span.end]) + text[span.end :]
        for span in dict.fromkeys(spans)
    ]


def _entry(lines: list[str], number: int) -> tuple[int, int]:
    """The first line of the list item or key around a line, and the line after its last one."""
    first = number
    while not ITEM.match(lines[first]):
        above = [line for line in range(first) if lines[line].strip() and _indent(lines[line]) < _indent(lines[first])]
        if not above:
            first = number
            break
        first = above[-1]
    depth = _indent(lines[first])
    behind = first + 1
    while behind < len(lines) and (not lines[behind].strip() or _indent(lines[behind]) > depth):
        behind += 1
    return first, behind


def _is_open(line: str) -> bool:
    opened, closed = (sum(map(line.count, signs)) for signs in ("[{", "]}"))
    return opened != closed or line.count('"') % 2 == 1 or line.count("'") % 2 == 1


def _indent(line: str) -> int:
    line = line.expandtabs()
    return len(line) - len(line.lstrip(" "))
