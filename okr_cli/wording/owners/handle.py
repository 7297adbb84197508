"""Handles, paths and mailboxes: names without spaces."""

from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.pattern import lazy_pattern
from okr_cli.wording.owners.verdict import Verdict
from okr_cli.wording.owners.words import (
    FUNCTION,
    GROUP,
    MODIFIER,
    NAME,
    RANK,
    ROLE,
    ROLE_LETTERS,
    TEAM_LETTERS,
    OwnerWords,
    fold,
)

MAIL = lazy_pattern(r"[^\s<>()\[\],;:\"/|]{1,64}@[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)+")
"""An address, in a form loose enough for a text that people typed."""

PATH = lazy_pattern(r"@[\w.-]+/[\w./-]+|(?=[^/]*-)(?=[a-z0-9])[a-z0-9.-]+/[a-z0-9.-]+(?<!/)")
"""`@org/team`, and without the sign only where it is written like a repository: `org-name/team`."""

_PIECES = lazy_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_CAPITALS = lazy_pattern(r"[A-Z]{2,5}[\-_.]")
_GROUP_PIECES = frozenset({"wg", "sig", "tag", "grp", "tf", "dept", "org", "list", "all"})
_JOINED = ("team", "squad", "ops", "desk", "admins", "devs", "committee", "council", "support", "-dev")
_WORK = FUNCTION | MODIFIER | TEAM_LETTERS | GROUP
_POST = ROLE | RANK | ROLE_LETTERS


def judge_handle(handle: str, words: OwnerWords) -> Verdict:
    """The kind of a name without spaces (`maya`, `data-team`, `wg-batch-leads`), its sign left out."""
    name = handle.strip("@~#._- ")
    low = fold(name)
    if low in words.blanks or low.replace("-", " ").replace("_", " ") in words.blanks:
        return verdicts.BLANK
    pieces = [fold(piece) for piece in _PIECES().findall(name) if not piece.isdigit()]
    bits = [words.bits.get(piece, 0) for piece in pieces]
    if name.isupper() or (len(pieces) > 1 and _CAPITALS().match(name)):
        bits[0] = bits[0] or MODIFIER
    if not pieces:
        return verdicts.SOMEONE
    if len(pieces) > 1 and bits[0] & NAME and not bits[0] & (_WORK | _POST) and not bits[-1] & GROUP:
        return verdicts.PERSON
    if _is_group(pieces, bits):
        return verdicts.GROUP
    if len(pieces) == 1 and bits[0] & NAME and not bits[0] & FUNCTION:
        return verdicts.PERSON
    if bits[-1] & _POST and all(piece & (_WORK | _POST) for piece in bits):
        return verdicts.ROLE
    if len(pieces) > 2 and bits[-1] & ROLE and name.islower():
        return verdicts.ROLE
    if any(piece & (FUNCTION | TEAM_LETTERS) for piece in bits) and all(piece & _WORK for piece in bits):
        return verdicts.FUNCTION
    if len(pieces) == 1 and len(low) > 4 and low.endswith(_JOINED) and not bits[0]:
        return verdicts.GROUP
    return verdicts.SOMEONE


def judge_mail(address: str, words: OwnerWords) -> Verdict:
    """The kind of a mailbox, by the part before the sign: `maya@…` is one person's, `support@…` is not."""
    local = address.partition("@")[0].partition("+")[0]
    if fold(local) in words.mailboxes:
        return verdicts.MAILBOX
    pieces = [fold(piece) for piece in _PIECES().findall(local)]
    if pieces and pieces[-1] in words.mailboxes and not words.bits.get(pieces[0], 0) & NAME:
        return verdicts.MAILBOX
    found = judge_handle(local, words)
    return verdicts.MAILBOX if found.kind is verdicts.GROUP.kind else found


def _is_group(pieces: list[str], bits: list[int]) -> bool:
    if pieces[0] in _GROUP_PIECES and len(pieces) > 1:
        return True
    for place in {0, len(pieces) - 1}:
        if bits[place] & GROUP and not bits[place] & (MODIFIER | NAME):
            return True
    last = pieces[-1]
    return len(pieces) > 1 and last[-1:] == "s" and bool(bits[-1] == 0 and last[:-1] and _plural_post(last, bits))


def _plural_post(last: str, bits: list[int]) -> bool:
    return any(piece & (FUNCTION | TEAM_LETTERS) for piece in bits[:-1]) and last.endswith(("ers", "ors", "ists"))
