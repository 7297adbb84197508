"""To hold a level is a result; to hold an event is work."""

import pytest

from okr_cli.wording.titles.number_kinds import NumberKind
from tests.wording.reading import main_rule, numbers


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Serve the soup at 70 °C", NumberKind.QUANTITY),
        ("Serve the soup at 158°F", NumberKind.QUANTITY),
        ("Turn the shelf by 90° and paint it", NumberKind.LABEL),
    ],
)
def test_degrees_are_a_quantity_where_a_scale_follows(text: str, kind: NumberKind) -> None:
    assert [found for _, found in numbers(text)] == [kind]
