"""304: a placeholder instead of an owner."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at_part
from okr_cli.rules.ownership._unlisted_owner import unlisted_owner
from okr_cli.rules.ownership.missing_owner import NOBODYS


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Owners such as ``TBD`` or ``everyone``."""
    owner = unlisted_owner(entity, workspace, context)
    if owner and owner.kind == "placeholder":
        words = (entity.owner or "")[owner.span[0] : owner.span[1]]
        yield Finding(
            f"'{words}' names no one" if words else "the owner names no one",
            at_part("owner", *owner.span),
            _advice(entity),
        )


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
    check_entity=check,
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
