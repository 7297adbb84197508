"""405: two pieces of work in one Initiative.

A second verb with an object of its own. Two verbs that share one object (`design and build X`) are one piece.
"""

from okr_cli.rules import Kind, Rule, Severity
from okr_cli.rules.wording._title_findings import title_check

RULE = Rule(
    code="405",
    name="compound-initiative",
    severity=Severity.INFO,
    summary="An Initiative that combines two pieces of work.",
    why=(
        "If one half works and the other does not, no verdict fits both. As separate Initiatives, each can be shipped, "
        "dropped and judged on its own."
    ),
    source="The INCOSE guide to writing requirements: one thought per statement.",
    kinds=(Kind.INITIATIVE,),
    check=title_check("compound-initiative"),
    needs_title_verdict=True,
    bad="""
        initiatives:
          - title: Photograph the 200 best-selling parts ‹and publish› a buying guide
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
                  - title: Design and build a picture viewer for parts
                    owner: Pavel Horak
    """,
    related=("vague-initiative",),
)
