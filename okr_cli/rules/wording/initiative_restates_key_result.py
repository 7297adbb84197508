"""404: an Initiative that only repeats its Key Result."""

from okr_cli.rules import Context, Definition, Finding, Findings, Initiative, Kind, Rule, Severity, at
from okr_cli.rules.wording._title_findings import restates_key_result, title_findings


def check(initiative: Definition[Initiative], context: Context) -> Findings:
    """Initiatives with nothing but the words of their Key Result."""
    if not restates_key_result(initiative, context):
        return
    if not any(title_findings("initiative-is-key-result", initiative, context)):
        yield Finding("this repeats the Key Result", at("title"), "What will you do to move it?")


RULE = Rule(
    code="404",
    name="initiative-restates-key-result",
    severity=Severity.WARNING,
    summary="An Initiative that repeats its Key Result.",
    why=(
        "Repeating the Key Result looks like a plan, but no work has been chosen. At the end of the cycle, there "
        "is nothing to learn from it."
    ),
    source=(
        "Common OKR guidance on output versus outcome: Initiatives are the work, and Key Results measure its effect."
    ),
    kinds=(Kind.INITIATIVE,),
    check=check,
    bad="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Raise parts found at the first search from 12% to 30%
                owner: Leila Farouk
                measure: {baseline: 12, target: 30, unit: "%"}
                initiatives:
                  - title: ‹Raise parts found at the first search›
                    owner: Pavel Horak
    """,
    good="""
        objectives:
          - title: Let repair shops find a part while the customer waits
            owner: Leila Farouk
            key_results:
              - title: Raise parts found at the first search from 12% to 30%
                owner: Leila Farouk
                measure: {baseline: 12, target: 30, unit: "%"}
                initiatives:
                  - title: Show a picture next to each part
                    owner: Pavel Horak
    """,
    related=("initiative-is-key-result", "vague-initiative"),
)
