"""An Objective is a task where a deliverable or a procedure is its object, and no figure of speech or reader is."""

import pytest

from tests.wording.reading import main_rule

PAIRS = [
    ("Launch the ferry app", "Launch ourselves across the strait"),
    ("Write a storage manual", "Write songs that outlive us"),
    ("Replace the ovens in two bakeries", "Replace fear with curiosity"),
    ("Publish the tide tables", "Publish maps that hikers trust"),
    ("Run the harvest fair", "Run the calmest ward in the county"),
    ("Build a booking page", "Build bread that people cross town for"),
    ("Hire two welders", "Release welders from paperwork"),
    ("Repair the weir", "Take back the weir"),
    ("Automate the meter readings", "Automate the dull so that clerks can talk to people"),
    ("Organise the regatta", "Burn the paper trail"),
    ("Open a shop in Bruges", "Open the shop to people who never cook"),
    ("Prepare a tender for the pool", "Create shelters for families on the road"),
]


@pytest.mark.parametrize(("task", "change"), PAIRS)
def test_a_task_is_told_from_a_change(task: str, change: str) -> None:
    assert main_rule("objective", task) == "objective-is-task"
    assert main_rule("objective", change) == ""


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Be the inn that guests choose twice", ""),
        ("Serve twice as many guests", "objective-has-metric"),
        ("Close 30 wholesale deals", "objective-has-metric"),
        ("Refunds arrive in 3 days", "objective-has-metric"),
        ("Increase customer satisfaction", "vague-objective"),
        ("Increase welder satisfaction in the small yards", ""),
        ("Increase profitability through marketing efficiency", "vague-objective"),
        ("Make checking in faster and more predictable for crews", ""),
        ("Burn less on every crossing", ""),
        ("Run the event", "vague-objective"),
    ],
)
def test_what_is_said_about_an_aim(text: str, rule: str) -> None:
    assert main_rule("objective", text) == rule
