"""421: an Objective that would fit any organization.

Slogans, bare topics, and directions that name nobody and nothing of their own.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="421",
    name="vague-objective",
    severity=Severity.WARNING,
    summary="An Objective that would fit any organization.",
    why=(
        "An Objective helps people choose. 'Improve quality' excludes nothing, so every idea fits and none "
        "is better than another. Say what will be different and for whom, and some ideas will no longer fit."
    ),
    source="Common OKR guidance: an Objective is a memorable, qualitative description of what you want to achieve.",
    kinds=(Kind.OBJECTIVE,),
    check=title_check("vague-objective"),
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: ‹Improve quality›
            owner: Leila Farouk
        """,
        """
        objectives:
          - title: ‹Operational excellence›
            owner: Leila Farouk
        """,
    ),
    good="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
    """,
    related=("objective-is-task", "objective-has-metric"),
)
