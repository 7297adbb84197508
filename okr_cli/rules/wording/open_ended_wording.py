"""431: words that leave the end open.

``etc.``, ``as needed``, ``where possible``. Lists in brackets only illustrate and are exempt.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="431",
    name="open-ended-wording",
    severity=Severity.WARNING,
    summary="A title without a clear end.",
    why=(
        "'Etc.' and 'where possible' leave the scope undecided. If the rest of the list matters, write it out. "
        "If not, remove the words."
    ),
    source="The INCOSE guide to writing requirements, on escape clauses and open-ended clauses.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE),
    check=title_check("open-ended-wording"),
    needs_title_verdict=True,
    bad=(
        """
        initiatives:
          - title: Add pictures, drawings, ‹etc›. to the catalog page
            owner: Pavel Horak
        """,
        """
        initiatives:
          - title: Translate the catalog page ‹where possible›
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
                  - title: Add pictures and drawings to the catalog page
                    owner: Pavel Horak
    """,
    related=("vague-initiative",),
)
