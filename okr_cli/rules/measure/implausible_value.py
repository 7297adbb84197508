"""508: a check-in far outside of what its measure expects, and thousands that were written with a point."""

from decimal import Decimal

from okr_cli.model.measure import Metric
from okr_cli.progress.in_force import measure_on
from okr_cli.progress.plausibility import hundredfold, is_implausible
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at
from okr_cli.rules.measure._thousands import Thousands, probable_thousands
from okr_cli.rules.measure.impossible_value import RULE as IMPOSSIBLE_VALUE
from okr_cli.rules.measure.impossible_value import impossible_values
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, span_of
from okr_cli.validation.did_you_mean import replacement_fix
from okr_cli.validation.format_keys import Route

QUESTION = "Is it a typo? If not, are the baseline and target right?"


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Values far beyond baseline and target, and shares that were typed as ``0.48`` for 48%.

    What the unit does not even allow is left to the rule for that, if it runs.
    """
    model = key_result.model
    measure = model.measure
    if not isinstance(measure, Metric):
        return
    for thousands in probable_thousands(model):
        yield _thousands_finding(model, thousands)
    last = measure.baseline
    impossible: set[Route] | None = None
    for index, check_in in enumerate(model.check_ins):
        value = check_in.value
        then = measure_on(model, check_in.date) if model.changes else measure
        if value is None or not isinstance(then, Metric):
            continue
        low, high = sorted((then.baseline, then.target))
        message = "" if low <= value <= high else _message(then, value, last)
        if not message:
            last = value
            continue
        if impossible is None:
            impossible = _left_to_other_rule(model, context)
        if ("check_ins", index, "value") not in impossible:
            yield Finding(message, at("check_ins", index, "value"), QUESTION)


def _thousands_finding(model: KeyResult, found: Thousands) -> Finding:
    node: Node | None = model.node
    for step in found.route:
        if isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        else:
            node = node.value(str(step)) if isinstance(node, Mapping) else None
    meant = f"{found.meant:.0f}"
    fix = replacement_fix(span_of(node), node.value, meant) if isinstance(node, Scalar) else None
    message = f"{found.value} equals {found.value.normalize():f}; did you mean {meant}?"
    return Finding(message, at(*found.route), f"Write {meant}: a period is a decimal point.", fix=fix)


def _message(measure: Metric, value: Decimal, last: Decimal) -> str:
    """What is odd about a value that lies outside and comes after ``last``; empty if nothing is."""
    meant = hundredfold(value, measure.unit, last)
    if meant is not None:
        return f"{value:f}% after {last:f}%; did you mean {meant.normalize():f}%?"
    if is_implausible(measure, value):
        return f"{value:f} is far outside the range {measure.baseline:f} to {measure.target:f}"
    return ""


def _left_to_other_rule(model: KeyResult, context: Context) -> set[Route]:
    """Where the values stand that their unit does not even allow, if the rule about them runs."""
    runs = IMPOSSIBLE_VALUE.name in context.running
    return {route for route, _, _ in impossible_values(model)} if runs else set()


RULE = Rule(
    code="508",
    name="implausible-value",
    severity=Severity.WARNING,
    summary="A check-in far outside the range of its measure, or 2.400 where 2400 was meant.",
    why=(
        "If a number should go from 60 to 110, a check-in of 680 is probably a typo or in a different unit. It "
        "distorts the progress, the forecast and the average of the Objective until somebody notices. A period is "
        "always a decimal point, so 2.400 means 2.4."
    ),
    source="Range checks in data entry. 'okr check-in' runs the same check before it writes a value.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad=(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise parcels packed an hour from 60 to 110
                owner: Kofi Mensah
                measure: {baseline: 60, target: 110, unit: parcels}
                check_ins:
                  - date: 2026-10-12
                    value: ‹680›
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise the share of parcels on time from 91% to 97%
                owner: Kofi Mensah
                measure: {baseline: 91, target: 97, unit: "%"}
                check_ins:
                  - date: 2026-10-12
                    value: ‹0.92›
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise parcels packed a day from 1,800 to 2,400
                owner: Kofi Mensah
                measure: {baseline: 1800, target: ‹2.400›, unit: parcels}
        """,
    ),
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise parcels packed an hour from 60 to 110
                owner: Kofi Mensah
                measure: {baseline: 60, target: 110, unit: parcels}
                check_ins:
                  - date: 2026-10-12
                    value: 68
    """,
    related=("impossible-value", "repeated-check-in"),
)
