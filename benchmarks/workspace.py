"""Create a workspace of any size: ``python benchmarks/workspace.py FOLDER --files 1000``.

Every file is one team's quarter of 475 lines in realistic wording, in English or in alternating languages. The same
seed gives the same bytes, and files of all languages have the same size. They lint clean, like most real files.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from wordings import ENGLISH, WORDINGS, Wording

LINES = 475

MEASURES = (
    ("", 120, 180),
    ("%", 21, 34),
    ("h", 9, 4),
    ("%", 2.4, 3.1),
    ("%", 96, 104),
    ("ms", 820, 300),
    ("", 14, 5),
    ("%", 71, 80),
    ("", 35, 60),
    ("%", 18, 9),
)
"""Unit, baseline and target of each metric of a wording."""
PLACES = tuple(
    first + last
    for first in ("Ald", "Ber", "Cor", "Dun", "Elm", "Fen", "Gar", "Hol", "Inver", "Kil", "Lang", "Mar", "Nor", "Ost")
    for last in ("bury", "dale", "ford", "gate", "ham", "leigh", "mere", "more", "port", "stead", "ton", "wick")
)
GIVEN = ("Maya", "Jonas", "Priya", "Tom", "Ines", "Kofi", "Lena", "Hugo", "Aiko", "Samir", "Nora", "Pavel")
FAMILY = ("Okafor", "Lindqvist", "Raman", "Becker", "Moreau", "Mensah", "Vogel", "Tanaka", "Haddad", "Novak")


def team_file(number: int, seed: int = 1, wording: Wording = ENGLISH, places: Sequence[str] = PLACES) -> str:
    """The text of one team's file: 475 lines."""
    chance = random.Random(f"{seed}/{number}")
    lines = ["okr: 1", "cycle: 2026-Q4", f"team: Team {number}", "level: team", "state: active", "", "objectives:"]
    key_result = 0
    for objective, aim in enumerate(chance.sample(wording.aims, 3)):
        title = aim.format(place=chance.choice(places))
        lines += [
            f"  - id: aim-{objective}",
            f"    title: {title}",
            f"    owner: {_person(chance)}",
            "    key_results:",
        ]
        for _ in range(4):
            key_result += 1
            lines += _key_result(chance, key_result, wording, places)
    while len(lines) < LINES:
        lines.append(f"# Note {len(lines)}: agreed in the planning meeting, to be looked at again at mid-cycle.")
    return "\n".join(lines[:LINES]) + "\n"


def _key_result(chance: random.Random, number: int, wording: Wording, places: Sequence[str]) -> Iterator[str]:
    metric, (unit, baseline, target) = chance.choice(list(zip(wording.metrics, MEASURES, strict=True)))
    metric = metric.format(place=chance.choice(places))
    is_rise = target > baseline
    expected = "+2" if is_rise else "-2"
    sign = unit if unit == "%" else f" {unit}" if unit else ""
    title = wording.lift if is_rise else wording.cut
    yield f"      - id: result-{number}"
    yield f"        title: {title.format(metric=metric, baseline=f'{baseline}{sign}', target=f'{target}{sign}')}"
    yield f"        owner: {_person(chance)}"
    yield f'        measure: {{baseline: {baseline}, target: {target}, unit: "{unit or "count"}"}}'
    yield "        check_ins:"
    for week in range(3):
        value = round(baseline + (target - baseline) * 0.12 * (week + chance.random()), 1)
        yield f"          - date: 2026-10-{12 + 7 * week}"
        yield f"            value: {value}"
        yield f"            confidence: {chance.randint(4, 8)}"
        yield f"            note: {wording.note.format(thing=chance.choice(wording.things).capitalize())}"
    yield "        initiatives:"
    for index in range(2):
        thing, place = chance.choice(wording.things), chance.choice(places)
        yield f"          - id: work-{number}-{index}"
        work = chance.choice(wording.work).format(n=chance.randint(3, 90), thing=thing, place=place)
        yield f"            title: {work}"
        yield f"            owner: {_person(chance)}"
        yield f"            status: {chance.choice(('to-do', 'in-progress', 'shipped'))}"
        yield "            started: 2026-10-05"
        hypothesis = f"belief: {wording.belief.format(thing=thing)}, expect: {expected}, within: 4 weeks"
        yield f"            hypothesis: {{{hypothesis}, evidence: weekly figures}}"
        yield "            impact: high"
        yield f"            effort: {chance.choice(('low', 'high'))}"
        yield "            due: 2026-12-04"


def _person(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"


def _of_size(text: str, size: int) -> bytes:
    """A file shortened or extended in its last comment to ``size`` bytes."""
    return text.encode()[: size - 1].rstrip(b"\n").ljust(size - 1, b"-") + b"\n"


def make(folder: Path, files: int, seed: int = 1, languages: Sequence[str] = ("en",)) -> int:
    """Write ``files`` team files below ``folder``, in alternating languages, and return their bytes."""
    total = 0
    for number in range(files):
        path = folder / "okrs" / f"division-{number // 100:03}" / f"team-{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        turn = number % len(languages)
        places = PLACES[turn :: len(languages)]
        size = len(team_file(number, seed, places=places).encode())
        text = team_file(number, seed, WORDINGS[languages[turn]], places)
        total += path.write_bytes(_of_size(text, size))
    (folder / "okr.toml").write_text("", encoding="utf-8")
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", default="en", help="codes with commas between them, such as en,de,es,fr")
    options = parser.parse_args()
    size = make(options.folder, options.files, options.seed, options.languages.split(","))
    print(f"{size:,} bytes in {options.files:,} files")


if __name__ == "__main__":
    main()
