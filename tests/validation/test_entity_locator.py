"""A finding about the form of a file names its entity."""

import pytest

from okr_cli.source.parser import parse
from tests.validation.loading import loaded

TEXT = """\
okr: 1
cycle: 2026-Q4
size: 1
x-shared: &numbers {baseline: 1, goal: 2}
objectives:
  - title: Aim
    size: 2
    key_results:
      - &result
        id: result
        title: Result
        size: 3
        measure: {baseline: many, target: 2}
        initiatives:
          - {title: Work, size: 4}
          - 7
      - title: Other
        owner: Ada
        owner: Tariq
      - {title: Third, measure: *numbers}
    size-of-it: 5
  - title: Aim two
    key_results:
      - *result
      - {<<: *result, id: again}
kpis:
  - {title: Health, size: 6}
"""


def named(text: str) -> list[tuple[str, str]]:
    """The first underlined word of each finding and its entity, in reading order."""
    found = sorted(loaded(text).findings, key=lambda finding: finding.span)
    return [(text[finding.span.start :].split(":")[0].split()[0].strip(",}"), finding.entity) for finding in found]


def test_the_innermost_entity_is_named() -> None:
    assert named(TEXT) == [
        ("size", ""),
        ("goal", ""),
        ("size", "2026-Q4/aim"),
        ("size", "2026-Q4/aim/result"),
        ("many", "2026-Q4/aim/result"),
        ("size", "2026-Q4/aim/result/work"),
        ("7", "2026-Q4/aim/result"),
        ("owner", "2026-Q4/aim/other"),
        ("size-of-it", "2026-Q4/aim"),
        ("size", "2026-Q4/health"),
    ]


def test_each_document_names_its_own() -> None:
    text = "okr: 1\nteam: A\nobjectives: [{title: Aim, size: 1}]\n---\nokr: 1\nteam: B\nkpis: [{title: K, size: 2}]\n"
    assert [entity for _, entity in named(text)] == ["a/aim", "b/k"]


def test_of_two_entities_with_one_id_each_is_named() -> None:
    text = "objectives: [{id: a, title: One, size: 1}, {id: a, title: Two, size: 2}]\n"
    assert [entity for _, entity in named(text)] == ["a", "a"]


def test_an_entity_without_a_title_is_found() -> None:
    assert named("cycle: 2026-Q4\nobjectives: [{owner: Ada}]\n") == [("owner", "2026-Q4/untitled")]


@pytest.mark.parametrize("count", [10, 1_000])
def test_many_findings_among_many_entities(count: int) -> None:
    text = "objectives:\n" + "".join(f"- {{title: Aim {n}, owner: A, owner: B}}\n" for n in range(count))
    assert len(parse(text).findings) == count
    assert [finding.entity for finding in loaded(text).findings] == [f"aim-{n}" for n in range(count)]


def test_a_key_that_is_last_and_occurs_twice_breaks_its_own_entity() -> None:
    text = "objectives:\n- title: A\n  key_results:\n  - title: K\n    owner: I\n    owner: J\n- title: B\n"
    assert [(found.entity.id, found.entity.broken) for found in loaded(text).definitions] == [
        ("a", False),
        ("k", True),
        ("b", False),
    ]
