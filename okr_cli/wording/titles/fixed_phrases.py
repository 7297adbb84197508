"""Fixed phrases in a title: open ends, slogans and placeholders."""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.word_lists import phrases_by_word
from okr_cli.wording.titles.tokens import Range, Tokens

_UNKNOWN = frozenset("xyzn")
_CLOSING = {"[": "]", "<": ">", "{": "}"}
SHORT = 3
"""Words of a title that may be nothing but a placeholder, without one that tells."""


def _phrases(tokens: Tokens, name: str, bit: int) -> list[Range]:
    if not tokens.any_tags & bit:
        return []
    listed, found, written = phrases_by_word(tokens.folder, name), [], tokens.written
    for place, word in enumerate(written):
        for parts in listed.get(word, ()):
            first = place - parts.index(word)
            last = first + len(parts) - 1
            if first >= 0 and written[first : last + 1] == parts:
                found.append(tokens.range_of(first, last))
                break
    return found


def open_ends(tokens: Tokens) -> tuple[Range, ...]:
    """Clauses that leave the end of the work open, outside brackets, where a list is only an illustration."""
    trails_off = len(tokens.tags) > 1 and tokens.tags[-1] & tag.TRAILS_OFF
    listed = _phrases(tokens, "phrases-open-ended", tag.IN_OPEN_END)
    found = [words for words in listed if not in_brackets(tokens, words[0]) and not _goes_on(tokens, words[1])]
    last = len(tokens.low) - 1
    return (*found, (last, last)) if trails_off else tuple(found)


def _goes_on(tokens: Tokens, last: int) -> bool:
    """`and more predictable`: only at the end of a clause does `more` leave it open."""
    following = tokens.padded[last + 1] & tag.CLASSES & ~(tag.SYMBOL | tag.BLANK)
    return bool(tokens.tags[last] & tag.MORE and following)


def slogan(tokens: Tokens) -> Range | None:
    """The first slogan that would fit any organization."""
    return next(iter(_phrases(tokens, "phrases-slogan", tag.IN_SLOGAN)), None)


def in_brackets(tokens: Tokens, place: int) -> bool:
    """Whether a token is inside parentheses."""
    before = tokens.low[:place]
    return before.count("(") > before.count(")")


def placeholders(tokens: Tokens) -> tuple[Range, ...]:
    """Words and symbols in place of a text or a number that is still missing."""
    found = _phrases(tokens, "phrases-placeholder", tag.IN_PLACEHOLDER)
    if tokens.any_tags & tag.BLANK:
        places = enumerate(tokens.tags)
        found += [(place, place) for place, tags in places if tags & tag.BLANK and _is_blank(tokens, place)]
    if 0 < len(tokens.low) <= SHORT and not found and (_is_numbered_name(tokens) or all(map(_is_sign, tokens.raw))):
        found.append((0, len(tokens.low) - 1))
    return tuple(sorted(found))


def _is_sign(raw: str) -> bool:
    """One letter or digit, or none: `x`, `-`, `...`. In other scripts one letter can be a word."""
    return (len(raw) == 1 and raw.isascii()) or not any(map(str.isalnum, raw))


def _is_numbered_name(tokens: Tokens) -> bool:
    """`Key result 1`, `Objective x`, `KR2`: the name of the entity instead of its title."""
    low, tags = tokens.low, tokens.tags
    if tags[0] & tag.KEY and tokens.padded[1] & tag.RESULT:
        return len(low) == 2 or low[2].isdigit() or low[2] in _UNKNOWN
    if len(low) == 1:
        return bool(tags[0] & tag.TITLE_NAME)
    is_name = tags[0] & tag.TITLE_NAME and not low[0][-1].isdigit()
    return len(low) == 2 and bool(is_name) and (low[1].isdigit() or low[1] in _UNKNOWN)


def _is_blank(tokens: Tokens, place: int) -> bool:
    raw = tokens.raw[place]
    if raw[0] in "?_":
        return len(raw) > 1 or (raw == "?" and tokens.low[place + 1 : place + 2] == ("%",))
    if raw in _CLOSING:
        return _is_slot(tokens, place)
    if tokens.tags[place] & tag.TO_DO:
        return raw.isupper()
    if len(raw) > 1:
        return raw[0] not in "nN" or raw.isupper()
    return _stands_for_number(tokens, place) if raw.isupper() else _is_small_x(tokens, place, raw)


def _is_slot(tokens: Tokens, place: int) -> bool:
    """`[n]`, `<amount>`, `{target}`: a bracketed name of what belongs there."""
    closing = _CLOSING[tokens.low[place]]
    for last in (place + 1, place + 2):
        if tokens.low[last + 1 : last + 2] == (closing,):
            return bool((tokens.tags[last] | tokens.tags[place + 1]) & tag.SLOT)
    return False


def _is_small_x(tokens: Tokens, place: int, raw: str) -> bool:
    """`x%`, and a lone `x` before a word: `at least x ideas`, but not `3 x 4` and not `company x`."""
    following = tokens.padded[place + 1]
    if following & tag.PERCENT_OF_LETTER:
        return raw in "xyn"
    previous = tokens.tags[place - 1] if place else tag.SYMBOL
    names_one = previous & (tag.AUDIENCE | tag.LABEL | tag.ARTIFACT)
    is_last = place + 1 == len(tokens.tags)
    return raw == "x" and not is_last and not names_one and not (previous | following) & (tag.NUMBER | tag.SYMBOL)


def _stands_for_number(tokens: Tokens, place: int) -> bool:
    """A lone capital letter where a number belongs: `X%`, `N users`, `from X to Y`."""
    previous, following = tokens.padded[place - 1], tokens.padded[place + 1]
    if following & (tag.PERCENT_OF_LETTER | tag.POINTS | tag.PLURAL) or previous & tag.SLOT_NUMBER:
        return True
    if previous & tag.FROM:
        return tokens.any(tag.TO, place, len(tokens.tags))
    return bool(previous & tag.TO) and tokens.any(tag.FROM, 0, place) and "X" in tokens.raw[:place]
