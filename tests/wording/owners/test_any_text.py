"""Any text can be classified quickly, with one kind and spans inside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.wording.owners.classify import READ_AT_MOST, read_owner
from okr_cli.wording.owners.owner import OwnerKind
from okr_cli.wording.owners.vocabulary import OwnerWords

WORDS = OwnerWords.with_settings()
FRAGMENTS = [
    "Grace", "team", "Head of", "TBD", "@", "@wren", "/", "&", ",", " and ", " - ", "(", ")", "[", "]", "<", ">",
    "x@y.example", "佐藤", "と", "、", "김", "和", "*", "_", "|", ":", "::", "\u202e", "\x00", "🤷", "R&D", " y ", "…",
]  # fmt: skip


def check(text: str) -> None:
    owner = read_owner(text, WORDS)
    assert owner.kind in OwnerKind
    assert 0 <= owner.span[0] <= owner.span[1] <= len(text)
    for part in owner.names:
        assert text[part.span[0] : part.span[1]] == part.text or len(part.text) == part.span[1] - part.span[0]
        assert owner.span[0] <= part.span[0] < part.span[1] <= owner.span[1]


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12), st.sampled_from(["", " "]))
def test_any_row_of_fragments(fragments: list[str], separator: str) -> None:
    check(separator.join(fragments))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00\x01", "\u200b", "\ud800", "((((", "]][[", "<<>>", "@@@", "&&&", "::"]
)
def test_texts_of_punctuation(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "unit",
    ["a", "(", "[", "<", "@", "@a ", "a, ", "a and ", "a - ", "_", " ", "*a", "a/", "x@", "-a", "和", "(a", "🤷", "a|"],
)
def test_only_the_start_of_a_very_long_text_is_read(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    check(text)
    assert read_owner(text, WORDS).kind is read_owner(text[:READ_AT_MOST], WORDS).kind
