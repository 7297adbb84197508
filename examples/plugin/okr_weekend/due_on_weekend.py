"""901: work that is due on a weekend."""

from okr_cli.plugin import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at

SATURDAY = 5


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Open Initiatives that are due on a Saturday or a Sunday."""
    due = initiative.model.due
    if due and due.weekday() >= SATURDAY and initiative.model.is_open:
        yield Finding(
            f"{due} is a {due:%A}",
            at("due"),
            "Who will be there to ship it? Choose the Friday before or the Monday after.",
        )


RULE = Rule(
    code="901",
    name="due-on-weekend",
    severity=Severity.WARNING,
    summary="An Initiative that is due on a Saturday or a Sunday.",
    why="Work due on a weekend is finished the Monday after at best, and nobody knows whether it was late.",
    source="Our own calendar.",
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad="""
        initiatives:
          - title: Paint the boathouse door green
            owner: Signe Dahl
            key_result: visitors
            due: ‹2026-11-21›
    """,
    good="""
        objectives:
          - title: Make the boathouse a place to stay
            owner: Signe Dahl
            key_results:
              - title: Raise visitors from 40 to 70 a week
                owner: Signe Dahl
                measure: {baseline: 40, target: 70}
                initiatives:
                  - {title: Paint the boathouse door green, owner: Signe Dahl, due: 2026-11-20}
    """,
    related=("overdue-initiative", "oversized-initiative"),
)
