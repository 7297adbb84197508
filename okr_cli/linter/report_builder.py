"""What is reported in the end: suppressions, per-file ignores, severities, places, order."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from okr_cli.config.settings import Config
from okr_cli.edit.fix_edits import removal
from okr_cli.errors import CannotRun, why
from okr_cli.files import path_from
from okr_cli.finding import (
    IN_SOURCE,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Hidden,
    Related,
    RelatedPlace,
    Report,
    Severity,
    Span,
)
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.checker import CLOSED_GROUPS, FileResult, Raised
from okr_cli.linter.selection import Selection, UnknownSelector, find, names_of
from okr_cli.model.entity import Entity
from okr_cli.model.scalars import shorten
from okr_cli.rules.base import Rule
from okr_cli.source.comments import Suppression
from okr_cli.source.decoding import decode, read_bytes
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.did_you_mean import is_certain

ADVISED = re.compile(r"did you mean '(?P<name>\S+)'\?")
MILD_IN_DRAFT = frozenset({"ownership", "measure"})
"""Groups that are warnings at most while a file is a draft."""


class ReportBuilder(NamedTuple):
    """Everything that turns raised findings into a report."""

    results: tuple[FileResult, ...]
    selection: Selection
    config: Config
    root: Path | None = None

    def report(self, raised: Iterable[Raised]) -> Report:
        """The report of a run, in reading order."""
        sources = _Sources(self.results)
        reported = {result.path for result in self.results if result.reported}
        kept: list[Raised] = []
        suppressed: list[Raised] = []
        used: set[tuple[str, Span, str]] = set()
        comments = {result.path: result.suppressions for result in self.results if result.suppressions}
        for item in raised:
            found = _suppressing(item, comments.get(item.path, ()))
            if found:
                used.update((item.path, name_span, item.rule) for name_span in found)
                suppressed.append(item)
            else:
                kept.append(item)
        for result in self.results:
            kept.extend(self.about_comments(result, used, sources))
        ignored = _PathIgnores(self.config)
        from_root = {path: path_from(self.root, path) if self.root else path for path in reported}

        def placed(items: Iterable[Raised]) -> list[Diagnostic]:
            shown = [one for one in items if one.path in reported and one.rule in self.selection.rules]
            made = [self.diagnostic(one, sources) for one in shown if not ignored(from_root[one.path], one.rule)]
            return sorted(made, key=lambda one: (from_root[one.path], one.start, one.code, one.message))

        diagnostics = _once(placed(kept))
        quoted = {one.path for one in diagnostics} | {other.path for one in diagnostics for other in one.related}
        return Report(
            diagnostics,
            len(reported),
            {path: sources[path].lines for path in sorted(quoted)},
            tuple(Hidden(one, IN_SOURCE) for one in _once(placed(suppressed))),
        )

    def about_comments(
        self, result: FileResult, used: set[tuple[str, Span, str]], sources: Mapping[str, SourceFile]
    ) -> list[Raised]:
        """Suppression comments that suppress nothing, or that name no rule."""
        raised: list[Raised] = []
        path = result.path
        for comment in result.suppressions:
            if not comment.valid:
                raised.append(Raised("unknown-rule", path, _malformed(comment)))
                continue
            named: set[str] = set()
            for written, span in comment.rules:
                try:
                    rule = find(written)
                except UnknownSelector as unknown:
                    raised.append(Raised("unknown-rule", path, _unknown(written, span, unknown)))
                    continue
                ran = rule.name in self.selection.rules and _ran(rule, comment, result.entities)
                message = ""
                if rule.name in named:
                    message = f"'{rule.name}' stands in this comment already"
                elif ran and (path, span, rule.name) not in used:
                    message = f"nothing here to suppress for '{rule.name}'"
                named.add(rule.name)
                if message:
                    fix = removal(comment, span, sources[path])
                    finding = Finding(message, span, "Remove it from the comment.", fix=fix)
                    raised.append(Raised("unused-suppression", path, finding))
        return raised

    def diagnostic(self, raised: Raised, sources: Mapping[str, SourceFile]) -> Diagnostic:
        """A finding with its rule, its severity in this run, and its lines and columns."""
        rule, finding, source = catalogue()[raised.rule], raised.finding, sources[raised.path]
        severity = self.selection.severities[rule.name]
        if raised.state == "draft" and rule.group in MILD_IN_DRAFT and severity is Severity.ERROR:
            severity = Severity.WARNING
        return Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=severity,
            message=finding.message,
            path=raised.path,
            start=source.position(finding.span.start),
            end=source.position(finding.span.end),
            help=finding.help,
            url=self.config.lint.docs.replace("{name}", rule.name),
            entity=finding.entity,
            related=tuple(_place(item, sources, raised.path) for item in finding.related),
            fix=finding.fix,
            fix_places=tuple(
                (source.position(edit.span.start), source.position(edit.span.end))
                for edit in (finding.fix.edits if finding.fix else ())
            ),
        )


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is written once and used twice (an anchor) is reported once, for the entity that comes first."""
    first: dict[tuple[object, ...], Diagnostic] = {}
    for one in found:
        first.setdefault((one.path, one.start, one.end, one.name, one.message), one)
    return tuple(first.values())


def _place(item: Related, sources: Mapping[str, SourceFile], path: str) -> RelatedPlace:
    source = sources[item.path or path]
    return RelatedPlace(item.message, source.path, source.position(item.span.start), source.position(item.span.end))


def _suppressing(raised: Raised, comments: tuple[Suppression, ...]) -> list[Span]:
    """The places of the rule names that suppress a finding: at the finding itself or at a related place."""
    spots = [raised.finding.span.start]
    spots += [item.span.start for item in raised.finding.related if not item.path or item.path == raised.path]
    return [
        span
        for comment in comments
        if comment.valid
        for written, span in comment.rules
        if _means(written, raised.rule) and _covers(comment, spots)
    ]


def _covers(comment: Suppression, spots: list[int]) -> bool:
    covers = comment.covers
    return covers is None or any(covers.start <= spot < covers.end for spot in spots)


def _means(written: str, name: str) -> bool:
    return written == name or written == catalogue()[name].code


def _malformed(comment: Suppression) -> Finding:
    advice = "Write '# okr: ignore[rule-name] -- reason', or 'ignore-file[rule-name]' for the whole file."
    return Finding("a suppression that names no rule", comment.span, advice)


def _unknown(written: str, span: Span, unknown: UnknownSelector) -> Finding:
    """The finding on a name that no rule bears, with the fix that writes the one that it advises."""
    message, _, hint = str(unknown).partition("; ")
    advised = ADVISED.fullmatch(hint)
    if not advised:
        return Finding(message, span, hint)
    name = advised["name"]
    fix = Fix(f"Write '{name}' for '{shorten(written)}'", (Edit(span, name),), safe=is_certain(written, name))
    return Finding(message, span, f"Did you mean '{name}'?", fix=fix)


def _ran(rule: Rule, comment: Suppression, entities: Iterable[Entity]) -> bool:
    """Whether a rule looked at all that a comment covers. It did not where an entity failed its schema, nor in a
    closed file where only some groups run: there, a comment without effect may be needed tomorrow."""
    covers = comment.covers
    touched = [
        one for one in entities if covers is None or (one.span.start < covers.end and covers.start < one.span.end)
    ]
    if any(one.broken for one in touched) and rule.group not in ("file", "links"):
        return False
    return rule.group in CLOSED_GROUPS or not any(one.state == "closed" for one in touched)


class _Sources(dict[str, SourceFile]):
    """The text of files by path. One that had nothing to say for itself is read again when another names it."""

    def __init__(self, results: Iterable[FileResult]) -> None:
        super().__init__((result.path, result.source) for result in results if result.source)

    def __missing__(self, path: str) -> SourceFile:
        try:
            source, _ = decode(read_bytes(Path(path)), path)
        except OSError as error:
            raise CannotRun(f"{path}: {why(error)}") from None
        self[path] = source
        return source


class _PathIgnores:
    """``per-file-ignores``: rules by path pattern."""

    def __init__(self, config: Config) -> None:
        self.patterns: list[tuple[Any, set[str]]] = []
        if config.lint.per_file_ignores:
            from okr_cli.config.path_patterns import spec_of

            for pattern, selectors in config.lint.per_file_ignores.items():
                self.patterns.append((spec_of([pattern]), names_of(selectors)))

    def __call__(self, path: str, rule: str) -> bool:
        return any(rule in names and spec.match_file(path) for spec, names in self.patterns)
