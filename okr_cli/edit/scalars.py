"""Plain values as YAML scalars, quoted only if a YAML parser needs it."""

import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from okr_cli.errors import CannotEdit

ScalarValue: TypeAlias = str | Decimal | int | date | bool
"""Text, a number, a day, or true and false."""


class PlainText(str):
    """Text that was written without quotes, and may be again, even if it looks like a number or a date."""

    __slots__ = ()


READ_AS_OTHER = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|null|~|[-+]?\.(?:inf|nan)|<<|=)"
    r"|[-+]?(?:[0-9][0-9_,.:]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?"
    r"|0[xX][0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9abcdefox-]*"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"
)
"""Texts that YAML 1.1 or 1.2 takes for a flag, a number, a day or nothing. The last but one are short hashes and
numbers with dashes, in which some readers see a number."""

JSON_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
"""Texts that stand without quotes in JSON."""

INDICATORS = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|[?:]")
"""Characters at the beginning of a text that mean something else there."""

STRUCTURE = re.compile(r":(?:\s|$)|\s#|[\t\r\n]")
"""What ends or splits a plain text in block style."""

FLOW_STRUCTURE = re.compile(r"[,\[\]{}:?]")
"""What a plain text inside brackets must not hold. A ``:`` inside a word is allowed there by YAML 1.2 alone."""

UNPRINTABLE = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML allows as escapes only, its less known line breaks among them."""

SURROGATE = re.compile("[\ud800-\udfff]")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0", "\x1b": "\\e"}


def plain_text(value: ScalarValue) -> str:
    """The text that okr reads for ``value``. Numbers are written out, without an exponent."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def scalar(value: ScalarValue, in_flow: bool = False, quote: str = "") -> str:
    """A value as one line of YAML, in block style or inside brackets.

    ``quote`` are quotes to use in any case. Raises ``CannotEdit`` for text that no file can contain.
    """
    text = plain_text(value)
    if not isinstance(value, str):
        return f'"{text}"' if quote and isinstance(value, date) else text
    is_split = in_flow and FLOW_STRUCTURE.search(text)
    if isinstance(value, PlainText) and not is_split and (JSON_PLAIN if quote else READ_AS_OTHER).fullmatch(text):
        return text
    if SURROGATE.search(text):
        raise CannotEdit("the text is not valid Unicode; nothing was written")
    if not quote and is_plain(text, in_flow):
        return text
    if UNPRINTABLE.search(text) or re.search(r"[\t\r\n]", text):
        return _double_quoted(text)
    prefers_single = quote == "'" or (quote != '"' and ("\\" in text or '"' in text) and "'" not in text)
    return "'" + text.replace("'", "''") + "'" if prefers_single else _double_quoted(text)


def is_plain(text: str, in_flow: bool = False) -> bool:
    """Whether every YAML parser reads an unquoted text as this text."""
    return not (
        text != text.strip()
        or not text
        or READ_AS_OTHER.fullmatch(text)
        or INDICATORS.match(text)
        or STRUCTURE.search(text)
        or UNPRINTABLE.search(text)
        or (in_flow and FLOW_STRUCTURE.search(text))
    )


def is_literal(text: str) -> bool:
    """Whether text of several lines can be a readable block literal (``|-``)."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and not re.search(r"[\t\r]", text)
        and not UNPRINTABLE.search(text)
        and not text.startswith((" ", "\n"))
        and not text.endswith("\n")
        and all(line == line.rstrip() for line in lines)
    )


def _double_quoted(text: str) -> str:
    escaped = "".join(ESCAPES.get(character, character) for character in text)
    return f'"{UNPRINTABLE.sub(_escape, escaped)}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
