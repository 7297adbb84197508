"""007: control characters, or characters that change the reading direction. Found in source/decoding.py."""

from okr_cli.rules import Rule, Severity

RULE = Rule(
    code="007",
    name="unsafe-text",
    severity=Severity.ERROR,
    summary="Control characters, or characters that reverse the reading direction.",
    why=(
        "Invisible and control characters can make a reviewer see something other than what the file contains: they "
        "can hide a line, reverse a name or control the terminal."
    ),
    source="Unicode Technical Report 36, Unicode Security Considerations; the Trojan Source paper of 2021.",
    bad="""
        objectives:
          - title: ‹"Let every parcel\\x1b[2K arrive whole"›
            owner: Kofi Mensah
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("invalid-yaml",),
)
