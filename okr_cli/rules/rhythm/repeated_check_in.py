"""711: two check-ins on one day."""

from datetime import date

from okr_cli.model.check_in import CheckIn
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Kpi, Related, Rule, Severity, at


def check(entity: Definition[KeyResult | Kpi], context: Context) -> Findings:
    """Check-ins on the day of another one from the same source. A person may comment on what a script has measured."""
    check_ins = entity.model.check_ins
    if len(check_ins) < 2:
        return
    first: dict[tuple[date, str | None], int] = {}
    for index, check_in in enumerate(check_ins):
        earlier = first.setdefault((check_in.date, check_in.source), index)
        if earlier != index:
            yield Finding(
                f"second check-in for {check_in.date}",
                at("check_ins", index, "date"),
                _advice(check_ins[earlier], check_in),
                related=(Related("first check-in", at("check_ins", earlier, "date")),),
            )


def _advice(first: CheckIn, second: CheckIn) -> str:
    """What to do: two that agree become one, of two different values one is on the wrong day."""
    if None in (first.value, second.value) or first.value == second.value:
        return "Combine them into one check-in."
    return f"Which value is right, {first.value:f} or {second.value:f}? Keep one, or correct the date."


RULE = Rule(
    code="711",
    name="repeated-check-in",
    severity=Severity.WARNING,
    summary="Two check-ins on the same day.",
    why=(
        "Only the later entry is used as the value for that day, but the other one still affects the curve and the "
        "forecast. Usually the date was copied along with the line above, or a merge kept both sides. A check-in "
        "with a different 'source:' is not a duplicate."
    ),
    source="The okr file format, version 1: a check-in records one value on one date.",
    kinds=(Kind.KEY_RESULT, Kind.KPI),
    check=check,
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-10-12
                    value: 2.9
                  - date: ‹2026-10-12›
                    value: 2.6
    """,
    good="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-10-12
                    value: 2.9
                  - date: 2026-10-19
                    value: 2.6
    """,
    related=("check-ins-out-of-order", "check-in-outside-cycle"),
)
