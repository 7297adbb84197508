"""The baseline: known findings that a team accepts for now.

A finding is identified by file, address of the entity and rule, never by line. An entry follows its entity to another
file, or to the address of a changed title, and to nothing else, so it never hides a new finding. Obsolete entries are
reported.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from okr_cli.errors import CannotRun, why
from okr_cli.files import path_from, read_text, shown_path
from okr_cli.finding import Finding, HiddenBy, Report
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.selection import Selection
from okr_cli.linter.session import BASELINE_NAME, LintResult
from okr_cli.model.definition import Definition
from okr_cli.phrases import counted
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.loader import load_file
from okr_cli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okr_cli.edit.file_change import FileChange

VERSION = 1
FORM = "0"
"""How the codes of rules about the form of a file begin."""


class FindingKey(NamedTuple):
    """What identifies a finding. ``path`` is relative to the root of the workspace, with ``/``."""

    path: str
    entity: str
    rule: str


KeyedFinding: TypeAlias = tuple[FindingKey, Finding]
EntityPlace: TypeAlias = tuple[str, str]
"""The path of a file, as it is shown, and the address of an entity in it."""


class Entry(NamedTuple):
    """The number of known findings with one key.

    ``messages`` are stored for findings about the form of a file, and if there are several. They tell new findings from
    known ones, and their number must match, so an entry cannot hide more than it lists.
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


def _row(key: FindingKey, entry: Entry) -> str:
    row: dict[str, Any] = {**key._asdict(), "count": entry.times}
    if entry.messages:
        row["messages"] = entry.messages
    # Half a surrogate pair in a file name has no UTF-8; as an escape it is JSON as well.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def updated(before: Baseline | None, result: LintResult) -> Baseline:
    """The baseline after a run: its findings, and the entries of ``before`` that the run did not cover."""
    groups: defaultdict[FindingKey, list[Finding]] = defaultdict(list)
    for key, finding in _keyed(result):
        groups[key].append(finding)
    entries = {key: _entry_of(findings) for key, findings in groups.items()}
    workspace = result.workspace
    named = [path_from(workspace.root, str(path)) for path in workspace.named]
    for key, entry in before.entries.items() if before else ():
        is_reported = not named or any(PurePosixPath(key.path).is_relative_to(place) for place in named)
        if not (is_reported and _was_run(key, result.selection)):
            entries.setdefault(key, entry)
    return Baseline(entries)


def _entry_of(findings: list[Finding]) -> Entry:
    """The entry for all findings with one key."""
    is_named = len(findings) > 1 or findings[0].code.startswith(FORM)
    return Entry(len(findings), tuple(sorted(finding.message for finding in findings)) if is_named else ())


def _keyed(result: LintResult) -> list[KeyedFinding]:
    """The findings of a run with their keys."""
    root, findings = result.workspace.root, result.report.findings
    paths = {path: path_from(root, path) for path in {finding.path for finding in findings}}
    return [(FindingKey(paths[finding.path], finding.entity, finding.rule), finding) for finding in findings]


def _was_run(key: FindingKey, selection: Selection) -> bool:
    """Whether the rule of an entry ran, or no longer exists."""
    return key.rule in selection.rules or key.rule not in catalogue()


def read_baseline(path: Path, shown: str) -> Baseline:
    """The baseline in a file, named ``shown`` in errors. Raises ``CannotRun``."""
    try:
        data = json.loads(read_text(path))
    except OSError as error:
        raise CannotRun(f"{shown}: {why(error)}") from None
    except json.JSONDecodeError as error:
        raise CannotRun(f"{shown}:{error.lineno}: {_no_baseline('not valid JSON')}") from None
    except (ValueError, RecursionError):
        raise CannotRun(f"{shown}: {_no_baseline('not valid JSON')}") from None
    if not isinstance(data, dict) or "version" not in data or not isinstance(data.get("findings"), list):
        raise CannotRun(f"{shown}: {_no_baseline('not an okr baseline')}")
    if type(data["version"]) is not int or data["version"] != VERSION:
        raise CannotRun(
            f"{shown}: unknown baseline version {data['version']!r}; this version of okr supports {VERSION}"
        )
    entries: dict[FindingKey, Entry] = {}
    for number, row in enumerate(data["findings"], 1):
        read = _entry(row)
        if read is None:
            raise CannotRun(f"{shown}: {_no_baseline(f'finding {number} is invalid')}")
        key, entry = read
        if entry.times != max(len(entry.messages), 1):
            claim = f"finding {number} has a count of {entry.times:,} but {counted(len(entry.messages), 'message')}"
            raise CannotRun(f"{shown}: {_no_baseline(claim)}")
        entries[key] = max(entry, entries.get(key, entry))
    return Baseline(entries)


def with_new_addresses(workspace: Workspace, moved: Mapping[EntityPlace, EntityPlace]) -> "FileChange | None":
    """The change of a workspace's own baseline in which the entries of entities follow these to other places.

    None if no entry has to. Raises ``CannotRun`` if the baseline cannot be used.
    """
    from okr_cli.edit.file_change import FileChange

    path, root = workspace.root / BASELINE_NAME, workspace.root
    if not moved or not path.is_file():
        return None
    places = {(path_from(root, old), address): new for (old, address), new in moved.items()}
    before = read_baseline(path, shown_path(path))
    entries: dict[FindingKey, Entry] = {}
    for key, entry in before.entries.items():
        new = places.get((key.path, key.entity))
        entries[key._replace(path=path_from(root, new[0]), entity=new[1]) if new else key] = entry
    if entries == before.entries:
        return None
    return FileChange(path, shown_path(path), path.read_bytes().decode(), Baseline(entries).text())


def _no_baseline(reason: str) -> str:
    return f"{reason}; delete it and create a new one with --write-baseline"


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


class MatchedReport(NamedTuple):
    """A report without the findings that a baseline knows.

    ``gone`` are the entries that no longer occur, ``moved`` those that know a finding by an older path or address.
    Both are empty if only a part of the workspace was asked about.
    """

    report: Report
    gone: list[FindingKey]
    moved: list[FindingKey]


def match(result: LintResult, baseline: Baseline, reason: HiddenBy = HiddenBy.BASELINE) -> MatchedReport:
    """Tell new findings from known ones, which are hidden for this ``reason``. Both stay in their order."""
    findings = _keyed(result)
    entries = _OpenEntries(baseline, result.workspace)
    known = set(entries.take_as_written(findings))
    moved: set[FindingKey] = set()
    for key, finding in findings:
        if finding not in known:
            entry = entries.moved_entry(key, finding)
            if entry:
                entries.take(entry, finding)
                known.add(finding)
                moved.add(entry)
    old = result.report
    hidden = (*old.hidden, *((finding, reason) for _, finding in findings if finding in known))
    new = tuple(finding for _, finding in findings if finding not in known)
    report = replace(old, findings=new, hidden=hidden)
    if result.workspace.named or result.workspace.stdin:
        return MatchedReport(report, [], [])
    gone = [key for key, times in entries.times.items() if times and _was_run(key, result.selection)]
    return MatchedReport(report, sorted(gone), sorted(moved))


class _OpenEntries:
    """The findings that each entry can still match, with their messages."""

    def __init__(self, baseline: Baseline, workspace: Workspace) -> None:
        self.times = {key: entry.times for key, entry in baseline.entries.items()}
        self.messages = {key: Counter(entry.messages) for key, entry in baseline.entries.items()}
        self.current = _CurrentEntities(workspace)

    def take(self, key: FindingKey, finding: Finding) -> None:
        """Record that an entry matches a finding."""
        self.times[key] -= 1
        self.messages[key][finding.message] -= 1

    def take_as_written(self, findings: Iterable[KeyedFinding]) -> Iterator[Finding]:
        """The findings whose key an entry has. If there are more than are known, those with a known message first."""
        groups: defaultdict[FindingKey, list[Finding]] = defaultdict(list)
        for key, finding in findings:
            if key in self.times:
                groups[key].append(finding)
        for key, group in groups.items():
            messages = Counter(self.messages[key])
            same: list[Finding] = []
            other: list[Finding] = []
            for finding in group:
                (same if messages[finding.message] > 0 else other).append(finding)
                messages[finding.message] -= 1
            for finding in [*same, *other][: self.times[key]]:
                self.take(key, finding)
                yield finding

    def moved_entry(self, key: FindingKey, finding: Finding) -> FindingKey | None:
        """The entry that knew this finding under another path or address. Call it once all others are taken."""
        candidates = (self._without_entity(key, finding), self._of_other_file(key, finding), self._of_other_title(key))
        return next(chain.from_iterable(candidates), None)

    def _still_open(self, entries: list[FindingKey], message: str = "") -> Iterator[FindingKey]:
        """The first of some entries, in order, that stands for more and whose entity is gone from its place.

        One that does not never will, so it is dropped, and no other finding asks about it again. ``message`` is the
        one that it must know, if the entries name no entity.
        """
        while entries:
            entry = entries[-1]
            is_open = self.times[entry] > 0 and (not message or self.messages[entry][message] > 0)
            if is_open and not self.current.has(entry):
                yield entry
                return
            entries.pop()

    @cached_property
    def _left(self) -> list[FindingKey]:
        """What is not taken as it is written, the last one first: the first is looked at, and dropped, at the end."""
        return sorted((key for key, times in self.times.items() if times), reverse=True)

    @cached_property
    def _by_address(self) -> dict[tuple[str, ...], list[FindingKey]]:
        """By rule and entity, or by rule and message where no entity is named."""
        groups: defaultdict[tuple[str, ...], list[FindingKey]] = defaultdict(list)
        for key in self._left:
            for message in self.messages[key] if not key.entity else ("",):
                groups[key.rule, key.entity, message].append(key)
        return groups

    @cached_property
    def _by_rest(self) -> dict[tuple[str, ...], list[FindingKey]]:
        groups: defaultdict[tuple[str, ...], list[FindingKey]] = defaultdict(list)
        for key in self._left:
            for _, rest in _rests(key):
                groups[rest].append(key)
        return groups

    def _without_entity(self, key: FindingKey, finding: Finding) -> Iterator[FindingKey]:
        """Earlier versions named no entity for the form of a file; only the message tells."""
        entry = key._replace(entity="")
        if self.times.get(entry) and self.messages[entry][finding.message] > 0:
            yield entry

    def _of_other_file(self, key: FindingKey, finding: Finding) -> Iterator[FindingKey]:
        message = "" if key.entity else finding.message
        yield from self._still_open(self._by_address.get((key.rule, key.entity, message), []), message)

    def _of_other_title(self, key: FindingKey) -> Iterator[FindingKey]:
        alike = {index: self._by_rest[rest] for index, rest in _rests(key) if rest in self._by_rest}
        if alike:
            for index in self.current.parts_from_titles(key):
                yield from self._still_open(alike.get(index, []))


def _rests(key: FindingKey) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Path, rule and address without one of its parts, for each of these."""
    parts = key.entity.split("/") if key.entity else []
    for index in range(len(parts)):
        yield index, (key.path, key.rule, *parts[:index], "", *parts[index + 1 :])


class _CurrentEntities:
    """The current entities of a workspace. Files are read only if needed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._by_path: dict[str, dict[str, Definition[Any]] | None] = {}

    def has(self, key: FindingKey) -> bool:
        """Whether the file is there and, if an entity is named, has it."""
        entities = self._entities(key.path)
        return entities is not None and (not key.entity or key.entity in entities)

    def parts_from_titles(self, key: FindingKey) -> Iterator[int]:
        """The parts of an address, by index, that are made from a title because no id is written."""
        definition = (self._entities(key.path) or {}).get(key.entity)
        index = key.entity.count("/")
        while definition is not None:
            if not definition.model.id:
                yield index
            definition, index = definition.parent, index - 1

    def _entities(self, path: str) -> dict[str, Definition[Any]] | None:
        """The entities of a file by address; None if there is no such file."""
        if path not in self._by_path:
            data = self._data(path)
            self._by_path[path] = None
            if data is not None:
                definitions = load_file(data, path, self.workspace.calendar).content.definitions
                self._by_path[path] = {definition.entity.address: definition for definition in definitions}
        return self._by_path[path]

    def _data(self, path: str) -> bytes | None:
        place = self.workspace.root / path
        stdin = self.workspace.stdin
        try:
            if stdin and stdin.path == place:
                return stdin.data
            # The baseline comes with the repository, and may be a stranger's: nothing outside is read.
            if place.resolve().is_relative_to(self.workspace.root.resolve()) and place.is_file():
                return read_bytes(place)
        except (OSError, ValueError):
            pass
        return None
