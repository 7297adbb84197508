"""Parses what follows a title on its line: ``(Owner: Maya)``, ``– at risk``, ``(now 51)``, ``@maya``."""

import re

from okr_cli.exchange.columns import ENTITY_FIELDS
from okr_cli.exchange.words import fold, kind_of_word, words

LABELLED = re.compile(r"([^:：]{1,40})[:：]\s+(\S.*)")
ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]\s*$")
TAIL = re.compile(r"\s+[—–|-]\s+([^—–|]{2,100}?)\s*$")
HANDLE = re.compile(r"\s+(@[\w.-]+)\s*$")
NOW = re.compile(
    r"(?:now|today|currently|current|aktuell|derzeit|heute|actuellement|actuel|actual|actualmente|hoy)"
    r"(?:\s+(?:at|bei))?:?\s+(?P<value>\D?\s?\d[\d.,]*\s?\S{0,8})",
    re.IGNORECASE,
)
LONGEST_STATUS = 20
MOST = 8
"""Remarks behind one title."""


def without_asides(text: str) -> tuple[str, dict[str, str]]:
    """A title without the remarks at its end, and their content. A remark that cannot be parsed stays."""
    said: dict[str, str] = {}
    for _ in range(MOST):
        found, remark = _last_remark(text)
        if not found:
            break
        text = text[: found.start()].rstrip()
        said = {**remark, **said}
    return text.strip(), said


def _last_remark(text: str) -> tuple[re.Match[str] | None, dict[str, str]]:
    for pattern in (ASIDE, TAIL, HANDLE):
        found = pattern.search(text)
        remark = _remark(found[1]) if found and found.start() else {}
        if remark:
            return found, remark
    return None, {}


def _remark(text: str) -> dict[str, str]:
    """The content of all parts of a remark; nothing if one of them cannot be parsed."""
    parts = [_part(part.strip(" *_")) for part in re.split(r"[;,|]", text) if part.strip()]
    return {name: value for part in parts for name, value in part.items()} if all(parts) else {}


def _part(text: str) -> dict[str, str]:
    labelled = LABELLED.fullmatch(text)
    name = field_of(labelled[1]) if labelled else ""
    if labelled and name:
        return {name: labelled[2].strip(" *_")}
    now = NOW.fullmatch(text)
    if now:
        return {"current": now["value"]}
    if text.startswith("@") and " " not in text:
        return {"owner": text}
    return {"status": text} if len(text) <= LONGEST_STATUS and fold(text) in words().statuses else {}


def field_of(label: str) -> str:
    """The field of a label; empty for the label of an entity or an unknown one. A note on a page has no date."""
    fields = [
        field
        for field in words().heads.get(fold(label), ())
        if field not in (*ENTITY_FIELDS, "ignore", "row", "parent")
    ]
    name = fields[0] if fields and not kind_of_word(label) else ""
    return "x-note" if name == "note" else name
