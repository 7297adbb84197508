"""Splits a text with several owners, and combines the results for its parts."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache
from itertools import pairwise

from okr_cli.wording.decision_list import DecisionList, Row
from okr_cli.wording.owners import tag
from okr_cli.wording.owners.other_scripts import is_other_script
from okr_cli.wording.owners.owner import OwnerKind, Reason, Span
from okr_cli.wording.owners.vocabulary import (
    alternatives,
    bits_of,
    fold,
    is_given_name,
    lazy_pattern,
    listed,
    word_bits,
)

_SEGMENTS = lazy_pattern(r"\s[\-–—]{1,2}\s|\s*\|+\s*|\s+(?:→|->|=>|>|::?|=)\s+|(?<=\w): (?=\S)|：")
_ITEMS = lazy_pattern(r"\s*[;\n\r,、，；،]\s*")
_KANA_OR_HAN = r"[\u4e00-\u9fff\u30a0-\u30ff]"
_PAIRS = lazy_pattern(
    lambda: (
        r"\s*(?:(?<!\b\w)[&+]|[&+](?!\w\b)|/|／|＋|＆|•|·(?=\s))\s*"
        rf"|\s+(?:{alternatives(listed('conjunctions') | listed('conjunctions-between'))})\s+"
        rf"|(?<=\S) (?:{alternatives(listed('conjunctions-in-names'))}) (?=\S)"
        rf"|(?<={_KANA_OR_HAN})[{_attached()}](?={_KANA_OR_HAN})"
        rf"|(?<=[\uac00-\ud7a3]{{2}})[{_attached()}] (?=[\uac00-\ud7a3]{{2}})"
        r"|(?<=[\u4e00-\u9fff]{2})[・·](?=[\u4e00-\u9fff]{2})"
    )
)
_SIGNS = lazy_pattern(
    lambda: (
        r"[^\w\s.'’@\-]|_|\s-|-\s|.@|[\x00-\x1f\x7f-\xa0]|\s'|'(?:\s|$)"
        rf"|[・{_attached()}{''.join(word for word in listed('conjunctions') if len(word) == 1 and word > '぀')}]"
    )
)
_OTHERS = lazy_pattern(
    lambda: rf"(?:\W+|\s)(?:(?:{_fixed_phrases()}|{_and_others()})\b\.?|\+\s?\d+\b)\s*$", re.IGNORECASE
)
_EDGES = ",;:|/+&=\\•·"
_HANDLE = lazy_pattern(r"(?<![\w@.])@(?=\w)")
_SEGMENT_SIGNS = frozenset("-–—|→>=:：")
_ITEM_SIGNS = frozenset(";\n\r,、，；،")
_NO_TEAM_OR_ROLE = (OwnerKind.PERSON, OwnerKind.PLACEHOLDER, OwnerKind.SEVERAL)


def is_single(text: str) -> bool:
    """Whether a text is certainly one name: letters, digits, dots, hyphens, one handle, and no joining word."""
    is_plain = text.isascii() and text.replace(" ", "").isalnum()
    return (is_plain or _SIGNS().search(text) is None) and _joining_words().isdisjoint(text.split())


def trimmed(text: str, span: Span) -> Span:
    """The span without spaces and stray characters at its ends."""
    start, end = span
    while start < end and ((letter := text[start]).isspace() or letter in _EDGES):
        start += 1
    while end > start and ((letter := text[end - 1]).isspace() or letter in _EDGES):
        end -= 1
    return start, end


def cut_segments(text: str, span: Span) -> list[Span]:
    """Parts set off by a spaced dash, a bar or a colon: `Platform - Maya Okafor`."""
    return [span] if _SEGMENT_SIGNS.isdisjoint(text) else _cut(text, span, _SEGMENTS())


def cut_list(text: str, span: Span) -> list[Span]:
    """Parts separated by commas, semicolons and line ends, without the `and` before the last one."""
    if _ITEM_SIGNS.isdisjoint(text):
        return [span]
    parts = _cut(text, span, _ITEMS())
    return parts if len(parts) == 1 else [_without_conjunction(text, part) for part in parts]


def cut_pairs(text: str, span: Span) -> list[Span]:
    """Parts joined by `and`, `&`, `+`, `/` and their like. `R&D`, `Ruiz y Soto` and `Rédactrice en chef` stay whole."""
    found: list[Span] = []
    start, end = span
    for joint in _PAIRS().finditer(text, start, end):
        word = joint[0].strip()
        if word.isalpha():
            before, after = text[start : joint.start()].split(), text[joint.end() : end].split()
            both = f"{word} {fold(after[0]).rstrip('.')}" if after else ""
            joins_nothing = both in listed("et-al") or both in listed("not-joining")
            if (
                joins_nothing
                or _says_field(before, word, after)
                or (word in listed("conjunctions-in-names") and not _are_two_names(before, after))
            ):
                continue
        found.append((start, joint.start()))
        start = joint.end()
    return _filled(text, [*found, (start, end)])


def cut_handles(text: str, span: Span) -> list[Span]:
    """Parts that begin with a handle, if there are at least two: `@maya @tom`."""
    starts = [sign.start() for sign in _HANDLE().finditer(text, *span)]
    if len(starts) < 2:
        return [span]
    starts[0] = span[0]
    return _filled(text, list(pairwise([*starts, span[1]])))


def without_others(text: str, span: Span) -> Span:
    """The span without a final `et al.` or `& others`, if there is one."""
    if not text[span[0] : span[1]].rstrip(" .").lower().endswith(_ends_of_others()):
        return span
    found = _OTHERS().search(text, *span)
    return (span[0], found.start()) if found and found.start() > span[0] else span


def is_suffix(text: str) -> bool:
    """Whether an item of a list belongs to the name before it: `MBA`, `Jr.`, `M.Ed.`"""
    bits = word_bits().get(fold(text).rstrip("."), 0)
    return bool(bits & tag.SUFFIX) and not (bits & tag.NAME and text.istitle())


def combine_segments(reasons: Sequence[Reason]) -> int | None:
    """The segment that represents all: `Platform - Maya Okafor` is Maya. None if they are several owners."""
    kinds = [reason.kind for reason in reasons]
    if OwnerKind.SEVERAL in kinds:
        return kinds.index(OwnerKind.SEVERAL)
    if kinds[0] is OwnerKind.PLACEHOLDER:
        return 0
    certain = [place for place, reason in enumerate(reasons) if reason.kind is OwnerKind.PERSON and not reason.is_guess]
    if len(certain) > 1:
        return None
    if certain:
        return certain[0]
    return next((kinds.index(kind) for kind in (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.TEAM) if kind in kinds), 0)


def combine_list(reasons: Sequence[Reason], texts: Sequence[str], whole: str) -> int | None:
    """The item that represents the list: `Maya Okafor, Head of Sales` is Maya. None if they are several owners."""
    kinds = [reason.kind for reason in reasons]
    names_group = any(reason.names_group for reason in reasons)
    people = kinds.count(OwnerKind.PERSON)
    if (
        kinds[0] is OwnerKind.ROLE
        and OwnerKind.SEVERAL not in kinds
        and all(text.islower() or _is_area(text) for text in texts[1:])
    ):
        return 0
    if OwnerKind.SEVERAL in kinds:
        return kinds.index(OwnerKind.SEVERAL) if people == 0 else None
    if _share_group(reasons, texts[-1]):
        return len(reasons) - 1
    if people > 1:
        return 0 if _is_inverted(texts, whole) else None
    if people == 1:
        is_title_first = kinds[0] is not OwnerKind.PERSON and len(reasons) > 2
        several = names_group or OwnerKind.PLACEHOLDER in kinds or is_title_first
        return None if several else kinds.index(OwnerKind.PERSON)
    return 0 if kinds.count(OwnerKind.PLACEHOLDER) == len(kinds) else None


class Pair:
    """Parts joined by `and`, `&`, `+` or `/`; ``signs`` is the text between them."""

    def __init__(self, reasons: Sequence[Reason], texts: Sequence[str], signs: str) -> None:
        self.reasons = reasons
        self.texts = texts
        self.signs = signs
        self.kinds = [reason.kind for reason in reasons]
        self.roles = self.kinds.count(OwnerKind.ROLE)
        self.is_set_apart = " / " in signs

    def is_certainly_several(self) -> bool:
        if any(kind in _NO_TEAM_OR_ROLE for kind in self.kinds):
            return True
        return "+" in self.signs or (self.roles != 1 and any(reason.is_guess for reason in self.reasons))

    def is_open(self) -> bool:
        """`to be decided with Sales`: nobody yet, and who has a say."""
        is_blank = self.kinds[0] is OwnerKind.PLACEHOLDER and OwnerKind.PERSON not in self.kinds
        return is_blank and self._works_with()

    def is_group(self) -> bool:
        """`Sales and Marketing department` and `Nom/Gov Committee` are one; `Sales and Marketing teams` are two."""
        *texts, last = self.texts
        if self._shares_first_noun():
            return True
        if not self.reasons[-1].names_group or " " not in last or last.lower().endswith("teams"):
            return False
        if not self.signs.strip("/"):
            return all(" " not in text for text in texts) and Reason.GIVEN_NAME not in self.reasons
        if self.is_set_apart or any(reason.names_group for reason in self.reasons[:-1]):
            return False
        return all(reason.kind is OwnerKind.TEAM or reason.is_guess for reason in self.reasons)

    def _shares_first_noun(self) -> bool:
        """`Service comptabilité et paie`: the noun of a group before its areas, which are written small."""
        noun, _, area = self.texts[0].partition(" ")
        if not area or not bits_of(noun) & tag.OPENER or not self.signs.replace(" ", "").isalpha():
            return False
        return not any(
            reason.names_group or (reason.kind in _NO_TEAM_OR_ROLE and not reason.is_guess) or not text[0].islower()
            for reason, text in zip(self.reasons[1:], self.texts[1:], strict=True)
        )

    def is_function(self) -> bool:
        """`Trust & Safety` is one team; `QA/SRE` and `Data team and Design` are two."""
        if self.roles or "/" in self.signs or len(self.reasons) > 2 or self._works_with():
            return False
        return not any(reason.names_group or reason is Reason.FUNCTION_ABBREVIATION for reason in self.reasons)

    def _works_with(self) -> bool:
        """`Producción junto con Calidad`: one besides the other, unlike those that `and` joins to one name."""
        return self.signs.strip() in listed("conjunctions-between")

    def is_held_by_one(self) -> bool:
        """`Founder & CEO`: roles that one person often has together."""
        return self.roles == len(self.reasons) and any(
            fnmatchcase(text.lower(), post) for text in self.texts for post in listed("posts-held-together")
        )

    def is_post_of_both(self) -> bool:
        """`Product and Engineering Lead`: functions that share one job title."""
        if self.roles != 1 or self.is_set_apart or any(reason.names_group for reason in self.reasons):
            return False
        is_role = [kind is OwnerKind.ROLE for kind in self.kinds]
        post = self.texts[-1] if is_role[-1] else self.texts[0] if is_role[0] else ""
        return " " in post or not post.isascii()


PAIRS: DecisionList[Pair, Reason] = DecisionList(
    Row(lambda pair: pair.kinds.count(OwnerKind.PLACEHOLDER) == len(pair.kinds), Reason.BLANK, "TBD / TBA"),
    Row(Pair.is_open, Reason.BLANK, "à voir avec le bureau"),
    Row(Pair.is_group, Reason.GROUP_NOUN, "Sales and Marketing department"),
    Row(Pair.is_certainly_several, Reason.SEVERAL_OWNERS, "Grace & Wren"),
    Row(Pair.is_function, Reason.FUNCTION, "Learning and Development"),
    Row(Pair.is_held_by_one, Reason.JOB_TITLE, "Founder & CEO"),
    Row(Pair.is_post_of_both, Reason.JOB_TITLE, "Product and Engineering Lead"),
)


def as_functions(reasons: Sequence[Reason], texts: Sequence[str]) -> list[Reason]:
    """The reasons, with a name treated as a function if it can be one and is next to teams: `Dev/Infra guild`."""
    if not any(reason.kind is OwnerKind.TEAM for reason in reasons):
        return list(reasons)
    return [
        Reason.FUNCTION if reason is Reason.GIVEN_NAME and bits_of(text) & tag.FUNCTION else reason
        for reason, text in zip(reasons, texts, strict=True)
    ]


def combine_pair(reasons: Sequence[Reason], texts: Sequence[str], signs: str) -> Reason:
    """The result for joined parts; ``signs`` is the text between them."""
    return PAIRS.reason_for(Pair(reasons, texts, signs)) or Reason.SEVERAL_OWNERS


def _is_inverted(texts: Sequence[str], whole: str) -> bool:
    """`Okafor, Maya`: a surname, then a given name. `Ana, Luis` are two given names, and so two people."""
    if len(texts) != 2 or "@" in whole or whole[len(texts[0])] != "," or is_other_script(whole):
        return False
    before, after = (text.split() for text in texts)
    if len(after) > 2 or after[0].islower():
        return False
    if before[0].islower() and before[0] in listed("particles"):
        return True
    if is_given_name(before[0]):
        return False
    return len(before) == 1 or (len(after) == 1 and is_given_name(after[0]))


def _share_group(reasons: Sequence[Reason], last: str) -> bool:
    """`Legal, Payroll and Tax department`: one team; `Legal, Tax department` are two."""
    is_pair = reasons[-1].names_group and not listed("conjunctions").isdisjoint(last.split())
    return is_pair and all(reason.kind is OwnerKind.TEAM and not reason.names_group for reason in reasons[:-1])


def _is_area(text: str) -> bool:
    """What may follow a post: `VP, Global Channels`, `Director, Dev`; no word that can only be a name."""
    bits = [bits_of(word) for word in text.split()]
    is_work = any(word & tag.WORK for word in bits)
    return is_work and not any(word & (tag.NAME | tag.POST | tag.GROUP) and not word & tag.FUNCTION for word in bits)


def _are_two_names(before: list[str], after: list[str]) -> bool:
    """Whether a word that also occurs in surnames joins two names: `Ana y Luis`, not `Carmen Ruiz y Soto`."""
    if len(before) == 1 and len(after) == 1:
        return not (is_given_name(before[0]) and not bits_of(after[0]))
    if len(before) == 1 or len(after) > 1:
        return True
    names_both = is_given_name(after[0]) and (
        all(map(is_given_name, before)) or _has(before, tag.GROUP | tag.FUNCTION)  # `Equipo de datos y Ana`
    )
    return names_both or _has(before, tag.POST) or _has(after, tag.POST | tag.GROUP)


def _has(words: list[str], wanted: int) -> bool:
    """Whether a word is one of those wanted and cannot be a name."""
    return any(bits & wanted and not bits & tag.NAME for bits in map(bits_of, words))


def _says_field(before: list[str], word: str, after: list[str]) -> bool:
    """`Préparatrice en pharmacie`, `Por definir en asamblea`: a word that joins two owners in another language."""
    if not (before and after) or word not in listed("prepositions") or not after[0][0].islower():
        return False
    if fold(" ".join(before)) in listed("blanks"):
        return True
    return bool(bits_of(before[-1]) & tag.POST) and not bits_of(after[0]) & tag.POST


def _without_conjunction(text: str, part: Span) -> Span:
    first, space, _ = text[part[0] : part[1]].partition(" ")
    joins = first == "&" or first.lower() in listed("conjunctions") or first in listed("conjunctions-in-names")
    return trimmed(text, (part[0] + len(first), part[1])) if space and joins else part


def _cut(text: str, span: Span, joints: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    start, end = span
    for joint in joints.finditer(text, start, end):
        found.append((start, joint.start()))
        start = joint.end()
    return _filled(text, [*found, (start, end)])


def _filled(text: str, spans: list[Span]) -> list[Span]:
    return [span for span in (trimmed(text, span) for span in spans) if span[0] < span[1]]


@cache
def _joining_words() -> frozenset[str]:
    phrases = listed("conjunctions") | listed("conjunctions-between") | listed("conjunctions-in-names")
    return frozenset(word for phrase in phrases for word in phrase.split())


def _attached() -> str:
    return "".join(listed("conjunctions-attached"))


def _and_others() -> str:
    """`and others`, also with another conjunction, and perhaps a number or `many` in between."""
    phrases = [phrase.split(" ", 1) for phrase in listed("others")]
    first, rest = ({phrase[place] for phrase in phrases} for place in (0, 1))
    return rf"(?:{alternatives(first)}|&|\+|,)\s*(?:\w+\s+)?(?:{alternatives(rest)})"


def _fixed_phrases() -> str:
    phrases = alternatives(listed("et-al")).replace("0", r"\s?\d*")
    return re.sub(r"(&|\\\+)\\ ", r"\1\\s*", phrases)


@cache
def _ends_of_others() -> tuple[str, ...]:
    """The endings of such phrases, to rule out most texts quickly."""
    phrases = [*listed("others"), *listed("et-al")]
    return (*(re.split("[ 0]", phrase)[-1] or phrase[0] for phrase in phrases), *"0123456789")
