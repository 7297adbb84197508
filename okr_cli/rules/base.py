"""What a rule is: data, and one generator.

A file rule looks at a ``Definition`` (an entity with its model and its text) and at nothing outside its
document, so files can be checked apart from each other. A workspace rule looks at an ``Entity`` and at the
index over all files. A rule of ours about the form of a file looks at all that was loaded of it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from okr_cli.config.settings import Config
from okr_cli.finding import Finding, Severity
from okr_cli.model.cycle import Calendar, Cycle
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.path_state import Disk
from okr_cli.validation.documents import Loaded
from okr_cli.workspace.index import WorkspaceIndex

if TYPE_CHECKING:
    from okr_cli.source.modeline import Opening
    from okr_cli.wording.owners.owner import Owner, OwnerWords
    from okr_cli.wording.titles.decisions import Titles

GROUPS = ("file", "links", "focus", "ownership", "wording", "measure", "hypothesis", "rhythm", "change", "plugin")
"""The groups, in the order of the first digit of their codes. 9xx are the rules of other packages."""


class Context:
    """What a rule may know beside its subject.

    ``as_of`` is None where no date was given, ``root`` where there is no workspace on disk; reported paths are
    relative to ``cwd``. ``running`` are the names of the rules of the run. Workspace rules may look at the ``disk``.
    """

    def __init__(
        self,
        config: Config,
        as_of: date | None = None,
        root: Path | None = None,
        cwd: Path | None = None,
        calendar: Calendar | None = None,
        running: frozenset[str] = frozenset(),
    ) -> None:
        self.config = config
        self.as_of = as_of
        self.root = root
        self.disk = Disk(root)
        self.cwd = cwd or Path()
        self.calendar = calendar or Calendar()
        self.running = running
        self._owners: dict[str, Owner] = {}

    def cycle(self, name: str) -> Cycle | None:
        """The cycle of this name, with its days."""
        return self.calendar.cycle(name) if name else None

    @cached_property
    def titles(self) -> "Titles":
        """The titles of the run, read with our vocabulary and the settings'."""
        from okr_cli.wording.titles.decisions import Titles

        wording = self.config.wording
        return Titles.with_settings(verbs=wording.verbs, allow=wording.allow)

    @cached_property
    def owner_words(self) -> "OwnerWords":
        """The vocabulary of owners: ours and the settings'."""
        from okr_cli.wording.owners.owner import OwnerWords

        wording = self.config.wording
        return OwnerWords.with_settings(teams=wording.teams, roles=wording.roles, people=wording.people)

    def owner(self, text: str) -> "Owner":
        """What kind of owner a text names. The same few names stand in hundreds of entities."""
        known = self._owners.get(text)
        if known is None:
            from okr_cli.wording.owners.owner import read_owner

            known = self._owners[text] = read_owner(text, self.owner_words)
        return known


FileCheck: TypeAlias = Callable[[Definition[Any], Context], Iterator[Finding]]
LoadedCheck: TypeAlias = Callable[[Loaded, Context], Iterator[Finding]]
IndexCheck: TypeAlias = Callable[[Entity, WorkspaceIndex, Context], Iterator[Finding]]
OpeningCheck: TypeAlias = Callable[["Opening", Context], Iterator[Finding]]


class Example(NamedTuple):
    """A piece of a file. In a bad example ``words`` is the text that the finding underlines.

    ``settings`` is the okr.toml beside it, ``as_of`` the day on which a rhythm rule looks at it.
    """

    yaml: str
    words: str = ""
    settings: str = ""
    as_of: date | None = None


class Rule(NamedTuple):
    """One rule. One of its checks is set, or none where the loader or the engine speaks for it.

    ``check`` looks at one entity in its file, ``check_entity`` at one among all files. ``check_loaded`` looks at a
    file, what failed its schema included, and ``check_opening`` at the beginning of a file that has no modeline.

    ``code`` is three digits, the first of which is the group; ``name`` names the bad pattern. ``why`` is the
    reason in a few sentences, ``source`` where the practice comes from, ``settings`` the keys of okr.toml that
    it reads. ``opt_in`` rules run only where they are selected, ``by_name`` ones of them only by name, code or 'all':
    whoever selects their group did not mean them. ``on_remark`` ones run only on titles of which the wording room has
    something to say at all. ``needs_models`` says that ``check_entity`` looks at models, which are else
    let go of after each file.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    source: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    kinds: tuple[Kind, ...] = ()
    check: FileCheck | None = None
    check_entity: IndexCheck | None = None
    settings: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    since: str = "0.1.0"
    opt_in: bool = False
    on_remark: bool = False
    by_name: bool = False
    needs_models: bool = False
    check_loaded: LoadedCheck | None = None
    check_opening: OpeningCheck | None = None

    @property
    def group(self) -> str:
        """``file``, ``links``, ``focus`` …"""
        return GROUPS[int(self.code[0])]
