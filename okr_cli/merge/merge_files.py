"""Merges three versions of an OKR file, given as bytes."""

from dataclasses import dataclass
from functools import partial

from okr_cli.git import ConflictLabels, merge_texts
from okr_cli.merge.parts import Part
from okr_cli.merge.three_way import Merge
from okr_cli.model.cycle import Calendar
from okr_cli.source.decoding import decode, parsable
from okr_cli.source.parser import parse
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.workspace.loader import load_file
from okr_cli.workspace.recognition import looks_like_okr

BOM = b"\xef\xbb\xbf"
NAME = "merged.yaml"
LABELS = ConflictLabels()


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, and how many conflicts are marked in it."""

    data: bytes
    conflicts: int


def merge_files(base: bytes, ours: bytes, theirs: bytes, labels: ConflictLabels = LABELS) -> Merged:
    """Merge two versions that come from one; ``base`` is empty if both sides added the file.

    Files that are not for okr or that it cannot read, and results that it could not read, are merged line by line, as
    git does it. Raises ``GitFailed`` if that is needed and git cannot be run.
    """
    by_lines = partial(_by_lines, labels=labels)
    newline = _newline(ours)
    was, mine, other = (_part(data, newline) for data in (base, ours, theirs))
    is_ours = looks_like_okr(ours) and looks_like_okr(theirs)
    if is_ours and mine and other and (was or not base.strip()):
        merge = Merge(by_lines)
        text = merge.part(was, mine, other)
        if newline:
            text = text.replace("\n", newline)
        data = (BOM if ours.startswith(BOM) else b"") + text.encode()
        if merge.conflicts or not _is_worse(data, (ours, theirs)):
            return Merged(data, merge.conflicts)
    return Merged(*merge_texts(base, ours, theirs, labels))


def _by_lines(base: str, ours: str, theirs: str, labels: ConflictLabels) -> tuple[str, int]:
    data, conflicts = merge_texts(base.encode(), ours.encode(), theirs.encode(), labels)
    return data.decode(), conflicts


def _newline(data: bytes) -> str | None:
    """The line ending that a file has throughout, else None."""
    counts = {"\r\n": data.count(b"\r\n")}
    counts |= {"\n": data.count(b"\n") - counts["\r\n"], "\r": data.count(b"\r") - counts["\r\n"]}
    used = [newline for newline, count in counts.items() if count]
    return used[0] if len(used) == 1 else None


def _part(data: bytes, newline: str | None) -> Part | None:
    """A file as one part; None if it cannot be read in full. Where ours has one line ending, all get ``\\n``."""
    source, findings = decode(data, NAME)
    if any(finding.rule == "invalid-yaml" for finding in findings):
        return None
    text = LINE_BREAK.sub("\n", source.text) if newline else source.text
    parsed = parse(parsable(text), explained=False)
    if parsed.findings or not parsed.documents:
        return None
    only = parsed.documents[0] if len(parsed.documents) == 1 else None
    return Part(SourceFile(NAME, text), 0, len(text), only, roots=() if only else parsed.documents)


def _is_worse(merged: bytes, sides: tuple[bytes, bytes]) -> bool:
    """Whether something is wrong with the form of a file that is wrong with neither of the two that it was made of."""
    found, *known = (
        {(each.rule, each.message) for each in load_file(data, NAME, Calendar()).content.findings}
        for data in (merged, *sides)
    )
    return bool(found.difference(*known))
