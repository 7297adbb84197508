"""What a rule says about a place: the vocabulary that every other room shares.

Nothing here prints. ``Finding`` is what a rule yields; the engine stamps the rule's code, name and severity
on it and turns offsets into lines and columns, which makes a ``Diagnostic``.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

STDIN = "<stdin>"
"""The path of standard input in a report, where it stands for no file."""


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
    """A place in a file as people count it: line and column from 1, columns in characters."""

    line: int
    column: int


class Edit(NamedTuple):
    """Replace the text of ``span`` by ``text``. An empty span inserts.

    ``was`` is what must stand there, where whoever made the edit did not have the file before them.
    """

    span: Span
    text: str
    was: str = ""


class Fix(NamedTuple):
    """A repair of one finding, as edits of its own file. ``safe`` means: certain to be what was meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Related(NamedTuple):
    """Another place that a finding is about. An empty ``path`` means the file of the finding itself."""

    message: str
    span: Span
    path: str = ""


class Finding(NamedTuple):
    """One remark of one rule.

    ``message`` says what is wrong, ``span`` marks the very words, ``help`` is the way out (often the question
    whose answer is the rewrite), ``entity`` is the address of the Objective, Key Result, Initiative or KPI.
    ``rule`` is the rule's name; it is set only where one piece of code speaks for several rules (the loader).
    ``path`` is the file, set only by rules that look beyond one.
    """

    message: str
    span: Span
    help: str = ""
    entity: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    rule: str = ""
    path: str = ""


class RelatedPlace(NamedTuple):
    """A ``Related`` with its file and its lines."""

    message: str
    path: str
    start: Position
    end: Position


class Diagnostic(NamedTuple):
    """A finding as it is reported. ``path`` is relative to the working directory, with ``/``.

    ``fix_places`` are start and end of each edit of the fix, which itself counts in offsets.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    start: Position
    end: Position
    help: str = ""
    url: str = ""
    entity: str = ""
    related: tuple[RelatedPlace, ...] = ()
    fix: Fix | None = None
    fix_places: tuple[tuple[Position, Position], ...] = ()

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Reading order: by file, place, then rule."""
        return (self.path, self.start, self.code, self.message)


IN_SOURCE = "inSource"
EXTERNAL = "external"


class Hidden(NamedTuple):
    """A finding that is not reported, and why: ``inSource`` by a comment, ``external`` by the baseline.

    The two words are those of SARIF.
    """

    diagnostic: Diagnostic
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one lint run, in reading order.

    ``lines`` gives the text of every file that a diagnostic names, by path, for reporters that quote it.
    ``hidden`` are the findings that are not reported.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: tuple[Hidden, ...] = ()

    @property
    def suppressed(self) -> int:
        """How many findings a comment suppresses."""
        return sum(one.kind == IN_SOURCE for one in self.hidden)

    @property
    def baselined(self) -> int:
        """How many findings the baseline knows."""
        return sum(one.kind == EXTERNAL for one in self.hidden)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, gate: Severity) -> bool:
        """Whether a diagnostic weighs as much as ``gate`` or more."""
        return any(diagnostic.severity.rank <= gate.rank for diagnostic in self.diagnostics)

    @classmethod
    def merged(cls, reports: "list[Report]") -> "Report":
        """One report of several workspaces."""
        return cls(
            tuple(one for report in reports for one in report.diagnostics),
            sum(report.files for report in reports),
            {path: lines for report in reports for path, lines in report.lines.items()},
            tuple(one for report in reports for one in report.hidden),
        )
