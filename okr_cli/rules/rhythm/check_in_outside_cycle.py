"""708: a check-in dated outside its cycle."""

from collections.abc import Iterator
from datetime import date

from okr_cli.finding import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.rules.base import Context, Example, Rule


def check(key_result: Definition[KeyResult], context: Context) -> Iterator[Finding]:
    """Check-ins before the first day of the cycle or more than a week after its last. KPIs run on across cycles."""
    # Imported here: few runs select this rule, and start-up counts.
    from okr_cli.progress.check_ins import outside_cycle

    check_ins, cycle = key_result.model.check_ins, key_result.document.cycle
    outside = outside_cycle(check_ins, cycle)
    if not outside or cycle is None:
        return
    for index, one in enumerate(check_ins):
        if one in outside:
            early = one.date < cycle.start
            yield Finding(
                f"{one.date} lies outside {cycle.name} ({cycle.start} to {cycle.end})",
                key_result.span("check_ins", index, "date"),
                "Is the year right? A value from before the cycle is the baseline."
                if early
                else "Is the year right? The last value of a cycle is dated on its last day.",
            )


RULE = Rule(
    code="708",
    name="check-in-outside-cycle",
    severity=Severity.WARNING,
    summary="A check-in dated outside its cycle.",
    why=(
        "A value from before the cycle is its baseline, one from after it belongs to the next. Mostly it is "
        "the wrong year. The last value of a cycle may still come in the week after it."
    ),
    source="The file format, version 1: check-ins belong to the cycle of their file.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad=(
        Example(
            """
            cycle: 2026-Q4
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
                    check_ins:
                      - {date: 2025-10-12, value: 2.9}
            """,
            "2025-10-12",
            as_of=date(2026, 11, 20),
        ),
    ),
    good=(
        Example(
            """
            cycle: 2026-Q4
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
                    check_ins:
                      - {date: 2026-10-12, value: 2.9}
            """,
            as_of=date(2026, 11, 20),
        ),
    ),
    related=("check-ins-out-of-order",),
    opt_in=True,
)
