"""Fixed phrases in a title: open ends, slogans, and placeholders where the real words are missing."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from okr_cli.wording.lexicon.word_lists import phrases_in, rarest
from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Range, Tokens

_NAMES = frozenset(["objective", "initiative", "okr", "kr", "goal", "project", "title", "task", "metric"])
_UNKNOWN = frozenset({"x", "y", "z", "n"})
_SLOTS = frozenset(
    [
        "n",
        "x",
        "y",
        "z",
        "number",
        "metric",
        "amount",
        "target",
        "baseline",
        "value",
        "name",
        "date",
        "percent",
        "count",
        "team",
        "product",
        "feature",
        "customer",
        "users",
        "insert",
        "your",
        "goal",
        "quarter",
        "kpi",
        "unit",
    ]
)
_CLOSING = {"[": "]", "<": ">", "{": "}"}
_BEFORE_NUMBER = frozenset({"$", "€", "£", "<", ">", "≥", "≤"})


@cache
def _by_rarest_word(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by the word that gives them away."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for parts in phrases_in(name):
        word = rarest(parts)
        found[word] = (*found.get(word, ()), parts)
    return MappingProxyType(found)


def _phrases(tokens: Tokens, name: str, bit: int) -> list[Range]:
    if not tokens.any_bits & bit:
        return []
    listed, found = _by_rarest_word(name), []
    for place, bits in enumerate(tokens.bits):
        for parts in listed.get(tokens.low[place], ()) if bits & bit else ():
            first = place - parts.index(tokens.low[place])
            last = first + len(parts) - 1
            if first >= 0 and tokens.low[first : last + 1] == parts:
                found.append((first, last))
                break
    return found


def open_ends(tokens: Tokens) -> tuple[Range, ...]:
    """Clauses that leave the end of the work open, outside brackets, where a list is only an illustration."""
    listed = _phrases(tokens, "phrases-open-ended", kinds.IN_OPEN_END)
    found = [words for words in listed if not in_brackets(tokens, words[0]) and not _goes_on(tokens, words[1])]
    last = len(tokens.low) - 1
    if last > 0 and tokens.low[last] in {"...", "…"}:
        found.append((last, last))
    return tuple(found)


def _goes_on(tokens: Tokens, last: int) -> bool:
    """`and more predictable`: only at the end of a clause does `more` leave it open."""
    return tokens.low[last] == "more" and bool(tokens.at(last + 1)[1] & ~(kinds.SYMBOL | kinds.BLANK))


def hollow_phrase(tokens: Tokens) -> Range | None:
    """The first slogan that would fit any organisation."""
    return next(iter(_phrases(tokens, "phrases-hollow", kinds.IN_SLOGAN)), None)


def in_brackets(tokens: Tokens, place: int) -> bool:
    """Whether a token stands inside a parenthesis."""
    before = tokens.low[:place]
    return before.count("(") > before.count(")")


def placeholders(tokens: Tokens) -> tuple[Range, ...]:
    """Words and signs that stand for a text or a number which nobody has written yet."""
    found = _phrases(tokens, "phrases-placeholder", kinds.IN_PLACEHOLDER)
    if tokens.any_bits & kinds.BLANK:
        found += [
            (place, place)
            for place, bits in enumerate(tokens.bits)
            if bits & kinds.BLANK and _is_blank(tokens, place, tokens.raw[place])
        ]
    if 0 < len(tokens.low) <= 3 and not found and (_is_numbered_name(tokens.low) or all(map(_is_sign, tokens.raw))):
        found.append((0, len(tokens.low) - 1))
    return tuple(sorted(found))


def _is_sign(raw: str) -> bool:
    """One letter or digit, or none: `x`, `-`, `...`. In other scripts one letter can be a word."""
    return (len(raw) == 1 and raw.isascii()) or not any(map(str.isalnum, raw))


def _is_numbered_name(low: tuple[str, ...]) -> bool:
    """`Key result 1`, `Objective x`, `KR2`: the name of the thing in place of its title."""
    if low[:2] == ("key", "result"):
        return len(low) == 2 or low[2].isdigit() or low[2] in _UNKNOWN
    if len(low) > 2 or not low:
        return False
    if len(low) == 1:
        return low[0].rstrip("0123456789") in _NAMES
    return low[0] in _NAMES and (low[1].isdigit() or low[1] in _UNKNOWN)


def _is_blank(tokens: Tokens, place: int, raw: str) -> bool:
    if raw[0] in "?_":
        return len(raw) > 1 or (raw == "?" and tokens.at(place + 1)[0] == "%")
    if raw in _CLOSING:
        return _is_slot(tokens, place)
    if raw in {"TODO", "Todo", "todo"}:
        return raw.isupper()
    if len(raw) > 1:
        return raw[0] not in "nN" or raw.isupper()
    return _stands_for_number(tokens, place) if raw.isupper() else _is_small_x(tokens, place, raw)


def _is_slot(tokens: Tokens, place: int) -> bool:
    """`[n]`, `<amount>`, `{target}`: a bracketed name of what belongs there."""
    closing = _CLOSING[tokens.low[place]]
    for width in (2, 3):
        if tokens.at(place + width)[0] == closing:
            return tokens.low[place + width - 1] in _SLOTS or tokens.low[place + 1] in _SLOTS
    return False


def _is_small_x(tokens: Tokens, place: int, raw: str) -> bool:
    """`x%`, and a lone `x` before a word: `at least x ideas`, but not `3 x 4` and not `company x`."""
    following, bits = tokens.at(place + 1)
    if following in {"%", "percent"}:
        return raw in "xyn"
    previous_bits = tokens.at(place - 1)[1] if place else kinds.SYMBOL
    names_one = previous_bits & (kinds.AUDIENCE | kinds.LABEL | kinds.ARTEFACT)
    beside = previous_bits | bits
    return raw == "x" and following != "" and not names_one and not beside & (kinds.NUMBER | kinds.SYMBOL)


def _stands_for_number(tokens: Tokens, place: int) -> bool:
    """A lone capital letter where a number belongs: `X%`, `N users`, `from X to Y`."""
    following, bits = tokens.at(place + 1)
    previous = tokens.at(place - 1)[0]
    if following in {"%", "percent", "points"} or previous in _BEFORE_NUMBER or bits & kinds.PLURAL:
        return True
    if previous == "from":
        return "to" in tokens.low[place:]
    return previous == "to" and "from" in tokens.low[:place] and "X" in tokens.raw[:place]
