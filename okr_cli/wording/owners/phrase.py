"""What a phrase in Latin letters names: given name, head noun and shape decide, in that order."""

from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.verdict import Verdict
from okr_cli.wording.owners.word import CAPITALS, bits_of
from okr_cli.wording.owners.words import (
    COMMON,
    FUNCTION,
    GROUP,
    MODIFIER,
    NAME,
    OPENER,
    RANK,
    ROLE,
    ROLE_LETTERS,
    SURNAME,
    TEAM_LETTERS,
    TITLE,
    OwnerWords,
)

_WORK = GROUP | FUNCTION | MODIFIER | ROLE | RANK | TEAM_LETTERS | ROLE_LETTERS | CAPITALS
_NAMED_FUNCTION = FUNCTION | GROUP | TEAM_LETTERS
_POST = ROLE | ROLE_LETTERS
_PREPOSITIONS = frozenset({
    "of", "for", "at", "in", "to", "from", "on", "within", "de", "del", "du", "des", "da", "do", "der", "fur", "für",
    "pour", "para", "di", "della", "dello", "von", "voor", "för", "på", "til",
})  # fmt: skip
_ROTA = frozenset({("on", "duty"), ("on", "call"), ("on", "shift"), ("the", "week"), ("the", "day"), ("on", "watch")})
_PLURALS = ("ers", "ors", "ists", "ians", "folk", "ants", "ees")
_JOINED_LENGTH = 8


def judge_phrase(tokens: list[str], words: OwnerWords) -> Verdict:
    """The kind of a phrase of one word or more. An unknown word is a name until something says otherwise."""
    if len(tokens) == 1:
        return judge_word(tokens[0], words)
    bits = [bits_of(token, words) for token in tokens]
    while len(tokens) > 1 and tokens[-1].isdigit():
        tokens, bits = tokens[:-1], bits[:-1]
    if len(tokens) == 1:
        return judge_word(tokens[0].lower(), words)
    if (tokens[-2].lower(), tokens[-1].lower()) in _ROTA:
        return verdicts.ROLE
    tokens, bits = _with_compounds(tokens, bits, words)
    if len(tokens) == 1:
        return judge_word(tokens[0], words)
    if bits[0] & TITLE and not bits[1] & (_POST | FUNCTION | MODIFIER) and tokens[1].lower() not in _PREPOSITIONS:
        return verdicts.PERSON
    head = _before_preposition(tokens, bits)
    if head is not None:
        found = _judge_head(bits[: head + 1])
        if found:
            return found
    return _judge_compound(tokens, bits)


def judge_word(word: str, words: OwnerWords) -> Verdict:
    """The kind of a single word."""
    bits = bits_of(word, words) or (words.bits.get(word.lower(), 0) & (TEAM_LETTERS | ROLE_LETTERS))
    if bits & NAME and not _is_work_here(word, bits):
        return verdicts.PERSON
    if bits & GROUP:
        return verdicts.GROUP
    if bits & FUNCTION:
        return verdicts.FUNCTION
    if bits & ROLE:
        return verdicts.ROLE
    if bits & TEAM_LETTERS:
        return verdicts.LETTERS
    if bits & ROLE_LETTERS:
        return verdicts.ROLE
    if bits & MODIFIER and not bits & SURNAME:
        return verdicts.FUNCTION
    return verdicts.CAPITALS if bits & CAPITALS else verdicts.SOMEONE


def _is_work_here(word: str, bits: int) -> bool:
    """A given name that is a function too: `dev` and `AI` are work, `Dev` and `Ai` are people."""
    if word.isupper():
        return bool(bits & (TEAM_LETTERS | FUNCTION))
    return word.islower() and bool(bits & (FUNCTION | GROUP))


def _with_compounds(tokens: list[str], bits: list[int], words: OwnerWords) -> tuple[list[str], list[int]]:
    """`task force`, `front desk`, `scrum master`: two words at either end that are listed as one."""
    for first in {0, len(tokens) - 2}:
        joined = (tokens[first] + tokens[first + 1]).lower()
        known = words.bits.get(joined, 0) & (GROUP | FUNCTION | ROLE) if len(joined) >= _JOINED_LENGTH else 0
        if known:
            found = words.bits[joined]
            return [*tokens[:first], joined, *tokens[first + 2 :]], [*bits[:first], found, *bits[first + 2 :]]
    return tokens, bits


def _before_preposition(tokens: list[str], bits: list[int]) -> int | None:
    """The noun before the first preposition, if it is a noun of work: the head of `Head of Data Products`."""
    for place in range(1, len(tokens) - 1):
        if tokens[place] in _PREPOSITIONS and bits[place - 1] & (_POST | RANK | GROUP | FUNCTION):
            return None if bits[place - 1] & NAME and not bits[place - 1] & ROLE else place - 1
    return None


def _judge_head(bits: list[int]) -> Verdict | None:
    """The kind of what stands before a preposition; its last word is the head."""
    head = bits[-1]
    if bits[0] & NAME and not _is_common(bits[0]) and len(bits) > 1:
        return None
    if head & GROUP and not head & ROLE:
        return verdicts.GROUP
    if head & (_POST | RANK):
        return verdicts.ROLE
    return verdicts.FUNCTION if all(word & _WORK for word in bits) else None


def _is_common(bits: int) -> bool:
    """Whether a given name may be an ordinary word here."""
    return bool(bits & (COMMON | FUNCTION | MODIFIER | GROUP | ROLE))


def _judge_compound(tokens: list[str], bits: list[int]) -> Verdict:
    first, last = bits[0], bits[-1]
    if last & GROUP and not last & SURNAME and not (last & ROLE and not last & OPENER):
        named = first & NAME and not _is_common(first) and last & (FUNCTION | MODIFIER) and len(bits) == 2
        return verdicts.PERSON if named else verdicts.GROUP
    if not last & _POST and _opens_group(bits):
        return verdicts.GROUP
    if first & NAME and not (_is_common(first) and all(word & _WORK for word in bits[1:])):
        return verdicts.PERSON
    if first & NAME and len(bits) == 2 and last & SURNAME:
        return verdicts.PERSON
    if first & _WORK and _ends_in_name(tokens, bits):
        return verdicts.PERSON
    return _judge_post(tokens, bits) or _judge_function(tokens, bits) or verdicts.SOMEONE


def _opens_group(bits: list[int]) -> bool:
    """`Team Alpha`, `Maintenance crew B`: a noun of a group with its name or number behind it."""
    if bits[0] & OPENER and not bits[0] & NAME:
        return True
    return not bits[0] & NAME and any(word & OPENER and not word & (SURNAME | NAME) for word in bits[1:-1])


def _ends_in_name(tokens: list[str], bits: list[int]) -> bool:
    """`Head of Product Maya Okafor`, `CTO Maya`: a given name behind words of work, and no such word behind it."""
    for place in range(1, len(bits)):
        if bits[place] & NAME and not _is_common(bits[place]) and tokens[place][0].isupper():
            return all(not word & _WORK or word & SURNAME for word in bits[place + 1 :])
    return False


def _judge_post(tokens: list[str], bits: list[int]) -> Verdict | None:
    first, last = bits[0], bits[-1]
    before = bits[:-1]
    if last & ROLE and (not last & SURNAME or tokens[-1].islower() or all(word & _WORK for word in before)):
        return verdicts.ROLE
    if last & ROLE_LETTERS and tokens[-1].isupper():
        return verdicts.ROLE
    if first & RANK and not first & NAME:
        return verdicts.ROLE
    if _holds_post(bits):
        return verdicts.ROLE
    if first & _POST and not first & (SURNAME | NAME | MODIFIER):
        return verdicts.SOMEONE if _looks_like_name(tokens[1:], bits[1:]) else verdicts.ROLE
    return None


def _holds_post(bits: list[int]) -> bool:
    """`Country Manager Jordan`, `Product Manager Growth`: a post with its area before and behind it."""
    for place in range(1, len(bits) - 1):
        if bits[place] & ROLE and not bits[place] & (SURNAME | MODIFIER | FUNCTION):
            return all(word & _WORK for word in bits[:place]) and all(
                word & (_WORK | COMMON) for word in bits[place + 1 :]
            )
    return False


def _looks_like_name(tokens: list[str], bits: list[int]) -> bool:
    return len(tokens) <= 2 and all(
        not word & _WORK and token[0].isupper() for token, word in zip(tokens, bits, strict=True)
    )


def _judge_function(tokens: list[str], bits: list[int]) -> Verdict | None:
    last, before = bits[-1], bits[:-1]
    known = all(word & _WORK for word in before)
    if last & FUNCTION and (known or not last & SURNAME):
        return verdicts.FUNCTION
    if last & TEAM_LETTERS and tokens[-1].isupper():
        return verdicts.LETTERS
    if (
        known
        and last & _WORK
        and (any(word & _NAMED_FUNCTION for word in bits) or all(word & MODIFIER for word in bits))
    ):
        return verdicts.FUNCTION
    if not last and tokens[-1].islower() and tokens[-1].endswith(_PLURALS) and tokens[0][0].isupper():
        return verdicts.GROUP
    if last & GROUP and len(bits) > 2 and any(word & _WORK for word in before):
        return verdicts.GROUP
    return None
