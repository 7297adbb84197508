"""Which findings of a run a baseline knows, also where what they are about has moved since.

An entry stands for findings of one path, entity and rule. One whose entity is no longer there follows it: into the
file that has an entity of this address now, and to the address that a new title has made of the old one. Nothing
else is followed, so that no entry hides what is new.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from okr_cli.finding import Finding, HiddenBy, Report
from okr_cli.linter.baseline import Baseline, FindingKey, KeyedFinding, keyed, was_run
from okr_cli.linter.session import LintResult
from okr_cli.model.definition import Definition
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.loader import load_file
from okr_cli.workspace.workspace import Workspace


class MatchedReport(NamedTuple):
    """A report without the findings that a baseline knows.

    ``gone`` are the entries that no longer occur, ``moved`` those that know a finding by an older path or address.
    Both are empty where only a part of the workspace was asked about.
    """

    report: Report
    gone: list[FindingKey]
    moved: list[FindingKey]


def match(result: LintResult, baseline: Baseline) -> MatchedReport:
    """Tell new findings from known ones. Both stay in their order."""
    findings = keyed(result)
    entries = _OpenEntries(baseline)
    known = set(entries.take_as_written(findings))
    left = [(key, finding) for key, finding in findings if finding not in known]
    moved: set[FindingKey] = set()
    if left and any(entries.times.values()):
        moved_entries = _MovedEntries(entries, _CurrentEntities(result.workspace))
        for key, finding in left:
            entry = moved_entries.entry(key, finding)
            if entry:
                entries.take(entry, finding)
                known.add(finding)
                moved.add(entry)
    old = result.report
    hidden = (*old.hidden, *((finding, HiddenBy.BASELINE) for _, finding in findings if finding in known))
    new = tuple(finding for _, finding in findings if finding not in known)
    report = Report(new, old.files, old.lines, hidden)
    if result.workspace.named or result.workspace.stdin:
        return MatchedReport(report, [], [])
    gone = [key for key, times in entries.times.items() if times and was_run(key, result.selection)]
    return MatchedReport(report, sorted(gone), sorted(moved))


class _OpenEntries:
    """How many findings each entry still stands for, and what these said."""

    def __init__(self, baseline: Baseline) -> None:
        self.times = {key: entry.times for key, entry in baseline.entries.items()}
        self.messages = {key: Counter(entry.messages) for key, entry in baseline.entries.items()}

    def take_as_written(self, findings: Iterable[KeyedFinding]) -> Iterator[Finding]:
        """The findings whose key an entry has. Of more than are known, those that say the same as then."""
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

    def take(self, key: FindingKey, finding: Finding) -> None:
        """An entry has found one of its findings."""
        self.times[key] -= 1
        self.messages[key][finding.message] -= 1

    def has_said(self, key: FindingKey, finding: Finding) -> bool:
        """Whether an entry still stands for a finding with this very message."""
        return key in self.messages and self.messages[key][finding.message] > 0


class _CurrentEntities:
    """Which entities the files of a workspace have today. Only files that are asked about are read."""

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
            self._by_path[path] = self._load(path)
        return self._by_path[path]

    def _load(self, path: str) -> dict[str, Definition[Any]] | None:
        data = self._data(path)
        if data is None:
            return None
        loaded = load_file(data, path, self.workspace.calendar)
        return {definition.entity.address: definition for definition in loaded.content.definitions}

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


class _MovedEntries:
    """The entries that are left, by what may have become of their entities."""

    def __init__(self, entries: _OpenEntries, current: _CurrentEntities) -> None:
        self.entries = entries
        self.current = current
        self.by_address: defaultdict[tuple[str, str], list[FindingKey]] = defaultdict(list)
        self.by_rest: defaultdict[tuple[str, ...], list[FindingKey]] = defaultdict(list)
        for key in sorted(key for key, times in entries.times.items() if times):
            self.by_address[key.rule, key.entity].append(key)
            for _, rest in _rests(key):
                self.by_rest[rest].append(key)

    def entry(self, key: FindingKey, finding: Finding) -> FindingKey | None:
        """The entry that knew this finding under another path or address."""
        candidates = (self._without_entity(key, finding), self._of_other_file(key, finding), self._of_other_title(key))
        return next((entry for entry in chain.from_iterable(candidates) if self.entries.times[entry]), None)

    def _without_entity(self, key: FindingKey, finding: Finding) -> Iterator[FindingKey]:
        """Earlier versions named no entity for the form of a file; only the words tell."""
        entry = key._replace(entity="")
        if self.entries.has_said(entry, finding):
            yield entry

    def _of_other_file(self, key: FindingKey, finding: Finding) -> Iterator[FindingKey]:
        for entry in self.by_address[key.rule, key.entity]:
            if (key.entity or self.entries.has_said(entry, finding)) and not self.current.has(entry):
                yield entry

    def _of_other_title(self, key: FindingKey) -> Iterator[FindingKey]:
        alike = {index: self.by_rest[rest] for index, rest in _rests(key) if rest in self.by_rest}
        if alike:
            for index in self.current.parts_from_titles(key):
                yield from (entry for entry in alike.get(index, ()) if not self.current.has(entry))


def _rests(key: FindingKey) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Path, rule and address without one of its parts, for each of these."""
    parts = key.entity.split("/") if key.entity else []
    for index in range(len(parts)):
        yield index, (key.path, key.rule, *parts[:index], "", *parts[index + 1 :])
