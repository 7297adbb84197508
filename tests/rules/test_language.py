"""The wording rules read English. A file, or else the settings, says whether titles are."""

import pytest

from tests.rules.linting import lint_text

OF_WORDING = {"vague-objective", "key-result-is-initiative", "initiative-not-an-action"}

TEXT = """
{head}
objectives:
  - title: Kunden sorgenfrei starten lassen
    owner: Lena Vogel
    key_results:
      - title: Zufriedenheit
        owner: Lena Vogel
        initiatives:
          - {{title: Kundenerfolg, owner: Lena Vogel, status: to-do}}
"""


def found(head: str, settings: str = "") -> set[str]:
    report = lint_text(TEXT.format(head=head), settings, rules=("wording", "missing-measure", "invalid-value"))
    return {one.rule for one in report.findings}


@pytest.mark.parametrize("head", ["", "language: en", "language: EN-gb", "language: ~"])
def test_english_titles_are_judged(head: str) -> None:
    assert found(head) == OF_WORDING


@pytest.mark.parametrize("head", ["language: de", "language: pt-BR", "language: no", "language: enm"])
def test_titles_in_other_languages_are_not_and_numbers_are_asked_for_all_the_same(head: str) -> None:
    assert found(head) == {"missing-measure"}


def test_a_file_settles_what_the_settings_leave_off() -> None:
    off = '[wording]\nlanguage = "none"\n'
    assert found("", off) == {"missing-measure"}
    assert found("language: en", off) == OF_WORDING


@pytest.mark.parametrize("language", ["German", "none", "d", "de_AT", "[de]"])
def test_what_is_no_code_of_a_language_is_rejected(language: str) -> None:
    assert "invalid-value" in found(f"language: {language}")


def test_each_document_has_its_own() -> None:
    text = TEXT.format(head="language: de") + "---" + TEXT.format(head="")
    report = lint_text(text, rules=("initiative-not-an-action",))
    assert [one.start.line for one in report.findings] == [19]
