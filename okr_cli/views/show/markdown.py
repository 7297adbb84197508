"""A sheet for a pull request or a wiki."""

from collections.abc import Iterator, Sequence

from okr_cli.output.markdown_text import escaped
from okr_cli.views.show.sheet import Branch, Sheet


def render(sheet: Sheet) -> Iterator[str]:
    """Headings and lists."""
    yield f"# {sheet.kind}: {escaped(sheet.title)}"
    yield ""
    yield f"{escaped(sheet.address)}  "
    yield escaped(sheet.place)
    yield ""
    for fact in sheet.facts:
        first, *rest = fact.lines
        yield f"- **{fact.label}:** {escaped(first)}"
        yield from (f"  - {escaped(line)}" for line in rest)
    for section in sheet.sections:
        yield ""
        yield f"## {section.heading}"
        yield ""
        if not section.branches:
            yield section.empty
        yield from _branches(section.branches, "")


def _branches(branches: Sequence[Branch], indent: str) -> Iterator[str]:
    for branch in branches:
        yield f"{indent}- {escaped(branch.head)}"
        yield from (f"{indent}  - {escaped(line)}" for line in branch.details)
        yield from _branches(branch.branches, indent + "  ")
