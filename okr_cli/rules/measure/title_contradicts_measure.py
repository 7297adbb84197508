"""503: a title that says other numbers, another unit or another direction than its measure."""

from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.rules import Context, Definition, Example, Finding, Findings, KeyResult, Kind, Rule, Severity, at_part
from okr_cli.rules.measure._title_direction import opposite_verb
from okr_cli.rules.measure._units import unit_of


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """The first contradiction between title and measure: numbers, then unit, then direction."""
    title, measure = key_result.model.title, key_result.model.measure
    if not isinstance(measure, Metric | Threshold | Range):
        return
    if not (isinstance(measure, Metric) and _says_both(title, measure)):
        from okr_cli.rules.measure._title_conflicts import conflict  # few titles need it, and start-up counts

        found = conflict(title, measure)
        if found:
            yield _finding(key_result, found.start, found.end, found.message)
            return
    if isinstance(measure, Metric):
        verb = opposite_verb(title, measure)
        if verb:
            way = "up" if measure.target > measure.baseline else "down"
            fields = f"from {measure.baseline:f} to {measure.target:f}"
            message = f"'{verb}' in the title, but the measure goes {way}, {fields}"
            yield _finding(key_result, 0, len(verb), message)


def _says_both(title: str, measure: Metric) -> bool:
    """A cheap look before the exact one: both numbers stand in the title as they are, with their unit."""
    unit = "%" if measure.unit == "%" else ""
    if measure.unit and not unit and measure.unit not in title and ("%" in title or unit_of(measure.unit)):
        return False
    return f"from {measure.baseline:f}{unit} " in title and f"to {measure.target:f}{unit} " in f"{title} "


def _finding(key_result: Definition[KeyResult], start: int, end: int, message: str) -> Finding:
    return Finding(message, at_part("title", start, end), "Which of the two is right? Change the other.")


RULE = Rule(
    code="503",
    name="title-contradicts-measure",
    severity=Severity.WARNING,
    summary="A title that says other numbers, another unit or another direction than its measure.",
    why=(
        "The title is what people remember, the measure is what is computed. Where they differ, every review is "
        "about one of them and every table about the other."
    ),
    source="The direction of a metric follows from its two numbers; the commonest bug of OKR software is to guess it.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.8, unit: "%"}
            """,
            "1.5%",
        ),
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Reduce parcels that are opened twice
                    owner: Kofi Mensah
                    measure: {baseline: 40, target: 90, unit: parcels}
            """,
            "Reduce",
        ),
    ),
    good=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
            """
        ),
    ),
    related=("no-movement", "missing-measure"),
)
