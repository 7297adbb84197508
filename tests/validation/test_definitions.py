"""Ids, addresses, places and references of entities."""

import pytest

from okr_cli.model.entity import Kind, slug
from tests.validation.loading import defined

TEXT = """
cycle: 2026-Q4
team: Customer Care
objectives:
- title: Answer before they ask twice
  owner: Ida Falk
  contributes_to: [company/trust, other]
  key_results:
  - id: first-reply
    title: Cut first reply from 9 to 4 hours
    initiatives:
    - {title: Ship it, status: shipped, replaced_by: next}
initiatives:
- {title: Loose, key_result: first-reply}
"""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Let new shops open worry-free", "let-new-shops-open-worry-free"),
        ("  Lift  first-week sales: 38% → 60%! ", "lift-first-week-sales-38-60"),
        ("Zażółć gęślą jaźń", "zazołc-gesla-jazn"),
        ("Запуск API", "запуск-api"),
        ("データで顧客を増やす", "データで顧客を増やす"),
        ("한국어 제목", "한국어-제목"),
        ("Übergröße", "ubergroße"),
        ("😀 ★", "untitled"),
        ("Ship [beta] :tada: [/red] API", "ship-beta-tada-red-api"),
        ("---", "untitled"),
        ("word " * 30, "word-" * 11 + "word"),
        ("x" * 80, "x" * 60),
    ],
)
def test_an_id_from_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_addresses_follow_cycle_team_and_parents() -> None:
    assert [(address, one.entity.kind) for address, one in defined(TEXT).items()] == [
        ("2026-Q4/customer-care/answer-before-they-ask-twice", Kind.OBJECTIVE),
        ("2026-Q4/customer-care/answer-before-they-ask-twice/first-reply", Kind.KEY_RESULT),
        ("2026-Q4/customer-care/answer-before-they-ask-twice/first-reply/ship-it", Kind.INITIATIVE),
        ("2026-Q4/customer-care/loose", Kind.INITIATIVE),
    ]


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("", "a"),
        ("cycle: 2026", "2026/a"),
        ("team: Growth & Sales", "growth-sales/a"),
        ("cycle: 2026\nteam: X", "2026/x/a"),
    ],
)
def test_an_address_leaves_out_what_the_file_leaves_out(head: str, address: str) -> None:
    assert list(defined(f"{head}\nobjectives: [{{title: A}}]\n")) == [address]


def test_places_are_those_of_the_exact_words() -> None:
    entities = {definition.entity.id: definition.entity for definition in defined(TEXT).values()}

    def words(span: tuple[int, int] | None) -> str:
        assert span is not None
        return TEXT[span[0] : span[1]]

    objective, key_result = entities["answer-before-they-ask-twice"], entities["first-reply"]
    assert words(objective.title_span) == words(objective.id_span) == "Answer before they ask twice"
    assert words(objective.owner_span) == "Ida Falk"
    assert words(key_result.id_span) == "first-reply"
    assert words(key_result.span).startswith("id: first-reply")
    assert key_result.owner_span is None
    assert [(reference.field, reference.text, words(reference.span)) for reference in objective.references] == [
        ("contributes_to", "company/trust", "company/trust"),
        ("contributes_to", "other", "other"),
    ]
    assert [(reference.field, reference.text) for reference in entities["loose"].references] == [
        ("key_result", "first-reply")
    ]
    assert entities["ship-it"].is_open is False
    assert entities["loose"].is_open is True
    assert entities["ship-it"].parent is key_result
