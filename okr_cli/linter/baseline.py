"""The baseline: findings that a team has decided to live with for now.

A finding is known by its file, the address of its entity and its rule, never by its line, so it stays known when
lines move and entries change places. What is new fails; what has been mended is said, so that the file shrinks.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from okr_cli.errors import CannotRun, why
from okr_cli.finding import Finding

NAME = "okr-baseline.json"
VERSION = 1
FORM = "0"
"""How the codes of rules about the form of a file begin."""


class Known(NamedTuple):
    """What a finding is known by. ``path`` is relative to the root of the workspace, with ``/``."""

    path: str
    entity: str
    rule: str


class Entry(NamedTuple):
    """How many findings of a kind are known.

    ``messages`` are kept for those about the form of a file, of which one entity may have many: where there are more
    findings than known ones, they tell which are the new ones.
    """

    times: int
    messages: tuple[str, ...] = ()


class Baseline(NamedTuple):
    """Everything that is known."""

    entries: Mapping[Known, Entry]

    @classmethod
    def of(cls, found: Iterable[tuple[Known, Finding]]) -> "Baseline":
        """The baseline that knows exactly these findings."""
        groups: defaultdict[Known, list[Finding]] = defaultdict(list)
        for known, one in found:
            groups[known].append(one)
        return cls({known: Entry(len(ones), _messages(ones)) for known, ones in groups.items()})

    def kept(self, wanted: Callable[[Known], bool]) -> "Baseline":
        """Only the entries that are wanted."""
        return Baseline({known: entry for known, entry in self.entries.items() if wanted(known)})

    def with_entries_of(self, other: "Baseline") -> "Baseline":
        """The entries of both."""
        return Baseline({**self.entries, **other.entries})

    def text(self) -> str:
        """The file: JSON with one entry a line, sorted, so that a change of it reads well in a review."""
        rows = ",\n".join(f"    {_row(known, self.entries[known])}" for known in sorted(self.entries))
        listed = f"[\n{rows}\n  ]" if rows else "[]"
        return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'


def read_baseline(path: Path, shown: str) -> Baseline:
    """The baseline in a file, which is called ``shown`` where it cannot be used. Raises ``CannotRun``."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CannotRun(f"{shown}: {why(error)}") from None
    except json.JSONDecodeError as error:
        raise CannotRun(f"{shown}:{error.lineno}: {_no_baseline('not valid JSON')}") from None
    except (ValueError, RecursionError):
        raise CannotRun(f"{shown}: {_no_baseline('not valid JSON')}") from None
    if not isinstance(data, dict) or "version" not in data or not isinstance(data.get("findings"), list):
        raise CannotRun(f"{shown}: {_no_baseline('not a baseline of okr')}")
    if data["version"] != VERSION:
        raise CannotRun(f"{shown}: baseline version {data['version']!r} is not known; this okr reads {VERSION}")
    entries: dict[Known, Entry] = {}
    for number, row in enumerate(data["findings"], 1):
        read = _entry(row)
        if read is None:
            raise CannotRun(f"{shown}: {_no_baseline(f'finding {number} is not one')}")
        known, entry = read
        entries[known] = max(entry, entries.get(known, entry))
    return Baseline(entries)


def _no_baseline(reason: str) -> str:
    return f"{reason}; delete it and write it anew with --write-baseline"


def _entry(row: Any) -> tuple[Known, Entry] | None:
    """One entry of a file, or None if it is none."""
    if not isinstance(row, dict):
        return None
    texts = [row.get(name) for name in Known._fields]
    count, messages = row.get("count"), row.get("messages", [])
    if not all(isinstance(text, str) for text in texts) or type(count) is not int or count < 1:
        return None
    if not isinstance(messages, list) or not all(isinstance(message, str) for message in messages):
        return None
    return Known(*map(str, texts)), Entry(count, tuple(messages))


def _row(known: Known, entry: Entry) -> str:
    row: dict[str, Any] = {**known._asdict(), "count": entry.times}
    if entry.messages:
        row["messages"] = entry.messages
    # Half a surrogate pair in a file name has no UTF-8; as an escape it is JSON as well.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _messages(ones: list[Finding]) -> tuple[str, ...]:
    """What findings about the form of a file say."""
    return tuple(sorted(one.message for one in ones if one.code.startswith(FORM)))
