"""Roster entries that cannot be told apart."""

from collections.abc import Iterable, Iterator

from okr_cli.finding import Finding, Related, Span
from okr_cli.model.person import Person
from okr_cli.source.tree import span_of

MARKS = ("handle", "email")
"""The keys that tell people with the same name apart."""


def duplicate_people(people: Iterable[Person]) -> Iterator[Finding]:
    """A finding for each entry that repeats a person of the roster, or uses another person's handle or address."""
    known: dict[tuple[str, str], Person] = {}
    for person in people:
        for field in ("name", *MARKS):
            text = getattr(person, field)
            other = known.setdefault((field, _key(text)), person) if text else person
            if other.node is not person.node and not (field == "name" and _differ(person, other)):
                yield _finding(person, other, field)
                break


def _differ(person: Person, other: Person) -> bool:
    """Whether two entries with one name have different handles or addresses."""
    pairs = ((getattr(person, mark), getattr(other, mark)) for mark in MARKS)
    return any(first and second and _key(first) != _key(second) for first, second in pairs)


def _finding(person: Person, other: Person, field: str) -> Finding:
    if field == "name":
        message = f"{person.name} stands in the roster twice"
        advice = "Keep one, or give each a 'handle:' of their own."
    else:
        word = "handle" if field == "handle" else "address"
        message = f"the {word} '{getattr(person, field)}' is {other.name}'s"
        advice = "Give each person one of their own."
    related = (Related("the first one", _place(other, field)),)
    return Finding(message, _place(person, field), advice, related=related, rule="duplicate-id")


def _place(person: Person, field: str) -> Span:
    return span_of(person.node.value(field) or person.node)


def _key(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("@")
