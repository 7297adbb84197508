"""205: too little evidence for an Objective."""

from collections.abc import Iterator

from okr_cli.finding import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.objective import Objective
from okr_cli.rules.base import Context, Example, Rule


def check(objective: Definition[Objective], context: Context) -> Iterator[Finding]:
    """Objectives with fewer Key Results than the limit; one that broke its schema still counts."""
    limit = context.config.limits.min_key_results
    count = len(objective.model.key_results)
    if count and limit and all(one.guardrail for one in objective.model.key_results):
        yield Finding(
            "this Objective has only guardrails",
            objective.span("title"),
            "They say what must not get worse. What would be better if it had been reached?",
        )
        return
    if count < limit:
        has = {0: "no Key Result", 1: "only one Key Result"}.get(count, f"only {count} Key Results")
        yield Finding(
            f"this Objective has {has}",
            objective.span("title"),
            f"What {'else ' if count else ''}would be true if it had been reached?",
        )


RULE = Rule(
    code="205",
    name="too-few-key-results",
    severity=Severity.WARNING,
    summary="Fewer than 2 Key Results on an Objective.",
    why=(
        "One number can be reached at the cost of everything beside it, and none at all leaves the Objective a "
        "wish. A second one keeps the first honest."
    ),
    source="Two to five Key Results an Objective is the common advice; pairing numbers is Andrew Grove's.",
    kinds=(Kind.OBJECTIVE,),
    check=check,
    settings=("limits.min-key-results",),
    bad=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
            """,
            "Let every parcel arrive whole",
        ),
    ),
    good=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
                  - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
            """
        ),
    ),
    related=("too-many-key-results",),
)
