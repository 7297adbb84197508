"""603: much work for little."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives of low impact and high effort, to do or in progress. Rating an idea low is normal sorting."""
    model = initiative.model
    if model.is_taken_on and model.impact == "low" and model.effort == "high":
        yield Finding(
            "low impact, high effort",
            at("effort"),
            "What smaller step would show whether it is worth doing? If there isn't one, remove the Initiative.",
        )


RULE = Rule(
    code="603",
    name="disguised-waste",
    severity=Severity.WARNING,
    summary="A planned Initiative with low impact and high effort.",
    why=(
        "By its author's own estimate, this work costs a lot and moves little, so it should not be a priority. "
        "Ideas are exempt: rating them is part of prioritizing."
    ),
    source="The impact/effort matrix, which advises against high effort for low impact.",
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
