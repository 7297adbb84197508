"""Findings that only the text explains: numbers split by a comma, comments in place of text, typographic quotes."""

import re
from collections.abc import Iterator, Sequence

from okr_cli.finding import Edit, Finding, Fix, Span
from okr_cli.source.line_shapes import TYPOGRAPHIC, is_in_typographic_quotes, quoted, shown
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, Scalar, span_of, walk
from okr_cli.validation.value_fixes import meant_number

NUMBER_BEFORE = re.compile(r"[+-]?[0-9]{1,9},\Z")
NUMBER_BEHIND = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
HASH = re.compile(r":[ \t]+(#[^\r\n]*)")
OPENING = "“”„‟‘‚«»"


def with_text(source: SourceFile, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, some of them replaced with better ones based on the text."""
    return [_hinted(source.text, finding) for finding in findings]


def _hinted(text: str, finding: Finding) -> Finding:
    start, end = finding.span
    if finding.rule == "missing-key":
        found = HASH.match(text, end)
        if found:
            meant = quoted(found[1].rstrip())
            advice = f"# starts a comment; put the text in quotes: `{shown(f'{text[start:end]}: {meant}')}`."
            fix = Fix("Put the text in quotes", (Edit(Span(*found.span(1)), meant),), safe=False)
            return finding._replace(help=advice, fix=fix)
    if finding.rule == "duplicate-key":
        before = NUMBER_BEFORE.search(text, max(0, start - 12), start)
        behind = NUMBER_BEHIND.fullmatch(text[start:end])
        meant_one = meant_number(before[0] + behind[0]) if before and behind else None
        if before and behind and meant_one:
            span = Span(before.start(), end)
            fix = Fix(f"Write '{meant_one.number}'", (Edit(span, meant_one.number),), safe=False)
            message = f"the comma splits '{text[span.start : span.end]}' in two"
            return Finding(message, span, f"Write {meant_one.number}.", fix=fix, rule="invalid-value")
    return finding


def in_typographic_quotes(source: SourceFile, roots: Sequence[Node]) -> Iterator[Finding]:
    """A finding for each text in typographic quotes, which are part of the text in YAML."""
    if not any(quote in source.text for quote in OPENING):
        return
    wrapped = (node for root in roots for node in walk(root) if isinstance(node, Scalar) and _is_wrapped(node))
    for node in sorted(wrapped, key=span_of):
        span = span_of(node)
        if span.end - span.start == len(node.value):
            meant = quoted(node.value)
            fix = Fix("Use straight quotes", (Edit(span, meant),), safe=False)
            message = "typographic quotes become part of the text in YAML"
            yield Finding(message, span, f"Use straight quotes: `{shown(meant)}`.", fix=fix, rule="invalid-value")


def _is_wrapped(node: Scalar) -> bool:
    if node.style or not is_in_typographic_quotes(node.value):
        return False
    return TYPOGRAPHIC.isdisjoint(node.value[1:-1].replace("’", ""))
