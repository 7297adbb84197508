"""432: a placeholder that nobody has filled in.

``TBD``, ``X%``, ``Key result 1``, ``<target>``.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="432",
    name="placeholder-text",
    severity=Severity.WARNING,
    summary="A title that contains a placeholder.",
    why=(
        "A placeholder is a postponed decision. Once published, it looks like a decision, and it stays until the "
        "review, when nobody remembers what was meant."
    ),
    source="Published OKRs, several of which still contain placeholders from their template.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE),
    check=title_check("placeholder-text"),
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Raise first-search hits to ‹X›%
                owner: Leila Farouk
        """,
        """
        initiatives:
          - title: ‹TBD›
            owner: Pavel Horak
        """,
    ),
    good="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Raise parts found at the first search from 12% to 30%
                owner: Leila Farouk
                measure: {baseline: 12, target: 30, unit: "%"}
                initiatives:
                  - title: Add a number-plate field to the parts search
                    owner: Pavel Horak
    """,
    related=("key-result-without-number",),
)
