"""A weak verb is pinned down by a touchable thing, a number that names, or a delivery that follows."""

import pytest

from tests.wording.reading import main_rule

PAIRS = [
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
    ("Bring the optician to the village hall", "Bring energy to the team"),
    ("Keep the sauna open until 23:00", "Keep the sauna attractive"),
]


@pytest.mark.parametrize(("concrete", "vague"), PAIRS)
def test_the_object_decides_for_a_weak_verb(concrete: str, vague: str) -> None:
    assert main_rule("initiative", concrete) == ""
    assert main_rule("initiative", vague) == "vague-initiative"


@pytest.mark.parametrize(
    "text",
    [
        "Enhance the Rust experience",
        "Be a voice for the harbour",
        "Ensure every shop is friendly",
        "Maintain the ovens",
        "Provide excellent training",
        "Bring the crew to a new level",
    ],
)
def test_names_and_aims_do_not_pin_it_down(text: str) -> None:
    assert main_rule("initiative", text) == "vague-initiative"
