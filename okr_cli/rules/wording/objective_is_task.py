"""423: an Objective that is a piece of work.

Deliverables and activities in the Objective's place.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="423",
    name="objective-is-task",
    severity=Severity.WARNING,
    summary="An Objective that is a deliverable or a task.",
    why=(
        "If the Objective is a task, there is no choice left about how to get there, and the Objective ends the day "
        "the task ships, whatever it changed. Make the intended change the Objective, and the task one of several "
        "Initiatives."
    ),
    source="Common OKR guidance on output versus outcome, applied to the Objective.",
    kinds=(Kind.OBJECTIVE,),
    check=title_check("objective-is-task"),
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: ‹Launch the new parts catalog›
            owner: Leila Farouk
        """,
        """
        objectives:
          - title: ‹Migrate the order database› to the cloud
            owner: Leila Farouk
        """,
    ),
    good="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
    """,
    related=("vague-objective", "key-result-is-initiative"),
)
