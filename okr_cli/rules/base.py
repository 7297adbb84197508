"""What a rule is: data, and one generator of findings.

A file rule gets a ``Definition`` (an entity with its model and text) and looks at nothing outside its document, so
files can be checked independently. A workspace rule gets an ``Entity`` and the index of all files. A few rules about
the form of a file get the loaded file; change rules get one difference from a revision.
"""

import posixpath
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from okr_cli.config.settings import Config
from okr_cli.finding import Finding, Place, Severity
from okr_cli.model.cycle import Calendar, Cycle
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity, Kind, slug
from okr_cli.model.key_result import KeyResult
from okr_cli.model.okr_file import OkrFile
from okr_cli.validation.documents import Loaded
from okr_cli.workspace.index import WorkspaceIndex

if TYPE_CHECKING:
    from okr_cli.history.changes import Change
    from okr_cli.source.modeline import MissingModeline
    from okr_cli.wording.owners.owner import Owner
    from okr_cli.wording.owners.vocabulary import OwnerWords
    from okr_cli.wording.titles.by_language import TitlesByLanguage
    from okr_cli.wording.titles.classify import Titles
    from okr_cli.wording.titles.features import TitleFeatures
    from okr_cli.wording.titles.verdict import Verdict

GROUPS = ("file", "links", "focus", "ownership", "wording", "measure", "hypothesis", "rhythm", "change", "plugin")
"""The groups, in the order of the first digit of their codes. 9xx are the rules of other packages."""

CLOSED_GROUPS = frozenset({"file", "links", "change"})
"""Only these groups run in a closed file, whose wording can no longer be changed."""

MILD_IN_DRAFT = frozenset({"ownership", "measure"})
"""Groups that are warnings at most while a file is a draft."""


class PathState(StrEnum):
    """What is at a path, for rules that look at more of the disk than the OKR files."""

    SOMETHING = "something"
    NOTHING = "nothing"
    OUTSIDE = "outside"  # of the workspace, whatever is there


class Disk:
    """Looks at paths and remembers what it saw, so that a later run can tell whether anything has changed.

    ``tracked`` are the files of a revision, relative to the root, where that is looked at in place of the disk.
    """

    def __init__(self, root: Path | None, tracked: frozenset[str] | None = None) -> None:
        self.root = root
        self.tracked = tracked
        self.seen: dict[str, PathState] = {}

    def look(self, place: Path) -> PathState:
        """What is at a path, symbolic links followed. Never fails."""
        known = self.seen.get(str(place))
        if known is None:
            known = self.seen[str(place)] = self._look(place)
        return known

    def is_unchanged(self, seen: Mapping[str, PathState]) -> bool:
        """Whether everything that an earlier run saw is still the same."""
        return all(self.look(Path(place)) is state for place, state in seen.items())

    def _look(self, place: Path) -> PathState:
        try:
            real, top = place.resolve(), self.root.resolve() if self.root else None
            if top is None or not real.is_relative_to(top):
                return PathState.OUTSIDE
            if self.tracked is None:
                return PathState.SOMETHING if place.exists() else PathState.NOTHING
            name = real.relative_to(top).as_posix()
            is_there = name in self.tracked or name in self._folders
            return PathState.SOMETHING if is_there else PathState.NOTHING
        except (OSError, ValueError):  # a name that no file can have
            return PathState.NOTHING

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders that hold tracked files, relative to the root."""
        parents = {parent for file in self.tracked or () if (parent := posixpath.dirname(file))}
        folders = {"."}
        while parents:
            folders |= parents
            parents = {above for parent in parents if (above := posixpath.dirname(parent))} - folders
        return frozenset(folders)


@dataclass(eq=False)
class Context:
    """What a rule may use besides its subject.

    ``as_of`` is None without a date, and ``root`` without a workspace on disk. Reported paths are relative to ``cwd``.
    ``running`` are the names of the rules of the run. On the ``disk`` of a linted revision there are only its
    ``tracked`` files.
    """

    config: Config
    as_of: date | None = None
    root: Path | None = None
    cwd: Path = Path()
    calendar: Calendar = field(default_factory=Calendar)
    running: frozenset[str] = frozenset()
    tracked: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self.disk = Disk(self.root, self.tracked)
        self._owners: dict[str, Owner] = {}
        self._told: tuple[OkrFile, Callable[[str], Titles | None]] | None = None
        self._named: tuple[OkrFile, dict[str, list[KeyResult]]] | None = None

    def cycle(self, name: str) -> Cycle | None:
        """The cycle of this name, with its days."""
        return self.calendar.cycle(name) if name else None

    @cached_property
    def titles(self) -> "TitlesByLanguage":
        """The titles of the run, read with the vocabulary of okr and of the settings."""
        from okr_cli.wording.titles.by_language import TitlesByLanguage
        from okr_cli.wording.titles.classify import Titles

        wording = self.config.wording
        load = partial(Titles.with_settings, verbs=wording.verbs, allow=wording.allow)
        return TitlesByLanguage(load, wording.language)

    def titles_of(self, definition: Definition[Any]) -> "Titles | None":
        """What reads the title of an entity, None if it is in a language that okr cannot read.

        The language is what its file says, or okr.toml, or else what its words and those around it speak for.
        """
        file = definition.document.model
        if self._told is None or self._told[0] is not file:
            self._told = file, self.titles.of_file(file.language, tuple(file.titles))
        return self._told[1](definition.entity.title)

    def features(self, definition: Definition[Any], title: str = "") -> "TitleFeatures":
        """What the words say of the title of an entity, or of another ``title`` in its language.

        Where okr cannot read the language, signs and numbers are all that counts.
        """
        return (self.titles_of(definition) or self.titles.default).features(title or definition.entity.title)

    def title_verdicts(self, definition: Definition[Any]) -> "tuple[Verdict, ...]":
        """The verdicts on a title. None on KPIs, and only signs that stand for words where okr cannot read it."""
        entity = definition.entity
        if entity.kind is Kind.KPI:
            return ()
        titles = self.titles_of(definition)
        if titles is not None:
            return titles.verdicts(entity.kind, entity.title)
        return self.titles.default.signs_of_gaps(entity.kind, entity.title)

    def key_results_named(self, name: str, document: Document) -> list[KeyResult]:
        """The Key Results of a document that ``activation`` or ``confident-start/activation`` means.

        The names of the last document are kept, since each of many Initiatives beside the Objectives asks for one.
        """
        file = document.model
        if self._named is None or self._named[0] is not file:
            names: dict[str, list[KeyResult]] = {}
            for objective in file.objectives:
                for key_result in objective.key_results:
                    last = key_result.id or slug(key_result.title)
                    names.setdefault(last, []).append(key_result)
                    names.setdefault(f"{objective.id or slug(objective.title)}/{last}", []).append(key_result)
            self._named = file, names
        return self._named[1].get(name.strip("/"), [])

    @cached_property
    def owner_words(self) -> "OwnerWords":
        """The vocabulary of owners, of okr and of the settings."""
        from okr_cli.wording.owners.vocabulary import OwnerWords

        wording = self.config.wording
        return OwnerWords.with_settings(teams=wording.teams, roles=wording.roles, people=wording.people)

    def owner(self, text: str) -> "Owner":
        """What kind of owner a text names. Kept, since the same few names occur in hundreds of entities."""
        known = self._owners.get(text)
        if known is None:
            from okr_cli.wording.owners.classify import read_owner

            known = self._owners[text] = read_owner(text, self.owner_words)
        return known


Findings: TypeAlias = Iterator[Finding]
"""What the generator of a rule gives."""

FileCheck: TypeAlias = Callable[[Definition[Any], Context], Findings]
LoadedCheck: TypeAlias = Callable[[Loaded, Context], Findings]
IndexCheck: TypeAlias = Callable[[Entity, WorkspaceIndex, Context], Findings]
OpeningCheck: TypeAlias = Callable[["MissingModeline", Context], Findings]
ChangeCheck: TypeAlias = Callable[["Change", Context], Findings]
PlaceOnDay: TypeAlias = Callable[[Definition[Any], WorkspaceIndex, date], tuple[Place, ...]]


class Example(NamedTuple):
    """An excerpt of a file. In a bad example, mark the words to underline as ``‹words›``, or give them as ``words``."""

    yaml: str
    words: str = ""
    settings: str = ""  # the okr.toml next to the file
    as_of: date | None = None  # the date, for rhythm rules
    before: str = ""  # the file at the revision, for change rules

    @property
    def text(self) -> str:
        """The file, without the indentation that it has in the module of the rule."""
        return _dedented(self.yaml)

    @property
    def settings_text(self) -> str:
        """The okr.toml, without that indentation."""
        return _dedented(self.settings)

    @property
    def before_text(self) -> str:
        """The file at the revision, without that indentation; empty if the example has none."""
        return _dedented(self.before) if self.before else ""


Examples: TypeAlias = str | Example | tuple[str | Example, ...]
"""One example or several. A plain string is an example without settings, on the ``example_day`` of its rule."""


def _dedented(text: str) -> str:
    return textwrap.dedent(text).strip("\n") + "\n"


def _each(examples: Examples, day: date | None) -> Iterator[Example]:
    for example in (examples,) if isinstance(examples, str | Example) else examples:
        yield _without_marks(Example(example, as_of=day) if isinstance(example, str) else example)


def _without_marks(example: Example) -> Example:
    """The example with the marked words as ``words``, and without the marks in its text."""
    before, opened, rest = example.yaml.partition("‹")
    words, closed, after = rest.partition("›")
    if example.words or not (opened and closed):
        return example
    return example._replace(yaml=f"{before}{words}{after}", words=words)


class Rule(NamedTuple):
    """One rule. At most one of its checks is set; none if validation or the linter makes its findings."""

    code: str  # three digits; the first is the group
    name: str  # names the bad pattern
    severity: Severity
    summary: str
    why: str  # the reason, in a few sentences
    source: str  # where the practice comes from
    bad: Examples
    good: Examples
    kinds: tuple[Kind, ...] = ()
    check: FileCheck | None = None  # one entity in its file
    check_entity: IndexCheck | None = None  # one entity, with all files
    settings: tuple[str, ...] = ()  # keys of okr.toml that it reads
    related: tuple[str, ...] = ()
    since: str = "0.1.0"
    opt_in: bool = False  # runs only if selected
    needs_title_verdict: bool = False  # only for titles that wording has a verdict on
    by_name: bool = False  # runs only if selected by name, code or 'all', not with its group
    needs_models: bool = False  # for `check_entity`: keep the models, which are otherwise dropped after each file
    check_loaded: LoadedCheck | None = None  # a file, even if it failed its schema
    check_opening: OpeningCheck | None = None  # the start of a file without a modeline
    check_change: ChangeCheck | None = None  # one change since the revision of --against
    # where its finding about an entity is, if `review` and `due` raise it too: comments there suppress it
    place: Place | PlaceOnDay | None = None
    example_day: date | None = None  # the date of the examples; set only for rules that depend on the date

    @property
    def group(self) -> str:
        """``file``, ``links``, ``focus`` …"""
        return GROUPS[int(self.code[0])]

    @property
    def depends_on_day(self) -> bool:
        """Whether its findings can change overnight while the files stay the same. Assumed of every plugin.

        Change rules find nothing in files alone, and their findings are never stored.
        """
        return (self.example_day is not None and self.check_change is None) or self.group == "plugin"

    @property
    def bad_examples(self) -> tuple[Example, ...]:
        """What ``bad`` shows, each with the words that are underlined."""
        return tuple(_each(self.bad, self.example_day))

    @property
    def good_examples(self) -> tuple[Example, ...]:
        """What ``good`` shows."""
        return tuple(_each(self.good, self.example_day))

    def places(self, definition: Definition[Any], workspace: WorkspaceIndex, day: date) -> tuple[Place, ...]:
        """Where a finding about an entity is on a day, by ``place``."""
        if self.place is None or isinstance(self.place, Place):
            return (self.place,) if self.place else ()
        return self.place(definition, workspace, day)
