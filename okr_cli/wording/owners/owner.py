"""The kinds of owners, the reasons for each, and the result of a classification."""

from enum import StrEnum
from typing import NamedTuple

Span = tuple[int, int]
"""Character offsets into the owner text; the end is exclusive."""


class OwnerKind(StrEnum):
    """What an owner is. Only a person can be held accountable."""

    PERSON = "person"
    TEAM = "team"
    ROLE = "role"
    SEVERAL = "several"
    PLACEHOLDER = "placeholder"


class Reason(StrEnum):
    """What decided about an owner. Each reason leads to exactly one kind.

    ``is_guess`` means that no listed word spoke for the kind: an unknown word is taken for a name. ``names_group``
    means that the text has a noun for a group (`Data team`), not just a function (`Data`).
    """

    kind: OwnerKind
    is_guess: bool
    names_group: bool

    def __new__(cls, value: str, kind: OwnerKind, is_guess: bool = False, names_group: bool = False) -> "Reason":
        """A reason by its text, with what it says about the owner."""
        reason = str.__new__(cls, value)
        reason._value_ = value
        reason.kind, reason.is_guess, reason.names_group = kind, is_guess, names_group
        return reason

    GIVEN_NAME = "given-name", OwnerKind.PERSON
    UNKNOWN_WORDS = "unknown-words", OwnerKind.PERSON, True
    PERSON_IN_SETTINGS = "person-in-settings", OwnerKind.PERSON
    GROUP_NOUN = "group-noun", OwnerKind.TEAM, False, True
    FUNCTION = "function", OwnerKind.TEAM
    FUNCTION_ABBREVIATION = "function-abbreviation", OwnerKind.TEAM
    UNKNOWN_ABBREVIATION = "unknown-abbreviation", OwnerKind.TEAM, True
    SHARED_MAILBOX = "shared-mailbox", OwnerKind.TEAM, False, True
    TEAM_IN_SETTINGS = "team-in-settings", OwnerKind.TEAM, False, True
    JOB_TITLE = "job-title", OwnerKind.ROLE
    ROLE_IN_SETTINGS = "role-in-settings", OwnerKind.ROLE
    SEVERAL_OWNERS = "several-owners", OwnerKind.SEVERAL
    BLANK = "blank", OwnerKind.PLACEHOLDER
    EVERYBODY = "everybody", OwnerKind.PLACEHOLDER
    TEMPLATE_SLOT = "template-slot", OwnerKind.PLACEHOLDER


class OwnerPart(NamedTuple):
    """One of several owners: its words and their span."""

    text: str
    span: Span


class Owner(NamedTuple):
    """The classification of an owner.

    ``span`` marks the words that caused ``reason``. ``names`` are the parts of several owners, in reading order.
    """

    reason: Reason
    span: Span
    names: tuple[OwnerPart, ...] = ()

    @property
    def kind(self) -> OwnerKind:
        """The kind of owner that the reason leads to."""
        return self.reason.kind
