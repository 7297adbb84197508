"""110: an Objective that serves no strategic choice."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at


def check(objective: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Objectives without ``serves:`` and ``contributes_to:``, themselves and in all of their Key Results.

    If no file names a choice, no Objective can serve one: that is one finding, and not one for each Objective.
    """
    if objective.state == "closed":
        return
    if not workspace.choices:
        if objective is workspace.first_objective:
            yield Finding(
                "this workspace has no strategic choices",
                at("title"),
                "What did you choose, and what did you decide against? Add 'choices:' under 'strategy:'.",
            )
        return
    family = (objective, *workspace.key_results(objective))
    if not any(link.field in ("serves", "contributes_to") for entity in family for link in entity.references):
        yield Finding(
            "this Objective serves no strategic choice",
            at("title"),
            "Which strategic choice does it support? Add it as 'serves:'.",
        )


RULE = Rule(
    code="110",
    name="objective-without-strategy",
    severity=Severity.WARNING,
    summary="An Objective that serves no strategic choice, directly or through another Objective.",
    why=(
        "An Objective that cannot be tied to a strategic choice may really be a KPI, an Initiative or a habit. The "
        "best time to find out is before the cycle starts. A workspace without any strategic choices gets a single "
        "finding."
    ),
    source="Common OKR guidance: OKRs turn strategic choices into goals for a cycle.",
    kinds=(Kind.OBJECTIVE,),
    check_entity=check,
    bad="""
        strategy:
          choices: [{id: whole-parcels, title: Win shops by breaking nothing}]
        objectives:
          - title: ‹Let every parcel arrive whole›
            owner: Kofi Mensah
    """,
    good="""
        strategy:
          choices: [{id: whole-parcels, title: Win shops by breaking nothing}]
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            serves: whole-parcels
    """,
    related=("unsupported-priority",),
    opt_in=True,
)
