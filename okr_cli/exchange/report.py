"""The report of an import: what could not be imported, and what was inferred from where."""

from collections.abc import Iterator
from itertools import groupby

from okr_cli.exchange.table import Place, Table, Unplaced
from okr_cli.safe_text import one_line


class Report:
    """Collects remarks while a file is read, each once.

    ``wanted`` are the options needed for rows without a cycle or a team.
    """

    def __init__(self) -> None:
        self.wanted: dict[str, None] = {}
        self.unplaced: list[Unplaced] = []
        self.notes: dict[str, None] = {}

    def miss(self, place: Place, column: str, reason: str) -> None:
        """Tell what was not placed."""
        self.unplaced.append(Unplaced(place, column, reason))

    def note(self, text: str) -> None:
        """Tell what was decided."""
        self.notes.setdefault(text)

    def lines(self) -> Iterator[str]:
        """What was not placed, in the order of the file; the same in several rows in one line."""
        sheets = list(dict.fromkeys(each.place.sheet for each in self.unplaced))
        same: dict[tuple[str, str, str], list[Place]] = {}
        for place, column, reason in sorted(
            self.unplaced, key=lambda each: (sheets.index(each.place.sheet), each.place.row)
        ):
            same.setdefault((place.sheet, column, reason), []).append(place)
        for (_, column, reason), places in same.items():
            yield f"{listed_places(places)}{f', {one_line(column)}' if column else ''}: {reason}"


def place_in(table: Table, row: int) -> Place:
    """A row of a table."""
    return Place(table.name, table.noun, row)


def listed_places(places: list[Place]) -> str:
    """``row 4``, ``rows 4–6 and 9``, ``sheet 'Growth', row 4``."""
    sheet, noun, _ = places[0]
    numbers = sorted({place.row for place in places})
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda numbered: numbered[1] - numbered[0])
    ]
    parts = [f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    shown = parts if len(parts) < 6 else [*parts[:4], f"{sum(map(len, runs[4:]))} more"]
    text = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
    where = f"{noun}{'s' if len(numbers) > 1 else ''} {text}"
    return f"sheet '{one_line(sheet)}', {where}" if sheet and noun == "row" else where
