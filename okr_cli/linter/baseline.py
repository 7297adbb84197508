"""The baseline: findings that a team has decided to live with for now.

A finding is known by its file, the address of its entity and its rule, never by its line, so it stays known when
lines move and entries change places. What is new fails; what no longer occurs is reported, so that the file shrinks.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from okr_cli.errors import CannotRun, why
from okr_cli.files import path_from
from okr_cli.finding import Finding
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.selection import Selection
from okr_cli.linter.session import LintResult
from okr_cli.workspace.workspace import Workspace

NAME = "okr-baseline.json"
VERSION = 1
FORM = "0"
"""How the codes of rules about the form of a file begin."""


class FindingKey(NamedTuple):
    """What a finding is known by. ``path`` is relative to the root of the workspace, with ``/``."""

    path: str
    entity: str
    rule: str


KeyedFinding: TypeAlias = tuple[FindingKey, Finding]


class Entry(NamedTuple):
    """How many findings of a kind are known.

    ``messages`` are kept for those about the form of a file, of which one entity may have many: where there are more
    findings than known ones, they tell which are the new ones.
    """

    times: int
    messages: tuple[str, ...] = ()


class Baseline(NamedTuple):
    """Everything that is known."""

    entries: Mapping[FindingKey, Entry]

    def text(self) -> str:
        """The file: JSON with one entry a line, sorted, so that a change of it reads well in a review."""
        rows = ",\n".join(f"    {_row(key, self.entries[key])}" for key in sorted(self.entries))
        listed = f"[\n{rows}\n  ]" if rows else "[]"
        return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'


def keyed(result: LintResult) -> list[KeyedFinding]:
    """The findings of a run with their keys. Paths in keys count from the root of the workspace."""
    root, findings = result.workspace.root, result.report.findings
    paths = {path: path_from(root, path) for path in {finding.path for finding in findings}}
    return [(FindingKey(paths[finding.path], finding.entity, finding.rule), finding) for finding in findings]


def updated(before: Baseline | None, result: LintResult) -> Baseline:
    """What a baseline holds after a run: what was found, and what the run did not look at."""
    groups: defaultdict[FindingKey, list[Finding]] = defaultdict(list)
    for key, finding in keyed(result):
        groups[key].append(finding)
    found = {key: Entry(len(findings), _messages(findings)) for key, findings in groups.items()}
    if before is None:
        return Baseline(found)
    was_reported = _was_reported(result.workspace)
    untouched = {
        key: entry
        for key, entry in before.entries.items()
        if not (was_run(key, result.selection) and was_reported(key))
    }
    return Baseline({**untouched, **found})


def was_run(key: FindingKey, selection: Selection) -> bool:
    """Whether the rule of an entry ran, or exists no more."""
    return key.rule in selection.rules or key.rule not in catalogue()


def _was_reported(workspace: Workspace) -> Callable[[FindingKey], bool]:
    """Whether the run was asked about the file of an entry."""
    named = [path_from(workspace.root, str(path)) for path in workspace.named]
    return lambda key: (
        not named or any(place == "." or key.path == place or key.path.startswith(f"{place}/") for place in named)
    )


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
    entries: dict[FindingKey, Entry] = {}
    for number, row in enumerate(data["findings"], 1):
        read = _entry(row)
        if read is None:
            raise CannotRun(f"{shown}: {_no_baseline(f'finding {number} is not one')}")
        key, entry = read
        entries[key] = max(entry, entries.get(key, entry))
    return Baseline(entries)


def _no_baseline(reason: str) -> str:
    return f"{reason}; delete it and write it anew with --write-baseline"


def _entry(row: Any) -> tuple[FindingKey, Entry] | None:
    """One entry of a file, or None if it is none."""
    if not isinstance(row, dict):
        return None
    texts = [row.get(name) for name in FindingKey._fields]
    count, messages = row.get("count"), row.get("messages", [])
    if not all(isinstance(text, str) for text in texts) or type(count) is not int or count < 1:
        return None
    if not isinstance(messages, list) or not all(isinstance(message, str) for message in messages):
        return None
    return FindingKey(*map(str, texts)), Entry(count, tuple(messages))


def _row(key: FindingKey, entry: Entry) -> str:
    row: dict[str, Any] = {**key._asdict(), "count": entry.times}
    if entry.messages:
        row["messages"] = entry.messages
    # Half a surrogate pair in a file name has no UTF-8; as an escape it is JSON as well.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _messages(findings: list[Finding]) -> tuple[str, ...]:
    """What findings about the form of a file say."""
    return tuple(sorted(finding.message for finding in findings if finding.code.startswith(FORM)))
