"""Which language the wording rules use for a title: from its file, the settings, or its words."""

import csv
from pathlib import Path

import pytest
from wording import read as read_rows

from okr_cli.errors import CannotRun
from okr_cli.wording.titles.by_language import TitlesByLanguage
from okr_cli.wording.titles.classify import Titles
from okr_cli.wording.titles.language import EvidenceInTitles, is_english
from tests.rules.linting import lint_text
from tests.wording.reading import TITLES

OF_WORDING = {"vague-objective", "key-result-is-initiative", "initiative-not-an-action"}

TEXT = """
{head}
objectives:
  - title: Nieuwe klanten zonder zorgen laten starten
    owner: Lena Vogel
    key_results:
      - title: Tevredenheid van klanten
        owner: Lena Vogel
        initiatives:
          - {{title: Klantsucces, owner: Lena Vogel, status: to-do}}
"""


LABELLED = Path(__file__).parent.parent / "wording" / "labelled"


def found(head: str, settings: str = "") -> set[str]:
    report = lint_text(TEXT.format(head=head), settings, rules=("wording", "missing-measure", "invalid-value"))
    return {one.rule for one in report.findings}


@pytest.mark.parametrize("head", ["language: en", "language: EN-gb"])
def test_english_titles_are_judged(head: str) -> None:
    assert found(head) == OF_WORDING


@pytest.mark.parametrize(
    "head", ["", "language: ~", "language: nl", "language: pt-BR", "language: no", "language: enm"]
)
def test_titles_in_other_languages_are_not_judged_but_still_need_numbers(head: str) -> None:
    assert found(head) == {"missing-measure"}


def test_a_file_overrides_what_the_settings_turn_off() -> None:
    off = '[wording]\nlanguage = "none"\n'
    assert found("language: en", off) == OF_WORDING
    assert found("", '[wording]\nlanguage = "en"\n') == OF_WORDING
    assert found("language: nl", '[wording]\nlanguage = "en"\n') == {"missing-measure"}
    english = "initiatives: [{title: Improve quality, owner: Lena Vogel}]"
    assert lint_text(english, rules=("vague-initiative",)).findings
    assert not lint_text(english, off, rules=("vague-initiative",)).findings


@pytest.mark.parametrize("language", ["German", "none", "d", "de_AT", "[de]"])
def test_an_invalid_language_code_is_rejected(language: str) -> None:
    assert "invalid-value" in found(f"language: {language}")


def test_each_document_has_its_own_language() -> None:
    text = TEXT.format(head="language: nl") + "---" + TEXT.format(head="language: en")
    report = lint_text(text, rules=("initiative-not-an-action",))
    assert [one.start.line for one in report.findings] == [19]


def test_good_titles_in_other_languages_get_no_finding_alone_together_or_among_english_ones() -> None:
    with (LABELLED / "languages.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > 250
    assert len({row["language"] for row in rows}) > 12
    by_language = TitlesByLanguage(Titles.with_settings)
    like = {
        language: by_language.of_file(None, [row["text"] for row in rows if row["language"] == language])
        for language in {row["language"] for row in rows}
    }
    remarks = [
        row["text"]
        for row in rows
        for titles_of in (
            by_language.of_file(None, [row["text"]]),
            by_language.of_file(None, [row["text"], "Print the menu", "Publish a price list"]),
            like[row["language"]],
        )
        if (titles := titles_of(row["text"])) is not None
        and titles.verdicts(row["kind"].replace("_", "-"), row["text"])
    ]
    assert remarks == []


def test_at_most_one_in_200_english_titles_is_misdetected() -> None:
    texts = [row.text for row in read_rows(LABELLED / "phrases.tsv")]
    evidence = EvidenceInTitles(TITLES.lexicon)
    assert sum(not is_english(evidence(TITLES.words(text)).foreignness, 0) for text in texts) <= len(texts) / 200


def test_the_language_setting_accepts_only_known_languages() -> None:
    german = "initiatives: [{title: Prozesse, owner: Lena Vogel}, {title: Bread, owner: Lena Vogel}]"
    settings = '[wording]\nlanguage = "de"\n'
    assert lint_text(german, settings, rules=("initiative-not-an-action",)).findings
    with pytest.raises(CannotRun, match="okr reads"):
        lint_text(german, settings.replace("de", "nl"), rules=("initiative-not-an-action",))


MIXED = """
objectives:
  - title: Kunden sorgenfrei starten lassen
    owner: Lena Vogel
    key_results:
      - title: Anteil zufriedener Kunden auf X %
        owner: Einkauf
        initiatives:
          - {title: Customer Success, owner: Lena Vogel}
          - {title: Improve the support of all our customers, owner: Lena Vogel}
          - {title: Handbuch für TBD schreiben, owner: Lena Vogel}
          - {title: Zusammenarbeit verbessern, owner: Lena Vogel}
"""


def test_each_title_is_read_in_its_own_language_and_gaps_and_owners_are_found_in_any() -> None:
    report = lint_text(MIXED, rules=("wording", "team-owner"))
    assert [(one.rule, one.start.line) for one in report.findings] == [
        ("placeholder-text", 5),
        ("team-owner", 6),
        ("initiative-not-an-action", 8),
        ("vague-initiative", 9),
        ("placeholder-text", 10),
        ("vague-initiative", 11),
    ]


def test_advice_on_a_verb_fits_the_language_in_which_it_is_last() -> None:
    titles = ("Prozesse und Abläufe", "The quality of our bread")
    text = f"initiatives: [{', '.join(f'{{title: {title}, owner: Lena Vogel}}' for title in titles)}]"
    helps = [one.help for one in lint_text(text, rules=("initiative-not-an-action",)).findings]
    assert helps == ["What will you do? Use a verb.", "What will you do? Start with a verb."]
