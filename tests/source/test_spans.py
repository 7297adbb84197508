"""Every key and value has its position."""

import pytest

from okr_cli.source.parser import Events, parse
from okr_cli.source.tree import Mapping, Scalar, Sequence, end_of, span_of, start_of, walk
from tests.source.reading import BOTH
from tests.source.texts import MEANING

READABLE = [text for text, _ in MEANING if "|2" not in text and "12:30" not in text and "https" not in text]


@BOTH
@pytest.mark.parametrize("text", READABLE)
def test_the_text_of_every_scalar_reads_as_its_value(text: str, events: Events) -> None:
    for document in parse(text, events).documents:
        for node in walk(document):
            if isinstance(node, Scalar) and (node.value or node.style):
                (again,) = parse(text[slice(*span_of(node))], events).documents
                assert isinstance(again, Scalar)
                assert again.value.rstrip("\n") == node.value.rstrip("\n")


@BOTH
@pytest.mark.parametrize("text", [text for text, _ in MEANING if "*" not in text and "<<" not in text])
def test_containers_hold_what_is_in_them(text: str, events: Events) -> None:
    for document in parse(text, events).documents:
        for node in walk(document):
            assert 0 <= start_of(node) <= end_of(node) <= len(text)
            inside = node.items if isinstance(node, Sequence) else []
            if isinstance(node, Mapping):
                inside = [part for entry in node.entries.values() for part in entry]
            for child in inside:
                assert start_of(node) <= start_of(child) <= end_of(child) <= end_of(node)


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  - b: 1\n    c: 2\n\n# end\n", "- b: 1\n    c: 2"),
        ("a:\n  b: x\n\n\nd: 1\n", "b: x"),
        ("a: [1, 2]   # said\n", "[1, 2]"),
        ("x: &x {y: 1}\na:\n  - 1\n  - *x\n# end\n", "- 1\n  - *x"),
        ("x: &x {y: 1}\na:\n  b: *x\n", "b: *x"),
        ("x: &x 1\na:\n  b:\n    c: *x\n\nd: 1\n", "b:\n    c: *x"),
    ],
)
def test_a_container_ends_where_its_last_value_ends(text: str, expected: str, events: Events) -> None:
    root = parse(text, events).documents[0]
    assert isinstance(root, Mapping)
    node = root.value("a")
    assert node is not None
    assert text[slice(*span_of(node))] == expected


@BOTH
def test_an_absent_value_is_after_its_colon(events: Events) -> None:
    root = parse("a:   # why\n\nb: 1\n", events).documents[0]
    assert isinstance(root, Mapping)
    absent = root.value("a")
    assert absent is not None
    assert span_of(absent) == (2, 2)
