"""506: one Key Result that outweighs all others of its Objective."""

from decimal import Decimal

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, Objective, Rule, Severity, at

MOST = Decimal("0.75")


def check(objective: Definition[Objective], context: Context) -> Findings:
    """The Key Result with more than three quarters of the weight, among those that are averaged."""
    from okr_cli.progress.roll_up import exclusion_reason

    weights = {
        index: key_result.weight
        for index, key_result in enumerate(objective.model.key_results)
        if exclusion_reason(key_result) is None and key_result.dropped is None
    }
    total = sum(weights.values(), Decimal(0))
    for index, weight in weights.items():
        if len(weights) > 1 and total and weight / total > MOST:
            yield Finding(
                f"this Key Result carries {weight / total:.0%} of its Objective's weight",
                at("key_results", index, "weight"),
                "Should the others count for more, or are they KPIs?",
            )


RULE = Rule(
    code="506",
    name="uneven-weights",
    severity=Severity.INFO,
    summary="A Key Result with more than three quarters of its Objective's weight.",
    why=(
        "When one Key Result has most of the weight, it decides the progress of the Objective, and the others hardly "
        "matter. If that is intended, consider making the others KPIs."
    ),
    source="A common complaint about weighted roll-ups among users of OKR software.",
    kinds=(Kind.OBJECTIVE,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Lena Vogel,
                 weight: ‹9›}
              - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - {title: Cut breakages from 3.1% to 1.5%, owner: Lena Vogel,
                 weight: 2}
              - {title: Raise parcel ratings from 3.9 to 4.4, owner: Kofi Mensah}
    """,
    related=("growth-without-guardrail", "too-few-key-results"),
    opt_in=True,
)
