"""006: a format version that this okr does not read. Found in validation/documents.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="006",
    name="unsupported-version",
    severity=Severity.ERROR,
    summary="A format version that this version of okr cannot read.",
    why="A later version may give a key a different meaning. Stopping is safer than guessing.",
    source="The okr file format, version 1.",
    bad="""
        okr: ‹9›
        objectives: []
    """,
    good="""
        okr: 1
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("unknown-key", "invalid-value"),
)
