"""A place in an owner string, read: cut at its joints, each part judged, and the parts put together."""

from itertools import pairwise
from typing import NamedTuple

from okr_cli.wording.owners import split
from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.blank import is_empty, judge_blank
from okr_cli.wording.owners.handle import PATH, judge_handle
from okr_cli.wording.owners.join import SEVERAL, join_list, join_pair, join_segments
from okr_cli.wording.owners.kind import OwnerKind, OwnerPart, Span
from okr_cli.wording.owners.pattern import lazy_pattern
from okr_cli.wording.owners.phrase import judge_phrase
from okr_cli.wording.owners.scripts import is_foreign, joined_names, judge_foreign
from okr_cli.wording.owners.verdict import Verdict
from okr_cli.wording.owners.word import bits_of
from okr_cli.wording.owners.words import GROUP, NAME, SUFFIX, OwnerWords, fold

_EDGES = " \t\n\r.,;:!?\"'"
_DEGREE = lazy_pattern(r"(?:[A-Z][A-Za-z]{0,2}\.){1,3}[A-Za-z]{0,4}\.?")
_MOST_PARTS = 12


class Reading(NamedTuple):
    """A verdict, the words it is about, and the parts where they are several owners."""

    verdict: Verdict
    span: Span
    names: tuple[OwnerPart, ...] = ()


def read_place(text: str, place: Span, words: OwnerWords) -> Reading:
    """What stands at ``place`` of a text without markup."""
    place = split.trimmed(text, place)
    unit = text[place[0] : place[1]]
    if split.is_single(unit) and not is_empty(unit):
        return Reading(read_unit(text, place, words), place)
    joint = joined_names(unit, words.scripts) if 5 <= len(unit) <= 7 and not unit.isascii() else 0
    if joint:
        start, end = place
        return _several(text, [(start, start + joint), (start + joint + 1, end)])
    atom = _atom(text, place, words)
    if atom:
        return Reading(atom, place)
    kept = split.others(text, place)
    if kept != place:
        found = read_place(text, kept, words)
        if found.verdict.kind is OwnerKind.PLACEHOLDER:
            return found
        return Reading(SEVERAL, place, found.names or (_part(text, kept),))
    parts = split.segments(text, place)
    if len(parts) > 1:
        return _read_segments(text, parts, words)
    parts = split.listed(text, place)
    if len(parts) > 1:
        return _read_list(text, parts, words)
    return _read_pair(text, place, words)


def read_unit(text: str, place: Span, words: OwnerWords) -> Verdict:
    """The kind of a name without joints."""
    unit = text[place[0] : place[1]]
    setting = read_setting(text, place, words)
    if setting:
        return setting
    low_tokens = fold(unit).split()
    blank = judge_blank(unit, " ".join(low_tokens), low_tokens, words)
    if blank:
        return blank
    tokens = [token for token in [token.strip(_EDGES) for token in unit.split()] if token]
    if not tokens:
        return verdicts.BLANK
    if is_foreign(unit):
        return judge_foreign(unit.strip(_EDGES).lstrip("@~#"), words)
    if unit[0] in "@~#" or (len(tokens) == 1 and ("_" in unit or ("-" in unit and unit.islower()))):
        return _read_handle(unit, tokens, words)
    found = judge_phrase(tokens, words)
    return verdicts.BLANK if found is verdicts.ROLE and unit[-1] == "?" else found


def read_setting(text: str, place: Span, words: OwnerWords) -> Verdict | None:
    """What a user's settings say of a name. None where they say nothing."""
    if not (words.people or words.teams or words.roles):
        return None
    low = " ".join(fold(text[place[0] : place[1]]).split())
    if low in words.people:
        return verdicts.SETTING_PERSON
    if low in words.teams:
        return verdicts.SETTING_TEAM
    return verdicts.SETTING_ROLE if low in words.roles else None


def _read_handle(unit: str, tokens: list[str], words: OwnerWords) -> Verdict:
    if unit[0] == "#":
        return verdicts.GROUP
    if len(tokens) == 1:
        return judge_handle(unit, words)
    return judge_phrase([tokens[0].lstrip("@~"), *tokens[1:]], words)


def _atom(text: str, place: Span, words: OwnerWords) -> Verdict | None:
    """A form that holds signs which elsewhere join two owners."""
    unit = text[place[0] : place[1]]
    if is_empty(unit):
        return verdicts.BLANK
    if PATH().fullmatch(unit) or (":" in unit and " " not in unit and _is_scoped(unit, words)):
        return verdicts.GROUP
    low = fold(unit)
    if low in words.blanks:
        return verdicts.BLANK
    if (words.bits.get(low, 0) and "/" in low) or ("&" in low and words.bits.get(low.replace(" ", ""), 0)):
        return verdicts.LETTERS
    return None


def _is_scoped(unit: str, words: OwnerWords) -> bool:
    """`group::checkout`, `team:growth`."""
    scope, _, name = unit.partition(":")
    return bool(name) and (name[0] == ":" or bool(words.bits.get(scope.lower(), 0) & GROUP))


def _read_segments(text: str, parts: list[Span], words: OwnerWords) -> Reading:
    found = [read_place(text, part, words) for part in parts[:_MOST_PARTS]]
    people = [reading.verdict for reading in found if reading.verdict.kind is OwnerKind.PERSON]
    if len(people) == len(found) == 2 and _scripts_differ(text, parts):
        return found[0]
    place = join_segments([reading.verdict for reading in found])
    return found[place] if place is not None else _several(text, parts)


def _scripts_differ(text: str, parts: list[Span]) -> bool:
    """The same name, written twice."""
    foreign = [is_foreign(text[part[0] : part[1]]) for part in parts]
    return foreign[0] != foreign[1]


def _read_list(text: str, parts: list[Span], words: OwnerWords) -> Reading:
    parts = [_without_joint(text, part) for part in parts[:_MOST_PARTS]]
    parts = [part for place, part in enumerate(parts) if not place or not _is_suffix(text, part, words)]
    found = [read_place(text, part, words) for part in parts]
    if len(found) == 1:
        return found[0]
    texts = [text[part[0] : part[1]] for part in parts]
    place = join_list([reading.verdict for reading in found], texts, _is_inverted(text, parts, words))
    return found[place] if place is not None else _several(text, parts)


def _without_joint(text: str, part: Span) -> Span:
    """A part without the `and` that begins the last one of a list."""
    first, space, _ = text[part[0] : part[1]].partition(" ")
    joint = space and (first.lower() in {"and", "or", "und", "y", "et", "e", "og", "och", "&"})
    return split.trimmed(text, (part[0] + len(first), part[1])) if joint else part


def _is_suffix(text: str, part: Span, words: OwnerWords) -> bool:
    unit = text[part[0] : part[1]]
    if _DEGREE().fullmatch(unit):
        return True
    bits = words.bits.get(fold(unit).rstrip("."), 0)
    if not bits & SUFFIX:
        return False
    return not bits & NAME or not unit.istitle()


def _is_inverted(text: str, parts: list[Span], words: OwnerWords) -> bool:
    """`Okafor, Maya`: a surname, then a given name. `Ana, Luis` are two given names, and so two people."""
    if len(parts) != 2:
        return False
    before, after = (text[part[0] : part[1]].split() for part in parts)
    whole = text[parts[0][0] : parts[1][1]]
    if "@" in whole or text[parts[0][1]] != "," or is_foreign(whole) or len(after) > 2:
        return False
    if before[0].islower() and before[0] in words.particles:
        return True
    if _is_given(before[0], words):
        return False
    return len(before) == 1 or (len(after) == 1 and _is_given(after[0], words))


def _is_given(word: str, words: OwnerWords) -> bool:
    return bool(words.bits.get(fold(word), 0) & NAME)


def _read_pair(text: str, place: Span, words: OwnerWords) -> Reading:
    parts = split.paired(text, place, lambda given, other: _is_given(given, words) and not bits_of(other, words))
    if len(parts) == 1:
        parts = split.handles(text, parts[0])
        if len(parts) > 1:
            return _several(text, parts)
        return Reading(read_unit(text, parts[0], words), parts[0])
    parts = parts[:_MOST_PARTS]
    found = [read_place(text, part, words).verdict for part in parts]
    signs = " ".join(text[left[1] : right[0]] for left, right in pairwise(parts))
    verdict = join_pair(found, [text[part[0] : part[1]] for part in parts], signs)
    if verdict.kind is OwnerKind.SEVERAL:
        return _several(text, parts)
    return Reading(verdict, place)


def _several(text: str, parts: list[Span]) -> Reading:
    return Reading(SEVERAL, (parts[0][0], parts[-1][1]), tuple(_part(text, part) for part in parts))


def _part(text: str, part: Span) -> OwnerPart:
    return OwnerPart(text[part[0] : part[1]], part)
