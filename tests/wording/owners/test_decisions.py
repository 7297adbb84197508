"""Each line of a decision list holds for its own example, and no line before it does."""

from typing import Any

import pytest

from okr_cli.rules.ownership._unlisted_owner import NOT_A_PERSON
from okr_cli.wording.lexicon.compiler import owner_bits
from okr_cli.wording.owners import latin_script, other_scripts, parts, single_name
from okr_cli.wording.owners.classify import read_owner
from okr_cli.wording.owners.owner import Decision, DecisionList, OwnerKind, Reason
from okr_cli.wording.owners.vocabulary import LONGEST_ENDING, OwnerWords

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
DECISIONS = [(decisions, decision) for decisions in LISTS for decision in decisions.decisions]


@pytest.mark.parametrize(("decisions", "decision"), DECISIONS, ids=[decision.example for _, decision in DECISIONS])
def test_an_example_is_decided_by_its_own_line(
    decisions: DecisionList[Any], decision: Decision[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    reason_for = decisions.reason_for

    def recorded(subject: Any) -> Reason | None:
        seen.append(subject)
        return reason_for(subject)

    monkeypatch.setattr(decisions, "reason_for", recorded)
    assert read_owner(decision.example, OwnerWords.with_settings()).reason is decision.reason
    assert next(line for line in decisions.decisions if line.applies(seen[-1])) is decision


def test_every_reason_for_a_team_or_a_role_can_be_explained() -> None:
    assert {reason for reason in Reason if reason.kind in (OwnerKind.TEAM, OwnerKind.ROLE)} == NOT_A_PERSON.keys()


def test_no_listed_ending_is_longer_than_the_longest_that_is_looked_up() -> None:
    assert max(len(word) - 1 for word in owner_bits() if word.startswith("-")) <= LONGEST_ENDING
