"""The baseline: findings that a team has decided to live with for now.

A finding is known by its file, the address of its entity and its rule, never by its line, so it stays known when
lines move and entries change places. What is new fails; what has been mended is said, so that the file shrinks.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from okr_cli.diagnostics import Diagnostic
from okr_cli.errors import CannotRun, why

NAME = "okr-baseline.json"
VERSION = 1


class Known(NamedTuple):
    """What a finding is known by. ``path`` is relative to the root of the workspace, with ``/``."""

    path: str
    entity: str
    rule: str


class Baseline(NamedTuple):
    """How many findings of each kind are known."""

    counts: Counter[Known]

    def split(
        self, found: Iterable[tuple[Known, Diagnostic]]
    ) -> tuple[list[Diagnostic], list[Diagnostic], list[Known]]:
        """New findings, known ones, and what the baseline knows but no longer fires."""
        left = Counter(self.counts)
        new: list[Diagnostic] = []
        hidden: list[Diagnostic] = []
        for known, diagnostic in found:
            if left[known] > 0:
                left[known] -= 1
                hidden.append(diagnostic)
            else:
                new.append(diagnostic)
        return new, hidden, sorted(known for known, count in left.items() if count > 0)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises ``CannotRun``."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise CannotRun(f"{path}: baseline version {data['version']} is not known; write it anew")
        entries = [(Known(one["path"], one["entity"], one["rule"]), int(one["count"])) for one in data["findings"]]
    except OSError as error:
        raise CannotRun(f"{path}: {why(error)}") from None
    except (ValueError, KeyError, TypeError):
        raise CannotRun(f"{path}: not a baseline; write it anew with --write-baseline") from None
    return Baseline(Counter(dict(entries)))


def baseline_text(known: Iterable[Known]) -> str:
    """A baseline file: JSON with one finding a line, sorted, so that a change of it reads well in a review."""
    counts = Counter(known)
    rows = [json.dumps({**one._asdict(), "count": counts[one]}, ensure_ascii=False) for one in sorted(counts)]
    listed = ",\n".join(f"    {row}" for row in rows)
    body = f"[\n{listed}\n  ]" if rows else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {body}\n}}\n'
