"""What the parts of an owner string come to together."""

from collections.abc import Sequence

from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.kind import OwnerKind
from okr_cli.wording.owners.verdict import Verdict

SEVERAL = Verdict(OwnerKind.SEVERAL, "it names more than one owner")
_ONE_POST = frozenset({"president", "chair", "chairman", "chairwoman", "owner", "partner"})

_COMPANY = frozenset({"ltd", "inc", "gmbh", "llc", "llp", "plc", "corp", "kg", "sons"})


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


def join_list(parts: Sequence[Verdict], texts: Sequence[str], inverted: bool) -> int | None:
    """Which part of a list with commas stands for the whole. None: they are several owners.

    ``inverted`` says that two parts read as a surname and its given name.
    """
    kinds = [part.kind for part in parts]
    if kinds[0] is OwnerKind.ROLE and all(text.islower() for text in texts[1:]):
        return 0
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
    if _shares_head(parts, texts) and "+" not in signs and " / " not in signs:
        return verdicts.ROLE
    if texts[-1].lower().rpartition(" ")[2].rstrip(".") in _COMPANY:
        return verdicts.GROUP
    if OwnerKind.PERSON in kinds or OwnerKind.PLACEHOLDER in kinds or OwnerKind.SEVERAL in kinds:
        return SEVERAL
    roles = kinds.count(OwnerKind.ROLE)
    if "+" in signs or (roles != 1 and any(not part.sure for part in parts)):
        return SEVERAL
    if roles == 0:
        return _join_teams(parts, texts, signs)
    if roles == len(parts):
        return verdicts.ROLE if any(_goes_with_another(text.lower()) for text in texts) else SEVERAL
    if any(part.grouped for part in parts) or roles > 1 or " / " in signs:
        return SEVERAL
    post = texts[-1] if kinds[-1] is OwnerKind.ROLE else texts[0] if kinds[0] is OwnerKind.ROLE else ""
    return verdicts.ROLE if " " in post or not post.isascii() else SEVERAL


def _shares_head(parts: Sequence[Verdict], texts: Sequence[str]) -> bool:
    """`museum/gallery curator`: common words that end in one post."""
    if parts[-1].kind is not OwnerKind.ROLE or " " not in texts[-1] or not texts[-1].islower():
        return False
    return all(not part.sure or part.kind is OwnerKind.TEAM for part in parts[:-1])


def _goes_with_another(post: str) -> bool:
    """Posts that one person often holds beside another: `Founder & CEO`, `President and CEO`."""
    return post in _ONE_POST or "founder" in post


def _join_teams(parts: Sequence[Verdict], texts: Sequence[str], signs: str) -> Verdict:
    """`Sales and Marketing team` and `Trust & Safety` are one team, `QA/SRE` and `Data team and Design` are two."""
    last = texts[-1].lower()
    if parts[-1].grouped and not any(part.grouped for part in parts[:-1]):
        return SEVERAL if last.endswith("teams") or " / " in signs else verdicts.GROUP
    if any(part.grouped or part is verdicts.LETTERS for part in parts) or "/" in signs or len(parts) > 2:
        return SEVERAL
    return verdicts.FUNCTION
