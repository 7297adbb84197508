"""Patterns as git reads them, without a word from their compiler."""

import warnings

import pytest

from okr_cli.config.path_patterns import is_pattern, lenient_spec, spec_of


@pytest.mark.parametrize(
    ("pattern", "taken", "left"),
    [
        ("[[:space:]]*.yaml", [" a.yaml", "\ta.yaml"], ["a.yaml", "sa.yaml", ":a.yaml"]),
        ("q[[:digit:]].yaml", ["q4.yaml"], ["qd.yaml", "q.yaml"]),
        ("[^[:upper:]]*.yaml", ["a.yaml"], ["A.yaml"]),
        ("[[:alpha:]_]x", ["ax", "_x"], ["1x"]),
        ("[[a]b", ["[b", "ab"], ["b"]),
        ("okrs/*/", ["okrs/old/a.yaml"], ["okrs/a.yaml"]),
    ],
)
def test_a_pattern_takes_what_git_would(pattern: str, taken: list[str], left: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        spec = spec_of([pattern])
    assert [name for name in taken if not spec.match_file(name)] == []
    assert [name for name in left if spec.match_file(name)] == []


def test_a_line_that_is_no_pattern_is_passed_over() -> None:
    assert not is_pattern("[z-a].yaml")
    spec = lenient_spec(["[z-a].yaml", "[[:nonsense:]]x", "*.tmp"])
    assert spec.match_file("a.tmp")
    assert not spec.match_file("a.yaml")
