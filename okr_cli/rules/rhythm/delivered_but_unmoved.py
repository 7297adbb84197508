"""710: everything shipped, and the number has not moved."""

from datetime import date

from okr_cli.phrases import counted
from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Rule, Severity, WorkspaceIndex, at


def check(key_result: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Key Results with shipped Initiatives, none open, and a score under 0.3 when the effect is due."""
    from okr_cli.progress.delivery import is_refuted
    from okr_cli.progress.in_force import initiative_on
    from okr_cli.progress.measurement import measure_progress
    from okr_cli.progress.score import score_of

    day, work = context.as_of, workspace.initiatives(key_result)
    if day is None or key_result.state != "active" or not work:
        return
    initiatives = tuple(initiative_on(workspace.models[initiative], day) for initiative in work)
    progress = measure_progress(workspace.models[key_result], day)
    score = score_of(workspace.models[key_result], progress)
    if score and is_refuted(initiatives, progress, score, context.cycle(key_result.cycle), day):
        shipped = sum(initiative.status == "shipped" for initiative in initiatives)
        yield Finding(
            f"{counted(shipped, 'Initiative')} shipped and none are open, but the score is {score.value}",
            at("title"),
            "What did you learn, and what will you try next?",
        )


RULE = Rule(
    code="710",
    name="delivered-but-unmoved",
    severity=Severity.WARNING,
    summary="A Key Result that scores below 0.3 although all its Initiatives shipped.",
    why=(
        "All the work is done, but the number did not move: the hypotheses were wrong. That is a useful result if "
        "the team says so and tries something else."
    ),
    source="OKR guides: if every Initiative has shipped and the score is low, the hypotheses failed, not the team.",
    kinds=(Kind.KEY_RESULT,),
    check_entity=check,
    place=at("title"),
    needs_models=True,
    example_day=date(2026, 11, 20),
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Cut breakages from 3.1% to 1.5%›
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-11-16
                    value: 3.0
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    status: shipped
                    verdict: invalidated
    """,
    good="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-11-16
                    value: 1.9
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    status: shipped
                    verdict: validated
    """,
    related=("stalled-initiative",),
    opt_in=True,
)
