"""801: a measure that was changed while its cycle runs, without a reason on record."""

from datetime import date
from decimal import Decimal
from typing import Any

from okr_cli.history.changes import Change, Subject
from okr_cli.model.measure import FindBaseline, Metric
from okr_cli.rules import Context, Example, Finding, Findings, Rule, Severity, at
from okr_cli.rules.change._moment import is_in_running_cycle

NO_GOAL = ("unit", "milestones.title")
"""Parts of a measure that say nothing about how much is to be reached."""


def check(change: Change, context: Context) -> Findings:
    """Measures that differ from the revision. The first measure, and one that was to be found out, move nothing."""
    if change.subject is not Subject.KEY_RESULT or not change.moves_goalposts or change.reason:
        return
    if change.field in NO_GOAL or (change.field == "measure" and isinstance(change.old, FindBaseline | None)):
        return
    if is_in_running_cycle(change, context):
        yield Finding(_message(change), at("measure", *change.field.split(".")[:1]), _advice(change, context))


def _message(change: Change) -> str:
    if change.field == "measure":
        return "measure replaced during the cycle, no reason given"
    points = round(change.points or 0)
    effect = f" ({abs(points)} points {'easier' if points > 0 else 'harder'})" if points else ""
    was, now = _plain(change.old), _plain(change.new)
    field = change.field.replace(".", " ")
    if was and now:
        return f"{field} changed from {was} to {now}{effect}, no reason given"
    return f"{field} {'removed' if was else 'added'} ({was or now}), no reason given"


def _advice(change: Change, context: Context) -> str:
    if not isinstance(change.new, Decimal) or change.field not in Metric.model_fields:
        return "Record the change and its reason under `changes:`."
    day = context.as_of or "2026-11-02"
    entry = f"{{date: {day}, {change.field}: {{from: {change.old:f}, to: {change.new:f}}}, reason: …}}"
    return f"Why did it change? Write `changes: [{entry}]`."


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " to ".join(map(_plain, value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


DAY = date(2026, 11, 20)
BEFORE = """
cycle: 2026-Q4
objectives:
  - title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - title: Cut breakages at the depot
        owner: Kofi Mensah
        measure: {baseline: 3.1, target: 1.5, unit: "%"}
"""

RULE = Rule(
    code="801",
    name="moved-goalposts",
    severity=Severity.WARNING,
    summary="A measure that changed during its cycle without a recorded reason.",
    why=(
        "Targets sometimes have to change. If one changes silently, the status improves and nobody knows why, and the "
        "final score no longer answers the original question. If the change and its reason are recorded under "
        "'changes:', every view shows both targets and the score against each."
    ),
    source="Common OKR guidance: targets are agreed on at the start of the cycle, and any changes are explained.",
    check_change=check,
    example_day=DAY,
    bad=Example(
        """
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages at the depot
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: ‹2.5›, unit: "%"}
        """,
        before=BEFORE,
        as_of=DAY,
    ),
    good=Example(
        """
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages at the depot
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 2.5, unit: "%"}
                changes:
                  - date: 2026-11-16
                    target: {from: 1.5, to: 2.5}
                    reason: The new line starts in January, not in November
        """,
        before=BEFORE,
        as_of=DAY,
    ),
    related=("vanished-entity", "rewritten-check-in"),
)
