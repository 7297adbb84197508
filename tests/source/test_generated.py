"""Random documents and random garbage."""

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from okr_cli.source.decoding import parsable
from okr_cli.source.parser import c_events, parse
from okr_cli.source.pure_parser import pure_events
from tests.source.reading import outcome, values

QUIET = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"),
    max_size=12,
)
KEYS = st.from_regex(r"[a-z][a-z_-]{0,8}", fullmatch=True)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=15
)
SIGNS = "ab:[]{},'\"|>#%&*!@`?-~\t\r\\é\U0001f600\x00\x07\u2028\x85\ufeff\u202e"
PIECES = st.sampled_from(
    [*SIGNS, ": ", "- ", "? ", "  ", "\n", "\n  ", "\r\n", "\\n", "---\n", "...\n", "<<: ", "&x ", "*x", "a: b\n"]
)


def dumped(tree: Any, flow: bool) -> str:
    """The tree written by another YAML library, with quotes, so that it means the same to every parser."""
    writer: Any = YAML(typ="safe", pure=True)
    writer.default_flow_style = flow
    writer.default_style = '"'
    writer.allow_unicode = True
    stream = io.StringIO()
    writer.dump(tree, stream)
    return stream.getvalue()


def written(tree: Any, indent: int = 0) -> str:
    """The tree in block style, with single quotes around everything but plain words."""
    pad = " " * indent
    if isinstance(tree, dict):
        if not tree:
            return f"{pad}{{}}\n"
        return "".join(f"{pad}{key}:\n{written(value, indent + 2)}" for key, value in tree.items())
    if isinstance(tree, list):
        if not tree:
            return f"{pad}[]\n"
        return "".join(f"{pad}-\n{written(item, indent + 2)}" for item in tree)
    if tree.isalpha() and tree.isascii() and tree.lower() != "null":
        return f"{pad}{tree}\n"
    doubled = tree.replace("'", "''")
    return f"{pad}'{doubled}'\n"


@QUIET
@given(TREES, st.booleans())
def test_both_parsers_read_the_output_of_a_yaml_dumper(tree: Any, flow: bool) -> None:
    text = dumped(tree, flow)
    c, pure = parse(text, c_events), parse(text, pure_events)
    assert outcome(c) == outcome(pure)
    assert c.findings == ()
    assert values(c.documents[0]) == tree


@QUIET
@given(TREES)
def test_both_parsers_read_what_people_write(tree: Any) -> None:
    text = written(tree)
    c, pure = parse(text, c_events), parse(text, pure_events)
    assert outcome(c) == outcome(pure)
    assert values(c.documents[0]) == tree


PAIRS = st.sampled_from(["[a: b ]", "[a: b\n]", "[a: {b: c} ]", "[a: [b]]", "{a: [b, c: d ]}", "- [x, y: z # c\n ]\n"])


@settings(QUIET, max_examples=250)
@given(st.lists(PIECES | PAIRS, max_size=12).map("".join))
def test_the_fast_path_gives_the_same_trees_as_the_events(text: str) -> None:
    text = parsable(text)
    assert outcome(parse(text)) == outcome(parse(text, c_events))


@QUIET
@given(TREES, st.booleans())
def test_the_fast_path_reads_documents_like_the_events(tree: Any, flow: bool) -> None:
    for text in (dumped(tree, flow), written(tree)):
        assert outcome(parse(text)) == outcome(parse(text, c_events))


@pytest.mark.parametrize("depth", [98, 99, 100, 101, 102, 1_200])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("- a:\n", None)])
def test_both_parsers_stop_at_the_same_depth(depth: int, opening: str, closing: str | None) -> None:
    if closing is None:
        text = "".join("  " * level + opening for level in range(depth)) + "  " * depth + "x\n"
    else:
        text = opening * depth + "x" + closing * depth + "\n"
    assert outcome(parse(text)) == outcome(parse(text, c_events))


@settings(QUIET, max_examples=150)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_invalid_input_never_raises(text: str) -> None:
    for events in (c_events, pure_events):
        for finding in parse(parsable(text), events).findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
            assert finding.message
