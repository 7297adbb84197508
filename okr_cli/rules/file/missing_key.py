"""004: a required key is missing. Found in validation/."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="004",
    name="missing-key",
    severity=Severity.ERROR,
    summary="A required key that is missing.",
    why=(
        "Without a title, nobody knows what an entry means. Without a baseline and a target, a metric has no "
        "direction, and its progress cannot be computed."
    ),
    source="The okr file format, version 1.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {‹target: 1.5›, unit: "%"}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("invalid-value", "missing-measure"),
)
