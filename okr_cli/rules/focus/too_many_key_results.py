"""204: more Key Results on an Objective than a team can watch."""

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, Objective, Related, Rule, Severity, at


def check(objective: Definition[Objective], context: Context) -> Findings:
    """The first Key Result over the limit. Guardrails and dropped ones are not pursued and do not count."""
    limit = context.config.limits.key_results
    indices = [
        index
        for index, key_result in enumerate(objective.model.key_results)
        if not key_result.guardrail and key_result.dropped is None
    ]
    if len(indices) > limit:
        yield Finding(
            f"{objective.entity.label} has {len(indices)} Key Results (limit: {limit})",
            at("key_results", indices[limit], "title"),
            "Which one would you drop first? Some may be KPIs or belong to another Objective.",
            related=(Related("the Objective", at("title")),),
        )


RULE = Rule(
    code="204",
    name="too-many-key-results",
    severity=Severity.WARNING,
    summary="An Objective with more than 5 Key Results.",
    why=(
        "Key Results are the few numbers that show whether the Objective was reached. A long list measures everything "
        "and hides what matters. Guardrails are not counted."
    ),
    source="Common OKR guidance: two to five Key Results per Objective.",
    kinds=(Kind.OBJECTIVE,),
    check=check,
    settings=("limits.key-results",),
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
              - {title: Cut returns from 8% to 5%, owner: Kofi Mensah}
              - {title: Cut complaints from 90 to 40 a month, owner: Kofi Mensah}
              - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
              - {title: Cut repacking from 12 to 5 hours a week, owner: Kofi Mensah}
              - {title: ‹Raise reused cartons from 10% to 35%›, owner: Kofi Mensah}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Kofi Mensah}
              - {title: Cut complaints from 90 to 40 a month, owner: Kofi Mensah}
              - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
    """,
    related=("too-few-key-results", "too-many-objectives"),
)
