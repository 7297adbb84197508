"""803: a check-in that says something else than before."""

from okr_cli.history.changes import Change, ChangeKind
from okr_cli.rules import Context, Example, Finding, Findings, Rule, Severity, at
from okr_cli.rules.change._moment import place_of, was_closed

FIELDS = ("date", "value", "confidence", "status")
"""What a curve or a table is made of. A note may be corrected."""


def check(change: Change, context: Context) -> Findings:
    """Check-ins that are gone, or of which something that was there is another now."""
    if was_closed(change):
        return
    if change.kind is ChangeKind.CHECK_IN_REMOVED:
        yield place_of(change, Finding(f"check-in for {change.day} removed", at("check_ins"), ADVICE))
    elif change.kind is ChangeKind.CHECK_IN_REWRITTEN and change.after and change.after.definition:
        check_ins = change.after.definition.model.check_ins
        index = next(number for number, check_in in enumerate(check_ins) if check_in is change.new)
        for field in FIELDS:
            was, now = getattr(change.old, field), getattr(change.new, field)
            if was not in (None, now):
                message = (
                    f"check-in for {change.old.date} rewritten: {field} changed from {_plain(was)} to {_plain(now)}"
                )
                yield Finding(message, at("check_ins", index, field), ADVICE)


ADVICE = "Restore it, and add a new check-in with the new information."


def _plain(value: object) -> str:
    return "not set" if value is None else str(value)


BEFORE = """
cycle: 2026-Q4
objectives:
  - title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - title: Cut breakages at the depot
        owner: Kofi Mensah
        measure: {baseline: 3.1, target: 1.5, unit: "%"}
        check_ins:
          - {date: 2026-10-12, value: 2.9}
"""

RULE = Rule(
    code="803",
    name="rewritten-check-in",
    severity=Severity.WARNING,
    summary="A past check-in that was changed or removed.",
    why=(
        "A check-in records what was known on its date. Rewriting it changes the progress curve, the forecast and "
        "the basis of earlier decisions. To correct a mistake, add a check-in and explain the correction in its "
        "note. Notes may be edited, and missing fields may be filled in."
    ),
    source="The okr file format, version 1: a check-in records one value on one date.",
    check_change=check,
    bad=Example(
        """
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages at the depot
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                check_ins:
                  - {date: 2026-10-12, value: ‹2.4›}
        """,
        before=BEFORE,
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
                check_ins:
                  - {date: 2026-10-12, value: 2.9}
                  - {date: 2026-10-19, value: 2.4, note: 2.9 was too high}
        """,
        before=BEFORE,
    ),
    related=("moved-goalposts", "repeated-check-in"),
)
