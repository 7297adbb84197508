"""What each person owes, for spreadsheets."""

from collections.abc import Iterator

from okr_cli.output.csv_text import csv_lines
from okr_cli.views.agenda_data import owed_datum
from okr_cli.views.due.report import DueReport

FIELDS = (
    "owner", "entity", "title", "team", "duty", "rule", "days", "reason", "to_do", "key_result", "address", "path",
)  # fmt: skip


def render(dues: DueReport) -> Iterator[str]:
    """A header, then one line for each thing owed."""
    return csv_lines(FIELDS, (owed_datum(one) for person in dues.people for one in person.items))
