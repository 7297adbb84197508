"""A sheet: everything about one entity, before it has a form. All its text is one line each and safe to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to say, the most important line first."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry of a section: a head, details below it, and further entries below these."""

    head: str
    details: tuple[str, ...] = ()
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with entries; ``empty`` stands in for none."""

    heading: str
    branches: tuple[Branch, ...]
    empty: str = "none"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``kind`` is what the entity is, ``place`` its file and line."""

    kind: str
    title: str
    address: str
    place: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
