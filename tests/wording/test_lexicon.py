"""Words are known in every inflection and both spellings, and the lists are well-formed."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.wording import lexicon
from okr_cli.wording.lexicon import lexicon as remembering
from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.compiling import CLASSES, OTHER_LISTS, PHRASES, TAGS, words_of
from okr_cli.wording.lexicon.languages import language, languages
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.lexicon.word_lists import SHARED, SIGNS, compiled, tagged_words, words_in
from tests.wording.reading import ENGLISH, LEXICON

FOLDER = Path(lexicon.__file__).parent
LISTS = [
    *sorted(path for folder in (*languages(), "non_latin") for path in (FOLDER / folder).glob("*.txt")),
    FOLDER / "signs.txt",
]
TAGGED = {"endings", "prefixes", SIGNS, *TAGS}


def folder_of(path: Path) -> str:
    return SHARED if path.parent == FOLDER else f"{SHARED}.{path.parent.name}"


def test_a_list_says_where_it_comes_from_and_contains_each_entry_once() -> None:
    for path in LISTS:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path
        if path.stem in TAGGED:
            found = tagged_words(folder_of(path), path.stem)
            assert len(re.findall(r"^\S.*:$", text, re.MULTILINE)) == len(found), path
            assert all(entries and len(set(entries)) == len(entries) for entries in found.values()), path
            continue
        entries = [line for line in text.splitlines() if not line.startswith("#")]
        assert entries, path
        assert len(set(entries)) == len(entries), path
        assert all(entry == entry.strip() and entry for entry in entries), path


def test_the_code_uses_every_tag_that_a_list_gives_and_no_other() -> None:
    given = {
        heading.upper()
        for path in LISTS
        if path.stem in {SIGNS, *TAGS}
        for heading in tagged_words(folder_of(path), path.stem)
    }
    modules = [*FOLDER.glob("*.py"), *FOLDER.parent.glob("titles/*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in modules)
    used = set(re.findall(r"\btag\.([A-Z_]+)", code))
    assert given - used == set()
    assert used - vars(tag).keys() == set()


def test_there_are_enough_verbs_and_nouns() -> None:
    verbs = sum(bool(bits & tag.VERB) for bits in compiled("titles-en").values())
    artefacts = sum(bool(bits & tag.ARTIFACT) for bits in compiled("titles-en").values())
    assert verbs > 1_500
    assert artefacts > 500


@pytest.mark.parametrize("code", languages())
def test_every_list_of_a_language_is_used(code: str) -> None:
    known = CLASSES.keys() | PHRASES.keys() | OTHER_LISTS | set(TAGS)
    names = {path.stem for path in (FOLDER / code).glob("*.txt") if not path.stem.startswith("owner-")}
    assert names - known == set()
    assert words_of(language(code))


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("launches", tag.DELIVER | tag.THIRD),
        ("launched", tag.DELIVER | tag.PAST),
        ("launching", tag.DELIVER | tag.GERUND),
        ("written", tag.DELIVER | tag.PAST),
        ("shipping", tag.DELIVER | tag.GERUND),
        ("tidied", tag.BETTER | tag.PAST),
        ("policies", tag.ARTIFACT | tag.PLURAL),
        ("customers", tag.AUDIENCE | tag.PLURAL),
        ("optimise", tag.BETTER),
        ("optimising", tag.BETTER | tag.GERUND),
        ("organisations", tag.AUDIENCE | tag.PLURAL),
        ("re-write", tag.DELIVER),
        ("on-boarding", tag.ARTIFACT),
        ("quickly", tag.ADVERB),
        ("customer's", tag.AUDIENCE | tag.POSSESSIVE),
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


def test_words_of_the_user_are_added() -> None:
    words = Lexicon(ENGLISH, words_of(ENGLISH), [("support", tag.DELIVER)])
    assert words["support"] & tag.DELIVER
    assert words["support"] & tag.ONGOING
    assert not LEXICON["support"] & tag.DELIVER


@given(st.text(max_size=60))
def test_any_word_can_be_looked_up(word: str) -> None:
    assert LEXICON[word.lower()] >= 0


def test_a_lexicon_remembers_a_bounded_number_of_unknown_words(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Lexicon(ENGLISH, words_of(ENGLISH))
    most = len(words) + 100
    assert most < remembering._REMEMBERED <= 50_000
    monkeypatch.setattr(remembering, "_REMEMBERED", most)
    for number in range(200):
        assert words[f"q{number}"] >= 0
    assert len(words) == most


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        words_in(ENGLISH.folder, "no-such-list")
