"""422: an Objective with a target in it.

Targets in the title. Ranks, dates, and sizes in brackets that only describe are fine.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="422",
    name="objective-has-metric",
    severity=Severity.WARNING,
    summary="An Objective that contains a number.",
    why=(
        "The Objective says where to go, and the Key Results say how far. With the number in the Objective, the "
        "Key Results have nothing left to measure, and people remember the number instead of the reason."
    ),
    source="Common OKR guidance: Objectives are qualitative, Key Results quantitative.",
    kinds=(Kind.OBJECTIVE,),
    check=title_check("objective-has-metric"),
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: Grow revenue from repair shops by ‹20%›
            owner: Leila Farouk
        """,
        """
        objectives:
          - title: Win ‹500› repair shops this year
            owner: Leila Farouk
        """,
    ),
    good="""
        objectives:
          - title: Become the first place where repair shops look for a part
            owner: Leila Farouk
    """,
    related=("objective-is-task", "vague-objective"),
)
