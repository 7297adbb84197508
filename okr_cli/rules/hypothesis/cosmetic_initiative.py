"""604: work that is not expected to move its Key Result."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives of low impact to do or in progress; those of high effort are left to disguised-waste."""
    model = initiative.model
    if model.is_taken_on and model.impact == "low" and model.effort != "high":
        yield Finding(
            "low impact: not expected to move its Key Result",
            at("impact"),
            "Would anyone miss it this cycle? If it has to be done, treat it as routine work.",
        )


RULE = Rule(
    code="604",
    name="cosmetic-initiative",
    severity=Severity.WARNING,
    summary="A planned Initiative with low impact.",
    why=(
        "Easy, reassuring work can fill a cycle without moving anything. If it has to be done anyway, treat it as "
        "routine work and keep it out of the OKRs. Ideas are exempt: rating them is part of prioritizing."
    ),
    source="OKR guides that classify Initiatives as useful, cosmetic or off-topic.",
    kinds=(Kind.INITIATIVE,),
    check=check,
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
                    impact: ‹low›
                    effort: low
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
                    effort: low
    """,
    related=("disguised-waste",),
)
