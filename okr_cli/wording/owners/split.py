"""Where one owner string names several: the joints between its parts, the loosest first."""

import re
from collections.abc import Callable

from okr_cli.wording.owners.pattern import lazy_pattern

Place = tuple[int, int]

_SEGMENTS = lazy_pattern(r"\s[\-–—]{1,2}\s|\s*\|+\s*|\s+(?:→|->|=>|>|::?|=)\s+|(?<=\w): (?=\S)|：")
_LISTS = lazy_pattern(r"\s*[;\n\r,、，；،]\s*")
_PAIRS = lazy_pattern(
    r"\s*(?:(?<!\b\w)&|&(?!\w\b)|\+|/|／|＋|＆|•|·(?=\s))\s*"
    r"|\s+(?:and|und|og|och|oder|plus|with|vs\.?|AND|UND|together with|as well as)\s+"
    r"|\s+(?:及び|および|및|или|або|και|और|एवं|และ)\s+"
    r"|\s+(?:or|ou|et|oraz|или|либо)(?=\s)\s+(?!al\b)"
    r"|(?<=\S) (?:と|和|与|與|跟|و|и|і|та|y|e|en|i|ja|ve) (?=\S)"
    r"|(?<=[\u4e00-\u9fff\u30a0-\u30ff])と(?=[\u4e00-\u9fff\u30a0-\u30ff])"
    r"|(?<=[\uac00-\ud7a3]{2})[와과] (?=[\uac00-\ud7a3]{2})"
    r"|(?<=[\u4e00-\u9fff]{2})[・·](?=[\u4e00-\u9fff]{2})"
)
_SEGMENT_SIGNS = frozenset("-–—|→>=:：")
_LIST_SIGNS = frozenset(";\n\r,、，；،")
_WEAK = frozenset({"y", "e", "en", "i", "ja", "ve", "и", "і"})
_OTHERS = lazy_pattern(
    r"(?:\W+|\s)(?:et\.? al(?:ii)?\b\.?|u\. ?a\.|usw\.?|etc\b\.?|(?:&|and|\+|und|y|et|,)\s*"
    r"(?:\w+\s+)?(?:others?|more|co|colleagues|friends|weitere|andere|otros|autres|team|the rest)\b\.?"
    r"|(?:&|and|\+)\s*everyone(?: else)?"
    r"|\+\s?\d+\b|他\s?\d*名?|ほか|等人?|외\s?\d*명?)\s*$",
    re.IGNORECASE,
)
_OTHERS_END = (
    "al", "alii", "a", "usw", "etc", "other", "others", "more", "co", "colleagues", "friends", "weitere", "andere",
    "otros", "autres", "team", "rest", "everyone", "else", "他", "名", "ほか", "等", "人", "외", "명", *"0123456789",
)  # fmt: skip
_SIGN = lazy_pattern(r"[^\w\s.'’@\-]|_|\s-|-\s|.@|[\x00-\x1f\x7f-\xa0]|[と・와과和与與跟]|\s'|'(?:\s|$)")
_JOINING = frozenset({
    "and", "or", "with", "und", "oder", "plus", "as", "y", "e", "et", "ou", "og", "och", "en", "i", "ja", "ve",
    "vs", "oraz",
    "AND", "UND", "OR", "и", "і", "та", "و", "と", "和", "与", "與", "및", "और", "एवं", "และ", "και", "или", "або",
})  # fmt: skip
_HANDLE = lazy_pattern(r"(?<![\w@.])@(?=\w)")


def is_single(text: str) -> bool:
    """Whether a text is certainly one name: letters, digits, dots, hyphens, one handle, and no joining word."""
    return _SIGN().search(text) is None and _JOINING.isdisjoint(text.split())


def segments(text: str, place: Place) -> list[Place]:
    """Parts set off by a spaced dash, a bar or a colon: `Platform - Maya Okafor`."""
    return [place] if _SEGMENT_SIGNS.isdisjoint(text) else _cut(_SEGMENTS(), text, place)


def listed(text: str, place: Place) -> list[Place]:
    """Parts set off by commas, semicolons and line ends."""
    return [place] if _LIST_SIGNS.isdisjoint(text) else _cut(_LISTS(), text, place)


def paired(text: str, place: Place, is_surname: Callable[[str, str], bool]) -> list[Place]:
    """Parts joined by `and`, `&`, `+`, `/` and their like. `R&D` stays whole, and so does `Ruiz y Peña`.

    ``is_surname`` says of two words joined by `y` or `e` whether they are a given name and a surname.
    """
    found: list[Place] = []
    start, end = place
    for joint in _PAIRS().finditer(text, start, end):
        if joint[0].strip() in _WEAK and not _joins(
            text[start : joint.start()].split(), text[joint.end() : end].split(), is_surname
        ):
            continue
        found.append((start, joint.start()))
        start = joint.end()
    found.append((start, end))
    return _filled(text, found)


def handles(text: str, place: Place) -> list[Place]:
    """Parts that begin with a handle, where there are two or more: `@maya @tom`."""
    starts = [sign.start() for sign in _HANDLE().finditer(text, *place)]
    if len(starts) < 2:
        return [place]
    starts[0] = place[0]
    return _filled(text, list(zip(starts, [*starts[1:], place[1]], strict=True)))


def others(text: str, place: Place) -> Place:
    """The place without a trailing `et al.` or `& others`; the same place where there is none."""
    if not text[place[0] : place[1]].rstrip(" .").lower().endswith(_OTHERS_END):
        return place
    found = _OTHERS().search(text, place[0], place[1])
    return (place[0], found.start()) if found and found.start() > place[0] else place


def trimmed(text: str, place: Place) -> Place:
    """The place without spaces and loose signs at its ends."""
    start, end = place
    while start < end and (text[start].isspace() or text[start] in ",;:|/+&=\\•·"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:|/+&=\\•·"):
        end -= 1
    return start, end


def _cut(joints: re.Pattern[str], text: str, place: Place) -> list[Place]:
    found: list[Place] = []
    start, end = place
    for joint in joints.finditer(text, start, end):
        found.append((start, joint.start()))
        start = joint.end()
    found.append((start, end))
    return _filled(text, found)


def _filled(text: str, places: list[Place]) -> list[Place]:
    return [place for place in (trimmed(text, place) for place in places) if place[0] < place[1]]


def _joins(before: list[str], after: list[str], is_surname: Callable[[str, str], bool]) -> bool:
    """Whether a word that also stands inside surnames joins two names: `Ana y Luis`, not `Carmen Ruiz y Peña`."""
    if len(before) == 1 and len(after) == 1:
        return not is_surname(before[0], after[0])
    return len(before) > 1 and len(after) > 1
