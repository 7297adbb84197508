"""How often the kind of an owner is right, on labelled owners of our own invention."""

import csv
from pathlib import Path

from okr_cli.wording.owners.owner import OwnerKind, OwnerWords, read_owner

LABELLED = Path(__file__).parent / "labelled" / "owners.tsv"
RIGHT = 0.95
PEOPLE_RIGHT = 0.98
"""Calling a human a team is the worst mistake, so people have a figure of their own."""


def rows() -> list[tuple[str, str]]:
    with LABELLED.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["label"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def share_right(chosen: list[tuple[str, str]]) -> float:
    words = OwnerWords.with_settings()
    return sum(read_owner(text, words).kind == label for text, label in chosen) / len(chosen)


def test_the_kind_is_right() -> None:
    assert len(rows()) >= 150
    assert share_right(rows()) >= RIGHT


def test_a_person_is_called_a_person() -> None:
    assert share_right([row for row in rows() if row[1] == OwnerKind.PERSON]) >= PEOPLE_RIGHT
