"""What each person owes, for spreadsheets."""

from collections.abc import Iterator, Sequence

from okr_cli.views.agenda_data import owed_datum
from okr_cli.views.dues import Debtor
from okr_cli.views.spreadsheet import csv_lines

FIELDS = ("owner", "entity", "title", "team", "rule", "days", "reason", "to_do", "key_result", "address", "path")


def render(people: Sequence[Debtor]) -> Iterator[str]:
    """A header, then one line for each thing owed."""
    return csv_lines(FIELDS, (owed_datum(one) for person in people for one in person.items))
