"""Chooses the file of a new top-level entry: that of its team and cycle, a given one, or a new one."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from okr_cli.cli.editing.cycle_files import renamed
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.files import YAML_SUFFIXES, shown_path
from okr_cli.model.cycle import ADVICE, meant_cycle
from okr_cli.model.entity import slug
from okr_cli.phrases import listed
from okr_cli.safe_text import one_line, visible
from okr_cli.workspace.lookup import nearest
from okr_cli.workspace.name_match import match_name

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.model.definition import Document
    from okr_cli.workspace.loader import LoadedWorkspace

USUAL_FOLDER = "okrs"


class Where(NamedTuple):
    """The requested place of a new entry, with None for what was not given. ``to`` is its parent."""

    to: str | None = None
    file: Path | None = None
    team: str | None = None
    cycle: str | None = None


class DocumentPlace(NamedTuple):
    """A document of a workspace: its displayed path, and its number within the file, from 0."""

    opened: OpenWorkspace
    path: str
    number: int

    def document(self, loaded: "LoadedWorkspace") -> "Document":
        """The document in a workspace that was loaded again. Raises ``CannotRun`` if it is gone."""
        held = [document for document in loaded.documents if document.source.path == self.path]
        if self.number < len(held):
            return held[self.number]
        raise CannotRun(
            f"{visible(self.path)} was changed while okr was running, so nothing was written; run okr again"
        )


class NewFilePlace(NamedTuple):
    """A file that does not exist yet, for a cycle and, if one was named, a team."""

    opened: OpenWorkspace
    path: Path
    cycle: str
    team: str | None

    @property
    def head(self) -> "dict[str, Value]":
        """The first keys of the file."""
        keys: dict[str, Value] = {"okr": 1, "cycle": self.cycle}
        return {**keys, "team": self.team} if self.team else keys


TopPlace: TypeAlias = DocumentPlace | NewFilePlace


def find_top_place(workspaces: Sequence[OpenWorkspace], where: Where, today: date) -> TopPlace:
    """The document for a new top-level entry, or the new file for it.

    It is that of the team and the cycle, by default of the only team and the cycle of ``today``. Raises ``CannotRun``
    if several match, and for an invalid team, cycle or file.
    """
    named = where.cycle and cycle_meant(workspaces[0], where.cycle)
    where = where._replace(team=_team(workspaces, where.team), cycle=named)
    if where.file:
        return _in_file(workspaces, where.file, where, today)
    cycle = where.cycle or _current_cycle(workspaces, where.team, today)
    found = [place for place in _documents(workspaces) if _matches(place, where._replace(cycle=cycle))]
    open_ones = [place for place in found if place[1].model.state != "closed"]
    return _only(open_ones or found, where, cycle) or new_file_place(workspaces, where, cycle)


def _documents(workspaces: Sequence[OpenWorkspace]) -> "list[tuple[DocumentPlace, Document]]":
    """Every document with its place."""
    places = []
    for opened in workspaces:
        counts: dict[str, int] = {}
        for document in opened.metrics.loaded.documents:
            path = document.source.path
            counts[path] = counts.get(path, -1) + 1
            places.append((DocumentPlace(opened, path, counts[path]), document))
    return places


def _matches(place: "tuple[DocumentPlace, Document]", where: Where) -> bool:
    """Whether a document is of the team and of the cycle that were named."""
    model = place[1].model
    is_of_team = where.team is None or slug(model.team or "") == slug(where.team)
    return is_of_team and where.cycle in (None, model.cycle)


def _only(found: "Sequence[tuple[DocumentPlace, Document]]", where: Where, cycle: str | None) -> DocumentPlace | None:
    """The only document that was found, or None. Raises ``CannotRun`` if there are several."""
    if len(found) < 2:
        return found[0][0] if found else None
    teams = sorted({document.model.team for _, document in found if document.model.team})
    if where.team is None and len(teams) > 1:
        raise CannotRun(
            f"several teams have a file for {one_line(cycle or 'this entry')}; add --team:", tuple(map(one_line, teams))
        )
    paths = dict.fromkeys(place.path for place, _ in found)
    if len(paths) == 1:
        raise CannotRun(f"{visible(next(iter(paths)))} contains several matching documents; add --team and --cycle")
    raise CannotRun("several files match; choose one with --file:", tuple(map(visible, paths)))


def _in_file(workspaces: Sequence[OpenWorkspace], file: Path, where: Where, today: date) -> TopPlace:
    path = Path(os.path.normpath(Path.cwd() / file))
    inside = [opened for opened in workspaces if path.is_relative_to(opened.workspace.root)]
    if not inside:
        raise CannotRun(f"{visible(str(file))} is outside the workspace")
    found = [place for place in _documents(workspaces) if place[0].path == shown_path(path)]
    if found:
        matching = [place for place in found if _matches(place, where)]
        if not matching:
            raise CannotRun(f"{visible(str(file))} does not belong to this team and cycle")
        chosen = _only(matching, where, where.cycle)
        assert chosen
        return chosen
    opened = max(inside, key=lambda opened: len(opened.workspace.root.parts))
    cycle = where.cycle or _current_cycle(workspaces, where.team, today)
    return checked_place(NewFilePlace(opened, path, cycle, where.team))


def new_file_place(workspaces: Sequence[OpenWorkspace], where: Where, cycle: str) -> NewFilePlace:
    """A file for a team and a cycle, named and placed as its neighbors are. Raises ``CannotRun`` without a team."""
    if where.team is None:
        raise CannotRun(f"no file for {one_line(cycle)}; add --team or --file to create one")
    every = _documents(workspaces)
    own = [place for place in every if slug(place[1].model.team or "") == slug(where.team)]
    opened = own[-1][0].opened if own else workspaces[0]
    root = opened.workspace.root
    beside = [(Path.cwd() / place.path, document.model) for place, document in every if place.opened is opened]
    siblings = [(path, model) for path, model in beside if model.cycle == cycle and model.team]
    team = slug(where.team)
    if siblings:
        path, model = siblings[0]
        its_team = slug(model.team or "")
        name = path.stem.replace(its_team, team) if its_team in path.stem else f"{cycle}-{team}"
        path = path.with_name(name + path.suffix)
    elif own:
        place, document = own[-1]
        path = root / renamed((Path.cwd() / place.path).relative_to(root), document.model.cycle or cycle, cycle)
    else:
        folder = beside[0][0].parent if beside else root / USUAL_FOLDER
        path = folder / f"{cycle}-{team}.yaml"
    return checked_place(NewFilePlace(opened, Path(os.path.normpath(path)), cycle, where.team))


def modeline_beside(loaded: "LoadedWorkspace", place: NewFilePlace) -> str:
    """The modeline of a file in the same folder, else one for the schema at the root; empty without either."""
    from okr_cli.source.modeline import MODELINE

    for document in loaded.documents:
        first = document.source.text.partition("\n")[0].rstrip("\r")
        if (Path.cwd() / document.source.path).parent == place.path.parent and MODELINE.match(first):
            return f"{first}\n"
    workspace = place.opened.workspace
    schema = workspace.root / workspace.config.lint.editor_schema
    if not schema.is_file():
        return ""
    path = Path(os.path.relpath(schema.resolve(), place.path.parent.resolve()))
    return f"# yaml-language-server: $schema={path.as_posix()}\n"


def checked_place(place: NewFilePlace) -> NewFilePlace:
    """Raises ``CannotRun`` for a new file that okr would not read."""
    from okr_cli.workspace.discovery import Finder

    workspace = place.opened.workspace
    name = visible(shown_path(place.path))
    if place.path.suffix not in YAML_SUFFIXES:
        raise CannotRun(f"{name}: OKR files end in {listed(YAML_SUFFIXES, 'or')}")
    if not Finder(workspace.root, workspace.config).is_included(place.path):
        raise CannotRun(f"{name}: excluded by okr.toml; choose another file with --file")
    return place


def _team(workspaces: Sequence[OpenWorkspace], typed: str | None) -> str | None:
    """The team that was meant. A new one stays as it was typed, unless it looks like a slip."""
    if typed is None:
        return None
    teams = sorted({document.model.team for _, document in _documents(workspaces) if document.model.team})
    try:
        return match_name(typed, {team: (slug(team),) for team in teams}, "team")
    except CannotRun as none_or_several:
        if none_or_several.choices or nearest(typed, teams).startswith("; did you mean"):
            raise
        return " ".join(typed.split())


def cycle_meant(opened: OpenWorkspace, typed: str) -> str:
    """The cycle that a person typed, by its proper name. Raises ``CannotRun``."""
    calendar = opened.workspace.calendar
    for name in (typed, meant_cycle(typed)):
        if name and calendar.cycle(name):
            return name
    raise CannotRun(f"--cycle: '{one_line(typed)}' is not a cycle. {ADVICE}")


def _current_cycle(workspaces: Sequence[OpenWorkspace], team: str | None, today: date) -> str:
    """The cycle of a date: the shortest in the team's files, else in any file; else the quarter."""
    documents = [document for _, document in _documents(workspaces)]
    cycles = {
        (slug(document.model.team or "") == slug(team or ""), document.cycle)
        for document in documents
        if document.cycle and document.cycle.start <= today <= document.cycle.end
    }
    if not cycles:
        return workspaces[0].workspace.calendar.quarter(today).name
    _, chosen = min(cycles, key=lambda each: (not each[0], each[1].end - each[1].start, each[1].name))
    return chosen.name
