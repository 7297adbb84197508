"""Recognizes OKR files by their bytes, without parsing them.

A scan of the bytes decides for nearly every file. It cannot interpret some spellings, such as ``? objectives`` or an
anchor before a key. If one is at the top level of a file that contains one of okr's words, the parser decides.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from okr_cli.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from okr_cli.source.tree import Node

STRONG = rb"objectives|initiatives|kpis|key[_-]results"
WEAK = rb"actions|cycle|level|people|projects|state|strategy|team"
END = rb"[\"']?[ \t]*(?:#|$)"
IMPORTED = rb"(?![ \t]+[\"']?(?:objective|key_result|initiative|title|entity|ignore)" + END + rb")"
IMPORTED_ALIKE = rb"(?![ \t]+[\"']?(?:\1|ignore)" + END + rb")"
"""Not ``objectives: objective``, not ``cycle: cycle``: a mapping of ``okr import`` names a field for each column."""

WEAK_KEY = lazy_pattern(rb"^[\"']?(" + WEAK + rb")[\"']?[ \t]*:" + IMPORTED_ALIKE, re.M)
STRONG_KEY = lazy_pattern(
    rb"^(?:---[ \t]+)?[\"']?(?:okr[\"']?[ \t]*:[ \t]*[\"']?\d|(?:" + STRONG + rb")[\"']?[ \t]*:" + IMPORTED + rb")",
    re.M | re.I,
)
OTHER_KEY = lazy_pattern(rb"^(?![\s#\-}\]]|[\"']?(?:x-|(?:" + WEAK + rb")[\"']?[ \t]*:))[^\n:]*:(?:\s|$)", re.M)
PLAIN_KEY = lazy_pattern(rb"^[\"']?(\w[\w -]{3,20})[\"']?[ \t]*:", re.M)
NEARLY = ("objectives", "initiatives", "key_results")
MODELINE = b"okr.schema.json"

SECTION = rb"(.*(?:\n(?:[ \t#].*|(?=\n)))*)"
VERSION_KEY = lazy_pattern(rb"^[\"']?okr[\"']?[ \t]*:" + SECTION, re.M | re.I)
NESTED = lazy_pattern(rb"(?:[ \t]*[&!]\S*)*[ \t]*(?:[\[{*]|(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*[ \t]+[^\s#])")

DOCUMENT = lazy_pattern(rb"^(?:---|\.\.\.)(?!\S)[ \t]*(?:[^\s{\[!&*\"'][^\n]*)?", re.M)
CONTENT = lazy_pattern(rb"^([ \t]*)[^\s#%]", re.M)
FLOW = lazy_pattern(rb"\{(?![{%])")
FLOW_SIGN = lazy_pattern(rb"(?<=[\s{\[,:])(?:\"(?:[^\"\\]|\\.)*\"|'[^']*')|[{}\[\],]", re.S)
DASHES = lazy_pattern(rb"(?:-[ \t]+)+")

INVISIBLE = lazy_pattern(rb"\xef\xbb\xbf|\xc2[\xa0\xad]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]")
LEADS = (b"\xc2", b"\xe2", b"\xef")
"""The first bytes of what editors do not show; letters of European languages have others."""

LINE_BREAK = lazy_pattern(rb"\r\n?|\xc2\x85|\xe2\x80[\xa8\xa9]")

UNCLEAR = lazy_pattern(rb"^(?:[!&*]|\?[ \t\n]|[\"']?<<|\"[^\"\n]*\\)", re.M)
"""A line that may hide a key of the top level: a tag, an anchor, an alias, an explicit key, a merge, an escape."""

UNCLEAR_FLOW = lazy_pattern(rb"#|<<|[{,]\s*[!&*?]|[{,]\s*\"[^\"\n]*\\")
TOP_LINE = lazy_pattern(rb"\n[^\s#][^\n]*")
"""A line that is not indented. To look for its line break is much faster than to try ``^`` everywhere."""

WORDS = (b"okr", *(STRONG + b"|" + WEAK).replace(b"key[_-]results", b"key_results|key-results").split(b"|"))
ESCAPE = lazy_pattern(rb"(?:^|[?{,])[ \t]*\"[^\"\n]*\\", re.M)
LIST_SIGNS = (b"-", b"[")
OUR_WORD = lazy_pattern(rb"\b(?:okr|" + STRONG + rb"|" + WEAK + rb")\b", re.I)
TELLING_WORD = lazy_pattern(rb"\b(?:" + STRONG + rb")\b", re.I)
TELLING_KEY = lazy_pattern(rb"(?<![\w.-])(?:" + STRONG + rb")[\"']?[ \t]*(?::|$)", re.M | re.I)
STRANGE = lazy_pattern(r"[^\w -]")


def looks_like_okr(data: bytes) -> bool:
    """Whether the bytes show that the file is meant for okr.

    A main key or the schema is enough. Keys that other programs use count only in combination: two with a cycle or with
    titled items, a roster with names, a strategy with choices, a vision or a mission.
    """
    text = _plain(data)
    lower = text.lower()
    if not any(word in lower for word in WORDS) and b"\\" not in text:
        return False
    if STRONG_KEY.search(_top_lines(text)) or MODELINE in text[:500]:
        return True
    documents = _documents(text)
    tops = [_unfolded(document) for document in documents]
    if _is_ours(b"\n".join(tops)):
        return True
    return any(map(_may_hide_a_key, documents, tops)) and _is_ours_when_parsed(text)


def common_keys(data: bytes) -> set[str]:
    """The top-level keys that both okr and other programs use."""
    return _weak(_top_lines(b"\n".join(map(_unfolded, _documents(_plain(data))))))


def _plain(data: bytes) -> bytes:
    """The text without what editors do not show, its lines ended by ``\\n``.

    Without its zero bytes, UTF-16 and UTF-32 show the same keys as UTF-8. They are not read, but they are heard of.
    """
    if b"\0" in data:
        data = data.removeprefix(b"\xff\xfe").replace(b"\0", b"").removeprefix(b"\xfe\xff")
    if any(lead in data for lead in LEADS):
        data = INVISIBLE.sub(b"", data)
        data = LINE_BREAK.sub(b"\n", data)
    return LINE_BREAK.sub(b"\n", data) if b"\r" in data else data


def _documents(text: bytes) -> list[bytes]:
    has_marks = text.startswith((b"---", b"...")) or b"\n---" in text or b"\n..." in text
    return DOCUMENT.split(text) if has_marks else [text]


def _top_lines(text: bytes) -> bytes:
    return b"".join(TOP_LINE.findall(b"\n" + text))


def _is_ours(top: bytes) -> bool:
    lines = _top_lines(top)
    if STRONG_KEY.search(lines) or (VERSION_KEY.search(lines) and _has_version(top)):
        return True
    common = _weak(lines)
    if len(common) > 1 and ("cycle" in common or _has_items(top, b"title|name")):
        return True
    if not common:
        return False
    if OTHER_KEY.search(lines):
        return _is_nearly_strong(lines)
    return ("people" in common and _has_items(top, b"name")) or (
        "strategy" in common and _has_child(top, b"strategy", b"choices|vision|mission")
    )


def _has_version(top: bytes) -> bool:
    """Whether there is ``okr: 1``. A mapping under ``okr:`` counts if it has OKR keys: a CI job can have that name."""
    return any(
        not NESTED.match(found[1]) or _has_child(top, b"okr", STRONG + b"|" + WEAK)
        for found in VERSION_KEY.finditer(top)
    )


def _may_hide_a_key(document: bytes, top: bytes) -> bool:
    """Whether a document is worth a parser: it has a spelling that hides keys from a scan, and a word of ours."""
    content = CONTENT.search(document)
    if content is None:
        return False
    sign = document[content.end(1) :][:1]
    if sign in LIST_SIGNS:
        return bool(TELLING_WORD.search(document) or ESCAPE.search(document))
    if FLOW.match(document, content.end(1)):
        is_unclear = UNCLEAR_FLOW.search(document)
    else:
        is_unclear = UNCLEAR.search(_top_lines(top))
    return bool(is_unclear and (OUR_WORD.search(document) or ESCAPE.search(document)))


def _is_ours_when_parsed(text: bytes) -> bool:
    """The same question, asked of the keys that the parser reads; if it stops at a mistake, of all that look so."""
    from okr_cli.source.decoding import parsable
    from okr_cli.source.parser import parse

    parsed = parse(parsable(text.decode(errors="replace")))
    if any(_is_ours("\n".join(_plainly_spelled(root)).encode()) for root in parsed.documents):
        return True
    return any(finding.rule == "invalid-yaml" for finding in parsed.findings) and bool(TELLING_KEY.search(text))


def _plainly_spelled(root: "Node") -> Iterator[str]:
    """The keys of a document down to the items of its lists, in the spelling that a scan reads.

    Of a list at the top, only the telling keys of its items count, and only above further items: lessons have
    objectives too.
    """
    from okr_cli.source.tree import Mapping, Sequence

    if isinstance(root, Sequence):
        for item in root.items:
            for name, (_, value) in item.entries.items() if isinstance(item, Mapping) else ():
                has_items = isinstance(value, Sequence) and any(isinstance(each, Mapping) for each in value.items)
                if TELLING_WORD.fullmatch(name.encode(errors="replace")) and (has_items or "results" in name.lower()):
                    yield f"{name}:"
    elif isinstance(root, Mapping):
        seen: set[int] = set()
        for name, (_, value) in root.entries.items():
            yield f"{_plain_name(name)}:" + ("" if isinstance(value, Mapping | Sequence) else " value")
            if id(value) in seen:  # an alias, which need not be read once more
                continue
            seen.add(id(value))
            if isinstance(value, Mapping):
                yield from (f"  {_plain_name(key)}: value" for key in value.entries)
            elif isinstance(value, Sequence):
                for item in value.items:
                    keys = item.entries if isinstance(item, Mapping) else ()
                    yield from (f"- {_plain_name(key)}: value" for key in keys)


def _plain_name(key: str) -> str:
    return STRANGE.sub("_", key) or "_"


def _is_nearly_strong(top: bytes) -> bool:
    """Whether a main key is misspelled: ``objectivs:`` next to ``team:``."""
    names = [match[1].decode("utf-8", "replace").lower() for match in PLAIN_KEY.finditer(top)]
    return any(get_close_matches(name, NEARLY, n=1, cutoff=0.87) for name in names)


def _weak(lines: bytes) -> set[str]:
    return {match[1].decode() for match in WEAK_KEY.finditer(lines)}


def _unfolded(document: bytes) -> bytes:
    content = CONTENT.search(document)
    if content is None:
        return document
    if FLOW.match(document, content.end(1)):
        return _entries(document, content.end(1))
    return re.sub(rb"^" + content[1], b"", document, flags=re.M) if content[1] else document


def _entries(document: bytes, start: int) -> bytes:
    """The entries of the flow mapping at ``start``, one per line; nested ones follow, indented."""
    lines: list[bytes] = []
    depth, begin = 0, start
    for match in FLOW_SIGN.finditer(document, start):
        sign = match[0]
        if sign in (b"{", b"["):
            depth += 1
            begin = match.end() if depth == 1 else begin
        elif sign in (b"}", b"]"):
            depth -= 1
        if depth == 0 or (depth == 1 and sign == b","):
            lines.append(document[begin : match.start()])
            begin = match.end()
        if depth == 0:
            break
    else:
        lines.append(document[begin:])
    return b"\n".join(line.strip().replace(b"\n", b"\n ") for line in lines)


def _has_items(top: bytes, names: bytes) -> bool:
    """Whether a list shows items with one of the keys."""
    key = re.compile(rb"[\"']?(?:" + names + rb")[\"']?[ \t]*:")
    if re.search(rb"(?:\[|,|^[ \t]*-)\s*\{(?:[^{}]*,)?\s*" + key.pattern, top, re.M):
        return True
    column = -1
    for line in top.splitlines():
        body = line.lstrip(b" ")
        indent = len(line) - len(body)
        dashes = DASHES.match(body)
        if dashes:
            column = indent + dashes.end()
            body = body[dashes.end() :]
        if (dashes or indent == column) and key.match(body):
            return True
    return False


def _has_child(top: bytes, parent: bytes, names: bytes) -> bool:
    """Whether a top-level mapping has one of the keys."""
    section = re.search(rb"^[\"']?" + parent + rb"[\"']?[ \t]*:" + SECTION, top, re.M)
    return bool(section and re.search(rb"^[\"']?(?:" + names + rb")[\"']?[ \t]*:", _unfolded(section[1]), re.M))
