"""The walk without a terminal: every question, every way to end it, and what is kept."""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from okr_cli.check_in.questions import card, help_text, prompt
from okr_cli.check_in.subject import Entry, Subject
from okr_cli.check_in.walk import Step, Turn, Walk, answered, begin
from okr_cli.output.documents.document import Screen
from okr_cli.output.documents.terminal import render
from tests.check_in.subjects import DAY, STEPS, activation, health, said, subject

PLAIN = activation(said("2026-10-12", 43, confidence=6))
ASKING = activation(said("2026-10-12", 43, ask="One designer"), name="asking")
EVERY_FORM = (PLAIN, subject(STEPS, name="steps"), subject({"done": "false"}, name="audit"), health(unit="h"), ASKING)


class Walked(NamedTuple):
    """A walk after some answers, with everything that it printed and wrote."""

    walk: Walk
    turns: list[Turn]

    @property
    def entries(self) -> list[Entry | None]:
        return list(self.walk.entries)

    @property
    def says(self) -> list[str]:
        return [line for turn in self.turns for line in turn.says]

    @property
    def written(self) -> list[int]:
        return [turn.ready for turn in self.turns if turn.ready is not None]


def walked(*typed: str, through: tuple[Subject, ...] = (PLAIN,)) -> Walked:
    walk, turns = begin(through, DAY), []
    for text in typed:
        turn = answered(walk, text)
        walk = turn.walk
        turns.append(turn)
    return Walked(walk, turns)


def value(number: int | str, **rest: object) -> Entry:
    return Entry(DAY, Decimal(number))._replace(**rest)  # type: ignore[arg-type]


def test_after_a_value_okr_asks_for_confidence_note_and_ask() -> None:
    walk = walked("48", "7", "Second cohort.", "A designer")
    assert walk.walk.is_over
    assert walk.entries == [value(48, confidence=7, note="Second cohort.", ask="A designer")]
    assert walk.says == ["43 → 48%, 50% of the way, on track (+30)"]
    assert walk.written == [0]


def test_enter_skips_optional_questions() -> None:
    assert walked("48", "", "", "").entries == [value(48)]


def test_enter_skips_a_key_result() -> None:
    walk = walked("", through=(PLAIN, PLAIN))
    assert (walk.walk.at, walk.entries, walk.written) == (1, [None, None], [])


def test_one_line_can_answer_everything() -> None:
    walk = walked("48 7 Second cohort ! A designer")
    assert walk.walk.is_over
    assert walk.entries == [value(48, confidence=7, note="Second cohort", ask="A designer")]
    assert walk.says == ["43 → 48%, 50% of the way, on track (+30); confidence 7, note: Second cohort, ask: A designer"]


def test_six_key_results_take_six_lines() -> None:
    walk = walked(*["48 7"] * 6, through=(PLAIN,) * 6)
    assert walk.walk.is_over
    assert walk.written == [0, 1, 2, 3, 4, 5]


def test_an_open_ask_is_asked_about_even_after_a_whole_line() -> None:
    walk = walked("48 7", through=(ASKING,))
    assert walk.walk.step is Step.OPEN
    assert prompt(walk.walk) == "is the ask still open? [y/N, or a new ask]"
    assert walked("48 7", "y", through=(ASKING,)).entries == [value(48, confidence=7, ask="One designer")]
    assert walked("48 7", "", through=(ASKING,)).entries == [value(48, confidence=7)]
    assert walked("48 7", "n", through=(ASKING,)).entries == [value(48, confidence=7)]
    assert walked("48 7", "Two designers", through=(ASKING,)).entries == [value(48, confidence=7, ask="Two designers")]
    assert walked("48 ! Two", through=(ASKING,)).entries == [value(48, ask="Two")]
    assert walked("48", "7", "", "y", through=(ASKING,)).entries == [value(48, confidence=7, ask="One designer")]


def test_a_value_from_a_source_closes_no_ask() -> None:
    fed = activation(said("2026-10-12", 43, ask="One designer"), said("2026-10-18", 44, source="a.csv"))
    assert walked("48 7", through=(fed,)).walk.step is Step.OPEN


def test_an_invalid_answer_is_explained_and_asked_again() -> None:
    walk = walked("4x8", "48", "12", "7", "", "")
    assert [turn.is_problem for turn in walk.turns] == [True, False, True, False, False, False]
    assert walk.says[0] == "'4x8' is not a number; write digits only, such as 41, 0.5 or 1200"
    assert walk.entries == [value(48, confidence=7)]


def test_a_likely_mistake_is_written_only_after_a_yes() -> None:
    doubtful = walked("480 7")
    assert doubtful.walk.step is Step.CONFIRM
    assert doubtful.says == ["480% is far outside the range from 41 to 55%"]
    assert walked("480 7", "").walk.step is Step.VALUE
    assert walked("480 7", "n", "48 7").entries == [value(48, confidence=7)]
    assert walked("480 7", "y").entries == [value(480, confidence=7)]
    assert walked("480", "y", "7", "", "").entries == [value(480, confidence=7)]
    assert walked("480 7", "48 7").entries == [value(48, confidence=7)]
    assert walked("480 7", "490 7").walk.step is Step.CONFIRM
    maybe = walked("480 7", "maybe")
    assert maybe.turns[-1].is_problem
    assert maybe.walk.step is Step.CONFIRM


def test_b_goes_back_to_the_value_then_to_the_previous_key_result() -> None:
    two = (PLAIN, PLAIN)
    assert walked("48", "b", "49 7").entries == [value(49, confidence=7)]
    assert walked("48 7", "b", through=two).walk.at == 0
    assert walked("48 7", "b", "47 6", through=two).entries == [value(47, confidence=6), None]
    assert walked("48 7", "b", "", "50 8", through=two).entries == [value(48, confidence=7), value(50, confidence=8)]
    assert walked("b").walk == walked().walk


def test_milestones_by_number_and_yes_or_no() -> None:
    (steps,) = walked("2,3 8 Both.", through=(subject(STEPS),)).entries
    assert steps == Entry(DAY, milestones=(1, 2), confidence=8, note="Both.")
    assert walked("= 6", through=(subject(STEPS),)).entries == [Entry(DAY, confidence=6)]
    audit = (subject({"done": "false"}),)
    assert walked("y 9", through=audit).entries == [Entry(DAY, done=True, confidence=9)]
    assert walked("= 5", through=audit).entries == [Entry(DAY, done=False, confidence=5)]


def test_a_kpi_is_not_asked_for_confidence() -> None:
    walk = walked("3.8", through=(health(unit="h"),))
    assert walk.walk.step is Step.NOTE
    assert walked("3.8", "", "", through=(health(unit="h"),)).entries == [value("3.8")]


def test_an_answer_is_saved_after_its_last_question() -> None:
    for typed in ((), ("480",), ("48",), ("48", "7"), ("48", "7", "Note")):
        assert walked(*typed).entries == [None]
    assert walked("48", "7", "Note", "").entries == [value(48, confidence=7, note="Note")]


def test_an_empty_answer_is_not_recorded() -> None:
    for about, typed in ((PLAIN, "-"), (subject(STEPS), "="), (health(unit="h"), "-")):
        walk = walked(typed, *[""] * (3 if about.takes_confidence else 2), through=(about, PLAIN))
        assert (walk.entries, walk.written, walk.walk.at) == ([None, None], [], 1)
        assert walk.says == ["nothing to record"]
    assert walked("-", "", "Waiting", "").entries == [Entry(DAY, note="Waiting")]


def test_a_milestone_that_was_reached_before_is_asked_again() -> None:
    walk = walked("1", through=(subject(STEPS),))
    assert (walk.walk.step, walk.walk.draft) == (Step.VALUE, None)
    assert walk.says == [
        "'Pilot contract signed' was already reached on 2026-10-08; type '=' if no others have been reached"
    ]
    assert walked("1,2 8", through=(subject(STEPS),)).written == [0]


def test_weights_and_sources_are_shown() -> None:
    weighed = {"milestones": [{"title": "Small"}, {"title": "Large", "weight": 4}]}
    lines = list(render(card(begin((subject(weighed),), DAY)), Screen(60)))
    assert lines[1] == "last   0 of 5 milestones done by weight"
    assert lines[-1] == "       2 · Large (weight 4)"
    fed = activation(said("2026-10-12", 43), said("2026-10-18", 51, source="vault sensor"))
    assert list(render(card(begin((fed,), DAY)), Screen(120)))[1] == (
        "last  51% on 2026-10-18 (1 day ago) from vault sensor, last manual check-in 2026-10-12 (7 days ago)"
    )


def test_the_question_shows_the_last_value_the_expected_one_and_the_ask() -> None:
    about = activation(said("2026-10-12", 43, confidence=6, note="First [bold]cohort[/].", ask="One\x1b designer"))
    lines = list(render(card(begin((about,), DAY)), Screen(60)))
    assert lines == [
        "1/1  A title",
        "last   43% on 2026-10-12 (7 days ago), confidence 6",
        "pace   should be 43.8%",
        "asked  One\\x1b designer",
        "note   First [bold]cohort[/].",
    ]


def test_owners_are_shown_if_there_are_several() -> None:
    assert not any("owner" in line for line in render(card(begin((PLAIN, PLAIN), DAY)), Screen(60)))
    others = activation(owner="Jonas Lind", name="others")
    assert "owner  Jonas Lind" in list(render(card(begin((others, PLAIN), DAY)), Screen(60)))


def test_milestones_are_listed_by_number() -> None:
    lines = list(render(card(begin((subject(STEPS),), DAY)), Screen(60)))
    assert lines[-3:] == [
        "steps  1 ✓ Pilot contract signed",
        "       2 · First customer pays",
        "       3 · Tenth customer pays",
    ]


def test_help_shows_how_to_answer_and_the_calculation() -> None:
    lines = list(help_text(begin((PLAIN,), DAY)))
    assert any("48 7" in line for line in lines)
    assert "(43 − 41) / (55 − 41) = 0.1429" in lines


def test_every_question_has_a_prompt_and_help() -> None:
    for about in EVERY_FORM:
        drafted = replace(begin((about,), DAY), draft=Entry(DAY))
        for step in Step:
            assert prompt(replace(drafted, step=step))
            assert list(help_text(replace(drafted, step=step)))


@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from(["48", "48 7", "y", "n", "", "b", "2", "=", "-", "480"]), max_size=30
    )
)
def test_any_sequence_of_answers_ends(typed: list[str]) -> None:
    walk = begin(EVERY_FORM, DAY)
    for text in typed:
        if walk.is_over:
            break
        turn = answered(walk, text)
        assert turn.walk.at >= walk.at - 1
        assert turn.ready is None or turn.walk.entries[turn.ready]
        walk = turn.walk
    for about, entry in zip(walk.subjects, walk.entries, strict=True):
        assert entry is None or (not entry.is_empty and about.after(entry).model.check_ins)
