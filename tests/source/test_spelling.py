"""The words of a value are located in its text, in any style."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    PlainScalarString,
    ScalarString,
    SingleQuotedScalarString,
)

from okr_cli.source.parser import parse
from okr_cli.source.tree import Mapping, Scalar, span_of, text_span

STYLES = (
    PlainScalarString,
    SingleQuotedScalarString,
    DoubleQuotedScalarString,
    LiteralScalarString,
    FoldedScalarString,
)
WORDS = st.lists(st.text("abcé'\"\\ü%", min_size=1, max_size=9), min_size=2, max_size=12)


def written(style: type[ScalarString], value: str) -> str:
    """A file with a title in some style, folded if it is long."""
    yaml = YAML()
    yaml.width = 30
    out = io.StringIO()
    yaml.dump({"title": style(value)}, out)
    return out.getvalue()


def title(text: str) -> Scalar:
    root = parse(text).documents[0]
    assert isinstance(root, Mapping)
    node = root.value("title")
    assert isinstance(node, Scalar)
    return node


def unescaped(style: str, piece: str) -> str:
    if style not in ("'", '"'):
        return piece
    value: str = title(f"title: {style}{piece}{style}").value
    return value


@pytest.mark.parametrize("style", STYLES)
@given(words=WORDS)
def test_each_word_has_its_position(style: type[ScalarString], words: list[str]) -> None:
    text = written(style, " ".join(words))
    node = title(text)
    first, last = span_of(node)
    raw, place = text[first:last], 0
    for word in node.value.split(" "):
        if word.strip():
            found = text_span(raw, node, place, place + len(word.rstrip()))
            if found is not None:
                assert unescaped(node.style or "", raw[found.start : found.end]) == word.rstrip()
        place += len(word) + 1


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("title: Ship the beta soon", "beta", "beta"),
        ('title: "Ship the b\\x65ta soon"', "beta", "b\\x65ta"),
        ("title: 'Ship Ann''s beta'", "Ann's", "Ann''s"),
        ("title: Ship the\n  whole beta", "whole beta", "whole beta"),
        ("title: >-\n  Ship the\n  whole beta\n", "the whole", "the\n  whole"),
        ("title: |\n  Ship the\n  whole beta\n", "whole", "whole"),
        ('title: "Ship \\\n  the beta"', "the", "the"),
        ('title: "\\u00c9tendre la bêta"', "Étendre", "\\u00c9tendre"),
    ],
)
def test_words_are_located_in_escaped_and_folded_text(text: str, word: str, expected: str) -> None:
    node = title(text)
    first, last = span_of(node)
    start = node.value.index(word)
    found = text_span(text[first:last], node, start, start + len(word))
    assert found is not None
    assert text[first:last][found.start : found.end] == expected


def test_words_outside_the_value_have_no_position() -> None:
    assert text_span("Ship it", title("title: Ship it"), 5, 9) is None
    assert text_span("Ship it", title("title: Ship it"), 3, 3) is None
