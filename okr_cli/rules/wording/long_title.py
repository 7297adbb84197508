"""433: a title that nobody can repeat."""

from typing import Any

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, Rule, Severity, at


def check(entity: Definition[Any], context: Context) -> Findings:
    """More words than the limit."""
    limit = context.config.limits.title_words
    if len(entity.model.title) < 2 * limit:
        return
    features = context.features(entity)
    words = features.word_count if len(features.tokens.low) > limit else 0
    if words > limit:
        yield Finding(
            f"the title has {words} words (limit: {limit})",
            at("title"),
            "How would you say it in one breath? Move the rest to a note or the hypothesis.",
        )


RULE = Rule(
    code="433",
    name="long-title",
    severity=Severity.INFO,
    summary="A title of more than 20 words.",
    why=(
        "Titles are read aloud in every check-in. If a title is too long for one breath, everyone shortens it "
        "differently."
    ),
    source="Common OKR guidance: Objectives should be memorable. The limit is okr's own.",
    kinds=(Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE),
    check=check,
    settings=("limits.title-words",),
    bad="""
        initiatives:
          - title: ‹Add a box to the parts search so we do not ask the shop for the make and year of a car›
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
                  - title: Add a number-plate field to the parts search
                    owner: Pavel Horak
    """,
    related=("compound-initiative",),
)
