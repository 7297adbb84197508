"""411: a Key Result that nobody can measure."""

from okr_cli.model.measure import FindBaseline, Metric, Range, Threshold
from okr_cli.rules import Context, Definition, Findings, KeyResult, Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_findings


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """Key Results without a target in the title, and without a measure that would have one."""
    if not isinstance(key_result.model.measure, Metric | Threshold | Range | FindBaseline):
        yield from title_findings("key-result-without-number", key_result, context)


RULE = Rule(
    code="411",
    name="key-result-without-number",
    severity=Severity.WARNING,
    summary="A Key Result without a number.",
    why=(
        "Without a number, two honest people can disagree at the end of the cycle about whether a Key Result was "
        "reached. Number words (zero, none, half, double) and a complete measure count as numbers; dates, versions and "
        "identifiers do not."
    ),
    source="John Doerr, Measure What Matters, quoting Marissa Mayer: 'It's not a key result unless it has a number.'",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    needs_title_verdict=True,
    bad=(
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: ‹Better search results for repair shops›
                owner: Leila Farouk
        """,
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: ‹Fewer calls about wrong parts in Q3›
                owner: Leila Farouk
        """,
    ),
    good=(
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Halve the calls about wrong parts
                owner: Leila Farouk
        """,
        """
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Repair shops find the part at the first search
                owner: Leila Farouk
                measure: {baseline: 12, target: 30, unit: "%"}
        """,
    ),
    related=("key-result-is-initiative", "missing-measure", "placeholder-text"),
)
