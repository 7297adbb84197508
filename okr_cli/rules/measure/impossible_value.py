"""504: a value that its unit does not allow."""

import re
from collections.abc import Iterator
from decimal import Decimal

from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.model.unit import is_counted
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Kpi, Rule, Severity, at
from okr_cli.validation.format_keys import Route

SHARE = (
    r"uptime|availability|coverage|attendance|completion|occupancy|accuracy|adoption|share of|pass rate|"
    r"satisfied|on time|of all|conversion|open rate"
)
LOW, HIGH = Decimal(0), Decimal(100)
"""What every scale allows."""

SCORES = frozenset({"", "points", "pts", "score"})
WITH_MAXIMUM = SCORES | {"%"}
PROMOTERS = r"\be?nps\b|net promoter"
ANSWERS = r"response|answer|surve|reply|replies|respondent|participa"
CHANGE = (
    r"\b(net|change|changes|growth|gr[eo]w\w*|gain|balance|margin|surplus|delta|variance|difference|deviation|by|versus|"
    r"vs|against|ahead|early|late|lead|pipeline|yoy|year[- ]on[- ]year|year[- ]over[- ]year)\b|"
    r"\bof (the |our )?(plan|budget|quota|forecast|last year)\b"
)
"""Words of a change or a comparison, which can be negative and has no maximum."""


def check(entity: Definition[KeyResult | Kpi], context: Context) -> Findings:
    """Values of the measure and of the check-ins outside of the scale of their unit."""
    for route, value, scale in impossible_values(entity.model):
        yield Finding(f"impossible value {value:f}: {scale}", at(*route), "Is the number wrong, or the unit?")


def impossible_values(model: KeyResult | Kpi) -> Iterator[tuple[Route, Decimal, str]]:
    """The values that their unit does not allow, with their place and the scale. 0 to 100 is inside of each scale."""
    values = list(_values(model))
    if all(LOW <= value <= HIGH for _, value in values):
        return
    unit = getattr(model, "unit", None) or getattr(getattr(model, "measure", None), "unit", None) or ""
    if (
        unit.strip().lower() not in WITH_MAXIMUM
        and not _has(PROMOTERS, unit)
        and all(value >= LOW for _, value in values)
    ):
        return
    low, high, scale = _scale(unit, model.title)
    for route, value in values:
        if (low is not None and value < low) or (high is not None and value > high):
            yield route, value, scale


def _scale(unit: str, title: str) -> tuple[int | None, int | None, str]:
    is_score = unit.strip().lower() in SCORES and not _has(ANSWERS, title)
    if _has(PROMOTERS, unit) or (is_score and _has(PROMOTERS, title)):
        return -100, 100, "a Net Promoter Score must be between -100 and 100"
    if _has(CHANGE, title) or _has(CHANGE, unit):
        return None, None, ""
    if unit.strip() == "%" and _has(SHARE, title):
        return 0, 100, "this percentage must be between 0 and 100"
    if is_counted(unit):
        return 0, None, f"{unit} cannot be negative"
    return None, None, ""


def _has(pattern: str, text: str) -> bool:
    """The pattern is compiled when it is first needed: most values need no scale."""
    return re.search(pattern, text, re.IGNORECASE) is not None


def _values(model: KeyResult | Kpi) -> Iterator[tuple[Route, Decimal]]:
    measure = model.measure if isinstance(model, KeyResult) else None
    if isinstance(model, Kpi) and model.healthy is not None:
        yield ("healthy",), model.healthy.value
    if isinstance(measure, Metric):
        yield ("measure", "baseline"), measure.baseline
        yield ("measure", "target"), measure.target
    elif isinstance(measure, Threshold):
        yield ("measure", "keep"), measure.keep.value
        if measure.risk is not None:
            yield ("measure", "risk"), measure.risk
    elif isinstance(measure, Range):
        yield from ((("measure", "between", index), value) for index, value in enumerate(measure.between))
    for index, check_in in enumerate(model.check_ins):
        if check_in.value is not None:
            yield ("check_ins", index, "value"), check_in.value


RULE = Rule(
    code="504",
    name="impossible-value",
    severity=Severity.WARNING,
    summary="A value that its unit does not allow.",
    why=(
        "A negative number of customers, 130% availability, a Net Promoter Score of 140: either the number or the unit "
        "is wrong. Either mistake distorts every table that includes the value."
    ),
    source="The definitions of the units: a Net Promoter Score, for example, is always between -100 and 100.",
    kinds=(Kind.KEY_RESULT, Kind.KPI),
    check=check,
    bad="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise the share of parcels on time from 91% to 97%
                owner: Kofi Mensah
                measure: {baseline: 91, target: 97, unit: "%"}
                check_ins:
                  - date: 2026-10-12
                    value: ‹920›
    """,
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Raise the share of parcels on time from 91% to 97%
                owner: Kofi Mensah
                measure: {baseline: 91, target: 97, unit: "%"}
                check_ins:
                  - date: 2026-10-12
                    value: 92.0
    """,
    related=("title-contradicts-measure",),
)
