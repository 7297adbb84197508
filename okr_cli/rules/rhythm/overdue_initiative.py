"""703: work that should be done by now."""

from datetime import date

from okr_cli.phrases import counted
from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Open Initiatives whose ``due`` is past; not in a draft, where nothing has been promised yet."""
    from okr_cli.progress.delivery import is_overdue
    from okr_cli.progress.in_force import initiative_on

    day, due = context.as_of, initiative.model.due
    if day and due and is_overdue(initiative_on(initiative.model, day), day) and initiative.entity.state == "active":
        yield Finding(
            f"overdue by {counted((day - due).days, 'day')}", at("due"), "Ship it, drop it, or set a new due date."
        )


RULE = Rule(
    code="703",
    name="overdue-initiative",
    severity=Severity.WARNING,
    summary="An open Initiative past its due date.",
    why="When a due date passes without an update, nobody knows whether the work is late, done or no longer wanted.",
    source="Task management tools, which flag overdue tasks.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    place=at("due"),
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
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    status: in-progress
                    due: ‹2026-11-06›
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
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    status: shipped
                    due: 2026-11-06
    """,
    related=("stalled-initiative", "oversized-initiative"),
    opt_in=True,
)
