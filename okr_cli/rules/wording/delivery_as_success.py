"""434: success defined as work delivered.

Shares of initiatives, projects or a roadmap that are to be delivered.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="434",
    name="delivery-as-success",
    severity=Severity.WARNING,
    summary="Success defined as delivering the planned work.",
    why=(
        "A team can deliver every Initiative without moving anything, and this wording would call that a success. "
        "It also rewards small plans. Measure what should change once the work is delivered."
    ),
    source="Common OKR guidance on output versus outcome: shipping does not raise the progress of a Key Result.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT),
    check=title_check("delivery-as-success"),
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: ‹Complete 90% of the roadmap›
                owner: Leila Farouk
                measure: {baseline: 0, target: 90, unit: "%"}
        """,
        """
        objectives:
          - title: ‹Deliver all planned projects on time›
            owner: Leila Farouk
        """,
    ),
    good="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: 300 repair shops order from the new catalog every week
                owner: Leila Farouk
                measure: {baseline: 0, target: 300}
    """,
    related=("key-result-is-initiative", "objective-is-task"),
)
