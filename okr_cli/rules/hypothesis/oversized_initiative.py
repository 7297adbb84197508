"""605: work that runs past its cycle."""

from okr_cli.phrases import counted
from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives to do or in progress that are due after the last day of the cycle. An idea promises nothing."""
    cycle, due = initiative.document.cycle, initiative.model.due
    if cycle and due and due > cycle.end and initiative.model.is_taken_on:
        yield Finding(
            f"due {counted((due - cycle.end).days, 'day')} after {cycle.name} ends ({cycle.end})",
            at("due"),
            "Which part could ship early enough to move the number in this cycle?",
        )


RULE = Rule(
    code="605",
    name="oversized-initiative",
    severity=Severity.WARNING,
    summary="An open Initiative that is due after the end of its cycle.",
    why="Work that ships after the cycle cannot move a number within it. A smaller first step can.",
    source="Common OKR guidance: an Initiative should ship, and show its effect, within the cycle.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad="""
        cycle: 2026-Q4
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    due: ‹2027-02-15›
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
                initiatives:
                  - title: Line the courier vans with felt
                    owner: Lena Vogel
                    due: 2026-11-15
    """,
    related=("overdue-initiative", "stalled-initiative"),
)
