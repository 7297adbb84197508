"""What each person owes, for a chat bot or a scheduled job."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from okr_cli.views import plain
from okr_cli.views.agenda_data import owed_datum
from okr_cli.views.dues import Debtor
from okr_cli.views.rows import Board


def render(board: Board, people: Sequence[Debtor]) -> Iterator[str]:
    """One JSON object, version 1. Escapes keep any terminal safe."""
    yield json.dumps(document(board, people), indent=2, ensure_ascii=True)


def document(board: Board, people: Sequence[Debtor]) -> dict[str, Any]:
    """People by name, each with handle and mail of the roster, so that a bot finds them."""
    return {
        "version": plain.VERSION,
        "view": "due",
        "as_of": board.as_of.isoformat(),
        "cycles": [plain.cycle(one) for one in board.cycles],
        "notes": list(board.notes),
        "total": sum(len(one.items) for one in people),
        "people": [
            {
                "name": one.name,
                "handle": one.handle,
                "email": one.email,
                "items": [owed_datum(each) for each in one.items],
            }
            for one in people
        ],
    }
