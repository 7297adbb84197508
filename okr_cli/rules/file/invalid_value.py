"""005: a value that its key does not allow. Found in validation/."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="005",
    name="invalid-value",
    severity=Severity.ERROR,
    summary="A value that does not fit its key.",
    why="Dates, numbers and fixed words are read by machines. What they cannot read they would have to guess.",
    source="The file format, version 1.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: ‹1.5%›, unit: "%"}
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
    related=("unknown-key", "missing-key"),
)
