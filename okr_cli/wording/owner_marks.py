"""What surrounds an owner and is no part of it: markdown, brackets, pronouns. Blanked out, so offsets hold."""

import re

_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARKS = re.compile(
    r"<!--.{0,300}?-->"
    r"|!\[[^\[\]]{0,60}\]\[\]"
    r"|\]\([^()\s]{0,300}\)"
    r"|\]\[[^\[\]]{0,60}\]"
    r"|</?[a-zA-Z]{1,10}>"
    r"|[*`\[\]\"“”„«»]|~~"
    r"|(?<!\w)_+|_+(?!\w)"
    r"|(?<!\w)['‘]|(?<=\w)'(?=\s|$)"
)
_LINE_TAG = re.compile(r"<br ?/?>", re.IGNORECASE)
_PRONOUNS = re.compile(
    r"\b(?:she|he|they|ze|xe|any|sie|er|elle|il|ella|él|ela|ele)\s?/\s?"
    r"(?:her|him|hers|his|them|theirs|they|she|he|it|zir|xem|ihr|ihm|elle|iel|ella|elu|any)(?:\s?/\s?[a-z]{2,6})?\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]{0,300})\)|（([^（）]{0,300})）|【([^【】]{0,300})】")
_HEDGES = re.compile(
    r"^\W*(?:currently|tentatively|probably|likely|temporarily|formerly|mainly|primarily|provisionally|maybe|perhaps"
    r"|for now|derzeit|vorläufig|actuellement|actualmente|by|owner|owned by|dri|lead|led by|responsible|contact|assigned to"
    r"|verantwortlich|responsable|担当|负责人|담당자?|ответственный)(?:\s?[:：]\s*|,\s+|\s+(?=@))",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[^\w\s.'’\-]|_|\s[\-–—]|-\s|[\x00-\x1f\x7f-\xff]")


def is_plain(text: str) -> bool:
    """Whether nothing in the text calls for a closer look: letters, digits, spaces, dots, apostrophes, hyphens."""
    return _SIGN.search(text) is None


def without_marks(text: str) -> str:
    """The text with markdown, invisible characters, pronouns and hedges blanked out, as long as before."""
    text = _LINE_TAG.sub(lambda tag: ";" + " " * (len(tag[0]) - 1), _INVISIBLE.sub(" ", text))
    for pattern in (_MARKS, _PRONOUNS, _HEDGES):
        text = pattern.sub(_blank, text)
    return text


def without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with everything in brackets blanked out, and what stood in them.

    Where nothing else is left, only the brackets themselves go.
    """
    if not any(sign in text for sign in "(（【"):
        return text, ()
    asides = tuple(next(filter(None, match.groups()), "") for match in _BRACKETS.finditer(text))
    rest = _BRACKETS.sub(_blank, text)
    if rest.strip(" \t.,;:-–—|/"):
        return rest, asides
    return re.sub(r"[()（）【】]", " ", text), ()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
