"""702: work in progress while its Key Result does not move."""

from datetime import date

from okr_cli.rules import Context, Entity, Finding, Findings, Kind, Related, Rule, Severity, WorkspaceIndex, at


def check(initiative: Entity, workspace: WorkspaceIndex, context: Context) -> Findings:
    """Initiatives in progress whose Key Result has moved by less than 5 % of the way since they started.

    Not where progress cannot creep: a yes-or-no, a limit that is kept, a Key Result that has arrived.
    """
    from okr_cli.progress.delivery import initiative_movement, is_stalled
    from okr_cli.progress.in_force import initiative_on
    from okr_cli.progress.status import Tolerance

    served, day = workspace.key_result_of(initiative), context.as_of
    if day is None or served is None or initiative.state != "active":
        return
    model, key_result = initiative_on(workspace.models[initiative], day), workspace.models[served]
    moved = initiative_movement(model, key_result, day, context.cycle(served.cycle))
    tolerance = Tolerance(stalled_days=context.config.thresholds.stalled_days)
    if moved and is_stalled(model, key_result, moved, tolerance):
        yield Finding(
            f"in progress, but its Key Result has hardly moved in {moved.days} days",
            at("title"),
            "Is there a reason to expect an effect later? If not, drop or replace it.",
            related=(Related("the Key Result", at("title", of=served)),),
        )


RULE = Rule(
    code="702",
    name="stalled-initiative",
    severity=Severity.WARNING,
    summary="An Initiative in progress for 28 days whose Key Result has hardly moved.",
    why=(
        "An Initiative that moves nothing within three or four weeks is a failed hypothesis. Dropping it is an "
        "ordinary decision and frees people up for the next attempt."
    ),
    source=(
        "OKR guides that recommend dropping or replacing work that has not moved its Key Result in three to four weeks."
    ),
    kinds=(Kind.INITIATIVE,),
    check_entity=check,
    place=lambda initiative, workspace, _: (
        at("title"),
        *(at("title", of=served) for served in [workspace.key_result_of(initiative.entity)] if served),
    ),
    needs_models=True,
    settings=("thresholds.stalled-days",),
    example_day=date(2026, 11, 20),
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-10-12
                    value: 3.1
                  - date: 2026-11-16
                    value: 3.1
                initiatives:
                  - title: ‹Line the courier vans with felt›
                    owner: Lena Vogel
                    status: in-progress
                    started: 2026-10-08
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
                  - date: 2026-10-12
                    value: 3.1
                  - date: 2026-11-16
                    value: 2.4
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    status: in-progress
                    started: 2026-10-08
    """,
    related=("delivered-but-unmoved",),
    opt_in=True,
)
