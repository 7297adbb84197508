"""Places that rules give are found in the text in any notation."""

import pytest

from okr_cli.finding import Place, at, at_key, at_part
from okr_cli.linter.locating import span_of_place
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity
from tests.validation.loading import defined

TEXT = """\
objectives:
- title: A
  key_results:
  - title: K
    owner: 'Ada'
    measure: {baseline: 1, target: 2}
"""


def words(place: Place, text: str, subject: Definition | Entity) -> str:  # type: ignore[type-arg]
    return text[slice(*span_of_place(place, subject))]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (at("measure", "target"), "2"),
        (at("measure", "unit"), "{baseline: 1, target: 2}"),
        (at("owner"), "'Ada'"),
        (at_part("owner", 0, 3), "Ada"),
        (at_key("measure"), "measure"),
    ],
)
def test_a_file_rule_names_any_value_by_its_route(place: Place, expected: str) -> None:
    assert words(place, TEXT, defined(TEXT)["a/k"]) == expected


def test_a_missing_value_is_located_at_its_parent() -> None:
    assert words(at("check_ins", 0), TEXT, defined(TEXT)["a/k"]).startswith("title: K")


@pytest.mark.parametrize(
    ("place", "expected"),
    [(at("title"), "K"), (at("owner"), "'Ada'"), (at_part("owner", 1, 3), "da"), (at("id"), "K"), (at("due"), "K")],
)
def test_a_workspace_rule_names_what_the_index_keeps(place: Place, expected: str) -> None:
    assert words(place, TEXT, defined(TEXT)["a/k"].entity) == expected


def test_any_rule_names_a_place_of_another_entity() -> None:
    definitions = defined(TEXT)
    assert words(at("title", of=definitions["a"].entity), TEXT, definitions["a/k"]) == "A"
    assert words(at("title", of=definitions["a"].entity), TEXT, definitions["a/k"].entity) == "A"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ship the beta", "beta"),
        ("'Ship the beta'", "beta"),
        ('"Ship the beta"', "beta"),
        ("   Ship the beta", "beta"),
        (">-\n    Ship the beta", "beta"),
        ('"Ship the b\\x65ta"', "b\\x65ta"),
        ("Ship\n    the beta", "beta"),
    ],
)
def test_the_place_of_words_inside_a_text(written: str, expected: str) -> None:
    text = f"objectives:\n- title: {written}\n"
    (definition,) = defined(text).values()
    start = definition.model.title.index("beta")
    assert words(at_part("title", start, start + 4), text, definition) == expected
