"""304: a placeholder instead of an owner, such as ``TBD`` or ``everyone``."""

from okr_cli.rules import Entity, Kind, Rule, Severity
from okr_cli.rules.ownership._unlisted_owner import owner_check
from okr_cli.rules.ownership.missing_owner import NOBODYS


def _advice(entity: Entity) -> str:
    if entity.kind is not Kind.INITIATIVE:
        return "Who is accountable for it?"
    if entity.status in NOBODYS:
        return "Remove it: an Initiative that nobody is working on needs no owner."
    return "Who is accountable for it? If nobody is yet, set 'status: idea', which needs no owner."


RULE = Rule(
    code="304",
    name="placeholder-owner",
    severity=Severity.ERROR,
    summary="A placeholder instead of an owner.",
    why=(
        "A placeholder looks like a decision, but nothing was decided. It passes every review, and nobody works "
        "on it. 'Everybody' and 'anybody' mean nobody."
    ),
    source="Common OKR guidance: every goal has a single accountable person. Templates often contain placeholders.",
    kinds=tuple(Kind),
    check_entity=owner_check(
        "placeholder", lambda _, words: f"'{words}' is not a person" if words else "the owner is not a person", _advice
    ),
    bad=(
        """
        kpis:
          - title: Liters of milk thrown away
            owner: ‹TBD›
            healthy: "<= 40"
            unit: liters
        """,
        """
        kpis:
          - title: Stalls that open on time
            owner: ‹everyone›
            healthy: ">= 95"
            unit: "%"
        """,
    ),
    good="""
        kpis:
          - title: Liters of milk thrown away
            owner: Tove Berglund
            healthy: "<= 40"
            unit: liters
    """,
    related=("missing-owner", "role-owner"),
)
