"""706: a Key Result at risk without a request for help."""

from datetime import date

from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Key Results whose latest check-in says ``at-risk`` without ``ask:``, while the cycle runs."""
    from okr_cli.progress.check_ins import lacks_ask
    from okr_cli.progress.entity_metrics import is_over
    from okr_cli.progress.measurement import is_settled

    check_ins, day = key_result.model.check_ins, context.as_of
    if day is None or key_result.entity.state != "active" or is_over(key_result.document.cycle, day, False):
        return
    if lacks_ask(check_ins, day) and not is_settled(key_result.model, day):
        for index in _latest(key_result.model, day):
            yield Finding(
                "at risk, but the last check-in has no ask",
                at("check_ins", index, "status"),
                "What would help, and who could do it? Add it as 'ask:'.",
            )


def _latest(key_result: KeyResult, day: date) -> list[int]:
    """The index of the latest check-in by a person, if there is one."""
    from okr_cli.progress.check_ins import by_people, last_check_in

    latest = last_check_in(by_people(key_result.check_ins), day)
    return [index for index, check_in in enumerate(key_result.check_ins) if check_in is latest]


RULE = Rule(
    code="706",
    name="at-risk-without-ask",
    severity=Severity.WARNING,
    summary="An at-risk Key Result whose last check-in has no ask.",
    why=(
        "The point of an at-risk status is to get help in time. Without an ask, others have to guess what would help."
    ),
    source="A standard question in OKR check-ins: 'Where do we need help?'",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    place=lambda key_result, _, day: tuple(
        at("check_ins", index, "status") for index in _latest(key_result.model, day)
    ),
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
                    value: 2.9
                    status: ‹at-risk›
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
                    value: 2.9
                    status: at-risk
                    ask: Two days of a packaging engineer
    """,
    related=("status-contradicts-pace",),
    opt_in=True,
)
