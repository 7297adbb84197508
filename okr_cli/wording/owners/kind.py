"""What an owner string can be, and what was found in one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Span = tuple[int, int]
"""Character offsets into the owner string; the end is exclusive."""


class OwnerKind(StrEnum):
    """Who or what an owner string names. Only a person can answer for something."""

    PERSON = "person"
    TEAM = "team"
    ROLE = "role"
    SEVERAL = "several"
    PLACEHOLDER = "placeholder"


class OwnerPart(NamedTuple):
    """One of several owners: its words, and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner string, read.

    ``span`` marks the words that decided, ``reason`` says in a short clause why they did (``'team' names a
    group``), and ``names`` holds the parts where there are several owners, in reading order.
    """

    kind: OwnerKind
    span: Span
    reason: str
    names: tuple[OwnerPart, ...] = ()
