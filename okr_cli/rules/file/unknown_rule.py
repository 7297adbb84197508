"""011: a suppression comment that names no rule. Found in linter/report_builder.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="011",
    name="unknown-rule",
    severity=Severity.WARNING,
    summary="A suppression comment that does not name an existing rule.",
    why=(
        "A misspelled name suppresses nothing, and a comment without a name would suppress everything. "
        "Neither is what the author meant, so a comment must name its rules."
    ),
    source="Linters such as ESLint report unknown rule names in suppression comments.",
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
