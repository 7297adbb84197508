"""Words are known in every inflection and in both spellings, and the lists keep their form."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import okr_cli.wording
from okr_cli.wording.lexicon.lexicon import Lexicon, default_words
from okr_cli.wording.lexicon.word_lists import words_in
from okr_cli.wording.titles import kinds

LEXICON_FOLDER = Path(okr_cli.wording.__file__).parent / "lexicon"
LISTS = sorted(path for folder in ("en", "scripts") for path in (LEXICON_FOLDER / folder).glob("*.txt"))
LEXICON = Lexicon()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_where_it_comes_from_and_holds_each_entry_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    entries = [line for line in lines if not line.startswith("#")]
    assert entries
    assert len(set(entries)) == len(entries)
    assert all(entry == entry.strip() and entry for entry in entries)


def test_there_are_enough_verbs_and_nouns() -> None:
    verbs = sum(bool(bits & kinds.VERB) for bits in default_words().values())
    artefacts = sum(bool(bits & kinds.ARTEFACT) for bits in default_words().values())
    assert verbs > 1_500
    assert artefacts > 500


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("launches", kinds.DELIVER | kinds.THIRD),
        ("launched", kinds.DELIVER | kinds.PAST),
        ("launching", kinds.DELIVER | kinds.GERUND),
        ("written", kinds.DELIVER | kinds.PAST),
        ("shipping", kinds.DELIVER | kinds.GERUND),
        ("tidied", kinds.BETTER | kinds.PAST),
        ("policies", kinds.ARTEFACT | kinds.PLURAL),
        ("customers", kinds.AUDIENCE | kinds.PLURAL),
        ("optimise", kinds.BETTER),
        ("optimising", kinds.BETTER | kinds.GERUND),
        ("organisations", kinds.AUDIENCE | kinds.PLURAL),
        ("re-write", kinds.DELIVER),
        ("on-boarding", kinds.ARTEFACT),
        ("quickly", kinds.ADVERB),
        ("customer's", kinds.AUDIENCE | kinds.POSSESSIVE),
    ],
)
def test_an_inflected_word_is_what_its_base_is(word: str, bits: int) -> None:
    assert LEXICON[word] & bits == bits


@pytest.mark.parametrize(
    ("word", "base"),
    [("wrote", "write"), ("launched", "launch"), ("publishing", "publish"), ("cutting", "cut"), ("xyzzy", "xyzzy")],
)
def test_a_verb_leads_back_to_its_base(word: str, base: str) -> None:
    assert LEXICON.base(word) == base


def test_words_of_the_user_come_on_top() -> None:
    lexicon = Lexicon([("support", kinds.DELIVER)])
    assert lexicon["support"] & kinds.DELIVER
    assert lexicon["support"] & kinds.OPEN
    assert not LEXICON["support"] & kinds.DELIVER


@given(st.text(max_size=60))
def test_any_word_has_bits(word: str) -> None:
    assert Lexicon()[word.lower()] >= 0


def test_a_lexicon_remembers_a_bounded_number_of_unknown_words() -> None:
    lexicon = Lexicon()
    for number in range(60_000):
        assert lexicon[f"q{number}"] >= 0
    assert len(lexicon) <= 50_000


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        words_in("no-such-list")
