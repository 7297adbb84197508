"""Which YAML files are meant for okr, told from their bytes without parsing them."""

import re
from difflib import get_close_matches

STRONG = rb"okr|objectives|initiatives|kpis"
WEAK = rb"actions|cycle|level|people|projects|state|strategy|team"
WEAK_KEY = re.compile(rb"^[\"']?(" + WEAK + rb")[\"']?[ \t]*:", re.M)
STRONG_KEY = re.compile(rb"^[\"']?(?:" + STRONG + rb")[\"']?[ \t]*:", re.M | re.I)
OTHER_KEY = re.compile(rb"^(?![\s#\-}\]]|[\"']?(?:x-|(?:" + WEAK + rb")[\"']?[ \t]*:))[^\n:]*:(?:\s|$)", re.M)
PLAIN_KEY = re.compile(rb"^[\"']?(\w[\w -]{3,20})[\"']?[ \t]*:", re.M)
NEARLY = ("objectives", "initiatives", "key_results")
MODELINE = b"okr.schema.json"

DOCUMENT = re.compile(rb"^---(?!\S)[ \t]*(?:[^\s{][^\r\n]*)?", re.M)
CONTENT = re.compile(rb"^( *)[^\s#%]", re.M)
FLOW = re.compile(rb"\{(?![{%])")
FLOW_SIGN = re.compile(rb"(?<=[\s{\[,:])(?:\"(?:[^\"\\]|\\.)*\"|'[^']*')|[{}\[\],]", re.S)
DASHES = re.compile(rb"(?:-[ \t]+)+")


def looks_like_okr(data: bytes) -> bool:
    """Whether the bytes show that the file is meant for okr.

    A telling key does, and our schema. Keys that other programs use as well do where they come together: two
    with a cycle or with titled items, a roster with names, a strategy with choices, a vision or a mission.
    """
    wide = _utf16(data)
    if wide:
        data = data.decode(wide, "ignore").removeprefix("\ufeff").encode(errors="ignore")
    if STRONG_KEY.search(data) or MODELINE in data[:500]:
        return True
    top = _top_level(data)
    if STRONG_KEY.search(top):
        return True
    common = _weak(top)
    if len(common) > 1 and ("cycle" in common or _has_items(top, b"title|name")):
        return True
    if not common:
        return False
    if OTHER_KEY.search(top):
        return _is_nearly_strong(top)
    return ("people" in common and _has_items(top, b"name")) or (
        "strategy" in common and _has_child(top, b"strategy", b"choices|vision|mission")
    )


def _utf16(data: bytes) -> str:
    """The encoding of a file that some editors save; empty for any other. It is not read, but it is heard of."""
    if data[:2] == b"\xff\xfe" or data[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:2] == b"\xfe\xff" or data[:1] == b"\0" else ""


def _is_nearly_strong(top: bytes) -> bool:
    """Whether a telling key is misspelt: ``objectivs:`` beside ``team:``."""
    names = [match[1].decode("utf-8", "replace").lower() for match in PLAIN_KEY.finditer(top)]
    return any(get_close_matches(name, NEARLY, n=1, cutoff=0.87) for name in names)


def common_keys(data: bytes) -> set[str]:
    """The top-level keys that okr knows and that other programs use as well."""
    return _weak(_top_level(data))


def _weak(top: bytes) -> set[str]:
    return {match[1].decode() for match in WEAK_KEY.finditer(top)}


def _top_level(data: bytes) -> bytes:
    """The text with every top-level key at the beginning of a line, whatever the style of its document."""
    return b"\n".join(map(_unfolded, DOCUMENT.split(data.removeprefix(b"\xef\xbb\xbf"))))


def _unfolded(document: bytes) -> bytes:
    content = CONTENT.search(document)
    if content is None:
        return document
    if FLOW.match(document, content.end(1)):
        return _entries(document, content.end(1))
    return re.sub(rb"^" + content[1], b"", document, flags=re.M) if content[1] else document


def _entries(document: bytes, start: int) -> bytes:
    """The entries of the flow mapping at ``start``, one a line; what is nested follows each, indented."""
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
    section = re.search(rb"^[\"']?" + parent + rb"[\"']?[ \t]*:(.*(?:\n(?:[ \t#].*|\r?(?=\n)))*)", top, re.M)
    return bool(section and re.search(rb"^[\"']?(?:" + names + rb")[\"']?[ \t]*:", _unfolded(section[1]), re.M))
