"""705: work that was dropped without a lesson."""

from datetime import date

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Dropped Initiatives without ``learned:``. In a draft, they were never started."""
    from okr_cli.progress.delivery import lacks_learning
    from okr_cli.progress.in_force import initiative_on

    day, model = context.as_of, initiative.model
    if lacks_learning(initiative_on(model, day) if day else model) and initiative.entity.state == "active":
        yield Finding(
            "dropped without a lesson",
            at("status"),
            "What would you tell someone who wants to try it again? Add it as 'learned:'.",
        )


RULE = Rule(
    code="705",
    name="dropped-without-learning",
    severity=Severity.WARNING,
    summary="A dropped Initiative that does not say what was learned.",
    why=(
        "A dropped Initiative is useful if the team writes down what it learned. Otherwise, somebody will try the "
        "same thing again."
    ),
    source="OKR guides that recommend dropping what does not work and writing down the lesson.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    place=at("status"),
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
                    status: ‹dropped›
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
                    status: dropped
                    learned: Felt soaks up rain and then the cartons do too.
    """,
    related=("shipped-without-verdict",),
    opt_in=True,
)
