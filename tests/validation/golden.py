"""Small mistakes and their findings, in ``mistakes.txt``.

An unindented line is an input: ``[measure] {goal: 5}`` is a file with a Key Result that has this measure, and ``\\n``
is a line break. Its findings follow, indented: rule, marked words, message, help, and the input after the fix. ``python
-m tests.validation.golden`` updates them; read the difference before you commit it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from okr_cli.edit.splice import splice
from okr_cli.model.cycle import Calendar, Cycle
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import load

GOLDEN = Path(__file__).parent / "mistakes.txt"
CALENDAR = Calendar(custom=(Cycle("Autumn 2026", date(2026, 9, 1), date(2026, 11, 30)),))
KEY_RESULT = "objectives:\n- title: Aim\n  key_results:\n  - title: Result\n    "
ADA = "people:\n  - {name: Ada Byron, handle: ada, email: ada@mill.example}\n  - "

HOLDERS = {
    "file": ("", "\n"),
    "objective": ("objectives:\n- {", ", title: A}\n"),
    "key result": (KEY_RESULT, "\n"),
    "measure": (f"{KEY_RESULT}measure: ", "\n"),
    "check-in": (f"{KEY_RESULT}check_ins: [{{", "}]\n"),
    "kpi check-in in kg": ("kpis: [{title: A, unit: kg, check_ins: [{", "}]}]\n"),
    "initiative": ("initiatives:\n- title: Work\n  ", "\n"),
    "person after Ada": (ADA, "\n"),
}
"""What stands before and after the text of an input."""


def blocks(page: str) -> list[str]:
    """The inputs of a page, without the findings."""
    return [line for line in page.splitlines() if line and not line.startswith(" ")]


def described(line: str) -> str:
    """An input and its findings."""
    return "".join(f"{part}\n" for part in (line, *_findings(line)))


def _findings(line: str) -> Iterator[str]:
    holder, _, inner = line.removeprefix("[").partition("] ")
    before, after = HOLDERS[holder]
    text = before + inner.replace("\\n", "\n") + after
    for finding in sorted(load(SourceFile("f.yaml", text), parse(text), CALENDAR).findings, key=lambda each: each.span):
        words = text[finding.span.start : finding.span.end].replace("\n", "\\n")
        yield f"    {finding.rule} at «{words}»: {finding.message}"
        if finding.help:
            yield f"        {finding.help}"
        if finding.fix:
            fixed = splice(text, finding.fix.edits)[len(before) :].removesuffix(after).replace("\n", "\\n")
            yield f"        {'safe' if finding.fix.safe else 'unsafe'} fix: {fixed}"


if __name__ == "__main__":
    inputs = blocks(GOLDEN.read_text(encoding="utf-8"))
    GOLDEN.write_text("".join(map(described, inputs)), encoding="utf-8", newline="")
