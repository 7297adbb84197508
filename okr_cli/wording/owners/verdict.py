"""The judgement of one unit of an owner string, before units are put together."""

from typing import NamedTuple

from okr_cli.wording.owners.kind import OwnerKind


class Verdict(NamedTuple):
    """A kind, and what it rests on.

    ``why`` says in a clause what decided, with the deciding word left to the reader of the span. ``sure`` is
    False where nothing spoke for the kind: an unknown word is taken for a name. ``grouped`` means that a noun
    of a group stands in the text (`Data team`), rather than a bare function (`Data`).
    """

    kind: OwnerKind
    why: str = ""
    sure: bool = True
    grouped: bool = False


PERSON = Verdict(OwnerKind.PERSON, "it is a person's name")
SOMEONE = Verdict(OwnerKind.PERSON, "it reads like a person's name", sure=False)
GROUP = Verdict(OwnerKind.TEAM, "it names a group", grouped=True)
FUNCTION = Verdict(OwnerKind.TEAM, "it names a function that several people share")
LETTERS = Verdict(OwnerKind.TEAM, "it is the abbreviation of a function")
CAPITALS = Verdict(OwnerKind.TEAM, "it reads like the abbreviation of an organisation", sure=False)
MAILBOX = Verdict(OwnerKind.TEAM, "it is a mailbox that several people read", grouped=True)
ROLE = Verdict(OwnerKind.ROLE, "it names a post, whoever holds it")
BLANK = Verdict(OwnerKind.PLACEHOLDER, "it names nobody")
EVERYBODY = Verdict(OwnerKind.PLACEHOLDER, "whoever means everybody or anybody names nobody")
TEMPLATE = Verdict(OwnerKind.PLACEHOLDER, "it is a blank of a template")
SETTING_TEAM = Verdict(OwnerKind.TEAM, "the settings list it as a team", grouped=True)
SETTING_ROLE = Verdict(OwnerKind.ROLE, "the settings list it as a role")
SETTING_PERSON = Verdict(OwnerKind.PERSON, "the settings list it as a person")
