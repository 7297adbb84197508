"""Each row of a decision list matches its own example, and no earlier row does."""

from typing import Any

import pytest

from okr_cli.rules.ownership._unlisted_owner import NOT_A_PERSON
from okr_cli.wording.decision_list import DecisionList, Row
from okr_cli.wording.owners import latin_script, other_scripts, parts, single_name
from okr_cli.wording.owners.classify import read_owner
from okr_cli.wording.owners.owner import OwnerKind, Reason
from okr_cli.wording.owners.vocabulary import LONGEST_ENDING, OwnerWords, word_bits

LISTS = (
    latin_script.WORDS,
    latin_script.PREPOSITIONAL,
    latin_script.PHRASES,
    single_name.PLACEHOLDERS,
    single_name.HANDLES,
    other_scripts.SPACED_SCRIPTS,
    other_scripts.UNSPACED_SCRIPTS,
    parts.PAIRS,
)
ROWS = [(decisions, row) for decisions in LISTS for row in decisions.rows]


@pytest.mark.parametrize(("decisions", "row"), ROWS, ids=[row.example for _, row in ROWS])
def test_an_example_is_decided_by_its_own_row(
    decisions: DecisionList[Any, Reason], row: Row[Any, Reason], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    reason_for = decisions.reason_for

    def recorded(subject: Any) -> Reason | None:
        seen.append(subject)
        return reason_for(subject)

    monkeypatch.setattr(decisions, "reason_for", recorded)
    assert read_owner(row.example, OwnerWords.with_settings()).reason is row.reason
    assert next(other for other in decisions.rows if other.holds(seen[-1])) is row


def test_every_reason_for_a_team_or_a_role_can_be_explained() -> None:
    assert {reason for reason in Reason if reason.kind in (OwnerKind.TEAM, OwnerKind.ROLE)} == NOT_A_PERSON.keys()


def test_no_listed_ending_is_longer_than_the_longest_that_is_looked_up() -> None:
    assert max(len(word) - 1 for word in word_bits() if word.startswith("-")) <= LONGEST_ENDING
