"""507: growth or speed without a guardrail."""

import re

from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Objective, Rule, Severity, at

MORE = (
    r"\b(revenue|sales|sign-?ups?|registrations?|leads|trials|orders?|bookings?|downloads?|installs?|visits?|"
    r"throughput|velocity|volume|output|deploy\w*|releases?|speed|active (users|teams|accounts))\b"
)
FASTER = r"\b((lead|cycle|handling|delivery|processing|turnaround) time|time to \w+)\b"


def check(objective: Definition[Objective], context: Context) -> Findings:
    """The first growth metric of an Objective in which nothing is a guardrail, a limit or a guarding KPI."""
    key_results = objective.model.key_results
    guarded = any(
        key_result.guardrail or isinstance(key_result.measure, Threshold | Range)
        for key_result in key_results
        if key_result.dropped is None
    )
    if guarded or objective.document.model.has_guarding_kpi:
        return
    for index, key_result in enumerate(key_results):
        found = _growth(key_result) if key_result.dropped is None else ""
        if found:
            yield Finding(
                f"'{found}' is not balanced by a guardrail",
                at("key_results", index, "title"),
                "What must not get worse as this improves? Add it as a Key Result with 'guardrail: true'.",
            )
            return


def _growth(key_result: KeyResult) -> str:
    """The words of a title about growth or speed, if the measure moves that way; else an empty string."""
    measure = key_result.measure
    if not isinstance(measure, Metric):
        return ""
    wanted = MORE if measure.target > measure.baseline else FASTER
    found = re.search(wanted, key_result.title, re.IGNORECASE)
    return found[0] if found else ""


RULE = Rule(
    code="507",
    name="growth-without-guardrail",
    severity=Severity.INFO,
    summary="A Key Result about growth, speed or volume without a guardrail.",
    why=(
        "Growth and speed can always be bought with discounts, overtime or shortcuts. A guardrail says what "
        "must not get worse along the way."
    ),
    source=(
        "Andrew Grove, High Output Management, and John Doerr, Measure What Matters: pair each measure of quantity "
        "with one of quality."
    ),
    kinds=(Kind.OBJECTIVE,),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Raise orders a day from 900 to 1400›
                owner: Kofi Mensah
                measure: {baseline: 900, target: 1400}
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise orders a day from 900 to 1400
                owner: Kofi Mensah
                measure: {baseline: 900, target: 1400}
              - title: Breakages stay below 2%
                owner: Kofi Mensah
                guardrail: true
                measure: {keep: "< 2", unit: "%"}
    """,
    related=("too-few-key-results", "uneven-weights"),
    opt_in=True,
)
