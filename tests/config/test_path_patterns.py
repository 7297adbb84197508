"""Patterns work as in git, without warnings from their compiler."""

import random
import warnings

import pytest
from pathspec import GitIgnoreSpec

from okr_cli.config.path_patterns import MAX_LENGTH, is_pattern, lenient_spec, spec_of


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
def test_patterns_match_what_git_matches(pattern: str, taken: list[str], left: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        spec = spec_of([pattern])
    assert [name for name in taken if not spec.match_file(name)] == []
    assert [name for name in left if spec.match_file(name)] == []


def test_a_line_that_is_not_a_pattern_is_ignored() -> None:
    assert not is_pattern("[z-a].yaml")
    spec = lenient_spec(["[z-a].yaml", "[[:nonsense:]]x", "*.tmp"])
    assert spec.match_file("a.tmp")
    assert not spec.match_file("a.yaml")


def test_rewritten_patterns_match_the_same_paths() -> None:
    """Patterns are rewritten for linear time, which must not change a match."""
    choose = random.Random(4).choice
    names = ["**", "*", "a", "*a", "a*b", "a**b", "?", "*?", "[ab]*a", "*a*a*", "[!a]*b*", "*a*b*a*"]
    for _ in range(3_000):
        pattern = (
            choose(["", "/", "!"]) + "/".join(choose(names) for _ in range(choose([1, 2, 3, 4]))) + choose(["", "/"])
        )
        path = "/".join("".join(choose("abc") for _ in range(choose([1, 2, 4]))) for _ in range(choose([1, 2, 5])))
        asked = [spec.check_file(path).include for spec in (spec_of([pattern]), GitIgnoreSpec.from_lines([pattern]))]
        assert asked[0] == asked[1], (pattern, path)


@pytest.mark.parametrize(
    "pattern", ["*a" * 400 + "b", "**/a/" * 190 + "b", "**/*a*a/" * 100 + "b", "a/**/" * 150 + "*a*b"]
)
@pytest.mark.parametrize("path", ["a" * 250 + "/x.yaml", "a/" * 1_000 + "x.yaml", "a" * 4_000])
def test_no_pattern_backtracks_exponentially(pattern: str, path: str) -> None:
    """A handful of wildcards took seconds; these would never end."""
    assert not spec_of([pattern]).match_file(path)


def test_the_length_of_a_pattern_is_bounded() -> None:
    assert is_pattern("a" * MAX_LENGTH)
    assert not is_pattern("a" * (MAX_LENGTH + 1))
    assert lenient_spec(["*" * 1_000_000, "*.tmp"]).match_file("a.tmp")
