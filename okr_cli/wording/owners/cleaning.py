"""What surrounds an owner and is no part of it: Markdown, brackets, pronouns. Blanked out, so that offsets hold."""

import re

from okr_cli.wording.owners.owner import Span
from okr_cli.wording.owners.vocabulary import alternatives, lazy_pattern, listed

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
_LABEL = lazy_pattern(lambda: rf"^\W*(?:{alternatives(listed('labels'))})(?:\s?[:：]\s*|,\s+|\s+(?=@))", re.IGNORECASE)
_MARKUP_SIGNS = frozenset("*`[]\"“”„«»'‘~_<")
_LABEL_SIGNS = frozenset(":：,@")
_EDGES = ",;:|/+&=\\•·"


def without_markup(text: str) -> str:
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


def without_brackets(text: str) -> tuple[str, tuple[Span, ...]]:
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


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and loose signs at its ends."""
    start, end = span
    while start < end and ((letter := text[start]).isspace() or letter in _EDGES):
        start += 1
    while end > start and ((letter := text[end - 1]).isspace() or letter in _EDGES):
        end -= 1
    return start, end


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
