"""011: a suppression comment that names no rule. Found in linter/report_builder.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="011",
    name="unknown-rule",
    severity=Severity.WARNING,
    summary="A suppression comment that names no rule.",
    why=(
        "A misspelled name suppresses nothing, and a comment without a name would suppress everything: "
        "neither is what its author meant. There is no blanket form."
    ),
    source="Common to linters that trust their suppressions.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Packing team  # okr: ignore[‹taem-owner›]
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Packing team  # okr: ignore[team-owner] -- until Ada starts
    """,
    related=("unused-suppression",),
)
