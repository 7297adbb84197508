"""The C parser and the Python parser give YAML the same meaning."""

from typing import Any

import pytest

from okr_cli.source.parser import Events, available_events, c_events, parse
from okr_cli.source.pure_parser import pure_events
from okr_cli.source.tree import Mapping, Sequence, span_of
from tests.source.reading import BOTH, outcome, read, values
from tests.source.texts import BROKEN, MEANING


@BOTH
@pytest.mark.parametrize(("text", "meaning"), MEANING)
def test_every_form_of_yaml_is_read(text: str, meaning: Any, events: Events) -> None:
    assert read(text, events) == meaning


@pytest.mark.parametrize("text", [text for text, *_ in MEANING + BROKEN])
def test_both_parsers_agree_in_trees_spans_and_findings(text: str) -> None:
    assert outcome(parse(text, c_events)) == outcome(parse(text, pure_events))


@BOTH
@pytest.mark.parametrize(("text", "begins", "message"), BROKEN)
def test_each_mistake_is_one_finding_at_its_place(text: str, begins: str, message: str, events: Events) -> None:
    (finding,) = parse(text, events).findings
    assert message in finding.message
    assert text[finding.span.start :].startswith(begins)
    assert finding.span.start == len(text) or begins
    assert finding.rule == "invalid-yaml"
    assert finding.help


@BOTH
@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff", "%YAML 1.2\n"])
def test_a_text_without_content_has_no_documents(text: str, events: Events) -> None:
    assert parse(text, events).documents == ()


@BOTH
def test_several_documents(events: Events) -> None:
    parsed = parse("a: &x 1\n---\nb: 2\n...\n---\n---\n- c\n", events)
    assert [values(document) for document in parsed.documents] == [{"a": "1"}, {"b": "2"}, None, ["c"]]


@BOTH
def test_documents_before_a_mistake_are_kept(events: Events) -> None:
    parsed = parse("a: 1\n---\nb: [\n", events)
    assert [values(document) for document in parsed.documents] == [{"a": "1"}]
    assert len(parsed.findings) == 1


@BOTH
def test_a_key_that_occurs_twice_keeps_its_first_value(events: Events) -> None:
    text = "a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n"
    parsed = parse(text, events)
    assert values(parsed.documents[0]) == {"a": "1", "b": "2", "c": {"d": "1"}}
    first, second = parsed.findings
    assert (first.message, first.rule) == ("duplicate key 'a'", "duplicate-key")
    assert text[first.span.start :].startswith("a: 3")
    assert first.related[0].span == (0, 1)
    assert second.message == "duplicate key 'd'"


@BOTH
def test_a_merged_key_is_not_a_duplicate(events: Events) -> None:
    assert parse("a: &a {x: 1}\nb: {x: 2, <<: *a}\n", events).findings == ()


@BOTH
def test_merged_values_keep_the_place_where_they_were_written(events: Events) -> None:
    text = "a: &a {x: one}\nb: {<<: *a}\n"
    root = parse(text, events).documents[0]
    assert isinstance(root, Mapping)
    merged = root.value("b")
    assert isinstance(merged, Mapping)
    value = merged.value("x")
    assert value is not None
    assert text[slice(*span_of(value))] == "one"


@BOTH
def test_an_incomplete_tree_is_marked(events: Events) -> None:
    root = parse("a: [1]\n", events).documents[0]
    assert isinstance(root, Mapping)
    assert root.value("b") is None
    assert isinstance(root.value("a"), Sequence)


def test_the_c_parser_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert available_events() is c_events
    monkeypatch.setitem(__import__("sys").modules, "_ruamel_yaml", None)
    assert available_events() is pure_events
    assert values(parse("a: 1\n").documents[0]) == {"a": "1"}


def test_known_differences_of_the_parsers() -> None:
    """Nobody writes these; the test notices if either parser changes."""
    differ = {
        "{a: b:}\n": "a colon before a bracket is text to one and a mistake to the other",
        "{a: !<tag:yaml.org,2002:str> x:y}\n": "a tag in full stands in the way of links inside braces",
        "|\n\ttab\n": "a tab before the text of a block scalar",
        "a\n\tb\n": "a tab before a line that goes on",
        "!t\t\n": "a tab behind a tag",
    }
    for text, why in differ.items():
        c, pure = parse(text, c_events), parse(text, pure_events)
        assert outcome(c) != outcome(pure), why
        assert all(finding.rule == "invalid-yaml" for finding in (*c.findings, *pure.findings))
