"""Changes as a patch for ``git apply`` and ``patch -p1``."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import Match, SequenceMatcher, unified_diff
from itertools import islice

QUOTED = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')
COMPARED_WHOLE = 1_000
"""Lines of two texts that are compared at once."""

NO_FILE = "--- /dev/null"
NO_NEWLINE = "\\ No newline at end of file"


def patch(path: str, before: str | None, after: str) -> Iterator[str]:
    """The change of a file as the lines of a unified diff, without the newline that ends each.

    ``before`` is None for a new file.

    Only ``\\n`` ends a line here: what else YAML or Unicode takes for a line ending is a part of it.
    """
    yield NO_FILE if before is None else f"--- {_name('a', path)}"
    yield f"+++ {_name('b', path)}"
    for line in _hunks(_lines(before or ""), _lines(after)):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield NO_NEWLINE


def _hunks(before: list[str], after: list[str]) -> Iterator[str]:
    """The hunks of a unified diff with their headers."""
    if len(before) + len(after) <= COMPARED_WHOLE:
        yield from islice(unified_diff(before, after), 2, None)
        return
    for group in _LongTexts(before, after).get_grouped_opcodes():
        (_, old, _, new, _), (_, _, old_end, _, new_end) = group[0], group[-1]
        yield f"@@ -{_range(old, old_end)} +{_range(new, new_end)} @@\n"
        for tag, first, last, first_new, last_new in group:
            if tag == "equal":
                yield from (f" {line}" for line in before[first:last])
                continue
            yield from (f"-{line}" for line in before[first:last])
            yield from (f"+{line}" for line in after[first_new:last_new])


class _LongTexts(SequenceMatcher[str]):
    """difflib's way from one text to another, by other lines in common."""

    def __init__(self, before: list[str], after: list[str]) -> None:
        super().__init__(None, before, after)
        self._blocks = list(_matching_blocks(before, after))

    def get_matching_blocks(self) -> list[Match]:
        """What the texts have in common."""
        return self._blocks


def _range(start: int, end: int) -> str:
    """The range in a hunk header: the first line, from 1, and the number of lines unless it is 1.

    An empty range is the line above.
    """
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + bool(count)},{count}"


def _matching_blocks(before: list[str], after: list[str]) -> Iterator[Match]:
    """What two long texts have in common, in order.

    difflib searches for the longest match again on both sides of each match, which takes quadratic time if there are
    many changes. So lines that occur once in both texts are matched first, and only what is between them is compared
    line by line.
    """
    open_block = Match(0, 0, 0)
    old = new = 0
    for at, at_new in (*_lines_in_common(before, after), (len(before), len(after))):
        for block in _blocks_between(before[old:at], after[new:at_new]):
            shifted = Match(block.a + old, block.b + new, block.size)
            if open_block.a + open_block.size == shifted.a and open_block.b + open_block.size == shifted.b:
                open_block = open_block._replace(size=open_block.size + shifted.size)
                continue
            if open_block.size:
                yield open_block
            open_block = shifted
        if at < len(before) and (open_block.a + open_block.size, open_block.b + open_block.size) == (at, at_new):
            open_block = open_block._replace(size=open_block.size + 1)
        elif at < len(before):
            if open_block.size:
                yield open_block
            open_block = Match(at, at_new, 1)
        old, new = at + 1, at_new + 1
    if open_block.size:
        yield open_block
    yield Match(len(before), len(after), 0)


def _blocks_between(before: list[str], after: list[str]) -> list[Match]:
    """What two parts have in common; of very long ones without a line of their own, nothing."""
    if not before or not after or len(before) + len(after) > COMPARED_WHOLE:
        return []
    return [block for block in SequenceMatcher(None, before, after).get_matching_blocks() if block.size]


def _lines_in_common(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """The lines that occur once in both texts, by their numbers, the most of them that keep their order."""
    old, new = Counter(before), Counter(after)
    number = {line: at for at, line in enumerate(after) if new[line] == 1}
    pairs = [(at, number[line]) for at, line in enumerate(before) if old[line] == 1 and line in number]
    ends: list[int] = []
    lengths = []
    for _, at_new in pairs:
        length = bisect_left(ends, at_new)
        ends[length : length + 1] = [at_new]
        lengths.append(length)
    kept: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and (not kept or pair[1] < kept[-1][1]):
            kept.append(pair)
            wanted -= 1
    return kept[::-1]


def _lines(text: str) -> list[str]:
    """Lines with their newlines; the last one may have none."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _name(side: str, path: str) -> str:
    """``a/path``, quoted and escaped if it would be ambiguous otherwise."""
    name = f"{side}/{path}"
    if QUOTED.search(name):
        try:
            data = name.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            data = name.encode("utf-8", "surrogatepass")
        signs = (f"\\{byte:03o}" if byte < 32 or byte > 126 or byte in b'"\\' else chr(byte) for byte in data)
        return f'"{"".join(signs)}"'
    # A tab ends a name, which may have spaces in it.
    return f"{name}\t" if " " in name else name
