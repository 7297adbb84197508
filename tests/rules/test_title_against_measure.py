"""Rule 503 reads titles of every kind, and reports only certain contradictions."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.linting import lint_text, underlined

RULE = "title-contradicts-measure"


def found(title: str, measure: str) -> list[str]:
    """The words of the title that contradict the measure."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    text = f"""
    objectives:
      - title: Let no guest wait for a key
        owner: Ines Moreau
        key_results:
          - title: "{quoted}"
            owner: Ines Moreau
            measure: {{{measure}}}
    """
    return underlined(lint_text(text, rules=(RULE,)), RULE)


CONTRADICTIONS = [
    ("Lift 30-day return visits from 41% to 55%", 'baseline: 40, target: 55, unit: "%"', "41%"),
    ("Lift 30-day return visits from 41% to 55%", 'baseline: 41, target: 50, unit: "%"', "55%"),
    ("Cut food waste from 18 kg to 9 kg a day", "baseline: 18, target: 12, unit: kg", "9"),
    ("Raise nights booked from 1,200 to 2,500", "baseline: 1200, target: 3500", "2,500"),
    ("Raise nights booked from 1.200 to 2.500", "baseline: 1300, target: 2500", "1.200"),
    ("Grow revenue from €1.2M to €3.0M", "baseline: 1400000, target: 3000000, unit: €", "€1.2M"),
    ("Cut check-in from 9 to 4 minutes", "baseline: 9, target: 6, unit: minutes", "4"),
    ("Cut late keys 30 → 8 a month", "baseline: 30, target: 10", "8"),
    ("Raise it to 55%, up from 41%", 'baseline: 40, target: 55, unit: "%"', "41%"),
    ("Raise rooms ready by noon to 80%", 'baseline: 60, target: 90, unit: "%"', "80%"),
    ("Reach 400 guests a night", "baseline: 250, target: 500, unit: guests", "400"),
    ("Raise ratings to at least 4.5", "baseline: 3.9, target: 4.2", "4.5"),
    ("Cut the cost of a stay from €7.40 to €5", "baseline: 7.40, target: 5.5, unit: EUR", "€5"),
    ("Cut the cost of a stay from €7.40 to €5", "baseline: 7.40, target: 5.4, unit: EUR", "€5"),
    ("Cut the cost of a stay from €7.40 to €5", "baseline: 7.40, target: 4.5, unit: EUR", "€5"),
    ("Raise rooms ready by noon to 95%", 'baseline: 60, target: 95.5, unit: "%"', "95%"),
    ("Grow revenue from 18k to 25k", "baseline: 18000, target: 25900", "25k"),
    ("Cut complaints to below 10 a month", "baseline: 40, target: 20", "10"),
    ("Cut losses from -40 to −10 a night", "baseline: -45, target: -10", "-40"),
    ("Keep the pool at 27 degrees or above", 'keep: ">= 25", unit: degrees', "27"),
    ("Hold breakfast waits under 5 minutes", 'keep: "<= 8", unit: minutes', "5"),
    ("Keep occupancy between 70% and 90%", 'between: [75, 90], unit: "%"', "70%"),
    ("Keep overtime below 8 hours", 'keep: ">= 8", unit: hours', "8"),
    ("Raise rooms ready by noon from 60% to 80%", "baseline: 60, target: 80, unit: minutes", "60%"),
    ("Cut the wait from 5 days to 2 days", "baseline: 5, target: 2, unit: hours", "5"),
    ("Grow tips from $4 to $9", "baseline: 4, target: 9, unit: €", "$4"),
    ("Reduce towels per stay", "baseline: 4, target: 6, unit: towels", "Reduce"),
    ("Increase lost keys", "baseline: 40, target: 10", "Increase"),
    # A unit that only the title has.
    ("Raise rooms ready by noon from 60% to 80%", "baseline: 60, target: 80", "60%"),
    ("Cut the wait from 9 to 4 minutes", "baseline: 9, target: 4", "4"),
    ("Grow tips from $4 to $9", "baseline: 4, target: 9", "$4"),
    ("Keep breakfast waits under 5 minutes", 'keep: "<= 5"', "5"),
    ("Keep occupancy between 70% and 90%", "between: [70, 90]", "70%"),
    # Another magnitude.
    ("Grow revenue to $410k", "baseline: 200, target: 410, unit: $", "$410k"),
    ("Grow revenue from €1.2M to €3.0M", "baseline: 1.2, target: 3", "€1.2M"),
    ("Grow nights from 18k to 25k", "baseline: 18, target: 25", "18k"),
    # The limit by itself.
    ("Uptime 99.95%", 'keep: ">= 99.5", unit: "%"', "99.95%"),
    ("Guests answered within the hour: 90%", 'keep: ">= 95", unit: "%"', "90%"),
    # The whole change.
    ("Cut laundry costs by 30%", "baseline: 200, target: 190, unit: €", "30%"),
    ("Cut laundry costs by at least 30%", "baseline: 200, target: 180, unit: €", "30%"),
    ("Cut laundry costs by up to 10%", "baseline: 200, target: 140, unit: €", "10%"),
    ("Raise occupancy by 5%", 'baseline: 60, target: 80, unit: "%"', "5%"),
    ("Raise occupancy by 5 points", 'baseline: 60, target: 70, unit: "%"', "5"),
    ("Cut the wait by 12 minutes", "baseline: 30, target: 25, unit: minutes", "12"),
    ("Reduce time to first towel from 20 to 40 minutes", "baseline: 20, target: 40, unit: minutes", "Reduce"),
]


@pytest.mark.parametrize(("title", "measure", "words"), CONTRADICTIONS)
def test_a_contradiction_is_underlined(title: str, measure: str, words: str) -> None:
    assert found(title, measure) == [words]


AGREEMENTS = [
    ("Raise rooms ready by noon to 95%", 'baseline: 60, target: 95.4, unit: "%"'),
    ("Raise rooms ready by noon to 95%", 'baseline: 60, target: 94.5, unit: "%"'),
    ("Grow revenue from 18k to 25k", "baseline: 18000, target: 25400"),
    ("Lift 30-day return visits from 41% to 55%", 'baseline: 41, target: 55, unit: "%"'),
    ("Lift 30-day return visits from 41% to 55%", "baseline: 0.41, target: 0.55"),
    ("Lift return visits from 41% to 55%", 'baseline: 41.3, target: 55, unit: "%"'),
    ("Raise guests from 2,000 in 2025 to 3,500 in 2026", "baseline: 2000, target: 3500"),
    ("Raise nights booked from 1 200 to 2 500", "baseline: 1200, target: 2500"),
    ("Raise nights booked from 1'200 to 2'500", "baseline: 1200, target: 2500"),
    ("Grow revenue from €1.2M to €3.0M", "baseline: 1.2, target: 3, unit: M€"),
    ("Grow revenue from €1.2M to €3.0M", "baseline: 1200, target: 3000, unit: k€"),
    ("Grow revenue from €1.2M to €3.0M", "baseline: 1240000, target: 3000000, unit: EUR"),
    ("Grow revenue from 18k to 25k", "baseline: 18000, target: 25000"),
    ("Cut breakage from 3,1% to 1,55%", 'baseline: 3.1, target: 1.55, unit: "%"'),
    ("Raise the score from -12 to +30", "baseline: -12, target: 30"),
    ("Cut losses from -40 to -10", "baseline: -40, target: -10"),
    ("Raise ratings from 3.9/5 to 4.4/5", "baseline: 3.9, target: 4.4"),
    ("Raise ratings from 3.9 of 5 to 4.4 of 5", "baseline: 78, target: 88, unit: '%'"),
    ("Move from 9 of 14 floors to 14 of 14 floors", "baseline: 64, target: 100, unit: '%'"),
    ("Raise floors with a fresh coat from 1/3 to 2/3", "baseline: 33, target: 67, unit: '%'"),
    ("Answer the desk phone 24/7, from 60% to 95% of calls", 'baseline: 60, target: 95, unit: "%"'),
    ("Cut p95 check-in from 900 ms to 400 ms", "baseline: 0.9, target: 0.4, unit: s"),
    ("Cut the wait from 2 hours to 30 minutes", "baseline: 120, target: 30, unit: minutes"),
    ("Cut the wait from 2 hours to half an hour", "baseline: 120, target: 30, unit: minutes"),
    ("Raise bookings by 20% from 100 to 120 in Q4", "baseline: 100, target: 120"),
    ("Raise bookings by 20%", "baseline: 100, target: 120"),
    ("Grow direct bookings 3x to 90 a week", "baseline: 30, target: 90"),
    ("Raise guests aged 18 to 25 from 30% to 45%", 'baseline: 30, target: 45, unit: "%"'),
    ("Answer mails from 3 agencies, raising replies to 80%", 'baseline: 50, target: 80, unit: "%"'),
    ("Collect feedback from 30 guests a week", "baseline: 5, target: 30"),
    ("Reply to 90% of mails within 4 hours", "baseline: 12, target: 4, unit: hours"),
    ("Increase exports to 3 countries", "baseline: 100, target: 150, unit: t"),
    ("Raise guests from under 20 to over 40", "baseline: 18, target: 45"),
    ("Raise guests from about 20 to 40+", "baseline: 22, target: 44"),
    ("Raise guests to at least 40", "baseline: 18, target: 45"),
    ("Open by 2026-12-31, raising guests from 20 to 40", "baseline: 20, target: 40"),
    ("Be the 1st choice of 40% of walkers, up from 25%", 'baseline: 25, target: 40, unit: "%"'),
    ("Keep the desk open from 9am to 5pm", 'baseline: 60, target: 80, unit: "%"'),
    ("Cut waits from 20–30 to 10 minutes", "baseline: 25, target: 10, unit: minutes"),
    ("Keep waits under 5 minutes for 95% of guests", 'keep: ">= 95", unit: "%"'),
    ("Keep the pool at 27 or above", 'keep: ">= 27"'),
    ("No more than 3 lost keys a month", 'keep: "<= 3"'),
    ("Keep occupancy between 70% and 90%", 'between: [70, 90], unit: "%"'),
    ("Reduce friction: lift completion from 40% to 60%", 'baseline: 40, target: 60, unit: "%"'),
    ("Cut meetings so that guests seen rise from 10 to 20", "baseline: 10, target: 20"),
    ("Grow repeat stays by cutting cancellations from 9% to 3%", 'baseline: 9, target: 3, unit: "%"'),
    ("Raise our rank on the map from 12 to 3", "baseline: 12, target: 3"),
    ("Increase reliability from 9 outages to 3", "baseline: 9, target: 3, unit: outages"),
    ("Boost page speed from 4 s to 2 s", "baseline: 4, target: 2, unit: s"),
    ("Lower the risk of an empty desk from 2 to 5 stand-ins", "baseline: 2, target: 5"),
    ("Cut-over finished for 4 to 9 rooms", "baseline: 4, target: 9"),
    ("Raise rooms ready by noon from 60% to 80%", "baseline: 60, target: 80, unit: points"),
    ("Cut the wait from 5 working days to 2", "baseline: 5, target: 2, unit: working days"),
    ("Ship [beta] from v1.2 to v2.0 for 30 guests", "baseline: 10, target: 30"),
    ("", "baseline: 1, target: 2"),
    ("Grow revenue to $410k", "baseline: 200, target: 410, unit: k$"),
    ("Grow revenue to $410k", "baseline: 200000, target: 410000, unit: $"),
    ("Grow revenue from €1.2M to €3.0M", "baseline: 1.2, target: 3, unit: EUR million"),
    ("Grow nights from 18k to 25k", "baseline: 18, target: 25, unit: thousand nights"),
    ("Uptime 99.95%", 'keep: ">= 99.95", unit: "%"'),
    ("Uptime 99.5%, alarm at 99%", 'keep: ">= 99.5", risk: 99, unit: "%"'),
    ("Uptime above 99%", 'keep: ">= 99", risk: 98, unit: "%"'),
    ("Keep the top 10% of rooms bright", 'keep: ">= 99", unit: "%"'),
    ("Answer for 90% of guests", 'keep: ">= 95", unit: "%"'),
    ("Cut laundry costs by 30%", "baseline: 200, target: 140, unit: €"),
    ("Cut laundry costs by 30%", "baseline: 200, target: 134, unit: €"),
    ("Cut laundry costs by 30%", 'baseline: 0, target: 30, unit: "%"'),
    ("Cut laundry costs by 30%", "baseline: 0, target: 30, unit: €"),
    ("Cut laundry costs by at least 30%", "baseline: 200, target: 120, unit: €"),
    ("Cut laundry costs by about 30%", "baseline: 200, target: 180, unit: €"),
    ("Cut lost keys by 30%", "baseline: 3, target: 2"),
    ("Cut lost keys by 30%", "baseline: 7, target: 5"),
    ("Raise occupancy by 5%", 'baseline: 60, target: 65, unit: "%"'),
    ("Raise occupancy by 5 points", 'baseline: 60, target: 65, unit: "%"'),
    ("Grow bookings by 5% every month", "baseline: 100, target: 120"),
    ("Grow bookings by 20% over last summer", "baseline: 100, target: 110"),
    ("Be recommended by 30% of guests", 'baseline: 10, target: 40, unit: "%"'),
    ("Raise bookings by 20 by December", "baseline: 100, target: 140"),
    ("Raise bookings by 20–30%", "baseline: 100, target: 150"),
    ("Raise bookings by 2026", "baseline: 100, target: 140"),
    ("Raise bookings by 10% in May and by 20% in June", "baseline: 100, target: 150"),
]


@pytest.mark.parametrize(("title", "measure"), AGREEMENTS)
def test_possible_agreement_is_not_a_finding(title: str, measure: str) -> None:
    assert found(title, measure) == []


@pytest.mark.parametrize(
    ("title", "measure", "message", "advice"),
    [
        (
            "Cut laundry costs by 30%",
            "baseline: 200, target: 190",
            "the title says 'by 30%', but 200 to 190 is 5%",
            "Which one is right? Correct the other.",
        ),
        (
            "Raise occupancy by 5 points",
            'baseline: 60, target: 70, unit: "%"',
            "the title says 'by 5 points', but 60 to 70 is 10 points",
            "Which one is right? Correct the other.",
        ),
        (
            "Cut empty rooms by 30%",
            "baseline: 90, target: 80",
            "the title says 'by 30%', but 90 to 80 is 11.1%",
            "Which one is right? Correct the other.",
        ),
        (
            "Raise rooms ready from 60% to 80%",
            "baseline: 60, target: 80",
            "the title says 60%, but the measure has no unit",
            "Add 'unit: \"%\"' to the measure.",
        ),
        (
            "Cut the wait from 9 to 4 minutes",
            "baseline: 9, target: 4",
            "the title says 4 minutes, but the measure has no unit",
            "Add 'unit: minutes' to the measure.",
        ),
        (
            "Grow revenue to $410k",
            "baseline: 200000, target: 410000",
            "the title says $410k, but the measure has no unit",
            "Add 'unit: $' to the measure.",
        ),
        (
            "Grow revenue to $410k",
            "baseline: 200, target: 410",
            "the title says $410k, but 'target' is 410",
            "Write the number in full, or put the multiplier in the unit, as in 'unit: k$'.",
        ),
    ],
)
def test_the_message_gives_the_difference_and_the_fix(title: str, measure: str, message: str, advice: str) -> None:
    text = f"objectives: [{{title: Let no guest wait, key_results: [{{title: '{title}', measure: {{{measure}}}}}]}}]\n"
    (one,) = lint_text(text, rules=(RULE,)).findings
    assert (one.message, one.help) == (message, advice)


@given(base=st.integers(1, 100_000), percent=st.integers(1, 95), falls=st.booleans())
def test_a_change_by_the_same_percentage_never_contradicts(base: int, percent: int, falls: bool) -> None:
    target = base + base * percent * (-1 if falls else 1) // 100
    if target != base:
        assert found(f"{'Cut' if falls else 'Raise'} keys by {percent}%", f"baseline: {base}, target: {target}") == []


def grouped(number: Decimal, separator: str, point: str) -> str:
    return f"{number:,f}".replace(",", "\0").replace(".", point).replace("\0", separator)


NOTATIONS = (
    lambda number: f"{number:f}",
    lambda number: grouped(number, ",", "."),
    lambda number: grouped(number, ".", ","),
    lambda number: grouped(number, " ", ","),
    lambda number: grouped(number, "\u202f", ","),
    lambda number: grouped(number, "'", "."),
    lambda number: f"{number / 1000:f}k",
    lambda number: f"{number / 1_000_000:f}M",
    lambda number: f"{number / 1_000_000:f} million",
    lambda number: f"~{number:f}",
    lambda number: f"{number:f}".replace("-", "−"),
)
FRAMES = (
    "Raise keys returned from {a} to {b}",
    "Move keys returned from {a} up to {b} per week",
    "Keys returned: {a} → {b}",
    "Bring keys returned to {b} (from {a})",
    "Keys returned from {a} to {b} by 2026-12-31, in 3 houses",
    "Bring keys returned to {b} by the end of Q4",
    "Take the p95 of keys returned in 30 days from {a} to {b}, 24/7",
    "Reach {b} keys",
)
UNITS = (("", "{}"), ("%", "{}%"), ("%", "{} %"), ("€", "€{}"), ("$", "$ {}"), ("days", "{} days"), ("ms", "{} ms"))
NUMBERS = st.decimals(min_value=0, max_value=5_000_000, places=2).map(lambda number: number.normalize()) | st.integers(
    0, 9_999
).map(Decimal)


@settings(max_examples=150)
@given(
    a=NUMBERS,
    b=NUMBERS,
    notation=st.sampled_from(NOTATIONS),
    frame=st.sampled_from(FRAMES),
    unit=st.sampled_from(UNITS),
)
def test_a_title_made_from_the_measure_never_contradicts_it(a, b, notation, frame, unit) -> None:  # type: ignore[no-untyped-def]
    name, form = unit
    title = frame.format(a=form.format(notation(a)), b=form.format(notation(b)))
    if a > b:
        title = title.replace("Raise", "Cut")
    measure = f"baseline: {a:f}, target: {b:f}" + (f', unit: "{name}"' if name else "")
    assert found(title, measure) == []


@given(a=st.integers(1, 1_899), b=st.integers(1, 1_899), wrong=st.integers(1, 9_999))
def test_a_different_target_is_always_found_unless_it_is_a_year(a: int, b: int, wrong: int) -> None:
    if b in (a, wrong) or wrong == a:
        return
    words = found(f"Move keys returned from {a} to {b} per week", f"baseline: {a}, target: {wrong}")
    assert words == [str(b)]


@given(st.text("0159.,'’-−–+%$€kM/:<>≤~→ \u202f²٣½fromtby", max_size=60))
def test_any_title_is_handled(title: str) -> None:
    assert len(found(f"from {title} to 5 {title}", "baseline: 3, target: 5")) <= 1
