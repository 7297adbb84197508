"""None of what can be counted is a number; a quality, a condition or a feature that is missing is none."""

import pytest

from tests.wording.reading import main_rule


@pytest.mark.parametrize(
    "text",
    [
        "Food inspection passed with no remarks",
        "Audit closed without any finding",
        "The night shift ends without injuries",
        "Season finished without accidents",
        "The tour ran without a single cancelled concert",
        "Pass the hygiene check with no remarks",
        "Flights leave with no bags missing",
        "Deliveries accepted without any complaints",
        "Patients leave with no open questions",
    ],
)
def test_none_of_what_can_be_counted_is_a_number(text: str) -> None:
    assert main_rule("key-result", text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Guests pay with no hassle",
        "Customers order without friction",
        "Families travel without worry",
        "Bakers work with no hurry",
        "Improve support without more staff",
        "Faster refunds without a phone call",
        "Improve quality without higher costs",
        "Improve the menu with no complaints",
        "Better handovers with no queues",
    ],
)
def test_what_cannot_be_counted_and_a_wish_stay_without_a_number(text: str) -> None:
    assert main_rule("key-result", text) == "key-result-without-number"


@pytest.mark.parametrize(
    "text",
    [
        "Launch the new menu without any delays",
        "Publish the catalogue with no typos",
        "Build a kiosk with no screens",
        "The portal is launched with no bugs",
        "Launch the app with no ads",
    ],
)
def test_work_with_nothing_wrong_stays_work(text: str) -> None:
    assert main_rule("key-result", text) == "key-result-is-initiative"


def test_an_absence_is_no_metric_of_an_objective() -> None:
    assert main_rule("objective", "Patients leave with no open questions") == ""
