"""303: more than one owner."""

from typing import TYPE_CHECKING

from okr_cli.phrases import listed
from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.ownership._unlisted_owner import owner_check

if TYPE_CHECKING:
    from okr_cli.wording.owners.owner import Owner

MOST_NAMED = 4


ADVICE = "Which of them is accountable for it? The others can still work on it."


def _message(owner: "Owner", words: str) -> str:
    """`2 owners share it: Leila Haddad and Jonas Lindqvist`."""
    names = [part.text for part in owner.names]
    if len(names) < 2:
        return "more than one owner"
    shown = names if len(names) <= MOST_NAMED else [*names[: MOST_NAMED - 1], f"{len(names) - MOST_NAMED + 1} more"]
    return f"{len(names)} owners: {listed(shown)}"


RULE = Rule(
    code="303",
    name="several-owners",
    severity=Severity.ERROR,
    summary="An entry with more than one owner.",
    why=(
        "Two owners wait for each other, and afterwards nobody knows who decided. One person is accountable, and "
        "the others help."
    ),
    source="Common OKR guidance: every goal has a single accountable person. RACI charts also allow only one per task.",
    kinds=tuple(Kind),
    check_entity=owner_check("several", _message, ADVICE),
    bad="""
        kpis:
          - title: Nights that guests rate with five stars
            owner: ‹Leila Haddad & Jonas Lindqvist›
            healthy: ">= 80"
            unit: "%"
    """,
    good=(
        """
        kpis:
          - title: Nights that guests rate with five stars
            owner: Leila Haddad
            healthy: ">= 80"
            unit: "%"
        """,
        """
        kpis:
          - title: Breakfasts served within ten minutes
            owner: Pilar Ruiz y Soto
            healthy: ">= 90"
            unit: "%"
        """,
    ),
    related=("team-owner", "missing-owner"),
)
