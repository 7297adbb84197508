"""509: a Key Result that keeps a level instead of changing one."""

from okr_cli.model.measure import Range, Threshold
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Limits and ranges that are no guardrail. If the first value breaks the limit, keeping it is a change to make."""
    from okr_cli.progress.measurement import Condition, condition_of

    model, measure = key_result.model, key_result.model.measure
    if not isinstance(measure, Threshold | Range) or model.guardrail or model.kind == "learning":
        return
    values = (check_in.value for check_in in model.check_ins if check_in.value is not None)
    first = next(values, None)
    if first is None or condition_of(measure, first) is Condition.MET:
        yield Finding(
            "this is a level to keep, not a change to make",
            at("measure", "keep" if isinstance(measure, Threshold) else "between"),
            "Is it a KPI (move it to 'kpis:') or a guardrail ('guardrail: true')?",
        )


RULE = Rule(
    code="509",
    name="key-result-is-kpi",
    severity=Severity.INFO,
    summary="A Key Result that maintains a level but is not marked as a guardrail.",
    why=(
        "A Key Result is a change that the team wants to make in this cycle. A level that is fine today and "
        "should stay there only needs watching. As a Key Result, it takes up space in the Objective and raises "
        "its average without any progress."
    ),
    source="Common OKR guidance: KPIs show whether the business is healthy; Key Results show what should change.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Keep parcels lost under 4 a month
                owner: Kofi Mensah
                measure: {keep: ‹"< 4"›, unit: parcels}
    """,
    good=(
        """
        kpis:
          - title: Parcels lost a month
            owner: Kofi Mensah
            healthy: "< 4"
            unit: parcels
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Keep parcels lost under 4 a month
                owner: Kofi Mensah
                guardrail: true
                measure: {keep: "< 4", unit: parcels}
        """,
    ),
    related=("growth-without-guardrail",),
    opt_in=True,
)
