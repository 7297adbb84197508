"""421: an Objective that would fit any organisation."""

from collections.abc import Iterator

from okr_cli.finding import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.objective import Objective
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.rules.wording._title_findings import title_findings


def check(objective: Definition[Objective], context: Context) -> Iterator[Finding]:
    """Slogans, bare topics, and directions that name nobody and nothing of their own."""
    yield from title_findings("vague-objective", objective, context)


RULE = Rule(
    code="421",
    name="vague-objective",
    severity=Severity.WARNING,
    summary="An Objective that could stand on any organisation's page.",
    why=(
        "An Objective is there to choose by. 'Improve quality' excludes nothing, so every idea fits and "
        "none is better than another. Say for whom what will be different, and some ideas will no longer "
        "fit."
    ),
    source="OKR guides: an Objective is a memorable, qualitative description of what you want to achieve.",
    kinds=(Kind.OBJECTIVE,),
    check=check,
    on_remark=True,
    bad=(
        Example(
            """
            objectives:
              - title: Improve quality
                owner: Leila Farouk
            """,
            "Improve quality",
        ),
        Example(
            """
            objectives:
              - title: Operational excellence
                owner: Leila Farouk
            """,
            "Operational excellence",
        ),
    ),
    good=(
        Example(
            """
            objectives:
              - title: Let repair shops find a part while the customer waits
                owner: Leila Farouk
            """
        ),
    ),
    related=("objective-is-task", "objective-has-metric"),
)
