"""302: a team where one person should answer."""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.ownership._unlisted_owner import not_a_person, owner_check

ADVICE = "Who is accountable for it? A team can own the whole file: set 'team:' at the top."

RULE = Rule(
    code="302",
    name="team-owner",
    severity=Severity.ERROR,
    summary="A team, a function or a shared mailbox as the owner.",
    why=(
        "When a team owns something, everyone can assume that someone else is taking care of it. A single owner keeps "
        "track of it and raises the alarm when something goes wrong. The team still does the work together."
    ),
    source="Common OKR guidance and RACI charts: every goal or task has a single accountable person.",
    kinds=tuple(Kind),
    check_entity=owner_check("team", not_a_person, ADVICE),
    settings=("wording.teams", "wording.people"),
    bad=(
        """
        kpis:
          - title: Share of parcels that arrive unbroken
            owner: ‹Warehouse Operations›
            healthy: ">= 99"
            unit: "%"
        """,
        """
        kpis:
          - title: Response time of the night line
            owner: ‹night-line-team@clinic.example›
            healthy: "<= 3"
            unit: minutes
        """,
    ),
    good="""
        team: Warehouse Operations
        kpis:
          - title: Share of parcels that arrive unbroken
            owner: Emeka Sales
            healthy: ">= 99"
            unit: "%"
    """,
    related=("several-owners", "role-owner", "missing-owner"),
)
