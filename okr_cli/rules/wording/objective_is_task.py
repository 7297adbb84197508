"""423: an Objective that is a piece of work."""

from collections.abc import Iterator

from okr_cli.finding import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.objective import Objective
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.rules.wording._title_findings import title_findings


def check(objective: Definition[Objective], context: Context) -> Iterator[Finding]:
    """Deliverables and activities in the Objective's place."""
    yield from title_findings("objective-is-task", objective, context)


RULE = Rule(
    code="423",
    name="objective-is-task",
    severity=Severity.WARNING,
    summary="An Objective that is a deliverable or a task.",
    why=(
        "When a task is the Objective, it leaves no choice about how to get there and ends the day it "
        "ships, whatever it changed. The change that the task is for is the Objective; the task is one "
        "Initiative among several."
    ),
    source="The output-outcome split that OKR guides share, applied to the Objective.",
    kinds=(Kind.OBJECTIVE,),
    check=check,
    on_remark=True,
    bad=(
        Example(
            """
            objectives:
              - title: Launch the new parts catalogue
                owner: Leila Farouk
            """,
            "Launch the new parts catalogue",
        ),
        Example(
            """
            objectives:
              - title: Migrate the order database to the cloud
                owner: Leila Farouk
            """,
            "Migrate the order database",
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
    related=("vague-objective", "key-result-is-initiative"),
)
