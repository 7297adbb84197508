"""Formats a file and checks that its content is the same and no comment is lost."""

from collections import Counter

from okr_cli.edit.data import data_of
from okr_cli.edit.entry_moves import comments_in
from okr_cli.edit.layout import content_end
from okr_cli.edit.splice import BOM
from okr_cli.errors import CannotEdit
from okr_cli.finding import Finding, Span
from okr_cli.formatter.block_lines import document_lines
from okr_cli.merge.parts import Part, split
from okr_cli.source.decoding import decode, parsable
from okr_cli.source.parser import is_broken, parse
from okr_cli.source.recovery import read_around_conflicts
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Node


def formatted(data: bytes, path: str) -> str:
    """The text of a file in canonical form, with its byte order mark and the line ending of its first line.

    Raises ``CannotEdit`` with the place where it cannot be read in full.
    """
    original, findings = decode(data, path)
    for finding in findings:
        if finding.rule == "invalid-yaml":
            raise _refused(original, finding)
    found = LINE_BREAK.search(original.text)
    source = SourceFile(path, LINE_BREAK.sub("\n", original.text))
    roots = _read(source)
    text = _canonical(source, roots)
    _refuse_change(source, roots, SourceFile(path, text))
    mark = BOM if data.startswith(BOM.encode()) else ""
    return mark + (text.replace("\n", found[0]) if found else text)


def _read(source: SourceFile) -> tuple[Node, ...]:
    text = parsable(source.text)
    parsed = parse(text)
    if is_broken(parsed):
        parsed = read_around_conflicts(text, parsed)
    for finding in parsed.findings:
        raise _refused(source, finding)
    return parsed.documents


def _refused(source: SourceFile, finding: Finding) -> CannotEdit:
    line, column = source.position(finding.span.start)
    return CannotEdit(f"{source.path}:{line}:{column}: {finding.message}")


def _canonical(source: SourceFile, roots: tuple[Node, ...]) -> str:
    if not roots:
        return source.text
    whole = Part(source, 0, len(source.text), roots[0], roots=() if len(roots) == 1 else roots)
    documents = split(whole) if whole.roots else None
    if whole.roots and documents is None:
        return source.text
    parts = list(documents.entries.values()) if documents else [whole]
    lines = [line for part in parts for line in document_lines(part)]
    text = "\n".join(lines).lstrip("\n")
    is_in_text = content_end(source, roots[-1]) > len(source.text.rstrip())
    return (text if is_in_text else text.rstrip("\n")) + "\n"


def _refuse_change(source: SourceFile, roots: tuple[Node, ...], changed: SourceFile) -> None:
    """Raise ``CannotEdit`` if the new text has another meaning. There is no known case."""
    parsed = parse(parsable(changed.text))
    is_readable = not parsed.findings and not changed.text.startswith(BOM)
    is_same = is_readable and list(map(data_of, roots)) == list(map(data_of, parsed.documents))
    if not is_same or _comments(source, roots) != _comments(changed, parsed.documents):
        raise CannotEdit(f"{source.path}: formatting would change its content")


def _comments(source: SourceFile, roots: tuple[Node, ...]) -> Counter[str]:
    """The comments of a file, with how often each is there."""
    return Counter(comments_in(source, Span(0, len(source.text)), roots))
