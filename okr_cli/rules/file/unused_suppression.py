"""010: a suppression comment with nothing to suppress. Found in linter/report_builder.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="010",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="A suppression comment with nothing to suppress.",
    why=(
        "The finding that the comment suppressed is gone. If the comment stays, it will hide the next finding before "
        "anyone sees it."
    ),
    source="Linters such as Ruff and ESLint report unused suppressions.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah  # okr: ignore[‹team-owner›] -- he is a person
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Packing team  # okr: ignore[team-owner] -- until Ada starts
    """,
    related=("unknown-rule",),
)
