"""Files made to break a parser: one clear finding each, in little time and memory."""

import pytest

from okr_cli.source import parser
from okr_cli.source.decoding import MAX_BYTES, decode
from okr_cli.source.parser import Events, parse
from okr_cli.source.syntax_errors import MAX_DEPTH, MAX_EVENTS, MAX_NODES
from tests.source.reading import BOTH, read

TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"
TOO_LARGE = f"more than {MAX_NODES:,} values in one file, including aliases"


def chain(levels: int, times: int) -> str:
    """Anchors that each repeat the previous one ``times`` times."""
    first = "a0: &a0 [x, x]\n"
    return first + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * times)}]\n" for i in range(1, levels))


@BOTH
@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[" * 10_000 + "]" * 10_000, TOO_DEEP, id="flow lists"),
        pytest.param("{a: " * 10_000, TOO_DEEP, id="flow mappings"),
        pytest.param("- " * 10_000 + "a", TOO_DEEP, id="block lists"),
        pytest.param("".join(" " * level + "a:\n" for level in range(10_000 // 10)), TOO_DEEP, id="block mappings"),
        pytest.param(chain(12, 9), TOO_LARGE, id="alias bomb"),
        pytest.param(chain(5_000, 1), TOO_DEEP, id="deep by aliases"),
        pytest.param("a: &a\n  - [*a]\n", "alias *a refers to itself", id="cycle"),
    ],
)
def test_one_finding_and_no_document(text: str, message: str, events: Events) -> None:
    parsed = parse(text, events)
    assert [finding.message for finding in parsed.findings] == [message]
    assert parsed.documents == ()


def test_a_file_of_bare_values_terminates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_EVENTS", MAX_EVENTS // 10)
    parsed = parse("[" + "1," * (MAX_EVENTS // 10) + "]")
    assert [finding.message for finding in parsed.findings] == [TOO_LARGE]


@BOTH
def test_nesting_up_to_the_limit_is_read(events: Events) -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, events).findings == ()


@BOTH
def test_five_thousand_keys_are_read(events: Events) -> None:
    assert len(read("".join(f"k{number}: {number}\n" for number in range(5_000)), events)) == 5_000


@BOTH
def test_very_long_lines_are_read(events: Events) -> None:
    long = "x" * 200_000
    assert read(f"a: {long}\nb: '{long}'\n# {long}\nc: [{long}]\n", events) == {"a": long, "b": long, "c": [long]}


def test_a_file_of_50_mb_is_not_even_decoded() -> None:
    source, findings = decode(b"a" * 50_000_000, "big.yaml")
    assert source.text == ""
    (finding,) = findings
    assert finding.message == f"the file is too large (50 MB); the limit is {MAX_BYTES / 1e6:.0f} MB"
    assert finding.rule == "invalid-yaml"
