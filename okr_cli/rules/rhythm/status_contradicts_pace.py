"""707: a stated status that the numbers contradict."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at

if TYPE_CHECKING:
    from okr_cli.progress.measurement import Progress


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Key Results that a person calls on track while the numbers say at risk: far behind, or past a limit."""
    from okr_cli.progress.entity_metrics import key_result_metrics
    from okr_cli.progress.status import Tolerance, is_contradicted, rounded_gap

    model, day, limits = key_result.model, context.as_of, context.config.thresholds
    if day is None or key_result.entity.state != "active" or not any(check_in.status for check_in in model.check_ins):
        return
    tolerance = Tolerance(Decimal(str(limits.behind_points)), Decimal(str(limits.at_risk_points)))
    review = key_result_metrics(model, key_result.document.cycle, day, tolerance)
    if not is_contradicted(review.status):
        return
    gap = None if review.gap is None else rounded_gap(review.gap, tolerance)
    for index in _stated(model, day):
        yield Finding(
            f"reported on-track, but {_numbers(review.progress, gap)}",
            at("check_ins", index, "status"),
            "What do you know that the number does not show? Add it as a note, or change the status.",
        )


def _stated(key_result: KeyResult, day: date) -> list[int]:
    """The index of the check-in with the latest status, if there is one."""
    from okr_cli.progress.status import stated_status

    _, stated_on = stated_status(key_result.check_ins, day)
    on_day = (index for index, check_in in enumerate(key_result.check_ins) if check_in.date == stated_on)
    return [index for index in on_day if key_result.check_ins[index].status][-1:]


def _numbers(progress: "Progress", gap: Decimal | None) -> str:
    """What the numbers say."""
    if gap is not None:
        return f"{gap:f} points behind pace"
    if progress.condition and progress.current is not None:
        return f"{progress.current:f} is outside the limits"
    return "not done by its due date"


RULE = Rule(
    code="707",
    name="status-contradicts-pace",
    severity=Severity.WARNING,
    summary="A Key Result reported as on-track although its pace puts it at risk.",
    why=(
        "The owner may know something that the number does not show, or may only be hoping. When the reported status "
        "and the number differ this much, others should know why."
    ),
    source="OKR software, which often shows the reported status next to the computed one.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    place=lambda key_result, _, day: tuple(
        at("check_ins", index, "status") for index in _stated(key_result.model, day)
    ),
    settings=("thresholds.at-risk-points",),
    example_day=date(2026, 11, 20),
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
                  - date: 2026-11-16
                    value: 3.0
                    status: ‹on-track›
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
                  - date: 2026-11-16
                    value: 2.2
                    status: on-track
    """,
    related=("at-risk-without-ask",),
    opt_in=True,
)
