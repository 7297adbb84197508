"""Who an owner string names: one person, or something that cannot answer for a result.

Judged from the words alone, in this order: the settings, blanks, mailboxes, what surrounds the name, the joints
between several names, and then each name by its script, its given name, its head noun and its shape. What nothing
speaks against is a person.
"""

from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.blank import is_empty, is_slot
from okr_cli.wording.owners.handle import MAIL, judge_mail
from okr_cli.wording.owners.kind import Owner, OwnerKind, OwnerPart, Span
from okr_cli.wording.owners.marks import without_brackets, without_marks
from okr_cli.wording.owners.read import Reading, read_place, read_setting, read_unit
from okr_cli.wording.owners.split import is_single, trimmed
from okr_cli.wording.owners.verdict import Verdict
from okr_cli.wording.owners.word import is_common_name
from okr_cli.wording.owners.words import OwnerWords, fold

__all__ = ["Owner", "OwnerKind", "OwnerPart", "OwnerWords", "read_owner"]

_SHARING = (
    "with ", "and ", "& ", "+", "plus ", "co-owner", "shared with ", "mit ", "con ", "avec ", "und ", "y ", "et ",
)  # fmt: skip

READ_AT_MOST = 400
"""Characters of an owner that are read. Longer ones have said who they mean by then."""


def read_owner(text: str, words: OwnerWords) -> Owner:
    """What ``text`` names. Never fails; the span lies inside the text."""
    body = text[:READ_AT_MOST]
    if is_empty(body):
        return _owner(Reading(verdicts.BLANK, _stripped(text, (0, len(text)))))
    if is_single(body):
        place = _stripped(body, (0, len(body)))
        return _owner(Reading(read_unit(body, place, words), place))
    return _owner(_read_marked(body, words))


def _read_marked(body: str, words: OwnerWords) -> Reading:
    whole = _stripped(body, (0, len(body)))
    if "@" in body and MAIL().fullmatch(body, *whole):
        return Reading(judge_mail(body[slice(*whole)], words), whole)
    if is_slot(body):
        return Reading(verdicts.TEMPLATE, whole)
    setting = read_setting(body, whole, words)
    if setting is not None:
        return Reading(setting, whole)
    clean = without_marks(body)
    if is_empty(clean):
        clean = body
    if "@" in clean:
        mailed = _read_mail(clean, words)
        if mailed:
            return mailed
        for match in MAIL().finditer(clean):
            clean = clean[: match.start()] + " " * len(match[0]) + clean[match.end() :]
        clean = clean.replace("<", " ").replace(">", " ")
    slot = _read_slot(body[slice(*whole)], clean, words)
    if slot:
        return slot
    rest, asides = without_brackets(clean)
    found = read_place(rest, trimmed(rest, (0, len(rest))), words)
    for aside in asides:
        found = _with_aside(clean, found, aside, whole, words)
    return found


def _read_slot(body: str, clean: str, words: OwnerWords) -> Reading | None:
    """`[facilitator]`, `[Security contact]`: a blank in square brackets, which a name in them is not."""
    low = fold(clean).split()
    if not low or body[:1] != "[" or body[-1:] != "]" or body.count("[") > 1:
        return None
    inner = read_place(clean, trimmed(clean, (0, len(clean))), words)
    is_post = inner.verdict.kind is OwnerKind.ROLE and clean.strip().islower()
    return Reading(verdicts.TEMPLATE, inner.span) if is_post or low[-1] in words.blanks else None


def _with_aside(clean: str, found: Reading, aside: Span, whole: Span, words: OwnerWords) -> Reading:
    """What brackets add: `Growth (Maya Okafor)` is Maya, `Maya (with Tom)` and `Nightowl (@maya + @tom)` are two."""
    text = clean[aside[0] : aside[1]]
    if found.verdict.kind is OwnerKind.PERSON:
        if text.count("@") > 1 or text.lower().startswith(_SHARING):
            return Reading(Verdict(OwnerKind.SEVERAL, "it names more than one owner"), whole)
    elif found.verdict.kind in (OwnerKind.TEAM, OwnerKind.ROLE):
        inner = read_place(clean, trimmed(clean, aside), words)
        if inner.verdict is verdicts.PERSON and (" " in text.strip() or not is_common_name(text.strip(), words)):
            return inner
    return found


def _read_mail(clean: str, words: OwnerWords) -> Reading | None:
    """A string of addresses and nothing else. None where a name stands beside them."""
    found = list(MAIL().finditer(clean))
    rest = MAIL().sub("", clean).replace("<", " ").replace(">", " ").replace("mailto:", " ")
    if not found or not is_empty(rest):
        return None
    parts = tuple(OwnerPart(match[0], match.span()) for match in found)
    if len(parts) == 1:
        return Reading(judge_mail(parts[0].text, words), parts[0].span)
    several = Verdict(OwnerKind.SEVERAL, "it names more than one mailbox")
    return Reading(several, (parts[0].span[0], parts[-1].span[1]), parts)


def _stripped(text: str, place: Span) -> Span:
    start, end = place
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else place


def _owner(reading: Reading) -> Owner:
    return Owner(reading.verdict.kind, reading.span, reading.verdict.why, reading.names)
