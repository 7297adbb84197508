"""704: shipped work whose effect nobody has judged."""

from datetime import date

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Shipped Initiatives with a hypothesis and without ``verdict:``, once the effect is due."""
    from okr_cli.progress.delivery import lacks_verdict
    from okr_cli.progress.in_force import initiative_on

    day = context.as_of
    if day is None or initiative.entity.state != "active":
        return
    if lacks_verdict(initiative_on(initiative.model, day), initiative.document.cycle, day):
        yield Finding(
            "shipped without a verdict",
            at("status"),
            "Did it work? Set 'verdict:' to validated, invalidated or inconclusive.",
        )


RULE = Rule(
    code="704",
    name="shipped-without-verdict",
    severity=Severity.WARNING,
    summary="A shipped Initiative whose hypothesis has no verdict.",
    why=(
        "Once the work has shipped, you can check whether the number moved as expected. Without a verdict, the next "
        "guess is no better informed than the last. If the hypothesis says how long the effect takes, the finding "
        "appears only once that time has passed."
    ),
    source="OKR guides that treat Initiatives as hypotheses, to be validated or invalidated.",
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
                    status: ‹shipped›
                    hypothesis: {belief: Most corners break in the vans}
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
                    hypothesis: {belief: Most corners break in the vans}
                    verdict: validated
                    learned: Two thirds of the broken corners came from the vans.
    """,
    related=("dropped-without-learning",),
    opt_in=True,
)
