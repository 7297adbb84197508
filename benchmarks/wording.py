"""How often the wording and ownership rules are right: ``python benchmarks/wording.py FILE.tsv``.

FILE has a header and unquoted tab-separated columns: ``kind``, ``text``, ``label`` and optionally ``source`` for titles
(kinds initiative, key_result, objective), or no ``kind`` for owners. Rows labelled ``ambiguous`` are not scored. One
real ``okr lint`` checks all rows.

Figures are for all rows and for each half. Texts of one organization are in the same half, so rules can be developed on
the misses of one (``--half 1``) and verified on the other.
"""

import argparse
import csv
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NOBODY_IN_PARTICULAR = "Mira Lindholm"

VAGUE = frozenset({"vague-initiative", "initiative-not-an-action", "open-ended-wording", "placeholder-text"})
WORK = frozenset({"key-result-is-initiative", "delivery-as-success"})
NO_RESULT = WORK | {"key-result-without-number"}
BLANK = frozenset({"no_baseline_or_target_ambiguous", "placeholder"})
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "initiative": {"initiative-is-key-result": "outcome_disguised", **dict.fromkeys(sorted(VAGUE), "vague")},
    "key_result": {
        **dict.fromkeys(sorted(WORK), "initiative_disguised"),
        "key-result-without-number": "no_metric",
        "placeholder-text": "placeholder",
    },
    "objective": {
        "objective-has-metric": "metric_in_objective",
        "objective-is-task": "task",
        "vague-objective": "vague",
        "placeholder-text": "vague",
    },
    "owner": {
        "team-owner": "team",
        "several-owners": "several",
        "role-owner": "role",
        "placeholder-owner": "placeholder",
        "missing-owner": "placeholder",
    },
}
"""The label that each rule stands for; the first of a kind that spoke is the answer."""

_ORGANIZATION = re.compile(r".*\((?:from|mirror of) ([\w.-]+)|(?:github:)?([^/\s]+)")
_SOURCE_TYPES = (
    ("commit author", re.compile(r"git author")),
    ("owner column", re.compile(r"owner column|CODEOWNERS")),
    ("teaching", re.compile(r"example|coaching|healthy-okr|how-we-use|methodology")),
    (
        "plan or roadmap",
        re.compile(r"roadmap|initiatives|action-plan|projects?\b|list\b|plan\b|steps|Initiatives|Todo"),
    ),
    ("OKR page", re.compile(r"okr|OKR|goals|objectives")),
)


class Row(NamedTuple):
    """A labelled text, the rules that reported it, and whether one reported an error."""

    kind: str
    text: str
    label: str
    source: str = ""
    rules: frozenset[str] = frozenset()
    is_error: bool = False

    @property
    def half(self) -> int:
        """1 or 2, the same for all texts of an organization; a text without a source counts by itself."""
        organization = _ORGANIZATION.match(self.source)
        name = (organization[1] or organization[2]) if organization else self.text
        return 1 + hashlib.sha256(name.encode()).digest()[0] % 2

    @property
    def source_type(self) -> str:
        """The type of the source text."""
        return next((name for name, pattern in _SOURCE_TYPES if pattern.search(self.source)), "other")

    @property
    def answer(self) -> str:
        """The label according to the rules."""
        found = (label for rule, label in ANSWERS[self.kind].items() if rule in self.rules)
        return next(found, "person" if self.kind == "owner" else "ok")


class Question(NamedTuple):
    """What is scored: which labels should be found by which rules, and which rules are wrong elsewhere."""

    name: str
    kind: str
    labels: frozenset[str]
    finds: frozenset[str]
    false_alarms: frozenset[str]

    def wants(self, row: Row) -> bool:
        """Whether a row should be found."""
        return row.label in self.labels

    def is_missed(self, row: Row) -> bool:
        """Whether a row should be found but was not."""
        return self.wants(row) and row.rules.isdisjoint(self.finds)

    def is_false(self, row: Row) -> bool:
        """Whether a row was found but should not be."""
        return not self.wants(row) and not row.rules.isdisjoint(self.false_alarms)

    def precision_and_recall(self, rows: Sequence[Row]) -> tuple[float, float]:
        """Precision and recall; NaN without any rows."""
        wanted = sum(map(self.wants, rows))
        found = wanted - sum(map(self.is_missed, rows))
        return share(found, found + sum(map(self.is_false, rows))), share(found, wanted)


def share(part: int, whole: int) -> float:
    """A share; NaN if there is nothing to divide by."""
    return part / whole if whole else math.nan


QUESTIONS = (
    Question("Initiative: vague", "initiative", frozenset({"vague"}), VAGUE, frozenset({"vague-initiative"})),
    Question(
        "Initiative: outcome in disguise",
        "initiative",
        frozenset({"outcome_disguised"}),
        frozenset({"initiative-is-key-result"}),
        frozenset({"initiative-is-key-result"}),
    ),
    Question(
        "Key Result: no number, or work",
        "key_result",
        frozenset({"no_metric", "initiative_disguised"}),
        NO_RESULT,
        NO_RESULT,
    ),
    Question(
        "Key Result: placeholder",
        "key_result",
        BLANK,
        frozenset({"placeholder-text", "key-result-without-number"}),
        frozenset({"placeholder-text"}),
    ),
    Question(
        "Objective: metric",
        "objective",
        frozenset({"metric_in_objective"}),
        frozenset({"objective-has-metric"}),
        frozenset({"objective-has-metric"}),
    ),
    Question(
        "Objective: task",
        "objective",
        frozenset({"task"}),
        frozenset({"objective-is-task"}),
        frozenset({"objective-is-task"}),
    ),
    Question(
        "Objective: vague",
        "objective",
        frozenset({"vague"}),
        frozenset({"vague-objective", "placeholder-text"}),
        frozenset({"vague-objective"}),
    ),
)


def read(path: Path) -> list[Row]:
    """The scored rows of a file. Without a column ``kind`` they are owners."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(row.get("kind") or "owner", row["text"], row["label"], row.get("source") or "")
            for row in rows
            if row["label"] != "ambiguous"
        ]


def document(row: Row, language: str = "") -> str:
    """The smallest file with a text; the checked entity has the id ``row``."""
    text = json.dumps(row.text, ensure_ascii=False)
    head = f"language: {language}\n" if language else ""
    if row.kind == "owner":
        return f"{head}initiatives:\n  - {{id: row, title: Print the badges, owner: {text}}}\n"
    if row.kind == "initiative":
        return f"{head}initiatives:\n  - {{id: row, title: {text}, owner: {NOBODY_IN_PARTICULAR}}}\n"
    if row.kind == "objective":
        return f"{head}objectives:\n  - {{id: row, title: {text}, owner: {NOBODY_IN_PARTICULAR}}}\n"
    key_result = f"      - {{id: row, title: {text}, owner: {NOBODY_IN_PARTICULAR}}}\n"
    return f"{head}objectives:\n  - id: around\n    title: Let guests feel expected\n    key_results:\n{key_result}"


def judged(rows: Sequence[Row], language: str = "") -> list[Row]:
    """The rows with the findings of one ``okr lint`` over all of them, in one language if given."""
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(rows):
            (Path(folder) / f"row-{number}.yaml").write_text(document(row, language), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "okr_cli", "lint", "--isolated", "--output-format", "json", "."]
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if run.returncode > 1:
        raise SystemExit(run.stderr)
    rules: dict[int, set[str]] = {}
    errors: set[int] = set()
    for one in json.loads(run.stdout)["diagnostics"]:
        if one["entity"].split("/")[-1] == "row":
            number = int(Path(one["path"]).stem.removeprefix("row-"))
            rules.setdefault(number, set()).add(one["name"])
            if one["severity"] == "error" and one["code"].startswith("4"):
                errors.add(number)
    return [
        row._replace(rules=frozenset(rules.get(number, ())), is_error=number in errors)
        for number, row in enumerate(rows)
    ]


def listed(title: str, rows: Iterable[Row], shown: Collection[int]) -> None:
    """The rows of one kind of error, of the selected halves."""
    for row in rows:
        if row.half in shown:
            said = sorted(row.rules & ANSWERS[row.kind].keys())
            print(f"    {title} [{row.label}] {row.text}  ({', '.join(said) or 'nothing said'})")


def figures(name: str, rows: Sequence[Row], figure: Callable[[Sequence[Row]], str]) -> None:
    """One line with a figure for all rows and for each half."""
    halves = (rows, *([row for row in rows if row.half == half] for half in (1, 2)))
    print(f"{name:32} " + "  |  ".join(f"{figure(half):22}" for half in halves).rstrip())


def report(question: Question, rows: Sequence[Row], shown: Collection[int]) -> None:
    """Precision and recall of one question, and its misses."""
    asked = [row for row in rows if row.kind == question.kind]
    if not any(map(question.wants, asked)):
        return

    def figure(part: Sequence[Row]) -> str:
        precision, recall = question.precision_and_recall(part)
        return f"P {precision:.2f} R {recall:.2f} ({sum(map(question.wants, part))} of {len(part)})"

    figures(question.name, asked, figure)
    listed("false alarm", filter(question.is_false, asked), shown)
    listed("missed", filter(question.is_missed, asked), shown)


def report_share(name: str, rows: Sequence[Row], shown: Collection[int]) -> None:
    """The share of rows with the right answer, and the others."""

    def is_right(row: Row) -> bool:
        return row.answer == row.label

    if rows:
        figures(name, rows, lambda part: f"{share(sum(map(is_right, part)), len(part)):.2f} of {len(part)}")
        listed("wrong", (row for row in rows if not is_right(row)), shown)


def report_confusion(rows: Sequence[Row]) -> None:
    """The answers for each label, by kind and type of source."""
    for kind in ANSWERS:
        counted = Counter((row.source_type, row.label, row.answer) for row in rows if row.kind == kind)
        answers = sorted({answer for _, _, answer in counted})
        if counted:
            print(f"\n{kind:17} {'label':32} " + " ".join(f"{answer:>19}" for answer in answers))
        for source, label in sorted({(source, label) for source, label, _ in counted}):
            cells = (counted[source, label, answer] or "" for answer in answers)
            print(f"  {source:15} {label:32} " + " ".join(f"{cell:>19}" for cell in cells))


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    misses = parser.add_mutually_exclusive_group()
    misses.add_argument("--half", type=int, choices=(1, 2), help="the misses of this half only")
    misses.add_argument("--quiet", action="store_true", help="figures without the misses")
    parser.add_argument("--confusion", action="store_true", help="the answers to each label, by type of source")
    parser.add_argument("--language", default="", help="the language of all texts, which else their words tell")
    options = parser.parse_args()
    shown = () if options.quiet else (options.half,) if options.half else (1, 2)
    rows = judged(read(options.file), options.language)
    figures("All rows, first half, second half", rows, lambda part: f"{len(part)} texts")
    for question in QUESTIONS:
        report(question, rows, shown)
        if question.finds is NO_RESULT:
            found = [row for row in rows if question.wants(row) and row.rules & NO_RESULT]
            report_share("Key Result: right name", found, shown)
    owners = [row for row in rows if row.kind == "owner"]
    report_share("Owner: right kind", owners, shown)
    for label in sorted({row.label for row in owners}):
        report_share(f"  {label}", [row for row in owners if row.label == label], ())
    harmed = [row for row in rows if row.label == "ok" and row.is_error]
    figures("Texts labelled ok with an error", rows, lambda part: str(sum(row in harmed for row in part)))
    listed("error", harmed, (1, 2))
    if options.confusion:
        report_confusion(rows)


if __name__ == "__main__":
    main()
