"""Who an owner string names: one person, or something that cannot answer for a result.

Judged from the words alone, in this order: the settings, blanks, mailboxes, what surrounds the name, the joints
between several names, and then each name by its script, its given name, its head noun and its shape. What nothing
speaks against is a person.
"""

from okr_cli.wording import owner_verdict as verdicts
from okr_cli.wording.owner_blank import is_empty, is_slot
from okr_cli.wording.owner_handle import MAIL, judge_mail
from okr_cli.wording.owner_kind import Owner, OwnerKind, OwnerPart, Span
from okr_cli.wording.owner_marks import is_plain, without_brackets, without_marks
from okr_cli.wording.owner_read import Reading, read_place, read_unit
from okr_cli.wording.owner_split import trimmed
from okr_cli.wording.owner_verdict import Verdict
from okr_cli.wording.owner_words import OwnerWords

__all__ = ["Owner", "OwnerKind", "OwnerPart", "OwnerWords", "read_owner"]

READ_AT_MOST = 400
"""Characters of an owner that are read. Longer ones have said who they mean by then."""

_JOINING = frozenset("and or with und oder plus y e et ou og och en i ja ve vs oraz AND UND OR".split())


def read_owner(text: str, words: OwnerWords) -> Owner:
    """What ``text`` names. Never fails; the span lies inside the text."""
    body = text[:READ_AT_MOST]
    if is_empty(body):
        return _owner(Reading(verdicts.BLANK, _stripped(text, (0, len(text)))))
    if is_plain(body) and _JOINING.isdisjoint(body.split()):
        place = _stripped(body, (0, len(body)))
        return _owner(Reading(read_unit(body, place, words), place))
    return _owner(_read_marked(body, words))


def _read_marked(body: str, words: OwnerWords) -> Reading:
    whole = _stripped(body, (0, len(body)))
    if is_slot(body):
        return Reading(verdicts.TEMPLATE, whole)
    setting = read_unit(body, whole, words, only_settings=True)
    if setting is not None:
        return Reading(setting, whole)
    clean = without_marks(body)
    if is_empty(clean):
        clean = body
    if "@" in clean:
        mailed = _read_mail(clean, words)
        if mailed:
            return mailed
        for match in MAIL.finditer(clean):
            clean = clean[: match.start()] + " " * len(match[0]) + clean[match.end() :]
        clean = clean.replace("<", " ").replace(">", " ")
    rest, asides = without_brackets(clean)
    found = read_place(rest, trimmed(rest, (0, len(rest))), words)
    if found.verdict.kind is OwnerKind.PERSON and any(aside.count("@") > 1 for aside in asides):
        return Reading(found.verdict._replace(kind=OwnerKind.SEVERAL, why="it stands for several people"), whole)
    return found


def _read_mail(clean: str, words: OwnerWords) -> Reading | None:
    """A string of addresses and nothing else. None where a name stands beside them."""
    found = list(MAIL.finditer(clean))
    rest = MAIL.sub("", clean).replace("<", " ").replace(">", " ").replace("mailto:", " ")
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
