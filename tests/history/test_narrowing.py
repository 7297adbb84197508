"""Blanking common entries does not change the comparison of two versions, wherever these entries are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.history.changes import plain
from okr_cli.history.compare import compare
from okr_cli.history.narrowing import differing
from tests.history.states import TEAM, loaded, told

OBJECTIVES = tuple(
    f"  - id: o{number}\n    title: Make part {number} easy\n    key_results:\n"
    f"      - {{id: k{number}, title: Reach {number}, measure: {{baseline: 0, target: TARGET}}}}\n"
    for number in range(4)
)
STATES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from("79")), unique_by=lambda pair: pair[0], max_size=4)


def text_of(entries: list[tuple[int, str]]) -> str:
    body = "".join(OBJECTIVES[number].replace("TARGET", target) for number, target in entries)
    return f"cycle: 2026-Q4\nobjectives:\n{body}people:\n- name: Maya\n"


def outcome(before: bytes, after: bytes) -> list[object]:
    one, other = loaded({"a.yaml": before.decode()}), loaded({"a.yaml": after.decode()})
    assert not one.problems
    assert not other.problems
    found = compare(one, other)
    return sorted(zip(told(found), (plain(change.new) for change in found), strict=True), key=repr)


@given(STATES, STATES, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=30)
def test_narrowing_never_changes_the_result(
    before: list[tuple[int, str]], after: list[tuple[int, str]], line_break: str
) -> None:
    texts = [text_of(entries).replace("\n", line_break).encode() for entries in (before, after)]
    narrow = differing(*texts)
    assert [len(text) for text in narrow] == [len(text) for text in texts]
    assert [text.count(b"\n") for text in narrow] == [text.count(b"\n") for text in texts]
    assert outcome(*narrow) == outcome(*texts)


def test_only_differences_are_left() -> None:
    before, after = (text_of([(0, "7"), (1, last)]).encode() for last in "79")
    for text in differing(before, after):
        assert b"o0" not in text
        assert b"o1" in text
        assert b"Maya" not in text


@pytest.mark.parametrize(
    "sign", ["x-a: &a b\n", "x-a: *b\n", "---\nteam: B\n", "x-a: !!str b\n", "x-a:\tb\n", "x-a: {<<: {b: c}}\n"]
)
def test_nothing_is_blanked_if_entries_may_depend_on_each_other(sign: str) -> None:
    texts = [(TEAM + sign + end).encode() for end in ("", "# the end\n")]
    assert differing(*texts) == tuple(texts)
