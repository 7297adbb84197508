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
    summary="An organization-level Key Result that no team contributes to.",
    why=(
        "A priority that no team is working on will not move. Either a team is missing, or it is not really a priority."
    ),
    source="Alignment by contribution, which OKR consultancies recommend and OKR software shows as a tree.",
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
