"""Who an owner text names: one person, or something that cannot be held accountable for a result.

Judged from the words alone, in this order: the settings, mailboxes, what surrounds the name, the joints between
several names, and then each name by itself. What nothing speaks against is a person.
"""

from itertools import pairwise

from okr_cli.wording.owners import parts, tag
from okr_cli.wording.owners.cleaning import trimmed, without_brackets, without_markup
from okr_cli.wording.owners.other_scripts import is_other_script, joint_of_two_names
from okr_cli.wording.owners.owner import Owner, OwnerKind, OwnerPart, Reason, Span
from okr_cli.wording.owners.single_name import (
    MAIL,
    classify_mailbox,
    classify_name,
    is_empty,
    is_template_slot,
    reason_in_settings,
)
from okr_cli.wording.owners.vocabulary import OwnerWords, alternatives, fold, lazy_pattern, listed, word_bits

READ_AT_MOST = 400
"""Characters of an owner that are read. Longer ones have said who they mean by then."""

_PATH = lazy_pattern(r"@[\w.-]+/[\w./-]+|(?=[^/]*-)(?=[a-z0-9])[a-z0-9.-]+/[a-z0-9.-]+(?<!/)")
"""`@org/team`, and without the sign only where it is written like a repository: `org-name/team`."""
_SHARING = lazy_pattern(lambda: rf"(?:{alternatives(listed('sharing'))})(?=[\s:]|$)|\+")
_MOST_PARTS = 12


def read_owner(text: str, own: OwnerWords) -> Owner:
    """What ``text`` names. Never fails; the span lies inside the text."""
    body = text[:READ_AT_MOST]
    whole = body.strip()
    start = body.find(whole)
    span = (start, start + len(whole))
    if is_empty(whole):
        return Owner(Reason.BLANK, span if whole else (0, len(text)))
    if parts.is_single(whole):
        return Owner(classify_name(whole, own), span)
    if "@" in whole and MAIL().fullmatch(whole):
        return Owner(classify_mailbox(whole), span)
    if is_template_slot(whole):
        return Owner(Reason.TEMPLATE_SLOT, span)
    reason = reason_in_settings(whole, own)
    return Owner(reason, span) if reason else _read_marked(body, span, own)


def _read_marked(body: str, span: Span, own: OwnerWords) -> Owner:
    """An owner with markup, addresses or brackets around it, or several."""
    clean = without_markup(body)
    if is_empty(clean):
        clean = body
    if "@" in clean:
        mailboxes = _read_mailboxes(clean)
        if mailboxes:
            return mailboxes
        clean = MAIL().sub(lambda address: " " * len(address[0]), clean).replace("<", " ").replace(">", " ")
    slot = _read_slot(body[slice(*span)], clean, own)
    if slot:
        return slot
    rest, remarks = without_brackets(clean)
    found = _read_span(rest, (0, len(rest)), own)
    for remark in remarks:
        found = _with_remark(clean, found, remark, span, own)
    return found


def _read_mailboxes(clean: str) -> Owner | None:
    """A text of mail addresses and nothing else. None where a name stands beside them."""
    found = list(MAIL().finditer(clean))
    rest = MAIL().sub("", clean).replace("mailto:", " ")
    if not found or not is_empty(rest):
        return None
    names = tuple(OwnerPart(match[0], match.span()) for match in found)
    if len(names) == 1:
        return Owner(classify_mailbox(names[0].text), names[0].span)
    return Owner(Reason.SEVERAL_OWNERS, (names[0].span[0], names[-1].span[1]), names)


def _read_slot(whole: str, clean: str, own: OwnerWords) -> Owner | None:
    """`[facilitator]`, `[Security contact]`: a slot in square brackets, which a name in them is not."""
    words = fold(clean).split()
    if not words or whole[:1] != "[" or whole[-1:] != "]" or whole.count("[") > 1:
        return None
    inner = _read_span(clean, (0, len(clean)), own)
    is_post = inner.kind is OwnerKind.ROLE and clean.strip().islower()
    return Owner(Reason.TEMPLATE_SLOT, inner.span) if is_post or words[-1] in listed("blanks") else None


def _with_remark(clean: str, found: Owner, remark: Span, whole: Span, own: OwnerWords) -> Owner:
    """What brackets add: `Growth (Maya Okafor)` is Maya, `Maya (with Tom)` and `Nightowl (@maya + @tom)` are two."""
    text = clean[slice(*remark)]
    if found.kind is OwnerKind.PERSON:
        if text.count("@") > 1 or _SHARING().match(text.lower()):
            return Owner(Reason.SEVERAL_OWNERS, whole)
    elif found.kind in (OwnerKind.TEAM, OwnerKind.ROLE):
        inner = _read_span(clean, remark, own)
        is_word = " " not in text.strip() and word_bits().get(fold(text.strip()), 0) & tag.COMMON
        if inner.reason is Reason.GIVEN_NAME and not is_word:
            return inner
    return found


def _read_span(text: str, span: Span, own: OwnerWords) -> Owner:
    """What stands at a span of a text without markup: cut at its joints, the loosest first."""
    start, end = span = trimmed(text, span)
    unit = text[start:end]
    if parts.is_single(unit):
        return Owner(Reason.BLANK if is_empty(unit) else classify_name(unit, own), span)
    joint = joint_of_two_names(unit) if 5 <= len(unit) <= 7 and not unit.isascii() else 0
    if joint:
        return _several(text, [(start, start + joint), (start + joint + 1, end)])
    reason = _with_inner_signs(unit)
    if reason:
        return Owner(reason, span)
    kept = parts.without_others(text, span)
    if kept != span:
        found = _read_span(text, kept, own)
        is_nobody = found.kind is OwnerKind.PLACEHOLDER
        return found if is_nobody else Owner(Reason.SEVERAL_OWNERS, span, found.names or (_part(text, kept),))
    segments = parts.cut_segments(text, span)
    if len(segments) > 1:
        return _read_segments(text, segments, own)
    items = parts.cut_list(text, span)
    return _read_list(text, items, own) if len(items) > 1 else _read_pair(text, span, own)


def _with_inner_signs(unit: str) -> Reason | None:
    """A form that holds signs which elsewhere join two owners: `@org/team`, `team:growth`, `R&D`, `n/a`."""
    if is_empty(unit):
        return Reason.BLANK
    scope, _, name = unit.partition(":")
    is_scoped = name and " " not in unit and (name[0] == ":" or word_bits().get(scope.lower(), 0) & tag.GROUP)
    if is_scoped or _PATH().fullmatch(unit):
        return Reason.GROUP_NOUN
    folded = fold(unit)
    if folded in listed("blanks"):
        return Reason.BLANK
    if ("/" in folded and folded in word_bits()) or ("&" in folded and folded.replace(" ", "") in word_bits()):
        return Reason.FUNCTION_ABBREVIATION
    return None


def _read_segments(text: str, segments: list[Span], own: OwnerWords) -> Owner:
    found = [_read_span(text, segment, own) for segment in segments[:_MOST_PARTS]]
    if len(found) == 2 and all(owner.kind is OwnerKind.PERSON for owner in found):
        first, second = (is_other_script(text[slice(*segment)]) for segment in segments)
        if first != second:
            return found[0]  # the same name, written twice
    place = parts.combine_segments([owner.reason for owner in found])
    return found[place] if place is not None else _several(text, segments)


def _read_list(text: str, items: list[Span], own: OwnerWords) -> Owner:
    items = items[:_MOST_PARTS]
    items = [items[0], *(item for item in items[1:] if not parts.is_suffix(text[slice(*item)]))]
    found = [_read_span(text, item, own) for item in items]
    if len(found) == 1:
        return found[0]
    texts = [text[slice(*item)] for item in items]
    place = parts.combine_list([owner.reason for owner in found], texts, text[items[0][0] : items[-1][1]])
    return found[place] if place is not None else _several(text, items)


def _read_pair(text: str, span: Span, own: OwnerWords) -> Owner:
    spans = parts.cut_pairs(text, span)[:_MOST_PARTS]
    if len(spans) == 1:
        handles = parts.cut_handles(text, spans[0])
        return (
            _several(text, handles) if len(handles) > 1 else Owner(classify_name(text[slice(*spans[0])], own), spans[0])
        )
    reasons = [_read_span(text, part, own).reason for part in spans]
    signs = " ".join(text[left[1] : right[0]] for left, right in pairwise(spans))
    reason = parts.combine_pair(reasons, [text[slice(*part)] for part in spans], signs)
    return _several(text, spans) if reason is Reason.SEVERAL_OWNERS else Owner(reason, span)


def _several(text: str, spans: list[Span]) -> Owner:
    return Owner(Reason.SEVERAL_OWNERS, (spans[0][0], spans[-1][1]), tuple(_part(text, span) for span in spans))


def _part(text: str, span: Span) -> OwnerPart:
    return OwnerPart(text[slice(*span)], span)
