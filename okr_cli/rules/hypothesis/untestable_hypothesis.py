"""602: a hypothesis that cannot be proved wrong."""

from okr_cli.phrases import listed
from okr_cli.progress.hypothesis import REQUIRED_PARTS, missing_parts
from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Hypotheses that do not say what would refute them. An idea may still leave that open."""
    model = initiative.model
    if model.hypothesis is None or not model.is_taken_on:
        return
    lacking = missing_parts(model.hypothesis)
    if not lacking:
        return
    if set(lacking) <= set(REQUIRED_PARTS.values()):
        yield Finding(
            f"the hypothesis does not say {listed(lacking, 'or')}",
            at("hypothesis", "belief"),
            "What would you have to see to drop it?",
        )
    else:
        yield Finding(
            "the expected effect is not a number",
            at("hypothesis", "expect"),
            "How much should the Key Result move, as +6 or -0.8?",
        )


RULE = Rule(
    code="602",
    name="untestable-hypothesis",
    severity=Severity.WARNING,
    summary="A hypothesis without an expected effect, a time, or a place where it would show.",
    why=(
        "A belief that names no number, no date and no evidence is confirmed by anything. Falsifiable means: "
        "by then, there, this much."
    ),
    source="Falsifiability; hypothesis formats of lean product work (we believe, we will know when).",
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
                    hypothesis: {belief: ‹Most corners break in the van›}
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
                    hypothesis:
                      belief: Most corners break in the van
                      expect: -0.8
                      within: 3 weeks
                      evidence: weekly count
    """,
    related=("missing-hypothesis",),
)
