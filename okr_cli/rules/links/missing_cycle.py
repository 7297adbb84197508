"""114: Objectives without a time frame."""

import re

from okr_cli.model.cycle import PATTERN
from okr_cli.rules import Context, Definition, Finding, Findings, Kind, Objective, Rule, Severity, at


def check(objective: Definition[Objective], context: Context) -> Findings:
    """The first pursued Objective of a document without ``cycle:``: one line fixes them all, so there is one finding.

    A cycle that could not be read was reported already.
    """
    file = objective.document.model
    if file.cycle is not None or "cycle" in file.node.entries:
        return
    pursued = [model for model in file.objectives if model.dropped is None]
    if pursued and pursued[0] is objective.model:
        many = len(pursued)
        yield Finding(
            f"{many} Objectives in this file have no cycle" if many > 1 else "this Objective has no cycle",
            at("title"),
            (
                f"Which cycle is it for? Add 'cycle: {_cycle_in(objective.document.source.path, context)}' at the "
                "top of the file."
            ),
        )


def _cycle_in(path: str, context: Context) -> str:
    """The cycle in a path such as ``okrs/2026-Q4/growth.yaml``, else a form to fill in."""
    named = (part for part in re.split(r"[/\\]|\.ya?ml$", path) if PATTERN.fullmatch(part) or context.cycle(part))
    return next(named, "YYYY-Q1")


RULE = Rule(
    code="114",
    name="missing-cycle",
    severity=Severity.WARNING,
    summary="Objectives in a file without a cycle.",
    why=(
        "Without an end date, nobody can say whether a number is on pace, when a check-in is stale or when the score "
        "is due, so views cannot show a status. A cycle also keeps this quarter's ids apart from last quarter's."
    ),
    source="Common OKR guidance: OKRs are set for a fixed period.",
    kinds=(Kind.OBJECTIVE,),
    check=check,
    bad="""
        team: Packing
        objectives:
          - title: ‹Let every parcel arrive whole›
            owner: Kofi Mensah
    """,
    good="""
        cycle: 2026-Q4
        team: Packing
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
    """,
    related=("check-in-outside-cycle", "other-cycle-link"),
)
