"""Random workspaces: every form of measure, work in every state, check-ins by people and by sources."""

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

START = date(2026, 10, 1)
OWNERS = (
    "Maya Okafor",
    "Jonas Lind",
    "maya",
    "Growth Team",
    "Head of Sales",
    "Maya Okafor and Jonas Lind",
    "TBD",
    None,
)
EXPECTATIONS = ("+6", "-6", "+0", "0", "much", "12 more", None)
SHARED = {"g0": ["Sales", "Ops"], "s1": ["growth"]}
SPANS = ("2 weeks", "4 weeks", "9 months", "by 2026-11-20", "by 2027-03-01", "soon", None)


def write_workspace(root: Path, seed: int) -> None:
    """Three files: work below its Key Result, work in a file of its own with or without a cycle, and people."""
    chance = random.Random(seed)
    states = ["active"] * 4 + ["draft", "closed"]
    files: dict[str, dict[str, Any]] = {
        "growth": {"cycle": "2026-Q4", "team": "Growth", "state": chance.choice(states), **_objectives(chance, "g")},
        "sales": {"cycle": "2026-Q3", "team": "Sales", "state": chance.choice(states), **_objectives(chance, "s")},
        "work": {"team": "Work", "initiatives": [_standalone(chance, number) for number in range(6)]},
        "people": {"people": [{"name": "Maya Okafor", "handle": "maya"}]},
    }
    if chance.random() < 0.6:
        files["work"]["cycle"] = chance.choice(["2026-Q3", "2026-Q4"])
    (root / "okr.toml").touch()
    for name, data in files.items():
        (root / f"{name}.yaml").write_text(json.dumps({"okr": 1, **_without_nothing(data)}), encoding="utf-8")


def _objectives(chance: random.Random, prefix: str) -> dict[str, Any]:
    return {"objectives": [_objective(chance, f"{prefix}{number}") for number in range(2)]}


def _objective(chance: random.Random, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Let every guest of {name} come back",
        "owner": chance.choice(OWNERS),
        "shared_with": SHARED.get(name),
        "dropped": _dropped(chance),
        "key_results": [_key_result(chance, f"{name}-{number}") for number in range(chance.randint(1, 4))],
        "initiatives": [_initiative(chance, f"{name}-own")] if chance.random() < 0.3 else None,
    }


def _key_result(chance: random.Random, name: str) -> dict[str, Any]:
    measure = _measure(chance)
    return {
        "id": name,
        "title": f"Move the number of {name}",
        "owner": chance.choice(OWNERS),
        "kind": chance.choice(["committed", "aspirational", "learning", None, None]),
        "guardrail": True if chance.random() < 0.15 else None,
        "weight": chance.choice([0, 2, 3, None, None]),
        "measure": measure,
        "changes": _changes(random.Random(f"{name} {measure}"), measure),
        "score": chance.choice([{"value": chance.randint(0, 10) / 10, "reason": "It closed."}] + [None] * 9),
        "dropped": _dropped(chance),
        "check_ins": [_check_in(chance, day, "done" not in measure and "milestones" not in measure)
                      for day in sorted(chance.sample(range(-5, 98), chance.choice([0, 1, 3, 8, 13])))],
        "initiatives": [_initiative(chance, f"{name}-{letter}") for letter in "abcd"[: chance.randint(0, 4)]],
    }  # fmt: skip


def _measure(chance: random.Random) -> dict[str, Any]:
    first, second = chance.sample(range(0, 60, 3), 2)
    return chance.choice(
        [
            {"baseline": first, "target": second},
            {"baseline": first, "target": second, "unit": "%"},
            {"keep": f">= {first}", "risk": first - 5},
            {"keep": f"<= {first}"},
            {"between": sorted((first, second))},
            {"milestones": [{"title": "North", "done": _day(chance)}, {"title": "South", "weight": 3}]},
            {"done": chance.choice([True, False, _day(chance)])},
            {"find_baseline": True},
        ]
    )


def _changes(chance: random.Random, measure: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Changes that lead to the measure: of one field, or from a baseline to find; mostly none."""
    field = next((name for name in ("target", "keep", "between") if name in measure), None)
    if field is None or chance.random() < 0.5:
        return None
    early, late = sorted((_day(chance), _day(chance)))
    now = measure[field]
    was: Any = {"keep": ">= 50", "between": [0, 99]}.get(field)
    changes = []
    if field == "target":
        was = now + 7 if now + 7 != measure["baseline"] else now - 4
        found = {"find_baseline": {"from": True}, "baseline": {"to": measure["baseline"]}, "target": {"to": was}}
        changes.append({"date": early, **found, "reason": "It was found."})
    return [*changes, {"date": late, field: {"from": was, "to": now}, "reason": "The market turned."}]


def _check_in(chance: random.Random, day: int, has_value: bool) -> dict[str, Any]:
    status = chance.choice(["on-track", "behind", "at-risk", None, None, None])
    return {
        "date": str(START + timedelta(days=day)),
        "value": chance.randint(-10, 70) if has_value and chance.random() < 0.8 else None,
        "confidence": chance.choice([*range(11), None, None]),
        "status": status,
        "ask": "One designer for a week." if chance.random() < 0.2 else None,
        "note": "A quiet week." if chance.random() < 0.3 or not has_value else None,
        "source": "warehouse" if status is None and chance.random() < 0.2 else None,
    }


def _standalone(chance: random.Random, number: int) -> dict[str, Any]:
    served = chance.choice(["g0/g0-0", "g1/g1-0", "s0/s0-0", "s1/s1-0", None])
    return {**_initiative(chance, f"w-{number}"), "key_result": served}


def _initiative(chance: random.Random, name: str) -> dict[str, Any]:
    status = chance.choice(["idea", "to-do", "in-progress", "in-progress", "shipped", "shipped", "dropped", None])
    has_ended = status in ("shipped", "dropped")
    started, finished = sorted((_day(chance), _day(chance)))
    hypothesis = {
        "belief": "Fewer fields help",
        "expect": chance.choice(EXPECTATIONS),
        "within": chance.choice(SPANS),
        "evidence": chance.choice(["cohorts", None]),
    }
    return {
        "id": name,
        "title": f"Rebuild the entry hall of {name}",
        "owner": chance.choice(OWNERS),
        "status": status,
        "started": chance.choice([started, None]),
        "due": chance.choice([_day(chance), None]),
        "finished": chance.choice([finished, None]) if has_ended else None,
        "hypothesis": chance.choice([hypothesis, hypothesis, None]),
        "impact": chance.choice(["low", "high", "high", None]),
        "effort": chance.choice(["low", "high", None]),
        "verdict": chance.choice(["validated", "invalidated", None]) if has_ended else None,
        "learned": chance.choice(["Nobody came.", None]) if has_ended else None,
    }


def _dropped(chance: random.Random) -> dict[str, str] | None:
    return {"date": _day(chance), "reason": "Nobody needs it."} if chance.random() < 0.12 else None


def _day(chance: random.Random) -> str:
    return str(START + timedelta(days=chance.randint(0, 100)))


def _without_nothing(data: Any) -> Any:
    """The data without empty values."""
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value is not None}
    return [_without_nothing(item) for item in data] if isinstance(data, list) else data
