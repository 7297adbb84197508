"""Text is split into words, numbers and symbols, each with its place, in linear time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.tokens import READ_AT_MOST, tokenize
from tests.wording.reading import LEXICON


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cut setup to 3 steps", ["Cut", "setup", "to", "3", "steps"]),
        ("99.9% uptime, p95 < 200 ms", ["99.9%", "uptime", ",", "p95", "<", "200", "ms"]),
        ("$2M ARR by 2026-Q4", ["$", "2M", "ARR", "by", "2026", "-", "Q4"]),
        ("Users' follow-up e-mails don’t bounce", ["Users", "'", "follow-up", "e-mails", "don’t", "bounce"]),
        ("NPS 18 -> 35", ["NPS", "18", "->", "35"]),
        ("Größe für Straße prüfen", ["Größe", "für", "Straße", "prüfen"]),
        ("提高 满意度 5%", ["提高", "满意度", "5%"]),
        ("🚀 Launch!", ["🚀", "Launch", "!"]),
        ("", []),
        ("   ", []),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert tokenize(text, LEXICON).raw == expected


PLAIN = st.text(alphabet="aZ 09%", max_size=40)
"""Near the border between titles that are only split and titles that are scanned."""


@given(st.text(max_size=300) | PLAIN)
def test_tokens_are_where_their_spans_say(text: str) -> None:
    tokens = tokenize(text, LEXICON)
    assert len(tokens.raw) == len(tokens.low) == len(tokens.tags) == len(tokens.spans)
    for raw, (start, end) in zip(tokens.raw, tokens.spans, strict=True):
        assert text[start:end] == raw
        assert raw.strip()


@given(st.text(max_size=300))
def test_only_spaces_are_lost(text: str) -> None:
    tokens = tokenize(text, LEXICON)
    assert "".join(tokens.raw) == "".join(text.split())


def test_curly_apostrophes_read_like_straight_ones() -> None:
    assert tokenize("the team’s report", LEXICON).low == tokenize("the team's report", LEXICON).low


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    tokens = tokenize("word " * 50_000, LEXICON)
    assert len(tokens.raw) == READ_AT_MOST // 5


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "1.", "1,2,", "'", "_", "?", "((", "[x", "<", "é", "\u202e", "\x00", "a'b-"]
)
def test_hostile_repetition_ends_at_the_limit(piece: str) -> None:
    tokens = tokenize(piece * 100_000, LEXICON)
    assert all(end <= READ_AT_MOST for _, end in tokens.spans)


def test_tokens_are_tagged() -> None:
    tokens = tokenize("Report 5 incidents !", LEXICON)
    assert tokens.tags[0] & tag.ACT
    assert tokens.tags[0] & tag.ARTIFACT
    assert tokens.tags[1] & tag.NUMBER
    assert tokens.tags[2] & tag.METRIC
    assert tokens.tags[2] & tag.PLURAL
    assert tokens.tags[3] & tag.SYMBOL
