"""None of what can be counted is a target, and so is a level that is held; work with a number is no result."""

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


@pytest.mark.parametrize(
    "text",
    [
        "Hold the kitchen pass between 63 and 68 °C",
        "Hold the cold store at or below 4 °C",
        "Hold the cellar at 12 °C all summer",
        "Hold the kiln between 1,180 and 1,220 degrees",
        "Hold the noise on the terrace at or under 60 dB",
        "Hold the tyre pressure of the fleet above 8 bar",
        "Hold the backlog of repairs under 40",
        "Hold the waiting room at no more than 12 patients",
        "Keep dough between 24 and 26 °C",
        "Maintain the pool at 27 to 29 °C",
        "Stay within 20 °C and 24 °C in every ward",
        "Stay below 300 open pallets in the yard",
    ],
)
def test_a_level_that_is_held_is_a_result(text: str) -> None:
    assert main_rule("key-result", text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Hold 6 tastings between March and June",
        "Hold between 4 and 6 workshops",
        "Hold at least 3 workshops",
        "Hold the tasting at 5 bakeries",
        "Hold an open day in hall 4",
        "Hold a workshop between 10 and 12 May",
        "Hold a fair for under 40 stalls",
        "Host between 3 and 5 meetups",
        "Set the freezer to 3 °C",
        "Install a fridge at 4 °C",
    ],
)
def test_an_event_that_is_held_or_a_temperature_that_is_set_is_work(text: str) -> None:
    assert main_rule("key-result", text) == "key-result-is-initiative"
