"""Decodes bytes to text: encodings, size limits, and characters that do not belong in a text file."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from okr_cli.files import regular_size
from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, Scalar, span_of, walk

MAX_BYTES = 5_000_000
"""A tree of a larger file would need more memory than a hook should take."""

HEAD_BYTES = 65_536
"""How much of a larger file is read to see whether it is meant for okr."""

ORDINARY = bytes([9, 10, 13, *range(32, 127)])
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff"
HIDDEN_BREAK = "\x85\u2028\u2029"
BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
UNSAFE = lazy_pattern(f"[{CONTROL}{HIDDEN_BREAK}{BIDI}]")
BIDI_RUN = lazy_pattern(f"[{BIDI}]+")
BREAKS_PARSER = lazy_pattern(f"[{CONTROL}{HIDDEN_BREAK}]")
MAX_SHOWN = 20
"""Findings about unsafe characters in one file."""

MAX_EDITS = 500
"""Edits of one finding."""

ADVICE = "Delete it: it can disguise what the text says."


class TruncatedBytes(bytes):
    """The first bytes of a file that is too large to read. ``size`` is the size of the whole file in bytes."""

    size = 0


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or ``TruncatedBytes`` if it is larger than ``MAX_BYTES``. Raises ``OSError``, for what is no
    regular file too."""
    size = regular_size(path)
    if size <= MAX_BYTES:
        return path.read_bytes()
    with path.open("rb") as file:
        head = TruncatedBytes(file.read(HEAD_BYTES))
    head.size = size
    return head


def decode(data: bytes, path: str) -> tuple[SourceFile, tuple[Finding, ...]]:
    """The text of a file. If there is an ``invalid-yaml`` finding, the text must not be parsed."""
    size = data.size if isinstance(data, TruncatedBytes) else len(data)
    if size > MAX_BYTES:
        message = f"the file is too large ({size / 1000000.0:.0f} MB); the limit is {MAX_BYTES / 1000000.0:.0f} MB"
        return SourceFile(path, ""), (
            _unreadable(message, "Split it, for example into one file per team and cycle.", 0),
        )
    wide = _wide_encoding(data)
    if wide:
        return SourceFile(path, ""), (_unreadable(f"the file is {wide}", "Save it as UTF-8.", 0),)
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        offset = len(data[: error.start].decode())
        message = f"byte 0x{data[error.start]:02x} is not valid UTF-8"
        return SourceFile(path, text), (_unreadable(message, "Save the file as UTF-8.", offset),)
    unusual = data.translate(None, ORDINARY)
    if not unusual or UNSAFE.search(unusual.decode()) is None:  # a look at the few letters that are not ASCII
        return SourceFile(path, text), ()
    return SourceFile(path, text), tuple(_unsafe(text))


def _wide_encoding(data: bytes) -> str:
    """The encoding indicated by the first bytes or by zero bytes; empty for none."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "UTF-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    return "UTF-16, UTF-32 or binary" if data.count(0) * 4 > len(data) else ""


def parsable(text: str) -> str:
    """The text with every character that the parser rejects replaced by one that it accepts."""
    return BREAKS_PARSER.sub("\ufffd", text)


def unsafe_escapes(node: Node, source: SourceFile) -> list[Finding]:
    """Findings for unsafe characters that double-quoted text below ``node`` spells as escapes."""
    findings: list[Finding] = []
    for scalar in walk(node):
        if type(scalar) is not Scalar or scalar.style != '"' or len(findings) == MAX_SHOWN:
            continue
        hidden = UNSAFE.search(scalar.value)
        span = span_of(scalar)
        if hidden and not UNSAFE.search(source.text, *span):
            message = f"the text contains an escape for {_name(hidden[0])}"
            findings.append(Finding(message, span, ADVICE, rule="unsafe-text"))
    return findings


def _unsafe(text: str) -> Iterator[Finding]:
    found = UNSAFE.finditer(text)
    for match in islice(found, MAX_SHOWN):
        span = Span(*match.span())
        # A character that only changes reading direction is most likely safe to delete.
        fix = None if BREAKS_PARSER.match(match[0]) else Fix("Delete it", (Edit(span, ""),), safe=False)
        yield Finding(f"the text contains {_name(match[0])}", span, ADVICE, fix=fix, rule="unsafe-text")
    for match in islice(found, 1):
        message = f"the text contains {1 + sum(1 for _ in found):,} more such characters"
        fix = _bidi_deletion(text, match.start())
        yield Finding(message, Span(*match.span()), ADVICE, fix=fix, rule="unsafe-text")


def _bidi_deletion(text: str, start: int) -> Fix | None:
    """The fix that deletes all characters that change reading direction from ``start`` on, one edit for each run of
    them. The last of ``MAX_EDITS`` edits rewrites the rest of the text."""
    spans = [Span(*match.span()) for match in islice(BIDI_RUN.finditer(text, start), MAX_EDITS)]
    edits = [Edit(span, "") for span in spans]
    if len(edits) == MAX_EDITS:
        rest = Span(spans[-1].start, len(text))
        edits[-1] = Edit(rest, BIDI_RUN.sub("", text[rest.start :]))
    return Fix("Delete all characters that change the text direction", tuple(edits), safe=False) if edits else None


def _name(character: str) -> str:
    code = f"(U+{ord(character):04X})"
    if character in HIDDEN_BREAK:
        return f"a line break {code} that most editors do not show"
    if BREAKS_PARSER.match(character):
        return f"a control character {code}"
    return f"a character that changes the text direction {code}"


def _unreadable(message: str, advice: str, offset: int) -> Finding:
    return Finding(message, Span(offset, offset), advice, rule="invalid-yaml")
