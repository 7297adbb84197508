"""112: a Key Result at organization level that no team contributes to."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at


def check(key_result: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Key Results at organization level without Initiatives, to which nothing contributes, nor to their Objective."""
    if (
        key_result.guardrail
        or key_result.state == "closed"
        or key_result.level != "organisation"
        or workspace.initiatives(key_result)
    ):
        return
    family = {key_result, key_result.parent}
    if not family & workspace.supported:
        yield Finding(
            "no team contributes to this Key Result",
            at("title"),
            "Which team will move it? Link to it from that team's Objective with 'contributes_to:'.",
        )


RULE = Rule(
    code="112",
    name="unsupported-priority",
    severity=Severity.WARNING,
    summary="A Key Result of the organization that no team contributes to.",
    why="If no team works on a priority, nothing moves it. Either a team is missing, or it is not a priority.",
    source="Alignment by contribution, as OKR consultancies recommend and OKR software shows in roll-up trees.",
    kinds=(Kind.KEY_RESULT,),
    check_entity=check,
    bad="""
        team: Company
        level: organisation
        objectives:
          - title: Become the carrier that shops recommend
            owner: Amara Diallo
            key_results:
              - {title: ‹Raise recommendations by shops from 22% to 35%›,
                 owner: Amara Diallo}
    """,
    good="""
        team: Company
        level: organisation
        objectives:
          - title: Become the carrier that shops recommend
            owner: Amara Diallo
            key_results:
              - {id: recommended, owner: Amara Diallo,
                 title: Raise recommendations by shops from 22% to 35%}
        ---
        team: Dispatch
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            contributes_to: recommended
    """,
    related=("objective-without-strategy",),
    opt_in=True,
)
