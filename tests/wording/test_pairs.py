"""Pairs of titles with the same verb, only one of which has a finding."""

import pytest

from tests.wording.reading import main_rule

CONCRETE_OR_VAGUE = [
    ("Sharpen every chisel in the joinery", "Sharpen our profile"),
    ("Strengthen the jetty beams with steel plates", "Strengthen partnerships"),
    ("Polish the brass on the south gate", "Polish the experience"),
    ("Align the hinges on the van doors", "Align stakeholders"),
    ("Grow basil in the window boxes", "Grow capabilities"),
    ("Investigate the cellar flood and publish a report", "Investigate opportunities"),
    ("Research the title deeds of plot 7", "Research trends"),
    ("Engage a notary for the house sale", "Engage the community"),
    ("Promote Nadia to head gardener", "Promote wellbeing"),
    ("Participate in a regional bread fair", "Participate in community events"),
    ("Serve notice on the unit 9 tenant", "Serve customers"),
    ("Lecture sailors on the new tide table", "Lecture sailors"),
    ("Draft a plan for moving the herbarium", "Draft plans"),
    ("Lift the ban on bicycles in carriage 2", "Lift standards"),
    ("Shorten the form at the ferry desk", "Shorten processes"),
    ("Keep the sauna open until 23:00", "Keep the sauna attractive"),
]
"""A weak verb is made concrete by a touchable thing, a number that names, or a delivery that follows."""

WORK_OR_OUTCOME = [
    ("Lower the counter from 110 to 90 cm", "Lower spoilage from 110 to 90 trays a week"),
    ("Raise the worker pool from 4 to 12", "Raise footfall from 400 to 1,200"),
    ("Widen the stage door by 20 cm", "Widen our share of the market by 20%"),
    ("Trim the recipe book from 80 pages to 30", "Trim food waste from 80 kg to 30"),
    ("Raise ticket prices by 8%", "Raise average ticket prices by 8%"),
    ("Increase the deductible on bicycles from 50 to 80", "Increase claims paid within a week from 50 to 80"),
    ("Boost pump pressure to 6 bar", "Boost sales to 6 million"),
    ("Halve the sugar in the plum cake", "Halve the complaints about the plum cake"),
    ("Shorten the opening speech by five minutes", "Shorten the waiting time by five minutes"),
    ("Deepen the basin by 2 m", "Deepen trust scores by 2 points"),
    ("Reduce replicas of the mail queue from 5 to 3", "Reduce no-shows from 5 to 3 a day"),
    ("Drop the deposit on loans below 20 euro", "Drop losses on loans below 20 euro"),
    ("Approve every refund above 12% within two hours", "Approve 90% of refunds within two hours"),
    ("Move the late bus from 22:10 to 23:40", "Move punctuality from 82% to 94%"),
    ("Trim the timetable by four minutes", "Trim turnaround by four minutes"),
    ("Shorten the queue barrier by two posts", "Shorten length of stay by two days"),
    ("Double the lock on gate 3", "Double the revenue of gate 3"),
    ("Discount season tickets by 15% in May", "Increase season tickets sold by 15%"),
]
"""Changing a thing by hand is work; moving a figure is an outcome, whatever the verb."""

CHANGE_OR_TASK = [
    ("Launch ourselves across the strait", "Launch the ferry app"),
    ("Write songs that outlive us", "Write a storage manual"),
    ("Replace fear with curiosity", "Replace the ovens in two bakeries"),
    ("Publish maps that hikers trust", "Publish the tide tables"),
    ("Run the calmest ward in the county", "Run the harvest fair"),
    ("Build bread that people cross town for", "Build a booking page"),
    ("Release welders from paperwork", "Hire two welders"),
    ("Take back the weir", "Repair the weir"),
    ("Automate the dull so that clerks can talk to people", "Automate the meter readings"),
    ("Burn the paper trail", "Organise the regatta"),
    ("Open the shop to people who never cook", "Open a shop in Bruges"),
    ("Create shelters for families on the road", "Prepare a tender for the pool"),
]
"""A deliverable or a procedure is a task, unless it is a figure of speech or for readers."""

PAIRS = [
    *(("initiative", "vague-initiative", *pair) for pair in CONCRETE_OR_VAGUE),
    *(("initiative", "initiative-is-key-result", *pair) for pair in WORK_OR_OUTCOME),
    *(("objective", "objective-is-task", *pair) for pair in CHANGE_OR_TASK),
]


@pytest.mark.parametrize(("kind", "rule", "good", "bad"), PAIRS)
def test_the_object_decides_the_class_of_a_verb(kind: str, rule: str, good: str, bad: str) -> None:
    assert main_rule(kind, good) == ""
    assert main_rule(kind, bad) == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Serve twice as many guests", "objective-has-metric"),
        ("Close 30 wholesale deals", "objective-has-metric"),
        ("Refunds arrive in 3 days", "objective-has-metric"),
        ("Increase customer satisfaction", "vague-objective"),
        ("Increase welder satisfaction in the small yards", ""),
        ("Make checking in faster and more predictable for crews", ""),
        ("Burn less on every crossing", ""),
    ],
)
def test_verdicts_about_aims(text: str, rule: str) -> None:
    assert main_rule("objective", text) == rule
