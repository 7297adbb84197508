"""Make a workspace of any size: ``python benchmarks/workspace.py FOLDER --files 1000``.

Every file is one team's quarter of 475 lines, in the wording that teams use. The same seed gives the same
bytes. The files lint clean, as most files of a real repository do.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

LINES = 475

METRICS = (
    ("weekly active teams in {place}", "", 120, 180),
    ("trial accounts in {place} that invite a colleague", "%", 21, 34),
    ("median first response time in {place}", "h", 9, 4),
    ("checkout conversion in {place}", "%", 2.4, 3.1),
    ("net revenue retention in {place}", "%", 96, 104),
    ("p95 search latency in {place}", "ms", 820, 300),
    ("failed deployments a month in {place}", "", 14, 5),
    ("renewal rate of small accounts in {place}", "%", 71, 80),
    ("qualified trials a week in {place}", "", 35, 60),
    ("invoices paid late in {place}", "%", 18, 9),
)
AIMS = (
    "Help new shops in {place} through their first delivery",
    "Make every release a calm one for the people in {place}",
    "Win the trust of finance teams in {place}",
    "Let nurses in {place} find any form without asking",
    "Become the first choice of small clinics in {place}",
)
WORK = (
    "Redesign setup step {n} for {place} to ask for three fields",
    "Migrate the {thing} service of {place} to the new queue",
    "Interview {n} customers from {place} who left in spring",
    "Publish the pricing guide for {thing} in {place}",
    "Automate the nightly {thing} export for {place}",
    "Pilot the {thing} checklist with {n} branches in {place}",
)
THINGS = ("billing", "search", "onboarding", "inventory", "reporting", "identity", "mobile", "claims")
PLACES = tuple(
    first + last
    for first in ("Ald", "Ber", "Cor", "Dun", "Elm", "Fen", "Gar", "Hol", "Inver", "Kil", "Lang", "Mar", "Nor", "Ost")
    for last in ("bury", "dale", "ford", "gate", "ham", "leigh", "mere", "more", "port", "stead", "ton", "wick")
)
GIVEN = ("Maya", "Jonas", "Priya", "Tom", "Ines", "Kofi", "Lena", "Hugo", "Aiko", "Samir", "Nora", "Pavel")
FAMILY = ("Okafor", "Lindqvist", "Raman", "Becker", "Moreau", "Mensah", "Vogel", "Tanaka", "Haddad", "Novak")


def team_file(number: int, seed: int = 1) -> str:
    """The text of one team's file: 475 lines."""
    chance = random.Random(f"{seed}/{number}")
    lines = ["okr: 1", "cycle: 2026-Q4", f"team: Team {number}", "level: team", "state: active", "", "objectives:"]
    key_result = 0
    for objective, aim in enumerate(chance.sample(AIMS, 3)):
        title = aim.format(place=chance.choice(PLACES))
        lines += [
            f"  - id: aim-{objective}",
            f"    title: {title}",
            f"    owner: {_person(chance)}",
            "    key_results:",
        ]
        for _ in range(4):
            key_result += 1
            lines += _key_result(chance, key_result)
    while len(lines) < LINES:
        lines.append(f"# Note {len(lines)}: agreed in the planning meeting, to be looked at again at mid-cycle.")
    return "\n".join(lines[:LINES]) + "\n"


def _key_result(chance: random.Random, number: int) -> Iterator[str]:
    metric, unit, baseline, target = chance.choice(METRICS)
    metric = metric.format(place=chance.choice(PLACES))
    verb = "Lift" if target > baseline else "Cut"
    expected = "+2" if target > baseline else "-2"
    sign = unit if unit == "%" else f" {unit}" if unit else ""
    yield f"      - id: result-{number}"
    yield f"        title: {verb} {metric} from {baseline}{sign} to {target}{sign}"
    yield f"        owner: {_person(chance)}"
    yield f'        measure: {{baseline: {baseline}, target: {target}, unit: "{unit or "count"}"}}'
    yield "        check_ins:"
    for week in range(3):
        value = round(baseline + (target - baseline) * 0.12 * (week + chance.random()), 1)
        yield f"          - date: 2026-10-{12 + 7 * week}"
        yield f"            value: {value}"
        yield f"            confidence: {chance.randint(4, 8)}"
        yield f"            note: {chance.choice(THINGS).capitalize()} moved as we hoped, the rest is on its way."
    yield "        initiatives:"
    for index in range(2):
        thing, place = chance.choice(THINGS), chance.choice(PLACES)
        yield f"          - id: work-{number}-{index}"
        yield f"            title: {chance.choice(WORK).format(n=chance.randint(3, 90), thing=thing, place=place)}"
        yield f"            owner: {_person(chance)}"
        yield f"            status: {chance.choice(('to-do', 'in-progress', 'shipped'))}"
        yield "            started: 2026-10-05"
        hypothesis = f"belief: Less {thing} friction moves the number, expect: {expected}, within: 4 weeks"
        yield f"            hypothesis: {{{hypothesis}, evidence: weekly figures}}"
        yield "            impact: high"
        yield f"            effort: {chance.choice(('low', 'high'))}"
        yield "            due: 2026-12-04"


def _person(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"


def make(folder: Path, files: int, seed: int = 1) -> int:
    """Write ``files`` team files below ``folder`` and return their bytes."""
    total = 0
    for number in range(files):
        path = folder / "okrs" / f"division-{number // 100:03}" / f"team-{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = team_file(number, seed)
        total += path.write_text(text, encoding="utf-8")
    (folder / "okr.toml").write_text("", encoding="utf-8")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{make(options.folder, options.files, options.seed):,} bytes in {options.files:,} files")


if __name__ == "__main__":
    main()
