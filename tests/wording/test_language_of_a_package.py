"""A package can add a language, as it can add rules: grammar, word lists and an entry point."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from okr_cli import entry_points
from okr_cli.errors import CannotRun
from okr_cli.wording.lexicon import languages as known
from okr_cli.wording.owners import vocabulary
from okr_cli.wording.titles import language as telling
from okr_cli.wording.titles.by_language import TitlesByLanguage
from okr_cli.wording.titles.classify import Titles
from tests.linter.plugin_files import install
from tests.wording.reading import main_rule, words

GRAMMAR = """
from okr_cli.plugin import Grammar, tag


def inflections(word):
    if word[-1:] in ("i", "e"):
        yield word[:-1] + "o", tag.PLURAL
        yield word[:-1] + "a", tag.PLURAL


def looks(word):
    return tag.LIKE_PLURAL if word[-1:] in ("i", "e") else 0


GRAMMAR = Grammar(
    code="{code}", name="Italian", inflections=inflections, looks=looks, head_first=True, decimal_comma=True,
    elided=("l", "dell", "un"),
)
"""
LISTS = {
    "function-words": "il la lo le i un una di del della dell' l' per da a e con",
    "telling-words": "migliorare scrivere manuale della accoglienza qualità prezzi clienti",
    "verbs-make": "scrivere",
    "verbs-better": "migliorare",
    "nouns-artifact": "manuale guida",
    "nouns-aim": "qualità accoglienza",
    "nouns-metric": "prezzo",
    "owner-groups": "squadra",
    "owner-blanks": "sconosciuto",
}
TAGS = """# Own compilation.
determiner:
  un una
quantifier:
  il la lo le i l'
of:
  di del della dell'
from:
  da
to:
  a
movement:
  a
"""
CACHES = (
    *(known.languages, known.language, known.folders_of_packages, entry_points._offers),
    *(vocabulary.word_bits, vocabulary.listed, vocabulary.listed_endings),
    *(each for each in vars(telling).values() if hasattr(each, "cache_clear")),
)


def forget() -> None:
    importlib.invalidate_caches()
    for name in [name for name in sys.modules if name.startswith("okr_italian")]:
        del sys.modules[name]
    for each in CACHES:
        each.cache_clear()


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "okr_italian"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "tags-grammar.txt").write_text(TAGS, encoding="utf-8")
    for name, entries in LISTS.items():
        (folder / f"{name}.txt").write_text("# Own compilation.\n" + "\n".join(entries.split()), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    monkeypatch.undo()
    forget()


def bring(target: Path, code: str = "it", grammar: str = GRAMMAR) -> None:
    (target / "okr_italian" / "grammar.py").write_text(grammar.format(code=code), encoding="utf-8")
    install(target, "okr-italian", {code: "okr_italian.grammar"}, group="okr_cli.languages")
    forget()


def test_its_titles_tell_their_language_and_are_read_with_its_words(target: Path) -> None:
    bring(target)
    reads = TitlesByLanguage(Titles.with_settings).of_file(None, ["Migliorare la qualità", "Print the menu"])
    italian, english = reads("Migliorare la qualità"), reads("Print the menu")
    assert italian is not None
    assert italian is not english
    assert main_rule("initiative", "Migliorare la qualità", italian) == "vague-initiative"
    assert main_rule("initiative", "Scrivere il manuale dell'accoglienza", italian) == ""
    features = italian.features("Scrivere il manuale dell'accoglienza")
    assert words(features, features.object.words if features.object is not None else None) == "manuale"
    assert [number.kind.value for number in italian.features("Prezzi da 4,5 a 1.200").numbers] == ["from-to"] * 2
    assert vocabulary.word_bits()["squadra"]
    assert "sconosciuto" in vocabulary.listed("blanks")


@pytest.mark.parametrize(
    ("code", "grammar", "message"),
    [
        ("it", "import okr_french", "okr-italian.*cannot be loaded.*okr_french"),
        ("it", "GRAMMAR = 5", "okr-italian.*cannot be used.*no Grammar"),
        ("de", GRAMMAR, "okr-italian.*'de'.*already"),
    ],
)
def test_an_invalid_language_is_reported_with_its_package(target: Path, code: str, grammar: str, message: str) -> None:
    bring(target, code, grammar)
    with pytest.raises(CannotRun, match=message):
        TitlesByLanguage(Titles.with_settings, code).of_file(None, [])
