"""Text is quoted only if some YAML parser, of any version, needs it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from okr_cli.edit.scalars import is_literal, scalar
from okr_cli.edit.style import Style
from okr_cli.errors import CannotEdit
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Scalar

READ_AS_OTHER = "yes No on OFF y n ~ null true << = 12 -3 +6 1_000 0x1f 1.10 1e3 .5 .inf 12:30 2026-10-12 007 0o7 1,000"
INDICATORS = "- -x ? ?x : :x a:b a: a#b #b @x ` % &a *a !t | > ' \" it's [a] {a} a]b --- ... a\\ https://a.b/c?d=e 🚀"
SPACED = ("", " ", "2026-10-12 10:00", "- x", "? x", ": x", "a: b", "a #b", 'a "b" c', "a, b", "--- a", "a ", "{{ x }}")
CONTROLS = ("a\tb", "\ta", "a\nb", "a\r\nb", "\x07", "\x1b[31m", "\x85", "a\u2028b", "\ufeffx", "\U000e0001")
AWKWARD = (*READ_AS_OTHER.split(), *INDICATORS.split(), *SPACED, *CONTROLS)


def read(text: str, version: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = version
    return reader.load(text)


@pytest.mark.parametrize("version", ["1.1", "1.2"])
@pytest.mark.parametrize("in_flow", [False, True])
def test_every_parser_reads_awkward_text_as_text(version: str, in_flow: bool) -> None:
    for text in AWKWARD:
        for quote in ("", "'", '"'):
            written = scalar(text, in_flow, quote)
            document = f"[a, {{k: {written}, l: {written}}}]" if in_flow else f"k: {written}\nl: {written} # c"
            found = read(document, version)
            assert (found[1] if in_flow else found) == {"k": text, "l": text}, (text, written)


def documents(written: str, in_flow: bool) -> tuple[Mapping, str]:
    text = f"{{k: {written}, l: 1}}" if in_flow else f"k: {written}\nl: 1\n"
    parsed = parse(text)
    assert not parsed.findings, text
    (root,) = parsed.documents
    assert isinstance(root, Mapping)
    return root, text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(AWKWARD), st.booleans())
def test_okr_reads_what_was_written(text: str, in_flow: bool) -> None:
    root, _ = documents(scalar(text, in_flow), in_flow)
    value = root.value("k")
    assert isinstance(value, Scalar)
    assert value.value == text
    assert "l" in root.entries


@given(st.lists(st.text("a #:-'\"|>\\é🚀\t ", max_size=8), min_size=2, max_size=4).map("\n".join))
def test_lines_become_a_block_literal_only_where_it_reads_back(text: str) -> None:
    source = SourceFile("a.yaml", "k: 1\n")
    (root,) = parse(source.text).documents
    written = "\n".join(Style(source, root, 0).entry("k", text, 0))
    found = documents(written.removeprefix("k: "), False)[0].value("k")
    assert isinstance(found, Scalar)
    assert found.value == text
    assert (found.style == "|") == is_literal(text)


def test_other_values_are_written_as_the_format_reads_them() -> None:
    values = [scalar(value) for value in (Decimal("48.0"), Decimal("1E+3"), 6, True, False, date(2026, 10, 2))]
    assert values == ["48.0", "1000", "6", "true", "false", "2026-10-02"]
    assert scalar("First cohort is through setup, at last.") == "First cohort is through setup, at last."
    assert scalar("a, b", in_flow=True) == '"a, b"'


def test_half_a_character_is_refused() -> None:
    with pytest.raises(CannotEdit, match="not valid Unicode"):
        scalar("a\ud800")
