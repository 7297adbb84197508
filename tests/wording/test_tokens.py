"""Texts become words, numbers and signs, each at its place, in time that grows with the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import READ_AT_MOST, tokenise
from tests.wording.reading import WORDS


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
    assert tokenise(text, WORDS).raw == expected


PLAIN = st.text(alphabet="aZ 09%", max_size=40)
"""Near the border between titles that are only split and titles that are scanned."""


@given(st.text(max_size=300) | PLAIN)
def test_tokens_stand_where_their_spans_say(text: str) -> None:
    tokens = tokenise(text, WORDS)
    assert len(tokens.raw) == len(tokens.low) == len(tokens.bits) == len(tokens.spans)
    for raw, (start, end) in zip(tokens.raw, tokens.spans, strict=True):
        assert text[start:end] == raw
        assert raw.strip()


@given(st.text(max_size=300))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    tokens = tokenise(text, WORDS)
    assert "".join(tokens.raw) == "".join(text.split())


def test_curly_apostrophes_read_like_straight_ones() -> None:
    assert tokenise("the team’s report", WORDS).low == tokenise("the team's report", WORDS).low


def test_only_the_beginning_of_an_endless_text_is_read() -> None:
    tokens = tokenise("word " * 50_000, WORDS)
    assert len(tokens.raw) == READ_AT_MOST // 5


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "1.", "1,2,", "'", "_", "?", "((", "[x", "<", "é", "\u202e", "\x00", "a'b-"]
)
def test_hostile_repetition_ends_at_the_limit(piece: str) -> None:
    tokens = tokenise(piece * 100_000, WORDS)
    assert all(end <= READ_AT_MOST for _, end in tokens.spans)


def test_what_a_token_can_be_is_marked() -> None:
    tokens = tokenise("Report 5 incidents !", WORDS)
    assert tokens.bits[0] & kinds.ACT
    assert tokens.bits[0] & kinds.ARTEFACT
    assert tokens.bits[1] & kinds.NUMBER
    assert tokens.bits[2] & kinds.METRIC
    assert tokens.bits[2] & kinds.PLURAL
    assert tokens.bits[3] & kinds.SYMBOL
