"""Summarizes a walk or a table: a table of changes for people, and a commit message."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okr_cli.check_in.effect import Effect, effect_of
from okr_cli.check_in.subject import Entry, Subject
from okr_cli.output.documents.document import Cells, Column, Document, Row, Section, simple_table, styled
from okr_cli.output.symbols import STYLES, labelled
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import HEALTH, pace_text, progress_text

MOST_NAMED = 3
"""Key Results that the first line of a commit names."""


class CheckedIn(NamedTuple):
    """A check-in that was written, with its subject before and after."""

    before: Subject
    entry: Entry

    @property
    def after(self) -> Subject:
        """The subject after the check-in."""
        return self.before.after(self.entry)

    @property
    def effect(self) -> Effect:
        """Its effect on the numbers on its date."""
        return effect_of(self.before, self.after, self.entry.date)

    @property
    def line(self) -> str:
        """``activation  43 → 48%, 50% of the way, on track (+2)``."""
        return f"{one_line(self.before.entity.id)}  {self.effect.text}"


COLUMNS = (
    Column("change", "Was → now", 12, 16, most=24),
    Column("progress", "Progress", 10, 22, right=True),
    Column("pace", "Pace", 5, 26, right=True),
    Column("status", "Status", 12, 18, most=14),
    Column("confidence", "Conf", 4, 30, right=True),
)


def summary(done: Sequence[CheckedIn], title: str) -> Document:
    """Each check-in with its effect: the value, the progress, and how it compares with pace."""
    kinds = dict.fromkeys(each.before.entity.kind.label for each in done)
    table = simple_table(listed(list(kinds), "or"), COLUMNS, [_row(each) for each in done])
    return Document(title, (), (Section("", table=table),) if done else ())


def _row(done: CheckedIn) -> Row:
    subject, day = done.after, done.entry.date
    confidence = done.entry.confidence
    cells: Cells = {
        "change": done.effect.change,
        "confidence": "" if confidence is None else str(confidence),
        **(_key_result_cells(subject, day) if subject.takes_confidence else _kpi_cells(subject, day)),
    }
    return Row(one_line(subject.model.title), cells)


def _key_result_cells(subject: Subject, day: date) -> Cells:
    review = subject.review(day)
    status = review.status.status
    return {
        "progress": "" if review.progress.condition else progress_text(review.progress),
        "pace": pace_text(review.gap, subject.tolerance),
        "status": styled(labelled(status), STYLES[status]),
    }


def _kpi_cells(subject: Subject, day: date) -> Cells:
    return {"status": HEALTH[subject.health(day).healthy]}


def commit_message(done: Sequence[CheckedIn]) -> str:
    """A subject line with the names, and a line for each value."""
    names = [one_line(each.before.entity.id) for each in done]
    shown = ", ".join(names) if len(names) <= MOST_NAMED else counted(len(names), "value")
    return "\n".join([f"Check in: {shown}", "", *_lines(done)]) + "\n"


def _lines(done: Sequence[CheckedIn]) -> Iterator[str]:
    days = {each.entry.date for each in done}
    for each in done:
        on = f" on {each.entry.date}" if len(days) > 1 else ""
        yield f"{one_line(each.before.entity.address)}: {each.effect.change}{on}"
