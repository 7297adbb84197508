"""804: an entity that was deleted while its cycle ran."""

from datetime import date

from okr_cli.history.changes import Change, ChangeKind
from okr_cli.model.entity import Kind
from okr_cli.rules import Context, Example, Finding, Findings, Rule, Severity, at
from okr_cli.rules.change._moment import is_in_running_cycle, place_of


def check(change: Change, context: Context) -> Findings:
    """What is gone. What had been dropped may go, and work that never began; what goes with its parent is not told."""
    entity = change.entity
    if change.kind is not ChangeKind.REMOVED or entity is None or change.is_nested or entity.dropped_on is not None:
        return
    if entity.kind is Kind.INITIATIVE and entity.status not in ("in-progress", "shipped"):
        return
    if is_in_running_cycle(change, context):
        advice = "Restore it, then run 'okr drop', which keeps it and records the reason."
        if entity.kind is Kind.KPI:
            advice = "Restore it, or explain in the commit message why it no longer matters."
        yield place_of(change, Finding(f"{entity.label} was deleted during its cycle", at("title"), advice))


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
      - title: Cut breakages on the last mile
        owner: Ama Boateng
        measure: {baseline: 2.2, target: 1, unit: "%"}
"""

RULE = Rule(
    code="804",
    name="vanished-entity",
    severity=Severity.WARNING,
    summary="An Objective, Key Result, Initiative or KPI that was deleted during its cycle.",
    why=(
        "A deleted entry is missing from the review, the scores and the lessons for the next cycle. Stopping is "
        "often a good decision and worth recording. A dropped entry stays visible with its reason and does not "
        "count toward averages. Ideas and work that never started may be deleted."
    ),
    source="Common practice in retrospectives: review what was stopped as well as what was finished.",
    check_change=check,
    example_day=DAY,
    bad=Example(
        """
        cycle: 2026-Q4
        objectives:
          - title: ‹Let every parcel arrive whole›
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages at the depot
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
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
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
              - title: Cut breakages on the last mile
                owner: Ama Boateng
                measure: {baseline: 2.2, target: 1, unit: "%"}
                dropped: {date: 2026-11-09, reason: A partner drives it now}
        """,
        before=BEFORE,
        as_of=DAY,
    ),
    related=("moved-goalposts", "dropped-without-learning"),
)
