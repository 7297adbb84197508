"""Owners that name nobody: blanks, fillers, and words for everybody."""

from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.pattern import lazy_pattern
from okr_cli.wording.owners.verdict import Verdict
from okr_cli.wording.owners.words import NAME, ROLE_LETTERS, TEAM_LETTERS, OwnerWords

_SLOT = lazy_pattern(r"@?\s*(<[^<>@]*>|\{[^{}]*\}+|\{\{.*\}\}|\$\{?\w+\}?|%\w+%|#\w+#)")
_LETTERS = TEAM_LETTERS | ROLE_LETTERS
_ENDS = " .?!"
_LETTER = lazy_pattern(r"[^\W_]")
_REPEATED = lazy_pattern(r"([xyz?_.\-*])\1+")


def is_slot(text: str) -> bool:
    """`<owner>`, `{{ lead }}`, `$OWNER`: a blank that a template leaves to its user."""
    return _SLOT().fullmatch(text.strip()) is not None


def judge_blank(text: str, low: str, tokens: list[str], words: OwnerWords) -> Verdict | None:
    """Whether a unit says that nobody is named. ``low`` is its folded text, ``tokens`` the folded words."""
    if low in words.blanks or (low[-1:] in _ENDS and low.strip(_ENDS) in words.blanks):
        bits = words.bits.get(low, 0)
        if (bits & NAME and text[:1].isupper() and text[1:].islower()) or (bits & _LETTERS and text.isupper()):
            return None
        return verdicts.BLANK
    if tokens[-1] in ("name", "names") and len(tokens) > 1:
        return verdicts.BLANK
    if len(tokens) > 1 and tokens[-1].isdigit() and " ".join(tokens[:-1]) in words.blanks:
        return verdicts.BLANK
    if len(tokens) == 1:
        return verdicts.BLANK if low[:1] in "xyz?" and _REPEATED().fullmatch(low) else None
    first = tokens[0]
    if first in words.openers and not (words.bits.get(first, 0) & NAME and text[:1].isupper()):
        return verdicts.EVERYBODY
    for token in tokens:
        for clause in words.clauses.get(token, ()):
            if f" {clause} " in f" {low} ":
                return verdicts.BLANK
    return None


def is_empty(text: str) -> bool:
    """Whether a text holds no letter and no digit: a dash, a question mark, a smile."""
    return _LETTER().search(text) is None
