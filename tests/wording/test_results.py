"""Changing a thing by hand is work; moving a figure is an outcome, whatever the verb."""

import pytest

from tests.wording.reading import main_rule

PAIRS = [
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
    ("Secure a €40,000 loan", "Secure €40,000 in donations"),
    ("Approve every refund above 12% within two hours", "Approve 90% of refunds within two hours"),
    ("Move the late bus from 22:10 to 23:40", "Move punctuality from 82% to 94%"),
    ("Trim the timetable by four minutes", "Trim turnaround by four minutes"),
    ("Shorten the queue barrier by two posts", "Shorten length of stay by two days"),
    ("Double the lock on gate 3", "Double the revenue of gate 3"),
    ("Discount season tickets by 15% in May", "Increase season tickets sold by 15%"),
]


@pytest.mark.parametrize(("work", "outcome"), PAIRS)
def test_work_with_a_number_is_told_from_an_outcome(work: str, outcome: str) -> None:
    assert main_rule("initiative", work) == ""
    assert main_rule("initiative", outcome) == "initiative-is-key-result"


@pytest.mark.parametrize(
    "text", ["Planned to unplanned stops reach 3:1", "First bus out by 05:40 every day", "Visitors report no wet seats"]
)
def test_ratios_times_of_day_and_none_are_measures(text: str) -> None:
    assert main_rule("key-result", text) == ""
