"""701: a Key Result of which nobody has spoken for a while."""

from collections.abc import Iterator
from datetime import date

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.silence import silence
from okr_cli.rules.base import Context, Example, Rule


def check(key_result: Definition[KeyResult], context: Context) -> Iterator[Finding]:
    """Key Results of a running cycle that have been silent for longer than the limit."""
    cycle, day = key_result.document.cycle, context.as_of
    if day is None or cycle is None or not cycle.start <= day <= cycle.end:
        return
    silent = silence(key_result.model.check_ins, cycle, day, context.config.thresholds.stale_days)
    if silent.stale:
        since = f"since {silent.last}, {silent.days} days ago" if silent.last else f"since {cycle.name} began"
        yield Finding(f"no check-in {since}", key_result.span("title"), "What is its value today, and what changed?")


RULE = Rule(
    code="701",
    name="stale-key-result",
    severity=Severity.WARNING,
    summary="A Key Result without a check-in for 14 days.",
    why=(
        "A number that nobody looks at is not pursued. A check-in without a new value still counts: it says "
        "that somebody looked."
    ),
    source="A fortnight is what OKR software and the weekly rhythm of most guides agree on.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    settings=("thresholds.stale-days",),
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
                      - {date: 2026-10-26, value: 2.6}
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
                      - {date: 2026-11-16, value: 2.2}
            """,
            as_of=date(2026, 11, 20),
        ),
    ),
    opt_in=True,
)
