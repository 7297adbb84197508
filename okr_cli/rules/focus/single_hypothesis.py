"""202: a Key Result with only one hypothesis."""

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at


def check(key_result: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Key Results with at least one open Initiative, but fewer than the limit."""
    limit = context.config.limits.min_initiatives
    running = sum(initiative.is_open for initiative in workspace.initiatives(key_result))
    if 0 < running < limit and not key_result.guardrail:
        yield Finding(
            f"{key_result.label} depends on only {running} open Initiative{'s' if running > 1 else ''}",
            at("title"),
            "What else could move it if this fails?",
        )


RULE = Rule(
    code="202",
    name="single-hypothesis",
    severity=Severity.INFO,
    summary="A Key Result with fewer than 2 open Initiatives.",
    why=(
        "An Initiative is a guess at what moves the number. If it is the only one and turns out to be wrong, half the "
        "cycle may be over before a second one starts."
    ),
    source="Several OKR guides recommend two to four Initiatives per Key Result.",
    kinds=(Kind.KEY_RESULT,),
    check_entity=check,
    settings=("limits.min-initiatives",),
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Cut breakages from 3.1% to 1.5%›
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                initiatives:
                  - {title: Line the courier vans with felt, owner: Lena Vogel}
                  - {title: Test 300 double-walled cartons, owner: Samir Novak}
    """,
    related=("too-many-initiatives", "key-result-without-initiative"),
    opt_in=True,
)
