"""Files that the tests of commands write."""

BROKEN = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: breakfast
    colour: blue
"""
"""003 unknown-key at 6:5, and 004 missing-key: the Objective has no title."""

ADVICE_ONLY = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: breakfast
    title: Make breakfast worth getting up for
    owner: Ada Byron
    initiatives:
      - {title: Bake 20 test loaves with the new oven, owner: Ada Byron, status: idea}
    key_results:
      - {title: Lift guests before nine from 20 to 35, owner: Ada Byron, measure: {baseline: 20, target: 35}}
      - {title: Cut unsold rolls from 40 to 10 a day, owner: Ada Byron, measure: {baseline: 40, target: 10}}
"""
"""Findings of severity info and nothing else: 105 initiative-on-objective among them."""

LONELY = ADVICE_ONLY.replace(
    "      - {title: Cut unsold rolls from 40 to 10 a day, owner: Ada Byron, measure: {baseline: 40, target: 10}}\n", ""
)
"""The same with a warning: 205 too-few-key-results."""
