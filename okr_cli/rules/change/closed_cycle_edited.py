"""802: a change in a file whose cycle was closed."""

from okr_cli.history.changes import Change, ChangeKind
from okr_cli.rules import Context, Example, Finding, Findings, Rule, Severity, at
from okr_cli.rules.change._moment import place_of, was_closed

LESSONS = ("learned", "verdict")
"""What may be added later: an effect can show after the end of the cycle."""

EVENTS = {
    ChangeKind.ADDED: "{subject} added to a closed cycle",
    ChangeKind.REMOVED: "{subject} '{id}' removed from a closed cycle",
    ChangeKind.CHECK_IN_ADDED: "check-in for {day} added to a closed cycle",
    ChangeKind.CHECK_IN_REWRITTEN: "check-in for {day} rewritten in a closed cycle",
    ChangeKind.CHECK_IN_REMOVED: "check-in for {day} removed from a closed cycle",
    ChangeKind.MOVED: "{subject} moved out of a closed cycle",
}
"""The messages that do not name a key."""


def check(change: Change, context: Context) -> Findings:
    """Everything that differs from a revision in which the file was closed, but for lessons and other paths."""
    if not was_closed(change) or change.is_nested or change.field == "path":
        return
    if change.field in LESSONS and change.old is None:
        return
    if change.kind is ChangeKind.STATE:
        message = "closed cycle reopened"
    else:
        entity = change.entity
        names = {"subject": entity.kind.label if entity else change.subject.value, "id": entity.id if entity else ""}
        event = EVENTS.get(change.kind, "'{field}' changed in a closed cycle")
        message = event.format(**names, day=change.day, field=change.field)
    place = at(*change.field.split(".")) if change.field and change.entity else at("title")
    yield place_of(change, Finding(message, place, "Undo the change, or reopen the cycle in a separate commit."))


BEFORE = """
cycle: 2026-Q3
state: closed
objectives:
  - title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - title: Cut breakages at the depot
        owner: Kofi Mensah
        measure: {baseline: 3.1, target: 1.5, unit: "%"}
"""

RULE = Rule(
    code="802",
    name="closed-cycle-edited",
    severity=Severity.ERROR,
    summary="A change to a file whose cycle is closed.",
    why=(
        "A closed cycle is the record of what was promised and what came of it. Reports, comparisons and everything "
        "carried into the next cycle rely on it. Verdicts and lessons can still be added, because an effect may take "
        "longer than the cycle to show. Everything else stays as it was when the cycle closed."
    ),
    source="Common OKR practice: Key Results are scored in the open at the end of the cycle.",
    check_change=check,
    bad=Example(
        """
        cycle: 2026-Q3
        state: closed
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages at the depot
                owner: ‹Ama Boateng›
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
        """,
        before=BEFORE,
    ),
    good=Example(
        """
        cycle: 2026-Q3
        state: closed
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages at the depot
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                learned: Half of what broke had been packed twice
        """,
        before=BEFORE,
    ),
    related=("rewritten-check-in", "moved-goalposts"),
)
