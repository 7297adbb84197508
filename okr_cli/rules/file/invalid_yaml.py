"""001: a file that is not YAML, or not one that can be read. Found in source/syntax_repairs.py and decoding.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="001",
    name="invalid-yaml",
    severity=Severity.ERROR,
    summary="A file that is not valid YAML, or that cannot be read as text.",
    why=(
        "A file that cannot be parsed cannot be checked. Where possible, the finding points to the cause: a bracket "
        "that was never closed, a line without a colon, a tab. A fix is offered only if the file parses afterwards. It "
        "is always an unsafe fix: --fix applies it only together with --unsafe-fixes."
    ),
    source="The YAML 1.1 and 1.2 specifications. The okr file format, version 1: files are encoded in UTF-8.",
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
