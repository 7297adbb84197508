"""706: a Key Result at risk without a request for help."""

from datetime import date

from okr_cli.rules import (
    Context,
    Definition,
    Example,
    Finding,
    Findings,
    KeyResult,
    Kind,
    Place,
    Rule,
    Severity,
    WorkspaceIndex,
    at,
)


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Key Results whose latest check-in says ``at-risk`` without ``ask:``, while the cycle runs."""
    # Imported here: few runs select this rule, and start-up counts.
    from okr_cli.progress.check_ins import lacks_ask
    from okr_cli.progress.measurement import is_settled
    from okr_cli.progress.metrics import is_over

    check_ins, day = key_result.model.check_ins, context.as_of
    if day is None or key_result.entity.state != "active" or is_over(key_result.document.cycle, day, False):
        return
    if lacks_ask(check_ins, day) and not is_settled(key_result.model, day):
        yield Finding(
            "at risk, and no word about what would help",
            _latest_status(key_result.model, day),
            "Who could do what to change it? Write it as 'ask:'.",
        )


def place(key_result: Definition[KeyResult], workspace: WorkspaceIndex, day: date) -> tuple[Place, ...]:
    """The status of the latest check-in."""
    from okr_cli.progress.check_ins import lacks_ask

    model = key_result.model
    return (_latest_status(model, day),) if lacks_ask(model.check_ins, day) else ()


def _latest_status(model: KeyResult, day: date) -> Place:
    from okr_cli.progress.check_ins import check_ins_until

    latest = check_ins_until(model.check_ins, day)[-1]
    index = next(index for index, check_in in enumerate(model.check_ins) if check_in is latest)
    return at("check_ins", index, "status")


RULE = Rule(
    code="706",
    name="at-risk-without-ask",
    severity=Severity.WARNING,
    summary="A Key Result at risk whose last check-in asks for nothing.",
    why=(
        "Red is information, and its point is help in time. A status that names no ask leaves the reader to "
        "guess what would help."
    ),
    source="OKR check-ins: where do we need help?",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    place=place,
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
                      - {date: 2026-11-16, value: 2.9, status: at-risk}
            """,
            "at-risk",
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
                      - {date: 2026-11-16, value: 2.9, status: at-risk, ask: Two days of a packaging engineer}
            """,
            as_of=date(2026, 11, 20),
        ),
    ),
    related=("status-contradicts-pace",),
    opt_in=True,
)
