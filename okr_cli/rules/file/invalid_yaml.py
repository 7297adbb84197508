"""001: a file that is not YAML, or not one that can be read. Found in source/syntax_errors.py and decoding.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="001",
    name="invalid-yaml",
    severity=Severity.ERROR,
    summary="A file that is not YAML, or not one that can be read.",
    why=(
        "Nothing in the file can be checked until it can be read. The place is where the reader gave up; "
        "the mistake is there or a little before."
    ),
    source="YAML 1.1 and 1.2; files are UTF-8.",
    bad="""
        objectives:
          - title: Ship‹:› the parcels whole
            owner: Kofi Mensah
    """,
    good="""
        objectives:
          - title: "Ship: the parcels whole"
            owner: Kofi Mensah
    """,
    related=("duplicate-key", "unsafe-text"),
)
