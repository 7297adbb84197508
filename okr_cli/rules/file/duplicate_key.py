"""002: a key that occurs twice in one mapping. Found in source/syntax_errors.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="002",
    name="duplicate-key",
    severity=Severity.ERROR,
    summary="A key that appears twice in one mapping.",
    why=(
        "Most YAML readers silently keep the last of the two, so some readers see a different value from the "
        "one the author meant."
    ),
    source="YAML requires the keys of a mapping to be unique.",
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            ‹owner›: Lena Vogel
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Lena Vogel
    """,
    related=("duplicate-id",),
)
