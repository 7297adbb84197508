"""603: much work for little."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives of low impact and high effort, to do or in progress. Rating an idea low is normal sorting."""
    model = initiative.model
    if model.is_taken_on and model.impact == "low" and model.effort == "high":
        yield Finding(
            "low impact at high effort",
            at("effort"),
            "What smaller step would show whether it is worth it? Else take it out of the OKRs.",
        )


RULE = Rule(
    code="603",
    name="disguised-waste",
    severity=Severity.WARNING,
    summary="An Initiative of low impact and high effort that is to be done.",
    why=(
        "By the judgement of its own author this work costs much and moves little. It belongs on no list of "
        "priorities. Ideas are spared: to rate them is what prioritising is for."
    ),
    source="The impact and effort grid: low impact and high effort is disguised waste.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    place=at("effort"),
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
                    impact: low
                    effort: ‹high›
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
                    impact: high
                    effort: high
    """,
    related=("cosmetic-initiative",),
)
