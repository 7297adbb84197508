"""708: a check-in dated outside its cycle."""

from okr_cli.progress.check_ins import is_outside_cycle
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Check-ins before the first day of the cycle or more than a week after its last. KPIs have no cycle."""
    cycle = key_result.document.cycle
    for index in _outside(key_result):
        assert cycle is not None, "a date can be outside a cycle only if there is a cycle"
        day = key_result.model.check_ins[index].date
        hint = (
            "A value from before the cycle belongs in 'baseline:'."
            if day < cycle.start
            else "Record the final value on the last day of the cycle."
        )
        yield Finding(
            f"{day} is outside {cycle.name} ({cycle.start} to {cycle.end})",
            at("check_ins", index, "date"),
            f"Is the year right? {hint}",
        )


def _outside(key_result: Definition[KeyResult]) -> list[int]:
    """The indices of the check-ins outside of the cycle."""
    check_ins, cycle = key_result.model.check_ins, key_result.document.cycle
    return [index for index, check_in in enumerate(check_ins) if is_outside_cycle(check_in.date, cycle)]


RULE = Rule(
    code="708",
    name="check-in-outside-cycle",
    severity=Severity.WARNING,
    summary="A check-in dated outside its cycle.",
    why=(
        "Usually, the year is wrong. A value from before the cycle is the baseline; a value from after the cycle "
        "belongs to the next one. The final value may still be recorded in the week after the cycle ends."
    ),
    source="The okr file format, version 1: check-ins belong to the cycle of their file.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    place=lambda key_result, _, day: tuple(at("check_ins", index, "date") for index in _outside(key_result)),
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
                  - date: ‹2025-10-12›
                    value: 2.9
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
    """,
    related=("check-ins-out-of-order",),
)
