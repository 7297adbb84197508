"""Whether a finding that a plugin yields can be placed, shown and fixed."""

from collections.abc import Iterator
from typing import Any

from okr_cli.finding import Edit, Finding, Fix, Place, Related, Span
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity
from okr_cli.rules.foreign_code import ForeignFailure


def refuse_malformed(finding: object, subject: Definition[Any] | Entity) -> None:
    """Raises ``ForeignFailure`` with the first thing that is wrong with a finding about ``subject``."""
    if not isinstance(finding, Finding):
        raise ForeignFailure(f"it yields {type(finding).__name__}, not Finding")
    problem = next(_problems(finding, subject), None)
    if problem:
        raise ForeignFailure(problem)


def _problems(finding: Finding, subject: Definition[Any] | Entity) -> Iterator[str]:
    for field in ("message", "help", "entity"):
        if not isinstance(getattr(finding, field), str):
            yield f"Finding.{field} is {getattr(finding, field)!r:.40}, not a string"
    if not finding.message.strip():
        yield "Finding.message is empty"
    if finding.path or finding.rule:
        yield "Finding.path and Finding.rule are set by okr; leave them out"
    yield from _problems_of_place(finding.place, subject)
    if not isinstance(finding.related, tuple) or not all(isinstance(other, Related) for other in finding.related):
        yield f"Finding.related is {finding.related!r:.40}, not a tuple of Related"
    for other in finding.related:
        if not isinstance(other.message, str) or other.path:
            yield "Related.message must be a string, and Related.path is set by okr; leave it out"
        yield from _problems_of_place(other.place, subject)
    if finding.fix is not None:
        yield from _problems_of_fix(finding.fix, _end(finding.place, subject))


def _problems_of_place(place: object, subject: Definition[Any] | Entity) -> Iterator[str]:
    if isinstance(place, Span):
        if not _is_inside(place, _end(place, subject)):
            yield f"Finding.place is {tuple(place)}, which is outside the text; use at('title')"
    elif isinstance(place, Place):
        if not isinstance(place.of, Entity | None):
            yield f"Place.of is {place.of!r:.40}, not an Entity"
        if not isinstance(place.route, tuple) or not all(isinstance(step, str | int) for step in place.route):
            yield f"Place.route is {place.route!r:.40}; use at('title')"
        if place.is_key and not (place.route and isinstance(place.route[0], str)):
            yield f"Place.route is {place.route!r:.40}, which is not a key"
        if place.characters is not None and not _is_inside(place.characters, None):
            yield f"Place.characters is {place.characters!r:.40}, which is not a valid range"
    else:
        yield f"Finding.place is {place!r:.40}; use at('title')"


def _problems_of_fix(fix: object, end: int) -> Iterator[str]:
    if not isinstance(fix, Fix) or not isinstance(fix.title, str) or not isinstance(fix.edits, tuple):
        yield f"Finding.fix is {fix!r:.40}, not a Fix"
        return
    for edit in fix.edits:
        if not isinstance(edit, Edit) or not isinstance(edit.text, str) or not isinstance(edit.was, str):
            yield f"Fix.edits contains {edit!r:.40}, which is not an Edit"
        elif not _is_inside(edit.span, end):
            yield f"Edit.span is {edit.span!r:.40}, which is outside the text"


def _is_inside(span: object, end: int | None) -> bool:
    """Whether these are two offsets in the right order, the second not behind ``end``."""
    if not isinstance(span, tuple) or len(span) != 2 or not all(type(offset) is int for offset in span):
        return False
    return 0 <= span[0] <= span[1] and (end is None or span[1] <= end)


def _end(place: object, subject: Definition[Any] | Entity) -> int:
    """How far a place may reach: to the end of the file, or of the entity where only that is known."""
    if isinstance(place, Place) and isinstance(place.of, Entity):
        return place.of.span.end
    return len(subject.document.source.text) if isinstance(subject, Definition) else subject.span.end
