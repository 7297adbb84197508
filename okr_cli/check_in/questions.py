"""The text of the interactive walk: the context above each question, the question, and its help."""

from collections.abc import Iterator

from okr_cli.check_in.effect import earlier_words, standing, wanted
from okr_cli.check_in.subject import Form, Subject
from okr_cli.check_in.walk import Step, Walk
from okr_cli.model.key_result import KeyResult
from okr_cli.output.documents.document import Document, Fact, Medium, Section, Style
from okr_cli.phrases import counted, listed
from okr_cli.progress.in_force import measure_on
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import NO_OWNER, number_text
from okr_cli.views.show.calculations import pace_sums, progress_sum

OPENING = "Type a value, or a value, confidence and note on one line: 48 7 Second cohort"
KEYS = "Enter skips, ? shows help, b goes back, q quits. Answers are saved as you go."

ANYWAY = "write it anyway? [y/N, or another value]"

LINE_HELP: dict[Form | None, tuple[str, ...]] = {
    Form.NUMBER: (
        "48                  value only; you are prompted for the rest",
        "48 7 A note ! Help  value, confidence, note and ask on one line",
        "= 7                 same value as last time",
        "- 5 A note          no value, only confidence and note",
    ),
    None: (
        "3.8                 value only; you are prompted for the rest",
        "3.8 A note ! Help   value, note and ask on one line",
        "=                   same value as last time",
    ),
    Form.YES_NO: ("yes, or y           done", "no 6 A note         not done yet, with confidence and note"),
    Form.MILESTONES: (
        "2, or 2,3           numbers of the milestones you have reached",
        "= 6 A note          no new milestone, with confidence and note",
    ),
}
"""How a line is typed, by the form of a Key Result; None is for a KPI, which has no confidence."""

STEP_HELP = {
    Step.CONFIRM: "y writes the value, Enter asks again, and any other value replaces it.",
    Step.CONFIDENCE: "How sure you are of reaching the target: 0 no chance, 5 even odds, 10 certain.",
    Step.NOTE: "What changed and what you learned, in one line.",
    Step.OPEN: "y keeps the ask open, n or Enter closes it, and any other text replaces it.",
    Step.ASK: "What help you need, and from whom.",
}


def opening(walk: Walk, who: str, everything: bool = False) -> Iterator[str]:
    """The number of check-ins, for whom, and how to answer; ``everything`` includes those not due."""
    for_whom = f" for {one_line(who)}" if who else ""
    due, others = ("", ", including those not due") if everything else (" due", "")
    yield f"{counted(len(walk.subjects), 'check-in')}{due}{for_whom} on {walk.day}{others}"
    yield OPENING
    yield KEYS


def card(walk: Walk) -> Document:
    """What a person needs to see to answer: the title, the last value, the expected value, the last ask."""
    subject, day = walk.subject, walk.day
    facts = [Fact("last", (standing(subject, day),))]
    if len({each.entity.owner for each in walk.subjects}) > 1:
        facts.insert(0, Fact("owner", (one_line(subject.entity.owner or NO_OWNER),)))
    compared = wanted(subject, day)
    if compared:
        facts.append(Fact(compared[0], compared[1:]))
    facts += [Fact(label, (text,)) for label, text in earlier_words(subject.last_said(day))]
    if subject.milestones:
        facts.append(Fact("steps", tuple(_milestones(subject, walk))))
    heading = f"{walk.at + 1}/{len(walk.subjects)}  {one_line(subject.model.title)}"
    section = Section(heading, facts=tuple(facts), style=Style.STRONG)
    return Document("", (), (section,), title_only=Medium.PAGE)


def _milestones(subject: Subject, walk: Walk) -> Iterator[str]:
    for index, milestone in enumerate(subject.milestones):
        sign = "✓" if subject.is_done(index, walk.day) else "·"
        weight = f" (weight {number_text(milestone.weight)})" if milestone.weight != 1 else ""
        yield f"{index + 1} {sign} {one_line(milestone.title)}{weight}"


def prompt(walk: Walk) -> str:
    """The prompt of the question."""
    subject = walk.subject
    match walk.step:
        case Step.CONFIRM:
            return ANYWAY
        case Step.CONFIDENCE:
            last = subject.last_said(walk.day)
            was = f", was {last.confidence}" if last and last.confidence is not None else ""
            return f"confidence (0-10{was})"
        case Step.NOTE:
            return "note"
        case Step.OPEN:
            return "is the ask still open? [y/N, or a new ask]"
        case Step.ASK:
            return "ask"
    if subject.form is Form.NUMBER:
        return one_line(f"value ({subject.unit})") if subject.unit else "value"
    return "done? [y/n]" if subject.form is Form.YES_NO else "milestones reached (numbers, or Enter for none)"


def help_text(walk: Walk) -> Iterator[str]:
    """How to answer the current question and, for a value, the calculation behind the current number."""
    if walk.step is not Step.VALUE:
        yield STEP_HELP[walk.step]
        return
    subject = walk.subject
    yield from LINE_HELP[subject.form if subject.takes_confidence else None]
    if isinstance(subject.model, KeyResult):
        review = subject.review(walk.day)
        sums = (progress_sum(measure_on(subject.model, walk.day), review), *pace_sums(subject.cycle, walk.day, review))
        yield from map(one_line, filter(None, sums))


def nothing_due(who: str, upcoming: list[tuple[str, str]]) -> str:
    """The message that nothing is due, and what comes next."""
    for_whom = f" for {one_line(who)}" if who else ""
    following = listed([f"{name} on {day}" for name, day in upcoming])
    return f"no check-in is due{for_whom}" + (f"; next: {following}" if following else "")
