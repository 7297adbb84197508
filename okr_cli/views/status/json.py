"""The status view for programs."""

from collections.abc import Iterator
from typing import Any

from okr_cli.safe_text import json_text
from okr_cli.views import plain
from okr_cli.views.rows import Board
from okr_cli.views.status.overview import counted
from okr_cli.views.summary import Summary, summarize


def render(board: Board) -> Iterator[str]:
    """One JSON object, version 1, in the order of files. Escapes keep any terminal and any build log safe."""
    yield json_text(document(board))


def document(board: Board) -> dict[str, Any]:
    """The board as plain data."""
    return {
        "version": plain.VERSION,
        "view": "status",
        "as_of": board.as_of.isoformat(),
        "compare": board.compare.isoformat() if board.compare else None,
        "cycles": [plain.cycle(one) for one in board.cycles],
        "notes": list(board.notes),
        "summary": summary_datum(summarize(board)),
        "teams": [
            {"team": one.team or None, "cycle": one.cycle or None, **summary_datum(one.summary)}
            for one in counted(board)
        ],
        "objectives": [plain.objective(row) for row in board.objectives],
        "kpis": [plain.kpi(row) for row in board.kpis],
        "orphan_initiatives": [plain.initiative(row) for row in board.orphans],
    }


def summary_datum(summary: Summary) -> dict[str, Any]:
    """The counts of a board as plain data."""
    return {
        "objectives": summary.objectives,
        "key_results": summary.key_results,
        "statuses": {status.replace("-", "_"): number for status, number in summary.statuses.items()},
        "scores": {str(band): number for band, number in summary.bands.items()},
        "stale": summary.stale,
        "stated_differs": summary.differing,
        "drafts": summary.drafts,
        "kpis_healthy": summary.healthy,
        "kpis_unhealthy": summary.unhealthy,
    }
