"""003: a key that okr does not know. Found in validation/validation_errors.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="003",
    name="unknown-key",
    severity=Severity.ERROR,
    summary="A key that okr does not recognize.",
    why=(
        "A misspelled key loses data silently: the author believes something is recorded, but no tool ever reads "
        "it. Your own keys are allowed anywhere if they start with 'x-'."
    ),
    source="The okr file format, version 1.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                ‹mesure›: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                x-dashboard: parcels/breakages
    """,
    related=("missing-key", "invalid-value"),
)
