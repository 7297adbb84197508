"""401: an Initiative that names a kind of work, and no concrete piece of it."""

from okr_cli.rules import Context, Definition, Findings, Initiative, Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import restates_key_result, title_findings


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Weak verbs with nothing concrete behind them, and concrete verbs with an object that could be anything."""
    for finding in title_findings("vague-initiative", initiative, context):
        if not restates_key_result(initiative, context):
            yield finding


RULE = Rule(
    code="401",
    name="vague-initiative",
    severity=Severity.WARNING,
    summary="An Initiative too vague to tell when it is done.",
    why=(
        "An Initiative is a bet on one piece of work. 'Improve onboarding' is a category: work on it can start "
        "and never end, and if the number does not move, nobody learns why. A concrete Initiative names something "
        "specific: a deliverable, an audience, a number, a place or a limit. Short titles are fine."
    ),
    source="The INCOSE guide to writing requirements, on vague terms; project-planning practice, on deliverables.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    needs_title_verdict=True,
    bad=(
        """
        initiatives:
          - title: ‹Improve the parts search›
            owner: Pavel Horak
        """,
        """
        initiatives:
          - title: ‹Support repair shops› with their questions
            owner: Pavel Horak
        """,
        """
        initiatives:
          - title: Create ‹content›
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
                  - title: Add a number-plate field to the parts search
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
                  - title: Improve the parts search by showing pictures of each part
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
                  - title: Support the first five repair shops on site for a week
                    owner: Pavel Horak
        """,
    ),
    related=("initiative-not-an-action", "open-ended-wording", "initiative-is-key-result"),
)
