"""305: a role instead of the person who holds it."""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.ownership._unlisted_owner import not_a_person, owner_check

ADVICE = "Who holds the post today? Write the name; the post can follow in brackets."

RULE = Rule(
    code="305",
    name="role-owner",
    severity=Severity.WARNING,
    summary="A role instead of a person.",
    why=(
        "A post can be vacant, shared, or change hands in mid-cycle, and nobody notices that the promise "
        "went with it. A name has to be changed, and that is the moment to ask."
    ),
    source="Practice of directly responsible individuals: a name, never a title.",
    kinds=tuple(Kind),
    check_entity=owner_check("role", not_a_person, ADVICE),
    settings=("wording.roles", "wording.people"),
    bad="""
        kpis:
          - title: Days from order to first delivery
            owner: ‹Head of Logistics›
            healthy: "<= 5"
            unit: days
    """,
    good="""
        kpis:
          - title: Days from order to first delivery
            owner: Anouk Verbeek (Head of Logistics)
            healthy: "<= 5"
            unit: days
    """,
    related=("team-owner", "placeholder-owner"),
)
