"""002: a key that occurs twice in one mapping. Found in source/syntax_errors.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="002",
    name="duplicate-key",
    severity=Severity.ERROR,
    summary="A key that appears twice in one mapping.",
    why="Most YAML parsers silently keep only the second value, which may not be the one the author meant.",
    source="The YAML specification: the keys of a mapping are unique.",
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
