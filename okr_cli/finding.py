"""Findings and their places: types that all other packages share.

A rule yields a ``Finding`` with a symbolic place, such as ``at("measure", "target")``. The linter adds the rule's code
and severity, the file, and lines and columns. After that, a finding is only reported.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from okr_cli.model.entity import Entity

STDIN = "<stdin>"
"""The path of standard input in a report, if no file name was given for it."""


UNREADABLE = frozenset({"invalid-yaml", "merge-conflict"})
"""The rules whose findings say that a file was not read in full."""


class Severity(StrEnum):
    """How much a finding weighs: broken, bad practice, or advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: the worst sorts first."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """Character offsets into the text of one file; ``end`` is exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in a file, as editors count it: lines and columns from 1, columns in characters."""

    line: int
    column: int


NOT_LOCATED = Position(0, 0)
"""The position of a finding that the linter has not located yet."""


class Place(NamedTuple):
    """A place as a rule names it, made by ``at``, ``at_key`` or ``at_part``.

    ``route`` leads from an entity to one of its values. ``of`` is that entity, or None for the one that the rule looks
    at. ``characters`` are offsets into a text value; ``is_key`` means the key instead of its value.
    """

    route: tuple[str | int, ...]
    of: "Entity | None" = None
    characters: tuple[int, int] | None = None
    is_key: bool = False


def at(*route: str | int, of: "Entity | None" = None) -> Place:
    """The value at the end of a route of keys and indices, or the last one on it that exists.

    ``of`` names an entity other than the one that the rule looks at. There, and in rules that look at the whole
    workspace, only ``owner`` and ``id`` have places of their own; everything else is placed at the title.
    """
    return Place(route, of)


def at_key(key: str) -> Place:
    """A key, instead of its value."""
    return Place((key,), is_key=True)


def at_part(key: str, start: int, end: int) -> Place:
    """The characters ``start`` to ``end`` of a text value; all of it where the file may spell it differently."""
    return Place((key,), characters=(start, end))


class Edit(NamedTuple):
    """Replace the text of ``span`` with ``text``. An empty span inserts.

    ``was`` is the text that must be there, for edits that were built without reading the file.
    """

    span: Span
    text: str
    was: str = ""


class Fix(NamedTuple):
    """A repair of one finding, as edits of its file. ``safe`` means that it certainly matches what the author meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Related(NamedTuple):
    """Another place that a finding is about.

    An empty ``path`` means the file of the finding itself. ``start`` and ``end`` are set by the linter.
    """

    message: str
    place: Place | Span
    path: str = ""
    start: Position = NOT_LOCATED
    end: Position = NOT_LOCATED

    @property
    def span(self) -> Span:
        """The offsets of a located place."""
        assert isinstance(self.place, Span)
        return self.place


class Finding(NamedTuple):
    """One thing that one rule found. The rule gives the fields up to ``fix``, and the linter sets the rest.

    Code that reports for several rules, such as validation, also sets ``rule`` and gives places as offsets.
    """

    message: str  # what is wrong
    place: Place | Span  # the exact words
    help: str = ""  # how to fix it, often a question whose answer is the better wording
    entity: str = ""  # address of an Objective, Key Result, Initiative or KPI
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    rule: str = ""
    path: str = ""  # relative to the working directory, with /
    code: str = ""
    severity: Severity = Severity.INFO
    start: Position = NOT_LOCATED
    end: Position = NOT_LOCATED
    fix_places: tuple[tuple[Position, Position], ...] = ()  # start and end of each edit of the fix
    url: str = ""
    is_hint: bool = False  # reported as info, unless the settings set a severity

    @property
    def span(self) -> Span:
        """The offsets of a located place."""
        assert isinstance(self.place, Span)
        return self.place

    @property
    def hides_others(self) -> bool:
        """Whether its fix may reveal more findings: those of a file that is not valid YAML."""
        return self.fix is not None and self.rule == "invalid-yaml"

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Reading order: by file, place, then rule."""
        return (self.path, self.start, self.code, self.message)


class HiddenBy(StrEnum):
    """Why a finding is not reported."""

    SUPPRESSION = "suppression"
    BASELINE = "baseline"
    REVISION = "revision"  # it was there at the revision already


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one lint run, in reading order."""

    findings: tuple[Finding, ...]
    files: int
    # text of each file with a finding, for formats that quote it
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: tuple[tuple[Finding, HiddenBy], ...] = ()  # not reported, each with the reason
    counted: tuple[Finding, ...] = ()  # reported only as a number, in formats for people
    skipped: int = 0  # files that may contain OKRs and were not read

    @property
    def suppressed(self) -> int:
        """The number of findings that a comment suppresses."""
        return sum(reason is HiddenBy.SUPPRESSION for _, reason in self.hidden)

    @property
    def baselined(self) -> int:
        """The number of findings in the baseline."""
        return sum(reason is HiddenBy.BASELINE for _, reason in self.hidden)

    @property
    def inherited(self) -> int:
        """The number of findings that the revision has too."""
        return sum(reason is HiddenBy.REVISION for _, reason in self.hidden)

    def count(self, severity: Severity) -> int:
        """The number of findings with this severity, the counted ones included."""
        return sum(finding.severity is severity for finding in (*self.findings, *self.counted))

    def worst_first(self) -> list[Finding]:
        """The findings by severity, and in reading order within one: some services show only the first few."""
        return sorted(self.findings, key=lambda finding: (finding.severity.rank, finding.sort_key))

    def lines_of(self, where: Finding | Related) -> tuple[str, ...]:
        """The lines of the file that a place is in; none if its text is not known."""
        return self.lines.get(where.path, ())

    def fails(self, gate: Severity) -> bool:
        """Whether a finding is at least as severe as ``gate``."""
        return any(finding.severity.rank <= gate.rank for finding in self.findings)

    def quiet(self, threshold: Severity, always: Collection[str] = ()) -> "Report":
        """The report for people: findings milder than ``threshold`` are only counted.

        The rules in ``always``, by name, are shown whatever their severity.
        """
        shown: list[Finding] = []
        counted: list[Finding] = []
        for finding in self.findings:
            is_shown = finding.severity.rank <= threshold.rank or finding.rule in always
            (shown if is_shown else counted).append(finding)
        return replace(self, findings=tuple(shown), counted=(*self.counted, *counted))

    @classmethod
    def merged(cls, reports: "list[Report]") -> "Report":
        """One report of several workspaces."""
        return cls(
            tuple(finding for report in reports for finding in report.findings),
            sum(report.files for report in reports),
            {path: lines for report in reports for path, lines in report.lines.items()},
            tuple(hidden for report in reports for hidden in report.hidden),
            tuple(finding for report in reports for finding in report.counted),
            sum(report.skipped for report in reports),
        )
