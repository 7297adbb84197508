"""How often the wording and ownership rules are right: ``python benchmarks/wording.py FILE.tsv [--quiet]``.

FILE has a header and tab-separated columns without quoting, found by name: ``kind``, ``text`` and ``label`` for
titles (kinds initiative, key_result, objective), ``text`` and ``label`` for owners. Rows labelled ``ambiguous``
are not scored. Every row becomes a file of a scratch workspace, and one real ``okr lint`` judges them all.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NOBODY_IN_PARTICULAR = "Mira Lindholm"

VAGUE = frozenset({"vague-initiative", "initiative-not-an-action", "open-ended-wording", "placeholder-text"})
WORK = frozenset({"key-result-is-initiative", "delivery-as-success"})
NO_RESULT = WORK | {"key-result-without-number"}
BLANK = frozenset({"no_baseline_or_target_ambiguous", "placeholder"})
OWNER_RULES = {
    "team-owner": "team",
    "several-owners": "several",
    "role-owner": "role",
    "placeholder-owner": "placeholder",
    "missing-owner": "placeholder",
}


class Row(NamedTuple):
    """A labelled text with the rules that spoke about it, and whether one of them called it an error."""

    kind: str
    text: str
    label: str
    rules: frozenset[str] = frozenset()
    is_error: bool = False


class Question(NamedTuple):
    """What is scored: which labels should be found, by which rules, and which rules are wrong elsewhere."""

    name: str
    kind: str
    labels: frozenset[str]
    finds: frozenset[str]
    false_alarms: frozenset[str]


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
    """The scored rows of a file. A file without a ``kind`` column holds owners."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(row.get("kind") or "owner", row["text"], row["label"]) for row in rows if row["label"] != "ambiguous"
        ]


def document(row: Row) -> str:
    """The smallest file in which a text stands; the entity that is judged has the id ``row``."""
    text = json.dumps(row.text, ensure_ascii=False)
    if row.kind == "owner":
        return f"initiatives:\n  - {{id: row, title: Print the badges, owner: {text}}}\n"
    if row.kind == "initiative":
        return f"initiatives:\n  - {{id: row, title: {text}, owner: {NOBODY_IN_PARTICULAR}}}\n"
    if row.kind == "objective":
        return f"objectives:\n  - {{id: row, title: {text}, owner: {NOBODY_IN_PARTICULAR}}}\n"
    key_result = f"      - {{id: row, title: {text}, owner: {NOBODY_IN_PARTICULAR}}}\n"
    return f"objectives:\n  - id: around\n    title: Let guests feel expected\n    key_results:\n{key_result}"


def judged(rows: Sequence[Row]) -> list[Row]:
    """The rows with what one ``okr lint`` over all of them says."""
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(rows):
            (Path(folder) / f"row-{number}.yaml").write_text(document(row), encoding="utf-8")
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


def ratio(part: int, whole: int) -> str:
    """A share with two decimals, or a dash where there is nothing to share."""
    return f"{part / whole:.2f}" if whole else "   –"


def listed(title: str, rows: Iterable[Row]) -> None:
    """The rows of one kind of miss."""
    for row in rows:
        said = ", ".join(sorted(row.rules)) or "nothing said"
        print(f"    {title} [{row.label}] {row.text}  ({said})")


def report(question: Question, rows: Sequence[Row], quiet: bool) -> None:
    """Precision and recall of one question, and its misses."""
    asked = [row for row in rows if row.kind == question.kind]
    if not any(row.label in question.labels for row in asked):
        return
    wanted = [row for row in asked if row.label in question.labels]
    missed = [row for row in wanted if not row.rules & question.finds]
    false = [row for row in asked if row.label not in question.labels and row.rules & question.false_alarms]
    found = len(wanted) - len(missed)
    precision, recall = ratio(found, found + len(false)), ratio(found, len(wanted))
    print(f"{question.name:32} precision {precision}  recall {recall}  ({len(wanted)} of {len(asked)} texts)")
    if not quiet:
        listed("false alarm", false)
        listed("missed", missed)


def report_naming(rows: Sequence[Row], quiet: bool) -> None:
    """Of the Key Results found, how many were given the right one of the two names."""
    found = [row for row in rows if row.label in {"no_metric", "initiative_disguised"} and row.rules & NO_RESULT]
    wrong = [row for row in found if bool(row.rules & WORK) is not (row.label == "initiative_disguised")]
    if found:
        print(f"{'Key Result: right name':32} share     {ratio(len(found) - len(wrong), len(found))}")
        if not quiet:
            listed("wrong name", wrong)


def report_owners(rows: Sequence[Row], quiet: bool) -> None:
    """How many owners were taken for what they are, in all and by kind."""
    owners = [row for row in rows if row.kind == "owner"]
    if not owners:
        return

    def kind_of(row: Row) -> str:
        return next((kind for rule, kind in OWNER_RULES.items() if rule in row.rules), "person")

    wrong = [row for row in owners if kind_of(row) != row.label]
    print(f"{'Owner: right kind':32} share     {ratio(len(owners) - len(wrong), len(owners))}")
    for label in sorted({row.label for row in owners}):
        of_kind = [row for row in owners if row.label == label]
        print(f"  {label:30} share     {ratio(sum(kind_of(row) == label for row in of_kind), len(of_kind))}")
    if not quiet:
        listed("wrong kind", wrong)


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--quiet", action="store_true", help="figures without the misses")
    options = parser.parse_args()
    rows = judged(read(options.file))
    for question in QUESTIONS:
        report(question, rows, options.quiet)
        if question.finds is NO_RESULT:
            report_naming(rows, options.quiet)
    report_owners(rows, options.quiet)
    harmed = [row for row in rows if row.label == "ok" and row.is_error]
    print(f"{'Texts labelled ok with an error':32} {len(harmed)}")
    listed("error", harmed)


if __name__ == "__main__":
    main()
