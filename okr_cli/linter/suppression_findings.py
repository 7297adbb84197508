"""What is wrong with suppression comments themselves: the findings of unknown-rule and unused-suppression."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.linter.selection import Selection, UnknownSelector, find
from okr_cli.model.entity import Entity
from okr_cli.model.scalars import shorten
from okr_cli.rules.base import CLOSED_GROUPS, Rule
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.did_you_mean import is_certain
from okr_cli.workspace.suppressions import Suppression, removal

if TYPE_CHECKING:
    from okr_cli.linter.checker import FileResult


def findings_of_comments(
    result: "FileResult", used: Collection[tuple[str, Span, str]], selection: Selection, texts: Mapping[str, SourceFile]
) -> Iterator[Finding]:
    """Comments of a file that suppress nothing, or that name no rule.

    ``used`` holds path, place and rule of the names that suppressed a finding.
    """
    for comment in result.suppressions:
        if not comment.valid:
            advice = "Write '# okr: ignore[rule-name] -- reason', or 'ignore-file[rule-name]' for the whole file."
            yield Finding("a suppression that names no rule", comment.span, advice, rule="unknown-rule")
            continue
        named: set[str] = set()
        for written, span in comment.rules:
            try:
                rule = find(written)
            except UnknownSelector as unknown:
                yield _unknown(written, span, unknown)
                continue
            ran = rule.name in selection.rules and _ran(rule, comment, result.entities)
            message = ""
            if rule.name in named:
                message = f"'{rule.name}' stands in this comment already"
            elif ran and (result.path, span, rule.name) not in used:
                message = f"nothing here to suppress for '{rule.name}'"
            named.add(rule.name)
            if message:
                fix = removal(comment, span, texts[result.path])
                yield Finding(message, span, "Remove it from the comment.", fix=fix, rule="unused-suppression")


def _unknown(written: str, span: Span, unknown: UnknownSelector) -> Finding:
    """A name that no rule has, with the fix that writes the nearest one."""
    if not unknown.meant:
        return Finding(unknown.problem, span, unknown.hint, rule="unknown-rule")
    title = f"Write '{unknown.meant}' for '{shorten(written)}'"
    fix = Fix(title, (Edit(span, unknown.meant),), safe=is_certain(written, unknown.meant))
    return Finding(unknown.problem, span, f"Did you mean '{unknown.meant}'?", fix=fix, rule="unknown-rule")


def _ran(rule: Rule, comment: Suppression, entities: Iterable[Entity]) -> bool:
    """Whether a rule looked at all that a comment covers.

    It did not if an entity failed its schema, nor in a closed file, where only some groups run: there, a comment
    without effect may be needed tomorrow.
    """
    covers = comment.covers
    touched = [
        entity
        for entity in entities
        if covers is None or (entity.span.start < covers.end and covers.start < entity.span.end)
    ]
    if any(entity.broken for entity in touched) and rule.group not in ("file", "links"):
        return False
    return rule.group in CLOSED_GROUPS or not any(entity.state == "closed" for entity in touched)
