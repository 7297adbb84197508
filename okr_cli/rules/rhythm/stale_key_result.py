"""701: a Key Result without a recent check-in."""

from datetime import date

from okr_cli.phrases import counted
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Key Results without a check-in for longer than the limit. Not drafts, what is done, or past cycles."""
    from okr_cli.progress.check_ins import staleness
    from okr_cli.progress.entity_metrics import is_over
    from okr_cli.progress.measurement import is_settled

    model, cycle, day = key_result.model, key_result.document.cycle, context.as_of
    if day is None or key_result.entity.state != "active" or is_over(cycle, day, False) or is_settled(model, day):
        return
    stale = staleness(model.check_ins, cycle, day, context.config.thresholds.stale_days)
    if not stale.is_stale:
        return
    if stale.last:
        message = f"no check-in for {counted((day - stale.last).days, 'day')}, since {stale.last}"
    else:
        assert cycle is not None, "without a check-in, days are counted from the start of the cycle"
        message = f"no check-in in the {counted((day - cycle.start).days, 'day')} since {cycle.name} began"
    yield Finding(message, at("title"), "What is its value today, and what has changed?")


RULE = Rule(
    code="701",
    name="stale-key-result",
    severity=Severity.WARNING,
    summary="A Key Result without a check-in for 14 days.",
    why=(
        "A number that nobody looks at is not being worked on. A check-in without a new value still counts: it "
        "shows that somebody looked."
    ),
    source="OKR software, where two weeks is a common limit. That is two missed weekly check-ins.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    place=at("title"),
    settings=("thresholds.stale-days",),
    example_day=date(2026, 11, 20),
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Cut breakages from 3.1% to 1.5%›
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - date: 2026-10-26
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
                  - date: 2026-11-16
                    value: 2.2
    """,
    related=("status-contradicts-pace", "at-risk-without-ask"),
    opt_in=True,
)
