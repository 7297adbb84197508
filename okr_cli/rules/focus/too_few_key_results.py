"""205: too little evidence for an Objective."""

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, Objective, Rule, Severity, at


def check(objective: Definition[Objective], context: Context) -> Findings:
    """Objectives with fewer Key Results than the limit, dropped ones aside. One that failed its schema still counts."""
    limit = context.config.limits.min_key_results
    pursued = [key_result for key_result in objective.model.key_results if key_result.dropped is None]
    count = len(pursued)
    if count and limit and all(key_result.guardrail for key_result in pursued):
        yield Finding(
            "this Objective has only guardrails",
            at("title"),
            "Guardrails say what must not get worse. What should get better?",
        )
        return
    if count < limit:
        has = {0: "no Key Results", 1: "only one Key Result"}.get(count, f"only {count} Key Results")
        left = " left" if count < len(objective.model.key_results) else ""
        yield Finding(
            f"this Objective has {has}{left}",
            at("title"),
            f"How {'else ' if count else ''}would you know that you reached it?",
        )


RULE = Rule(
    code="205",
    name="too-few-key-results",
    severity=Severity.WARNING,
    summary="An Objective with fewer than 2 Key Results.",
    why=(
        "Without a number, an Objective is only a wish. A single number can be reached at the expense of "
        "everything else. A second one keeps the first honest."
    ),
    source=(
        "Common OKR guidance: two to five Key Results per Objective; Andrew Grove, High Output Management, on paired "
        "indicators."
    ),
    kinds=(Kind.OBJECTIVE,),
    check=check,
    settings=("limits.min-key-results",),
    bad="""
        objectives:
          - title: ‹Let every parcel arrive whole›
            owner: Kofi Mensah
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
              - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
    """,
    related=("too-many-key-results",),
)
