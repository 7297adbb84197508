"""The compact record of an entity that the workspace keeps once its file is closed."""

import unicodedata
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from okr_cli.finding import Span
from okr_cli.lazy_pattern import lazy_pattern


class Kind(StrEnum):
    """The kind of an entity, as spelled in JSON and settings."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key-result"
    INITIATIVE = "initiative"
    KPI = "kpi"

    @property
    def label(self) -> str:
        """The name to show."""
        return LABELS[self]


LABELS = {Kind.OBJECTIVE: "Objective", Kind.KEY_RESULT: "Key Result", Kind.INITIATIVE: "Initiative", Kind.KPI: "KPI"}

ReferenceField = Literal[
    "contributes_to",
    "depends_on",
    "key_result",
    "replaced_by",
    "serves",
    "guards",
    "canvas",
    "shared_with",
    "carried_from",
]


class Reference(NamedTuple):
    """A reference from one entity to another."""

    field: ReferenceField
    text: str
    span: Span


class Entity(NamedTuple):
    """An Objective, Key Result, Initiative or KPI of the workspace.

    ``address`` is its full address, such as ``2026-Q4/growth/confident-start/activation``. Spans are offsets into the
    file at ``path``. ``owner`` and ``status`` are None if not set, and ``state`` comes from the document.
    ``dropped_on`` is the day on which the entity, or the Objective or Key Result above it, was dropped.
    """

    kind: Kind
    id: str
    address: str
    title: str
    path: str
    span: Span
    title_span: Span
    id_span: Span
    state: str
    level: str
    cycle: str
    team: str
    owner: str | None = None
    owner_span: Span | None = None
    status: str | None = None
    parent: "Entity | None" = None
    references: tuple[Reference, ...] = ()
    broken: bool = False
    guardrail: bool = False
    dropped_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether an Initiative is neither shipped nor dropped, alone or with its Key Result or Objective."""
        return self.status not in ("shipped", "dropped") and self.dropped_on is None

    @property
    def is_taken_on(self) -> bool:
        """Whether an Initiative is open and more than an idea."""
        return self.is_open and self.status != "idea"

    @property
    def shared_with(self) -> tuple[str, ...]:
        """The other teams that share it, or the Objective that holds it, as written and without repetition."""
        top = self
        while top.parent is not None:
            top = top.parent
        names: dict[str, str] = {}
        for reference in top.references:
            if reference.field == "shared_with":
                names.setdefault(slug(reference.text), reference.text)
        return tuple(name for key, name in names.items() if key != slug(self.team))

    @property
    def label(self) -> str:
        """``Key Result 'activation'``: how messages name it."""
        return f"{self.kind.label} '{self.id}'"

    # Compared by identity: two entities with equal fields are still two, and comparing the fields would be slow.

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


ACCENT = lazy_pattern("[\u0300-\u036f]")
NOT_WORD = lazy_pattern(r"[\W_]+")


def slug(text: str) -> str:
    """An id made from a title: lowercase letters and digits, ``-`` between words, at most 60 characters.

    Accents are removed, other scripts are kept. A title without letters and digits gives ``untitled``.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", ACCENT.sub("", unicodedata.normalize("NFKD", text)))
    words = NOT_WORD.sub("-", text.lower()).strip("-")
    if len(words) > 60:
        words = words[:60].rsplit("-", 1)[0]
    return words or "untitled"
