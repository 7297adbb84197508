"""Random OKR files as YAML on one line: valid in every spelling, or with one mistake.

They are written by hand, not derived from the models, so that neither the schema nor okr is tested against itself.
"""

from typing import Any, NamedTuple

from hypothesis import strategies as st

Tree = dict[str, Any] | list[Any] | str
"""Mappings, lists, and scalars as they are spelled in YAML."""

EMPTY = ("", "~", "null", "Null", "NULL")


class Kind(NamedTuple):
    """A kind of scalar: spellings that okr accepts, and values that it rejects."""

    right: tuple[str, ...]
    wrong: tuple[Tree, ...]


TEXT = Kind(
    ("A", "2026", "1.10", "true", "no", "'~'", '"null"', "2026-10-12", "0x1F", "1e3", ".5", "Ä ö", "'4: 5'"),
    (["A", "B"], {"a": "1"}, "''", "'  '"),
)
NUMBER = Kind(
    ("41", "-0.5", "1_000", "'1e6'", "+3", ".5", "' 7 '", "012", "0", "3."),
    ("41%", "'1,000'", "about 3", "true", ["1"], {"a": "1"}, "2026-10-12", "''"),
)
NOT_NEGATIVE = Kind(("1", "0", "'2'", "0.5", "1e2"), ("-1", "'-2'", "half", "true", ["1"]))
SHARE = Kind(("0.7", "0", "1", "1.0", "'0.3'", ".5"), ("1.5", "-0.1", "70%", "'2'", ["1"]))
CONFIDENCE = Kind(("0", "7", "10", "'6'", "7.0", "' 3 '"), ("11", "-1", "6.5", "60%", "high", "'11'", ["1"]))
DAY = Kind(
    ("2026-10-12", "'2026-12-31'", "' 2026-01-01 '"),
    ("12.10.2026", "2026-13-01", "2026-10-32", "soon", "2026", "20261012", "true", ["2026-10-12"]),
)
FLAG = Kind(
    ("true", "false", "yes", "No", "ON", "off", "'true'", "True", "FALSE"), ("maybe", "1", "''", ["true"], {"a": "1"})
)
DONE = Kind((*FLAG.right, *DAY.right), ("soon", "1", "12.10.2026", ["true"]))
TRUE = Kind(("true", "yes", "'on'", "TRUE"), ("false", "no", "1", ["true"]))
LIMIT = Kind(("'>= 99.9'", '"<4"', "'≤ 1e3'", "< 5", "' > -1 '"), ("99.9", "'= 4'", "'>= 4 h'", "high", ["'> 3'"]))
SLUG = Kind(("a", "faster-setup", "2026", "true", "1e3", "'7'"), ("Not a slug", "a_b", "-5", "'A'", "ä", ["a"]))
LANGUAGE = Kind(("en", "pt-BR", "no", "' de '"), ("German", "4", "true", ["en"]))
VERSION = Kind(("1", "'1'"), ("2", "'0'", "one", ["1"]))
NAMES = Kind((), ({"a": "1"}, ["~"], ["''"], "''", [["A"]]))


def words(*allowed: str) -> Kind:
    """A choice of words."""
    return Kind(allowed, (allowed[0].capitalize(), "other", "1", [allowed[0]], {"a": "1"}, "''"))


def entity(**further: Any) -> dict[str, Any]:
    return {"title": TEXT, "id": SLUG, "owner": TEXT, **further}


MEASURES: tuple[dict[str, Any], ...] = (
    {"baseline": NUMBER, "target": NUMBER, "unit": TEXT},
    {"keep": LIMIT, "unit": TEXT},
    {"between": Kind((), ("5", ["1"], ["1", "~"], ["1", "2", "3"], {"a": "1"})), "unit": TEXT},
    {"milestones": ["Milestone"]},
    {"done": DONE},
    {"find_baseline": TRUE, "unit": TEXT},
)
VERDICT = words("validated", "invalidated", "inconclusive")
SIZE = words("low", "high")

MODELS: dict[str, dict[str, Any]] = {
    "File": {
        "okr": VERSION,
        "cycle": Kind(("2026", "2026-Q4", "'2026-H1'", " 2026-10"), TEXT.wrong),
        "team": TEXT,
        "level": words("organisation", "team", "individual"),
        "state": words("draft", "active", "closed"),
        "language": LANGUAGE,
        "objectives": ["Objective"],
        "initiatives": ["Standalone"],
        "kpis": ["Kpi"],
        "people": ["Person"],
        "strategy": "Strategy",
    },
    "Objective": entity(
        serves=NAMES,
        shared_with=NAMES,
        contributes_to=NAMES,
        depends_on=NAMES,
        key_results=["KeyResult"],
        initiatives=["Initiative"],
        dropped="Dropped",
    ),
    "KeyResult": entity(
        kind=words("committed", "aspirational", "learning"),
        weight=NOT_NEGATIVE,
        measure="Measure",
        guardrail=FLAG,
        contributes_to=NAMES,
        depends_on=NAMES,
        check_ins=["CheckIn"],
        initiatives=["Initiative"],
        verdict=VERDICT,
        learned=TEXT,
        score="Score",
        dropped="Dropped",
    ),
    "Initiative": entity(
        status=words("idea", "to-do", "in-progress", "shipped", "dropped"),
        started=DAY,
        due=DAY,
        hypothesis="Hypothesis",
        impact=SIZE,
        effort=SIZE,
        bet="Bet",
        canvas=TEXT,
        depends_on=NAMES,
        verdict=VERDICT,
        learned=TEXT,
        replaced_by=TEXT,
    ),
    "Kpi": entity(unit=TEXT, healthy=LIMIT, guards=NAMES, check_ins=["CheckIn"]),
    "CheckIn": {
        "date": DAY,
        "value": NUMBER,
        "confidence": CONFIDENCE,
        "status": words("on-track", "behind", "at-risk"),
        "note": TEXT,
        "ask": TEXT,
        "source": TEXT,
    },
    "Milestone": {"title": TEXT, "done": DONE, "weight": NOT_NEGATIVE},
    "Hypothesis": {"belief": TEXT, "expect": TEXT, "within": TEXT, "evidence": TEXT},
    "Bet": {"stake": TEXT, "payoff": TEXT},
    "Score": {"value": SHARE, "reason": TEXT},
    "Dropped": {"date": DAY, "reason": TEXT},
    "Person": {"name": TEXT, "handle": TEXT, "email": TEXT, "team": TEXT, "active": FLAG},
    "Strategy": {"vision": TEXT, "mission": TEXT, "choices": ["Choice"]},
    "Choice": {"title": TEXT, "id": SLUG, "not": TEXT},
}
MODELS["Standalone"] = {**MODELS["Initiative"], "key_result": TEXT}
REQUIRED = {
    **dict.fromkeys(("Objective", "KeyResult", "Initiative", "Standalone", "Kpi", "Milestone", "Choice"), ("title",)),
    "CheckIn": ("date",),
    "Hypothesis": ("belief",),
    "Person": ("name",),
    "Score": ("value", "reason"),
    "Dropped": ("date", "reason"),
}
MEASURE_NEEDS = ("baseline", "target", "keep", "between", "milestones", "done", "find_baseline")
OWN_KEYS: tuple[Tree, ...] = ("1", "", ["a"], {"b": {"c": "~"}})


class Mistake(NamedTuple):
    """``at`` is the mapping and the key that were changed."""

    at: str
    tree: Tree


def yaml(tree: Tree) -> str:
    """A tree in YAML's flow style."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {yaml(value)}" for key, value in tree.items()) + "}"
    return "[" + ", ".join(map(yaml, tree)) + "]" if isinstance(tree, list) else tree


@st.composite
def valid_files(draw: st.DrawFn) -> Tree:
    """A file without findings."""
    return draw(_mapping("File", [], 5))


@st.composite
def broken_files(draw: st.DrawFn) -> Mistake:
    """A file with one mistake in its structure."""
    places: list[tuple[str, dict[str, Any], dict[str, Any], tuple[str, ...]]] = []
    tree = draw(_mapping("File", places, 5))
    name, keys, mapping, needed = draw(st.sampled_from(places))
    if needed and draw(st.booleans()):
        key = draw(st.sampled_from(needed))
        how = draw(st.sampled_from(("gone", *EMPTY)))
        mapping[key] = how
        if how == "gone":
            del mapping[key]
    elif draw(st.booleans()):
        key = draw(st.sampled_from(("ownr", "Title", "deadline", "current", "key results")))
        mapping[key] = draw(st.sampled_from(("A", "", "1")))
    else:
        key = draw(st.sampled_from(sorted(keys)))
        kind = keys[key]
        wrong: tuple[Tree, ...] = ("A", "1", {"a": "1"}) if isinstance(kind, list) else ("A", "true", ["A"], {"a": "1"})
        mapping[key] = draw(st.sampled_from(kind.wrong if isinstance(kind, Kind) else wrong))
    return Mistake(f"{name}.{key}", tree)


@st.composite
def _mapping(draw: st.DrawFn, name: str, places: list[Any], depth: int) -> dict[str, Any]:
    """A mapping of a model. ``places`` collects every mapping with its model's name, keys and required keys."""
    keys = draw(st.sampled_from(MEASURES)) if name == "Measure" else MODELS[name]
    needed = tuple(key for key in keys if key in (MEASURE_NEEDS if name == "Measure" else REQUIRED.get(name, ())))
    mapping: dict[str, Any] = {}
    for key, kind in keys.items():
        if key in needed or draw(st.integers(0, 3)) == 0:
            written = key
            if key == "initiatives":
                written = draw(st.sampled_from(("initiatives", "actions", "projects")))
            if key not in needed and draw(st.integers(0, 3)) == 0:
                mapping[written] = draw(st.sampled_from(EMPTY))
            else:
                mapping[written] = draw(_value(key, kind, places, depth))
    if draw(st.integers(0, 4)) == 0:
        mapping["x-own"] = draw(st.sampled_from(OWN_KEYS))
    places.append((name, keys, mapping, needed))
    return mapping


@st.composite
def _value(draw: st.DrawFn, key: str, kind: Any, places: list[Any], depth: int) -> Tree:
    if key == "between":
        return [draw(st.sampled_from(("-1", "'18'", "2_0"))), draw(st.sampled_from(("20", "'21.5'", "1e3")))]
    if kind is NAMES:
        names = st.sampled_from(TEXT.right)
        return draw(names | st.lists(names, max_size=2))
    if isinstance(kind, Kind):
        return draw(st.sampled_from(kind.right))
    if isinstance(kind, str):
        return draw(_mapping(kind, places, depth - 1))
    most = 1 if depth < 1 or kind == ["Person"] else 2
    return [draw(_mapping(kind[0], places, depth - 1)) for _ in range(draw(st.integers(1, most)))]
