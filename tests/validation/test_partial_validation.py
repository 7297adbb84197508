"""An invalid entity never hides its neighbors."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okr_cli.model.cycle import Calendar
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation import partial_validation
from okr_cli.validation.documents import Loaded, load
from okr_cli.validation.partial_validation import MAX_FAULTS, MAX_FINDINGS
from tests.validation.loading import defined, loaded, said

QUIET = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck))
LISTS = ("objectives", "key_results", "initiatives", "kpis")


def initiative(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Work {name}",
        "owner": "Ida Falk",
        "status": "idea",
        "due": "2026-11-20",
        "hypothesis": {"belief": "It helps", "expect": "+1"},
        "depends_on": ["elsewhere"],
    }


def key_result(name: str, measure: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Result {name}",
        "owner": "Omar Said",
        "kind": "committed",
        "weight": "2",
        "measure": measure,
        "check_ins": [{"date": "2026-10-01", "value": "1"}, {"date": "2026-10-08", "value": "2", "note": "Fine"}],
        "initiatives": [initiative(f"{name}-a"), initiative(f"{name}-b")],
    }


def whole() -> dict[str, Any]:
    """A valid file with seventeen entities."""
    measures: list[dict[str, Any]] = [
        {"baseline": "1", "target": "5", "unit": "h"},
        {"keep": ">= 3", "risk": "2"},
        {"milestones": [{"title": "One"}, {"title": "Two", "done": "yes"}]},
        {"between": ["1", "2"]},
    ]
    return {
        "cycle": "2026-Q4",
        "objectives": [
            {
                "id": f"aim-{number}",
                "title": f"Aim {number}",
                "owner": "Lena Roth",
                "key_results": [key_result(f"kr-{number}-{at}", measures[2 * number + at]) for at in (0, 1)],
            }
            for number in (0, 1)
        ],
        "initiatives": [initiative("loose-a"), initiative("loose-b")],
        "kpis": [{"id": "spills", "title": "Spills", "healthy": "<= 1", "check_ins": [{"date": "2026-10-01"}]}],
    }


def flow(data: Any) -> str:
    """Data as one flow-style value, every scalar quoted."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow, data)) + "]"
    return f'"{data}"'


def read(data: dict[str, Any]) -> Loaded:
    text = "".join(f"{key}: {flow(value)}\n" for key, value in data.items())
    return load(SourceFile("f.yaml", text), parse(text), Calendar())


def entities(data: Any) -> Iterator[dict[str, Any]]:
    """Every entity of a file's data."""
    for key in LISTS:
        for entity in data.get(key, []):
            yield entity
            yield from entities(entity)


def places(data: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every route to a value of an entity, except nested entities and ids."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        route = (*above, step)
        is_list_of_entities = step in LISTS
        if len(route) > 2 and not is_list_of_entities and not (len(above) and above[-1] in LISTS) and step != "id":
            yield route
        yield from places(value, route)


WHOLE = whole()
PLACES = list(places(WHOLE))
ODD_VALUES: list[Any] = ["zzz", "", "-1", [], {}, ["zzz"], {"zzz": "1"}, [["zzz"]], "9" * 60, {"title": ["zzz"]}]


def owner_of(route: tuple[Any, ...]) -> str:
    """The id of the entity that a value belongs to."""
    found = ""
    current: Any = WHOLE
    for step in route:
        current = current[step]
        if isinstance(step, int) and isinstance(current, dict) and "id" in current:
            found = str(current["id"])
    return found


def test_the_file_is_right_to_begin_with() -> None:
    result = read(whole())
    assert result.findings == ()
    assert len(result.definitions) == len(list(entities(WHOLE))) == 17
    assert not any(definition.entity.broken for definition in result.definitions)


@QUIET
@given(st.sampled_from(PLACES), st.sampled_from(ODD_VALUES))
def test_breaking_one_value_leaves_every_other_entity_as_it_was(route: tuple[Any, ...], odd: Any) -> None:
    data = copy.deepcopy(WHOLE)
    holder: Any = data
    for step in route[:-1]:
        holder = holder[step]
    holder[route[-1]] = odd
    before, after = read(WHOLE), read(data)
    broken = owner_of(route)
    entities_before = [definition.entity for definition in before.definitions]
    entities_after = [definition.entity for definition in after.definitions]
    assert [entity.id for entity in entities_after] == [entity.id for entity in entities_before]
    assert [entity.address for entity in entities_after] == [entity.address for entity in entities_before]
    assert {entity.id for entity in entities_after if entity.broken} == ({broken} if after.findings else set())
    for old, new in zip(before.definitions, after.definitions, strict=True):
        if old.entity.id != broken:
            assert _own(old.model) == _own(new.model)


@QUIET
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(ODD_VALUES)), min_size=2, max_size=6))
def test_findings_of_one_entity_do_not_depend_on_those_of_others(breaks: list[tuple[tuple[Any, ...], Any]]) -> None:
    """Breaking several entities at once gives the findings of breaking each alone."""
    by_entity = {owner_of(route): (route, odd) for route, odd in breaks}
    together = copy.deepcopy(WHOLE)
    alone: list[str] = []
    for route, odd in by_entity.values():
        for data in (together, single := copy.deepcopy(WHOLE)):
            holder: Any = data
            for step in route[:-1]:
                holder = holder[step]
            holder[route[-1]] = odd
        alone.extend(finding.message for finding in read(single).findings)
    assert sorted(finding.message for finding in read(together).findings) == sorted(alone)


def _own(model: Any) -> Any:
    """The fields of an entity without nested entities."""
    return {name: value for name, value in model.model_dump().items() if name not in LISTS}


KEY_NAMES = """
okr cycle team state objectives key_results initiatives actions kpis people strategy choices title id owner
measure baseline target keep risk between milestones done check_ins date value status hypothesis depends_on
weight node x-own zzz
"""
KEYS = st.sampled_from(KEY_NAMES.split())
ANYTHING = st.recursive(
    st.sampled_from(["", "1", "-1", "a", "yes", "2026-10-01", ">= 3", "0" * 50]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@QUIET
@given(st.dictionaries(KEYS, ANYTHING, min_size=1, max_size=6))
def test_any_data_is_accepted_or_rejected_without_an_exception(data: dict[str, Any]) -> None:
    text = "".join(f"{key}: {flow(value)}\n" for key, value in data.items())
    for finding in load(SourceFile("f.yaml", text), parse(text), Calendar()).findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.message
        assert finding.rule


def test_a_whole_entry_that_is_not_an_entity_leaves_its_neighbors() -> None:
    text = "objectives:\n- text\n- [a]\n-\n- {title: A, key_results: [1, {title: K}, ~]}\n- {title: B}\n"
    assert [(address, definition.entity.broken) for address, definition in defined(text).items()] == [
        ("a", True),
        ("a/k", False),
        ("b", False),
    ]
    assert len(said(text)) == 5


def test_a_later_round_still_points_at_the_right_place() -> None:
    text = "objectives:\n- text\n- title: A\n  key_results:\n  - text\n  - title: K\n"
    text += "    measure: {keep: '>= 3', risk: 5, unit: [h]}\n"
    assert [(finding.words, finding.message) for finding in said(text)] == [
        ("text", "expected keys and values for an Objective, found 'text'"),
        ("text", "expected keys and values for a Key Result, found 'text'"),
        ("5", "risk: 5 is within the limit >= 3"),
        ("[h]", "expected text for 'unit', found a list"),
    ]


def test_an_entity_with_a_key_twice_is_broken() -> None:
    text = "objectives:\n- title: A\n  key_results:\n  - {title: K, owner: I, owner: J}\n- {title: B}\n"
    assert [(address, definition.entity.broken) for address, definition in defined(text).items()] == [
        ("a", False),
        ("a/k", True),
        ("b", False),
    ]


def test_an_entity_without_a_title_keeps_its_children() -> None:
    text = "objectives:\n- id: a\n  key_results: [{title: K}]\n- title: [x]\n  id: b\n  key_results: [{title: L}]\n"
    assert [(address, definition.entity.broken) for address, definition in defined(text).items()] == [
        ("a", True),
        ("a/k", False),
        ("b", True),
        ("b/l", False),
    ]


def test_a_mistake_in_one_document_leaves_the_next() -> None:
    text = "objectives: text\n---\n- list\n---\nobjectives: [{title: A}]\n"
    assert list(defined(text)) == ["a"]
    assert len(said(text)) == 2


def test_thousands_of_mistakes_are_summed_up() -> None:
    text = "objectives:\n- title: A\n" + "".join(f"  zzz{number}: 1\n" for number in range(1_500))
    findings = loaded(text).findings
    assert len(findings) == MAX_FINDINGS + 1
    assert findings[-1].message == f"{1_500 - MAX_FINDINGS:,} more invalid values in this file"
    assert list(defined(text)) == ["a"]


def test_a_list_of_only_mistakes_terminates(monkeypatch: pytest.MonkeyPatch) -> None:
    few = MAX_FAULTS // 10
    monkeypatch.setattr(partial_validation, "MAX_FAULTS", few)
    assert len(loaded(f"objectives: [{'1,' * (few + 1)}]\n").findings) == MAX_FINDINGS + 1
