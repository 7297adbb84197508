"""Classifies an owner: one person, or something that cannot be held accountable for a result.

It judges the words alone, in this order: settings, mailboxes, what surrounds the name, conjunctions between several
names, and then each name. If nothing indicates otherwise, it is a person.
"""

import re
from itertools import pairwise

from okr_cli.wording.owners import parts, single_name, tag
from okr_cli.wording.owners.owner import Owner, OwnerKind, OwnerPart, Reason, Span
from okr_cli.wording.owners.vocabulary import OwnerWords, alternatives, fold, lazy_pattern, listed, word_bits

READ_AT_MOST = 400
"""Characters of an owner that are read. Longer ones have said who they mean by then."""

_PATH = lazy_pattern(r"@[\w.-]+/[\w./-]+|(?=[^/]*-)(?=[a-z0-9])[a-z0-9.-]+/[a-z0-9.-]+(?<!/)")
"""`@org/team`, and without the sign only where it is written like a repository: `org-name/team`."""
_SHARING = lazy_pattern(lambda: rf"(?:{alternatives(listed('sharing'))})(?=[\s:]|$)|\+")
_JOINED_LETTERS = lazy_pattern("[A-Z]{1,3}&[A-Z]|[A-Z]&[A-Z]{1,3}")
"""`S&OP`, `DE&I`: letters on one side alone name nothing."""
_MOST_PARTS = 12
_INVISIBLE = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARKUP = lazy_pattern(
    r"<!--.{0,300}?-->"
    r"|!\[|\]\[\]"
    r"|\]\([^()\s]{0,300}\)"
    r"|\]\[[^\[\]]{0,60}\]"
    r"|</?[a-zA-Z]{1,10}>"
    r"|[*`\[\]\"“”„«»]|~~"
    r"|(?<!\w)_+|_+(?!\w)"
    r"|(?<!\w)['‘]|(?<=\w)'(?=\s|$)"
)
_LINE_BREAK = lazy_pattern(r"<br ?/?>", re.IGNORECASE)
_PRONOUNS = lazy_pattern(
    lambda: (
        rf"\b(?:{alternatives(listed('pronouns-subject'))})\s?/\s?"
        rf"(?:{alternatives(listed('pronouns-object'))})(?:\s?/\s?[a-z]{{2,6}})?\b"
    ),
    re.IGNORECASE,
)
_BRACKETS = lazy_pattern(r"\(([^()]{0,300})\)|（([^（）]{0,300})）|【([^【】]{0,300})】")
_LABEL = lazy_pattern(
    lambda: rf"^\W*(?:{alternatives(listed('labels'))})(?:\s?[:：]\s*|,\s+|\s[-–—]\s|\s+(?=@))", re.IGNORECASE
)
_GENDER_SIGNS = frozenset(":*_/·")
_GENDER_ENDING = lazy_pattern(
    lambda: rf"(?<=[^\W\d_][^\W\d_])(?:[:*_·]|/-?)(?:{alternatives(listed('gender-endings'))})(?![\w@.-])"
)
_MARKUP_SIGNS = frozenset("*`[]\"“”„«»'‘~_<")
_LABEL_SIGNS = frozenset(":：,@-–—")


def read_owner(text: str, own: OwnerWords) -> Owner:
    """The classification of ``text``. Never fails; the span is inside the text."""
    body = _without_gender(text[:READ_AT_MOST])
    whole = body.strip()
    start = body.find(whole)
    span = (start, start + len(whole))
    if single_name.is_empty(whole):
        return Owner(Reason.BLANK, span if whole else (0, len(text)))
    if parts.is_single(whole):
        return Owner(single_name.classify_name(whole, own), span)
    if "@" in whole and single_name.MAIL().fullmatch(whole):
        return Owner(single_name.classify_mailbox(whole), span)
    if single_name.is_template_slot(whole):
        return Owner(Reason.TEMPLATE_SLOT, span)
    reason = single_name.reason_in_settings(whole, own)
    return Owner(reason, span) if reason else _read_marked(body, span, own)


def _without_gender(text: str) -> str:
    """The text with endings such as those of `Produktmanager:in` and `Leiter/-in` blanked out, as long as before."""
    if _GENDER_SIGNS.isdisjoint(text) or fold(text.strip()) in listed("blanks"):
        return text
    return _GENDER_ENDING().sub(_spaces, text)


def _read_marked(body: str, span: Span, own: OwnerWords) -> Owner:
    """An owner with markup, addresses or brackets around it, or several."""
    clean = _without_markup(body)
    if single_name.is_empty(clean):
        clean = body
    if "@" in clean:
        mailboxes = _read_mailboxes(clean)
        if mailboxes:
            return mailboxes
        clean = single_name.MAIL().sub(lambda address: " " * len(address[0]), clean).replace("<", " ").replace(">", " ")
    slot = _read_slot(body[slice(*span)], clean, own)
    if slot:
        return slot
    rest, remarks = _without_brackets(clean)
    found = _read_span(rest, (0, len(rest)), own)
    for remark in remarks:
        found = _with_remark(clean, found, remark, span, own)
    return found


def _without_markup(text: str) -> str:
    """The text with Markdown, invisible characters, pronouns and labels blanked out, as long as before."""
    if not text.isprintable():
        text = _INVISIBLE().sub(" ", text)
    if "<" in text:
        text = _LINE_BREAK().sub(lambda tag: ";" + " " * (len(tag[0]) - 1), text)
    if not _MARKUP_SIGNS.isdisjoint(text):
        text = _MARKUP().sub(_spaces, text)
    if "/" in text:
        text = _PRONOUNS().sub(_spaces, text)
    if not _LABEL_SIGNS.isdisjoint(text):
        text = _LABEL().sub(_spaces, text)
    return text


def _without_brackets(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text with everything in brackets blanked out, and the spans of what stood in them.

    Where nothing else is left, only the brackets themselves go.
    """
    if "(" not in text and "（" not in text and "【" not in text:
        return text, ()
    remarks = tuple((match.start() + 1, match.end() - 1) for match in _BRACKETS().finditer(text))
    rest = _BRACKETS().sub(_spaces, text)
    if rest.strip(" \t.,;:-–—|/"):
        return rest, remarks
    return re.sub(r"[()（）【】]", " ", text), ()


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _read_mailboxes(clean: str) -> Owner | None:
    """Text that consists only of email addresses; None if there is a name next to them."""
    found = list(single_name.MAIL().finditer(clean))
    rest = single_name.MAIL().sub("", clean).replace("mailto:", " ")
    if not found or not single_name.is_empty(rest):
        return None
    names = tuple(OwnerPart(match[0], match.span()) for match in found)
    if len(names) == 1:
        return Owner(single_name.classify_mailbox(names[0].text), names[0].span)
    return Owner(Reason.SEVERAL_OWNERS, (names[0].span[0], names[-1].span[1]), names)


def _read_slot(whole: str, clean: str, own: OwnerWords) -> Owner | None:
    """`[facilitator]`, `[Department]`, `[Security contact]`: a slot in square brackets, which a name in them is not."""
    words = fold(clean).split()
    if not words or whole[:1] != "[" or whole[-1:] != "]" or whole.count("[") > 1:
        return None
    inner = _read_span(clean, (0, len(clean)), own)
    is_any = all(word_bits().get(word, 0) & (tag.GROUP | tag.ROLE) for word in words)
    is_slot = inner.kind is OwnerKind.ROLE or is_any or words[-1] in listed("blanks")
    return Owner(Reason.TEMPLATE_SLOT, inner.span) if is_slot and inner.kind is not OwnerKind.PERSON else None


def _with_remark(clean: str, found: Owner, remark: Span, whole: Span, own: OwnerWords) -> Owner:
    """What brackets add: `Growth (Maya Okafor)` is Maya, `Maya (with Tom)` and `Nightowl (@maya + @tom)` are two."""
    text = clean[slice(*remark)]
    if found.kind is OwnerKind.PERSON:
        if text.count("@") > 1 or _SHARING().match(text.lower()):
            return Owner(Reason.SEVERAL_OWNERS, whole)
    elif found.kind in (OwnerKind.TEAM, OwnerKind.ROLE):
        inner = _read_span(clean, remark, own)
        if inner.kind is OwnerKind.PLACEHOLDER and found.kind is OwnerKind.ROLE:
            return inner
        if inner.reason is Reason.GIVEN_NAME:
            return inner
    return found


def _read_span(text: str, span: Span, own: OwnerWords) -> Owner:
    """The part of a text at a span, without markup, split at its conjunctions, the loosest first."""
    start, end = span = parts.trimmed(text, span)
    unit = text[start:end]
    if parts.is_single(unit):
        return Owner(Reason.BLANK if single_name.is_empty(unit) else single_name.classify_name(unit, own), span)
    reason = _with_inner_signs(unit)
    if reason:
        return Owner(reason, span)
    kept = parts.without_others(text, span)
    if kept != span:
        found = _read_span(text, kept, own)
        if found.kind is OwnerKind.PLACEHOLDER:
            return found
        if (
            found.kind is OwnerKind.PERSON or len(text[kept[1] : span[1]].split()) < 3
        ):  # not `Research and Archives team`
            return Owner(Reason.SEVERAL_OWNERS, span, found.names or (_part(text, kept),))
    segments = parts.cut_segments(text, span)
    if len(segments) > 1:
        return _read_segments(text, segments, own)
    items = parts.cut_list(text, span)
    return _read_list(text, items, own) if len(items) > 1 else _read_pair(text, span, own)


def _with_inner_signs(unit: str) -> Reason | None:
    """A name with characters that usually join two owners: `@org/team`, `team:growth`, `R&D`, `n/a`."""
    if single_name.is_empty(unit):
        return Reason.BLANK
    scope, _, name = unit.partition(":")
    is_scoped = name and " " not in unit and (name[0] == ":" or word_bits().get(scope.lower(), 0) & tag.GROUP)
    if is_scoped or _PATH().fullmatch(unit):
        return Reason.GROUP_NOUN
    folded = fold(unit)
    if folded in listed("blanks"):
        return Reason.BLANK
    if (
        _JOINED_LETTERS().fullmatch(unit)
        or ("/" in folded and folded in word_bits())
        or ("&" in folded and folded.replace(" ", "") in word_bits())
    ):
        return Reason.FUNCTION_ABBREVIATION
    return None


def _read_segments(text: str, segments: list[Span], own: OwnerWords) -> Owner:
    found = [_read_span(text, segment, own) for segment in segments[:_MOST_PARTS]]
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
            _several(text, handles)
            if len(handles) > 1
            else Owner(single_name.classify_name(text[slice(*spans[0])], own), spans[0])
        )
    reasons = parts.as_functions(
        [_read_span(text, part, own).reason for part in spans], [text[slice(*part)] for part in spans]
    )
    signs = " ".join(text[left[1] : right[0]] for left, right in pairwise(spans))
    reason = parts.combine_pair(reasons, [text[slice(*part)] for part in spans], signs)
    return _several(text, spans) if reason is Reason.SEVERAL_OWNERS else Owner(reason, span)


def _several(text: str, spans: list[Span]) -> Owner:
    return Owner(Reason.SEVERAL_OWNERS, (spans[0][0], spans[-1][1]), tuple(_part(text, span) for span in spans))


def _part(text: str, span: Span) -> OwnerPart:
    return OwnerPart(text[slice(*span)], span)
