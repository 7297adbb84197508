"""JSON is exact, reads back the same, and is never interpreted by a terminal or CI."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from okr_cli.output.documents.json import json_line, json_lines, json_text
from okr_cli.output.record import Record

VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


class Color(StrEnum):
    RED = "red"


class Point(Record):
    name: str
    at: tuple[Decimal, ...]


class Named(Record):
    version: int = 1
    color: Color


class Path(Point, Named):
    """The fields of the last base come first."""

    day: date | None


@given(VALUES)
def test_output_equals_that_of_the_standard_library(document: Any) -> None:
    def harmless(text: str) -> bool:
        return "##" not in text

    indented, line = json.dumps(document, indent=2), json.dumps(document)
    assert json_text(document) == indented or not harmless(indented)
    assert json_line(document) == line or not harmless(line)
    assert json.loads(json_text(document)) == json.loads(json_line(document)) == document


@pytest.mark.parametrize("number", ["48.0", "1.10", "-0.5", "0.1", "12345678901234567890.123456789", "0.00000001"])
def test_numbers_are_exact(number: str) -> None:
    assert json_text([Decimal(number)]) == f"[\n  {number}\n]"


def test_numbers_have_no_exponent() -> None:
    assert json_line([Decimal("1e6"), Decimal("1e-7"), Decimal("1E+2").normalize()]) == "[1000000, 0.0000001, 100]"


def test_records_are_objects_with_their_fields_in_order() -> None:
    path = Path(name="a", at=(Decimal("1.50"),), color=Color.RED, day=date(2026, 11, 20))
    assert json_line(path) == '{"version": 1, "color": "red", "name": "a", "at": [1.50], "day": "2026-11-20"}'
    assert json_line(Named.of(Path.of(path, day=None))) == '{"version": 1, "color": "red"}'


class Route(Named):
    stops: Sequence[Point]
    notes: tuple[str, ...]


class Stop:
    """Says when it is looked at."""

    def __init__(self, name: str, seen: list[str]) -> None:
        self._name, self._seen, self.at = name, seen, (Decimal(1),)

    @property
    def name(self) -> str:
        self._seen.append(self._name)
        return self._name


def test_long_records_are_streamed() -> None:
    seen: list[str] = []
    route = Route.of(color=Color.RED, stops=[Stop("a", seen), Stop("##[b]", seen)], notes=())
    seen_at = [(piece, len(set(seen))) for piece in json_lines(route)]
    assert "\n".join(piece for piece, _ in seen_at) == json_text(route)
    assert [count for piece, count in seen_at if '"name"' in piece] == [1, 2]


def test_a_field_without_a_source_is_an_error() -> None:
    with pytest.raises(TypeError, match="color"):
        Named.of(object())
    with pytest.raises(TypeError):
        json_text([1.5j])


def test_nothing_is_obeyed() -> None:
    document = {"title": "##[error] ::stop ##vso[x] \x1b ü", "list": [[1], ["##"]]}
    for text in (json_text(document), json_line(document)):
        assert text.isascii()
        assert "##[" not in text
        assert "##vso[" not in text
        assert json.loads(text) == document
