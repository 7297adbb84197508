"""What the status view shows of a board."""

from typing import NamedTuple

from okr_cli.views.grouping import By


class Shape(NamedTuple):
    """How rows are grouped, and what comes beside the Key Results: Initiatives, reasons of the risk, ids."""

    by: By = By.TEAM
    initiatives: bool = False
    explain: bool = False
    ids: bool = False


PLAIN = Shape()
