"""304: a placeholder instead of an owner, such as ``TBD`` or ``everyone``."""

from okr_cli.rules import Entity, Kind, Rule, Severity
from okr_cli.rules.ownership._unlisted_owner import owner_check
from okr_cli.rules.ownership.missing_owner import NOBODYS


def _advice(entity: Entity) -> str:
    if entity.kind is not Kind.INITIATIVE:
        return "Which one person answers for it?"
    if entity.status in NOBODYS:
        return "Leave it out: an Initiative that nobody works on needs no owner."
    return "Which one person answers for it? Until one does, it is 'status: idea' and needs none."


RULE = Rule(
    code="304",
    name="placeholder-owner",
    severity=Severity.ERROR,
    summary="A blank in place of the owner.",
    why=(
        "A blank looks like a decision and is none: the line passes every review and nobody works on it. "
        "Everybody and anybody mean the same as nobody."
    ),
    source="Common to all OKR schools; templates leave such blanks behind.",
    kinds=tuple(Kind),
    check_entity=owner_check(
        "placeholder", lambda _, words: f"'{words}' names no one" if words else "the owner names no one", _advice
    ),
    bad=(
        """
        kpis:
          - title: Litres of milk thrown away
            owner: ‹TBD›
            healthy: "<= 40"
            unit: litres
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
          - title: Litres of milk thrown away
            owner: Tove Berglund
            healthy: "<= 40"
            unit: litres
    """,
    related=("missing-owner", "role-owner"),
)
