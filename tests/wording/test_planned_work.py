"""How much planned work is done is no outcome; what customers do, and what comes of the work, is one."""

import pytest

from tests.wording.reading import main_rule


@pytest.mark.parametrize(
    "text",
    [
        "Grow features shipped from 0 to 10",
        "Raise project completion from 0% to 100%",
        "Increase stories delivered per sprint from 12 to 20",
        "Increase the number of projects completed from 3 to 8",
        "Move completed tasks per week from 30 to 45",
        "Lift roadmap completion from 40% to 95%",
        "Increase roadmap items delivered from 5 to 12",
        "Raise the completion rate of planned epics from 50% to 85%",
        "Increase delivered story points from 40 to 60",
        "Number of shipped features up from 3 to 9",
        "12 features shipped this quarter",
        "Milestone completion at 100%",
        "Reach 15 epics delivered",
        "80% of planned features delivered",
        "Bring deliverables completed from 20% to 100%",
    ],
)
def test_planned_work_counted_as_it_is_delivered_is_no_outcome(text: str) -> None:
    assert main_rule("key-result", text) == "delivery-as-success"


@pytest.mark.parametrize(
    "text",
    [
        "Orders delivered on time from 88% to 97%",
        "Raise loads shipped without damage from 91% to 99%",
        "Lift course completion rate from 40% to 65%",
        "Deliveries completed within an hour from 50% to 80%",
        "Raise project margin from 8% to 14%",
        "Support tickets resolved within a day from 60% to 85%",
        "Support tickets completed from 60% to 85%",
        "Task completion rate from 50% to 80%",
        "Reduce defects in features shipped from 9 to 2",
        "Cut the cost of projects completed by 15%",
        "Customers who use shipped features from 10% to 40%",
        "Raise the share of students who complete their project from 55% to 80%",
        "Projects completed by pupils from 20 to 90",
        "Tasks completed without help from 60% to 90%",
        "Time per completed task falls from 12 to 7 minutes",
        "Grow projects completed per week from 200 to 900",
        "Reduce projects completed from 9 to 4",
        "Menu items delivered from 20 to 40",
    ],
)
def test_what_comes_of_the_work_is_left_alone(text: str) -> None:
    assert main_rule("key-result", text) == ""
