"""Check-ins that were recorded oddly: what the numbers rest on."""

from collections.abc import Iterator
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import first_out_of_order, outside_cycle
from okr_cli.views.action_items import is_running
from okr_cli.views.rows import Board, KeyResultRow


class Remark(NamedTuple):
    """``rule`` is the name of the rule that finds the same."""

    row: KeyResultRow
    rule: str
    reason: str

    @property
    def judgement(self) -> tuple[str, Entity]:
        """What a team may silence."""
        return self.rule, self.row.entity


def remarks(board: Board) -> Iterator[Remark]:
    """Check-ins outside their cycle, and out of order, silenced or not."""
    for row in board.key_results():
        if not is_running(row):
            continue
        outside = outside_cycle(row.model.check_ins, row.cycle)
        if outside and row.cycle:
            verb = "lies" if len(outside) == 1 else "lie"
            words = f"{counted(len(outside), 'check-in')} {verb} outside {row.cycle.name}: {outside[0].date}"
            yield Remark(row, "check-in-outside-cycle", words + (", …" if len(outside) > 1 else ""))
        misplaced = first_out_of_order(row.model.check_ins)
        if misplaced:
            yield Remark(row, "check-ins-out-of-order", f"{misplaced.date} stands below a later check-in")
