"""403: an Initiative that is an outcome in disguise.

A result with a target where the work should be. A count of things to make (`Run 5 workshops`) is work.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="403",
    name="initiative-is-key-result",
    severity=Severity.WARNING,
    summary="An Initiative that states a result instead of the work.",
    why=(
        "'Raise it to 30%' is not something anyone can do. Writing a result as an Initiative hides the fact that no "
        "work has been chosen yet, and counts progress twice: once for the work, and once for the number the work is "
        "meant to move."
    ),
    source=(
        "Common OKR guidance on output versus outcome: Initiatives are the work, and Key Results measure its effect."
    ),
    kinds=(Kind.INITIATIVE,),
    check=title_check("initiative-is-key-result"),
    needs_title_verdict=True,
    bad=(
        """
        initiatives:
          - title: ‹Reduce failed searches by 40%›
            owner: Pavel Horak
        """,
        """
        initiatives:
          - title: ‹500 repair shops active every week›
            owner: Pavel Horak
        """,
    ),
    good=(
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Raise parts found at the first search from 12% to 30%
                owner: Leila Farouk
                measure: {baseline: 12, target: 30, unit: "%"}
                initiatives:
                  - title: Offer the three closest matches to an empty search
                    owner: Pavel Horak
        """,
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Raise parts found at the first search from 12% to 30%
                owner: Leila Farouk
                measure: {baseline: 12, target: 30, unit: "%"}
                initiatives:
                  - title: Interview 12 repair shops about failed searches
                    owner: Pavel Horak
        """,
    ),
    related=("key-result-is-initiative", "initiative-restates-key-result", "vague-initiative"),
)
