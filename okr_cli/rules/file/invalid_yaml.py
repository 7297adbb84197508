"""001: a file that is not YAML, or not one that can be read. Found in source/syntax_repairs.py and decoding.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="001",
    name="invalid-yaml",
    severity=Severity.ERROR,
    summary="A file that is not YAML, or not one that can be read.",
    why=(
        "What cannot be read cannot be checked. The finding is at what caused it where that can be told: an open "
        "bracket where it opens, a line without its colon, a tab. A repair is offered only if the file reads on with "
        "it; it is never certain, so --fix needs --unsafe-fixes."
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
