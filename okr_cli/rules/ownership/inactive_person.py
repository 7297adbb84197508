"""307: an owner who has left."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at_part


def check(entity: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Owners whom the roster marks as inactive. Shipped and dropped Initiatives keep theirs."""
    if not entity.owner or not entity.is_open or not workspace.people:
        return
    person = workspace.roster.find(entity.owner)
    if person and not person.active:
        yield Finding(
            f"{person.name} is inactive on the roster",
            at_part("owner", 0, len(entity.owner)),
            "Who is accountable for it now?",
            related=(Related("marked inactive here", person.span, person.path),) if person.span else (),
        )


RULE = Rule(
    code="307",
    name="inactive-person",
    severity=Severity.WARNING,
    summary="An owner who is marked as inactive on the roster.",
    why=(
        "When people leave, their work no longer has an owner. The roster records who has left. Any open Objectives, "
        "Key Results, Initiatives and KPIs that they own need a new owner."
    ),
    source="The roster is specific to okr. It supports a common practice: naming a single accountable person.",
    kinds=tuple(Kind),
    check_entity=check,
    bad="""
        people:
          - {name: Radek Dvorak, active: false}
          - {name: Hana Malik}
        kpis:
          - title: Trams that leave within a minute of the timetable
            owner: ‹Radek Dvorak›
            healthy: ">= 92"
            unit: "%"
    """,
    good="""
        people:
          - {name: Radek Dvorak, active: false}
          - {name: Hana Malik}
        kpis:
          - title: Trams that leave within a minute of the timetable
            owner: Hana Malik
            healthy: ">= 92"
            unit: "%"
    """,
    related=("unknown-person",),
)
