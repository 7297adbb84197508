"""Where one owner string names several: the joints between its parts, the loosest first."""

import re

Place = tuple[int, int]

_SEGMENTS = re.compile(r"\s[\-–—]{1,2}\s|\s*\|+\s*|\s+(?:→|->|=>|>|::?|=)\s+|(?<=\w): (?=\S)|：")
_LISTS = re.compile(r"\s*[;\n\r,、，；،]\s*")
_PAIRS = re.compile(
    r"\s*(?:(?<!\b\w)&|&(?!\w\b)|\+|/|／|＋|＆|•|·(?=\s))\s*"
    r"|\s+(?:and|und|og|och|oder|plus|with|vs\.?|AND|UND|together with|as well as|und auch|及び|および|및|или|και|और|एवं|และ)\s+"
    r"|\s+(?:or|ou|et|oraz|или|либо)(?=\s)\s+(?!al\b)"
    r"|(?<=\S) (?:と|和|与|與|跟|و|и|і|та|y|e|en|i|ja|ve) (?=\S)"
    r"|(?<=[\u4e00-\u9fff\u30a0-\u30ff])と(?=[\u4e00-\u9fff\u30a0-\u30ff])"
    r"|(?<=[\uac00-\ud7a3]{2})[와과] (?=[\uac00-\ud7a3]{2})"
    r"|(?<=[\u4e00-\u9fff]{2})[・·](?=[\u4e00-\u9fff]{2})"
)
_WEAK = frozenset({"y", "e", "en", "i", "ja", "ve", "и", "і"})
_OTHERS = re.compile(
    r"(?:\W+|\s)(?:et\.? al(?:ii)?\b\.?|u\. ?a\.|usw\.?|etc\b\.?|(?:&|and|\+|und|y|et|,)\s*"
    r"(?:\w+\s+)?(?:others?|more|co|colleagues|friends|weitere|andere|otros|autres|team|the team|the rest|everyone(?: else)?)\b\.?"
    r"|\+\s?\d+\b|他\s?\d*名?|ほか|等人?|외\s?\d*명?)\s*$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@(?=\w)")


def segments(text: str, place: Place) -> list[Place]:
    """Parts set off by a spaced dash, a bar or a colon: `Platform - Maya Okafor`."""
    return _cut(_SEGMENTS, text, place)


def listed(text: str, place: Place) -> list[Place]:
    """Parts set off by commas, semicolons and line ends."""
    return _cut(_LISTS, text, place)


def paired(text: str, place: Place) -> list[Place]:
    """Parts joined by `and`, `&`, `+`, `/` and their like. `R&D` stays whole, and so does `Ruiz y Peña`."""
    found: list[Place] = []
    start, end = place
    for joint in _PAIRS.finditer(text, start, end):
        if joint[0].strip() in _WEAK and not _balanced(text, (start, joint.start()), (joint.end(), end)):
            continue
        found.append((start, joint.start()))
        start = joint.end()
    found.append((start, end))
    return _filled(text, found)


def handles(text: str, place: Place) -> list[Place]:
    """Parts that begin with a handle, where there are two or more: `@maya @tom`."""
    starts = [sign.start() for sign in _HANDLE.finditer(text, *place)]
    if len(starts) < 2:
        return [place]
    starts[0] = place[0]
    return _filled(text, list(zip(starts, [*starts[1:], place[1]], strict=True)))


def others(text: str, place: Place) -> Place:
    """The place without a trailing `et al.` or `& others`; the same place where there is none."""
    found = _OTHERS.search(text, *place)
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


def _balanced(text: str, left: Place, right: Place) -> bool:
    """Whether a word that also stands inside surnames joins two names: `Ana y Luis`, not `Carmen Ruiz y Peña`."""
    before, after = len(text[slice(*left)].split()), len(text[slice(*right)].split())
    return (before == 1 and after == 1) or (before > 1 and after > 1)
