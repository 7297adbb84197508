"""502: a metric whose baseline is its target."""

from okr_cli.model.measure import Metric
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Metrics whose baseline is their target."""
    measure = key_result.model.measure
    if isinstance(measure, Metric) and measure.baseline == measure.target:
        yield Finding(
            f"baseline and target are both {measure.target:f}",
            at("measure", "target"),
            f"What value should it reach? If it should stay there, write 'keep: \">= {measure.target:f}\"'.",
        )


RULE = Rule(
    code="502",
    name="no-movement",
    severity=Severity.ERROR,
    summary="A baseline equal to the target.",
    why=(
        "Nothing has to change to meet this target, and progress would be a division by zero. For a number "
        "that should stay where it is, use 'keep'."
    ),
    source="The usual progress formula, which divides by the difference between target and baseline.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Hold breakages at 1.5%
                owner: Kofi Mensah
                measure: {baseline: 1.5, target: ‹1.5›, unit: "%"}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Hold breakages at 1.5% or less
                owner: Kofi Mensah
                measure: {keep: "<= 1.5", unit: "%"}
    """,
    related=("title-contradicts-measure",),
)
