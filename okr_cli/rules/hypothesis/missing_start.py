"""607: work in progress, and nobody knows since when."""

from okr_cli.model.measure import Metric
from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives in progress without ``started:``, where they are to move a number that can creep.

    What serves a yes-or-no, a limit or an Objective cannot stall. Where the Key Result stands elsewhere, its measure is
    not known here, and nothing is said.
    """
    model, parent = initiative.model, initiative.parent
    if model.status != "in-progress" or model.started is not None or parent is None:
        return
    if parent.entity.kind is Kind.KEY_RESULT and isinstance(parent.model.measure, Metric):
        yield Finding(
            "in progress without a start date", at("status"), "When did work start? Add the date as 'started:'."
        )


RULE = Rule(
    code="607",
    name="missing-start",
    severity=Severity.INFO,
    summary="An Initiative in progress without a start date.",
    why=(
        "If the number has not moved after a few weeks, it is time to try something else. Without a start date, "
        "nobody can tell how long the work has been under way or how far the number has moved since."
    ),
    source=(
        "OKR guides that recommend reviewing each Initiative after three to four weeks and dropping or replacing those "
        "that moved nothing."
    ),
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
                    status: ‹in-progress›
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
                    status: in-progress
                    started: 2026-10-12
    """,
    related=("stalled-initiative", "missing-hypothesis"),
)
