"""Which entities a file of a workspace has today, for entries of a baseline whose finding is not where it was."""

from collections.abc import Iterator
from typing import Any

from okr_cli.linter.baseline import Known
from okr_cli.linter.baseline_matching import Today
from okr_cli.model.definition import Definition
from okr_cli.source.decoding import decode, parsable, read_bytes
from okr_cli.source.parser import parse
from okr_cli.validation.documents import load
from okr_cli.workspace.workspace import Workspace


def today_in(project: Workspace) -> Today:
    """What the files of a workspace say. Only those that are asked about are read."""
    files = _Files(project)
    return Today(files.have, files.from_titles)


class _Files:
    def __init__(self, project: Workspace) -> None:
        self.project = project
        self.read: dict[str, dict[str, Definition[Any]] | None] = {}

    def have(self, known: Known) -> bool:
        """Whether the file is there and, if an entity is named, has it."""
        entities = self._entities(known.path)
        return entities is not None and (not known.entity or known.entity in entities)

    def from_titles(self, known: Known) -> Iterator[int]:
        """The parts of an address that are ids which nobody has written down."""
        one = (self._entities(known.path) or {}).get(known.entity)
        index = known.entity.count("/")
        while one is not None:
            if not one.model.id:
                yield index
            one, index = one.parent, index - 1

    def _entities(self, path: str) -> dict[str, Definition[Any]] | None:
        """The entities of a file by address; None if there is no such file."""
        if path not in self.read:
            self.read[path] = self._load(path)
        return self.read[path]

    def _load(self, path: str) -> dict[str, Definition[Any]] | None:
        place = self.project.root / path
        stdin = self.project.stdin
        try:
            if stdin and stdin[0] == place:
                data = stdin[1]
            elif place.resolve().is_relative_to(self.project.root.resolve()) and place.is_file():
                data = read_bytes(place)
            else:
                return None  # the baseline comes with the repository, and may be a stranger's
        except (OSError, ValueError):
            return None
        source, findings = decode(data, path)
        if any(finding.rule == "invalid-yaml" for finding in findings):
            return {}
        loaded = load(source, parse(parsable(source.text)), self.project.calendar)
        return {one.entity.address: one for one in loaded.definitions}
