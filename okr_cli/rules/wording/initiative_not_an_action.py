"""402: an Initiative that is a topic or a state.

Titles without a leading verb: a noun, or a sentence about how things are.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="402",
    name="initiative-not-an-action",
    severity=Severity.WARNING,
    summary="An Initiative that is a topic or a state, not an action.",
    why=(
        "A topic does not say where to start or when the work is done. Starting with a verb forces you to choose "
        "between building, fixing, asking and removing, and tells the reader what you will do. A title that lacks only "
        "the verb is reported as info."
    ),
    source="Imperative titles in task lists; OKR guides that describe Initiatives as actions.",
    kinds=(Kind.INITIATIVE,),
    check=title_check("initiative-not-an-action"),
    needs_title_verdict=True,
    bad=(
        """
        initiatives:
          - title: ‹Search quality›
            owner: Pavel Horak
        """,
        """
        initiatives:
          - title: ‹Pictures are shown next to each part›
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
                  - title: Show a picture next to each part
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
                  - title: Pavel will photograph the 200 best-selling parts
                    owner: Pavel Horak
        """,
    ),
    related=("vague-initiative",),
)
