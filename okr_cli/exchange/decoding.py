"""Decodes text files in the encodings that spreadsheets write. No byte is dropped or replaced."""

import re
from typing import NamedTuple

from okr_cli.errors import CannotRun

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
UNLIKELY = re.compile("[\x80-\x9f]|[^\\W\\d_][¡-¿×÷ˆ˜‰‹›†‡][^\\W\\d_]|[a-z][À-ÞŸŠŽŒ][a-z]")
"""What a text has that was read in the wrong one-byte encoding: controls, signs and capitals within words."""

BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"\x1f\x8b", b"MZ\x90")
"""How programs, pictures, PDFs and archives begin."""

MOST_ACCENTS = 0.35
"""The share of accented letters that no text has in a language for which Windows-1252 is made."""


class DecodedText(NamedTuple):
    """A text, and the name of its encoding where that was a guess."""

    text: str
    guessed: str = ""


def decode(data: bytes, name: str) -> DecodedText:
    """The text of a file in UTF-8, UTF-16, UTF-32 or, where its bytes make sense in it, Windows-1252.

    Raises ``CannotRun`` with the place for bytes that make sense in none of them.
    """
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "") or _unmarked(data)
    if not encoding:
        raise CannotRun(f"{name}: not a text file or spreadsheet")
    try:
        return DecodedText(data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if encoding != "utf-8":
            raise CannotRun(f"{name}: not valid {encoding.removesuffix('-sig').upper()}; save it as UTF-8") from None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\x80"
    if not _is_likely(text):
        raise CannotRun(f"{name}:{line}: neither UTF-8 nor Windows-1252; save it as UTF-8")
    return DecodedText(text, "Windows-1252")


def _unmarked(data: bytes) -> str:
    """UTF-16 without a byte order mark, recognized by zero bytes, which UTF-8 text does not have; else empty."""
    head = data[:4096]
    first, second = head[::2].count(0), head[1::2].count(0)
    if (first + second) * 4 > len(head) > 1 and min(first, second) * 10 <= max(first, second):
        return "utf-16-le" if second > first else "utf-16-be"
    return "" if first + second > len(head) // 20 + 3 or data.startswith(BINARY) else "utf-8"


def _is_likely(text: str) -> bool:
    """Whether text makes sense in Windows-1252, in which nearly every byte is a valid character."""
    letters = [sign for sign in text[:100_000] if sign.isalpha()]
    accented = sum(not sign.isascii() for sign in letters)
    return not UNLIKELY.search(text) and accented <= MOST_ACCENTS * len(letters)
