"""106: a link into a cycle that is over, or not yet begun."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at

LINKS = ("key_result", "contributes_to", "depends_on")


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """References to entities whose cycle shares no day with this one's."""
    for reference in entity.references:
        if reference.field not in LINKS:
            continue
        target = workspace.resolve(reference, entity).entity
        here = context.cycle(entity.cycle)
        there = context.cycle(target.cycle) if target else None
        if target and here and there and (there.end < here.start or here.end < there.start):
            yield Finding(
                f"{target.label} belongs to {target.cycle}, but this {entity.kind.label} belongs to {entity.cycle}",
                reference.span,
                "Did you mean its successor in this cycle?",
                related=(Related(f"the linked {target.kind.label}", at("title", of=target)),),
            )


RULE = Rule(
    code="106",
    name="other-cycle-link",
    severity=Severity.WARNING,
    summary="A link to an entity in another cycle.",
    why=(
        "A number can be moved only during its own cycle. A link to another quarter usually comes from a file "
        "that was copied and only partly updated. A link to a cycle that contains this one, such as its year, is "
        "fine."
    ),
    source="Common OKR guidance: OKRs are set for a fixed period.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE),
    check_entity=check,
    bad="""
        cycle: 2026-Q3
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {id: breakages, title: Cut breakages from 3.1% to 2.2%,
                 owner: Kofi Mensah}
        ---
        cycle: 2026-Q4
        initiatives:
          - {title: Line the courier vans with felt, owner: Lena Vogel,
             key_result: ‹breakages›}
    """,
    good="""
        cycle: 2026
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {id: breakages, title: Cut breakages from 3.1% to 1.2%,
                 owner: Kofi Mensah}
        ---
        cycle: 2026-Q4
        initiatives:
          - {title: Line the courier vans with felt, owner: Lena Vogel,
             key_result: breakages}
    """,
    related=("unknown-reference",),
)
