"""What the parts of an owner string come to together."""

from collections.abc import Sequence

from okr_cli.wording import owner_verdict as verdicts
from okr_cli.wording.owner_kind import OwnerKind
from okr_cli.wording.owner_verdict import Verdict

SEVERAL = Verdict(OwnerKind.SEVERAL, "it names more than one owner")
_ONE_POST = frozenset({"founder", "co-founder", "cofounder", "president", "chair", "owner", "partner", "chairman", "acting"})


def join_segments(parts: Sequence[Verdict]) -> int | None:
    """Which segment stands for the whole: `Platform - Maya Okafor` is Maya. None: they are several owners."""
    kinds = [part.kind for part in parts]
    if OwnerKind.SEVERAL in kinds:
        return kinds.index(OwnerKind.SEVERAL)
    if kinds[0] is OwnerKind.PLACEHOLDER:
        return 0
    certain = [place for place, part in enumerate(parts) if part.kind is OwnerKind.PERSON and part.sure]
    if len(certain) > 1:
        return None
    if certain:
        return certain[0]
    for kind in (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.TEAM):
        if kind in kinds:
            return kinds.index(kind)
    return 0


def join_list(parts: Sequence[Verdict], inverted: bool) -> int | None:
    """Which part of a list with commas stands for the whole. None: they are several owners.

    ``inverted`` says that two parts read as a surname and its given name.
    """
    kinds = [part.kind for part in parts]
    people = kinds.count(OwnerKind.PERSON)
    if OwnerKind.SEVERAL in kinds:
        return kinds.index(OwnerKind.SEVERAL) if people == 0 else None
    if people > 1:
        return 0 if inverted else None
    if people == 1:
        groups = any(part.grouped for part in parts)
        if groups or OwnerKind.PLACEHOLDER in kinds or (kinds[0] is not OwnerKind.PERSON and len(parts) > 2):
            return None
        return kinds.index(OwnerKind.PERSON)
    if kinds.count(OwnerKind.ROLE) == 1 and kinds[0] is OwnerKind.ROLE and not any(part.grouped for part in parts):
        return 0
    return 0 if set(kinds) == {OwnerKind.PLACEHOLDER} else None


def join_pair(parts: Sequence[Verdict], texts: Sequence[str], signs: str) -> Verdict:
    """What parts joined by `and`, `&`, `+` or `/` come to; ``signs`` holds the text between the parts."""
    kinds = [part.kind for part in parts]
    if set(kinds) == {OwnerKind.PLACEHOLDER}:
        return parts[0]
    if OwnerKind.PERSON in kinds or OwnerKind.PLACEHOLDER in kinds or OwnerKind.SEVERAL in kinds:
        return SEVERAL
    if "+" in signs or any(not part.sure for part in parts):
        return SEVERAL
    roles = kinds.count(OwnerKind.ROLE)
    if roles == 0:
        return _join_teams(parts, texts, signs)
    if roles == len(parts):
        shared = any(word in _ONE_POST for text in texts for word in text.lower().replace(",", " ").split())
        return verdicts.ROLE if shared else SEVERAL
    if any(part.grouped for part in parts) or roles > 1:
        return SEVERAL
    if kinds[-1] is OwnerKind.ROLE and " " in texts[-1]:
        return verdicts.ROLE
    return verdicts.ROLE if kinds[0] is OwnerKind.ROLE and " " in texts[0] else SEVERAL


def _join_teams(parts: Sequence[Verdict], texts: Sequence[str], signs: str) -> Verdict:
    """`Sales and Marketing team` and `Trust & Safety` are one team, `QA/SRE` and `Data team and Design` are two."""
    last = texts[-1].lower()
    if parts[-1].grouped and not any(part.grouped for part in parts[:-1]):
        return SEVERAL if last.endswith("teams") else verdicts.GROUP
    if any(part.grouped or part is verdicts.LETTERS for part in parts) or "/" in signs or len(parts) > 2:
        return SEVERAL
    return verdicts.FUNCTION
