"""305: a role instead of the person who holds it."""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.ownership._unlisted_owner import not_a_person, owner_check

ADVICE = "Who has this role today? Write the name; the role can follow in parentheses."

RULE = Rule(
    code="305",
    name="role-owner",
    severity=Severity.WARNING,
    summary="A role instead of a person.",
    why=(
        "A role can be vacant or shared, or change hands during the cycle without anyone noticing that the "
        "commitment moved too. Changing a name is an edit that everyone can see."
    ),
    source="The practice of naming a directly responsible individual (DRI): a person, not a title.",
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
