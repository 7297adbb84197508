"""What surrounds an owner and is no part of it: markdown, brackets, pronouns. Blanked out, so offsets hold."""

import re

from okr_cli.wording.owners.pattern import lazy_pattern

_INVISIBLE = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARKS = lazy_pattern(
    r"<!--.{0,300}?-->"
    r"|!\[|\]\[\]"
    r"|\]\([^()\s]{0,300}\)"
    r"|\]\[[^\[\]]{0,60}\]"
    r"|</?[a-zA-Z]{1,10}>"
    r"|[*`\[\]\"“”„«»]|~~"
    r"|(?<!\w)_+|_+(?!\w)"
    r"|(?<!\w)['‘]|(?<=\w)'(?=\s|$)"
)
_LINE_TAG = lazy_pattern(r"<br ?/?>", re.IGNORECASE)
_PRONOUNS = lazy_pattern(
    r"\b(?:she|he|they|ze|xe|any|sie|er|elle|il|ella|él|ela|ele)\s?/\s?"
    r"(?:her|him|hers|his|them|theirs|they|she|he|it|zir|xem|ihr|ihm|elle|iel|ella|elu|any)(?:\s?/\s?[a-z]{2,6})?\b",
    re.IGNORECASE,
)
_BRACKETS = lazy_pattern(r"\(([^()]{0,300})\)|（([^（）]{0,300})）|【([^【】]{0,300})】")
_OPENING = frozenset("(（【")
_HEDGES = lazy_pattern(
    r"^\W*(?:currently|tentatively|probably|likely|temporarily|formerly|mainly|primarily|provisionally|maybe|perhaps"
    r"|for now|derzeit|vorläufig|actuellement|actualmente|by|owner|owned by|dri|lead|led by|responsible|contact"
    r"|assigned to"
    r"|verantwortlich|responsable|担当|负责人|담당자?|ответственный)(?:\s?[:：]\s*|,\s+|\s+(?=@))",
    re.IGNORECASE,
)
_MARK_SIGNS = frozenset("*`[]\"“”„«»'‘~_<")
_HEDGE_SIGNS = frozenset(":：,@")


def without_marks(text: str) -> str:
    """The text with markdown, invisible characters, pronouns and hedges blanked out, as long as before."""
    if not text.isprintable():
        text = _INVISIBLE().sub(" ", text)
    if "<" in text:
        text = _LINE_TAG().sub(lambda tag: ";" + " " * (len(tag[0]) - 1), text)
    if not _MARK_SIGNS.isdisjoint(text):
        text = _MARKS().sub(_blank, text)
    if "/" in text:
        text = _PRONOUNS().sub(_blank, text)
    if not _HEDGE_SIGNS.isdisjoint(text):
        text = _HEDGES().sub(_blank, text)
    return text


def without_brackets(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with everything in brackets blanked out, and the places of what stood in them.

    Where nothing else is left, only the brackets themselves go.
    """
    if _OPENING.isdisjoint(text):
        return text, ()
    asides = tuple((match.start() + 1, match.end() - 1) for match in _BRACKETS().finditer(text))
    rest = _BRACKETS().sub(_blank, text)
    if rest.strip(" \t.,;:-–—|/"):
        return rest, asides
    return re.sub(r"[()（）【】]", " ", text), ()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
