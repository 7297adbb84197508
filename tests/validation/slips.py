"""The most common slips of people who write YAML, and their findings, in ``slips.txt``.

An unindented line names a slip, and lines that begin with ``| `` are the file. ``⇥``, ``␣`` and ``¦`` are a tab, a
non-breaking space and a zero-width space. The findings follow, indented, with the lines that the fix changes. ``python
-m tests.validation.slips`` updates them; read the difference before you commit it.
"""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from okr_cli.edit.splice import splice
from okr_cli.finding import Finding
from okr_cli.model.cycle import Calendar
from okr_cli.workspace.loader import LoadedFile, load_file

GOLDEN = Path(__file__).parent / "slips.txt"
VISIBLE = str.maketrans({"\t": "⇥", "\u00a0": "␣", "\u200b": "¦"})
INVISIBLE = str.maketrans({"⇥": "\t", "␣": "\u00a0", "¦": "\u200b"})


class Slip(NamedTuple):
    """A slip with its name and the text of the whole file."""

    name: str
    text: str


def slips(page: str) -> list[Slip]:
    """The slips of a page, without the findings."""
    found: list[Slip] = []
    for line in page.splitlines():
        if line and line[0] not in " |":
            found.append(Slip(line, ""))
        elif line.startswith("|"):
            written = line[2:].translate(INVISIBLE) + "\n"
            found[-1] = found[-1]._replace(text=found[-1].text + written)
    return found


def loaded(text: str) -> LoadedFile:
    return load_file(text.encode(), "f.yaml", Calendar())


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    return splice(text, finding.fix.edits)


def described(slip: Slip) -> str:
    """A slip and its findings."""
    written = (f"| {line}".rstrip() for line in slip.text.translate(VISIBLE).splitlines())
    return "\n".join((slip.name, *written, *_findings(slip.text), "", ""))


def _findings(text: str) -> Iterator[str]:
    file = loaded(text)
    for finding in sorted(file.content.findings, key=lambda each: each.span):
        line, column = file.source.position(finding.span.start)
        words = text[finding.span.start : finding.span.end].translate(VISIBLE).replace("\n", "\\n")
        yield f"    {line}:{column} {finding.rule} at «{words}»: {finding.message.translate(VISIBLE)}"
        yield f"        {finding.help.translate(VISIBLE)}"
        if finding.fix:
            yield f"        {finding.fix.title}:"
            before, after = text.splitlines(), fixed(text, finding).translate(VISIBLE).splitlines()
            changes = difflib.ndiff([line.translate(VISIBLE) for line in before], after)
            yield from (f"            {change}" for change in changes if change[0] in "+-")


if __name__ == "__main__":
    known = slips(GOLDEN.read_text(encoding="utf-8"))
    GOLDEN.write_text("".join(map(described, known)).rstrip() + "\n", encoding="utf-8", newline="")
