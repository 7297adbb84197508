"""707: a green word beside a red number."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric
from okr_cli.progress.measured import measure_progress
from okr_cli.progress.pace import expected_progress, gap_points
from okr_cli.progress.status import Status, stated_status
from okr_cli.rules.base import Context, Example, Rule


def check(key_result: Definition[KeyResult], context: Context) -> Iterator[Finding]:
    """Key Results that a person calls on track while the gap to the pace is beyond the limit of at risk."""
    model, cycle, day = key_result.model, key_result.document.cycle, context.as_of
    if day is None or cycle is None or not isinstance(model.measure, Metric):
        return
    stated, _ = stated_status(model.check_ins, day)
    progress = measure_progress(model, day)
    if stated is not Status.ON_TRACK or progress.raw is None or progress.missing:
        return
    gap = gap_points(expected_progress(cycle, day), progress.raw)
    if gap > Decimal(str(context.config.thresholds.at_risk_points)):
        yield Finding(
            f"called on-track, but {gap:.0f} points behind the pace",
            key_result.span("title"),
            "What do you know that the number does not? Say it in the note, or change the status.",
        )


RULE = Rule(
    code="707",
    name="status-contradicts-pace",
    severity=Severity.WARNING,
    summary="A status on-track while the pace says at risk.",
    why=(
        "A person may know what the number does not, and a person may also hope. When both differ this far, "
        "the reader should be told why."
    ),
    source="Stated and derived status side by side, as in most OKR software.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    settings=("thresholds.at-risk-points",),
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
                      - {date: 2026-11-16, value: 3.0, status: on-track}
            """,
            "Cut breakages from 3.1% to 1.5%",
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
                      - {date: 2026-11-16, value: 2.2, status: on-track}
            """,
            as_of=date(2026, 11, 20),
        ),
    ),
    related=("at-risk-without-ask",),
    opt_in=True,
)
