"""Any text has features, and their positions are inside the text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.wording.lexicon.word_lists import words_in
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.tokens import READ_AT_MOST, Range
from tests.wording.reading import ENGLISH, TITLES, read

SIGNS = [*"%→()[]:–,+<≥$€'’#🎯X", "->", "...", "etc."]
LISTS = ("verbs-make", "function-words", "number-words", "nouns-metric")
LISTED = sorted({word for name in LISTS for word in words_in(ENGLISH.folder, name)})
PIECES = st.sampled_from([*LISTED, *SIGNS, "3", "20%", "2026", "v2", "SOC", "Maya", "launches", "improved", "1.5k"])
ANY_TITLE = st.lists(PIECES, max_size=14).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=200), ANY_TITLE, st.text(alphabet=string.printable, max_size=200))
KINDS = ("initiative", "key-result", "objective")


def ranges(features: TitleFeatures) -> list[Range]:
    found: list[Range] = [*features.open_ends, *features.placeholders]
    found += [(number.first, number.last) for number in features.numbers]
    for place in (features.actor, features.means, features.name, features.second_action, features.slogan):
        if place is not None:
            found.append(place)
    for phrase in (features.object, features.subject):
        if phrase is not None:
            found += [phrase.words, (phrase.first, phrase.end)]
    if features.verb is not None:
        found.append((features.verb.first, features.verb.last))
    if features.statement is not None and features.statement.delivered is not None:
        found.append(features.statement.delivered)
    return found


@given(ANY_TEXT)
def test_every_place_is_inside_the_text(text: str) -> None:
    features = read(text)
    for first, last in ranges(features):
        assert 0 <= first <= last < len(features.tokens.low)
        start, end = features.span((first, last))
        assert 0 <= start < end <= len(text)


@given(ANY_TEXT, st.sampled_from(KINDS))
def test_every_verdict_is_about_words_of_the_text(text: str, kind: str) -> None:
    features = read(text)
    for verdict in TITLES.verdicts(kind, text):
        for words in (verdict.words, verdict.quoted):
            start, end = features.span(words)
            assert 0 <= start < end <= len(text)


@given(ANY_TEXT)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "piece", ["launch ", "and write a post ", "from 3 to 4 ", "etc. ", "(", "[x] ", "no ", "X% ", "by doing ", "- "]
)
def test_the_work_does_not_grow_past_the_limit(piece: str) -> None:
    short, long = piece * (READ_AT_MOST // len(piece) + 1), piece * 100_000
    first, second = read(short), read(long)
    assert second.tokens.low == first.tokens.low
    assert ranges(second) == ranges(first)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "…", "\u200b", "\ufeff", "\x00\x01", "𝕃𝕒𝕦𝕟𝕔𝕙", "１０％", "İstanbul’da aç"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_odd_texts_cause_no_trouble(text: str, kind: str) -> None:
    read(text)
    TITLES.verdicts(kind, text)


def test_positions_survive_letters_that_grow_in_lowercase() -> None:
    features = read("İİİ Launch the shop by 5%")
    assert [features.words((number.first, number.last)) for number in features.numbers] == ["5%"]
