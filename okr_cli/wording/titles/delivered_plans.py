"""Planned work counted as it is delivered: `Grow features shipped from 0 to 10`, `Project completion at 100%`."""

from typing import Final

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_kinds import Number, NumberKind
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.outcomes import targets, value_of
from okr_cli.wording.titles.tokens import Range, Tokens

PLANNED: Final = frozenset(
    [
        "feature",
        "features",
        "project",
        "projects",
        "story",
        "stories",
        "epic",
        "epics",
        "task",
        "tasks",
        "ticket",
        "tickets",
        "milestone",
        "milestones",
        "initiative",
        "initiatives",
        "deliverable",
        "deliverables",
        "workstream",
        "workstreams",
        "roadmap",
        "backlog",
        "points",
        "item",
        "items",
    ]
)
"""Without any of these words no planned work is counted."""
_DONE = frozenset(["shipped", "delivered", "completed", "finished", "released", "launched", "implemented"])
_OF_A_PLAN = {
    "points": frozenset({"story"}),
    "item": frozenset({"roadmap", "backlog", "sprint", "plan", "action"}),
    "items": frozenset({"roadmap", "backlog", "sprint", "plan", "action"}),
}
"""What has to stand before a word that names planned work only there."""
_ALSO_OTHERS = frozenset({"task", "tasks", "ticket", "tickets"})
"""The completion rate of a task is how a usability test counts, so their completion alone tells of no plan."""
_MODIFIERS = frozenset(
    ["planned", "committed", "new", "major", "key", "strategic", "roadmap", "backlog", "sprint", "product"]
)
_COUNTS = frozenset(
    ["number", "share", "count", "percentage", "proportion", "rate", "total", "average", "amount", "of", "the", "our"]
)
_AROUND = frozenset(
    [
        *(
            "per",
            "from",
            "to",
            "up",
            "at",
            "least",
            "than",
            "more",
            "over",
            "above",
            "a",
            "an",
            "the",
            "of",
            "by",
            "in",
        ),
        *("on", "time", "on-time", "schedule", "this", "each", "every", "next", "rate", "rise", "rises", "rising"),
        *("grow", "grows", "sprint", "iteration", "cycle", "release", "team", "squad", "engineer", "developer", "head"),
    ]
)
_NOT_MORE = frozenset(
    ["reduce", "cut", "lower", "decrease", "halve", "lessen", "shrink", "slash", "trim", "diminish", "drop", "fall"]
)
_MOVES = frozenset({"move", "bring", "take"})
_MANY = 100


def counts_delivered_plan(features: TitleFeatures) -> bool:
    """Whether the figure of a title is how much planned work is done, and the title tells of nothing else.

    Every word has to belong to that reading: `Defects per feature shipped`, `Projects completed by pupils` and
    `Support tickets completed within a day` measure what comes of work. Nobody plans a hundred deliverables in a
    cycle, so counts from there on are what users do.
    """
    found = targets(features)
    if not _moves_up(features.verb) or not found or any(_is_use(features, number) for number in found):
        return False
    tokens = features.tokens
    start = features.after if features.verb is not None else features.start
    for place in range(start, len(tokens.low)):
        words = _finished_plan(tokens, place) if tokens.low[place] in PLANNED else None
        if words is not None and _is_only(tokens, start, words):
            return True
    return False


def _moves_up(verb: LeadVerb | None) -> bool:
    if verb is None or verb.base in _MOVES:
        return True
    return bool(verb.bits & (kinds.OUTCOME | kinds.BETTER)) and verb.base not in _NOT_MORE


def _is_use(features: TitleFeatures, number: Number) -> bool:
    """Whether a number is too large for a plan, or measures time or money."""
    if number.kind in {NumberKind.DURATION, NumberKind.MONEY, NumberKind.CLOCK}:
        return True
    word, following = features.tokens.low[number.place], features.tokens.at(number.place + 1)[0]
    is_share = word.endswith("%") or following in {"%", "percent"}
    return not is_share and value_of(features, number) >= _MANY


def _finished_plan(tokens: Tokens, place: int) -> Range | None:
    """The words around planned work at `place` that say it is done: `stories delivered`, `completion of epics`."""
    low, word = tokens.low, tokens.low[place]
    before = low[place - 1] if place else ""
    if word in _OF_A_PLAN and before not in _OF_A_PLAN[word]:
        return None
    following = tokens.at(place + 1)[0]
    if following in _DONE:
        return _first_of_name(low, place), place + 1
    if following == "completion" and word not in _ALSO_OTHERS:
        return _first_of_name(low, place), place + 1
    first = _first_of_name(low, place)
    if first and low[first - 1] in _DONE:
        return first - 1, place
    start = first - 1
    while start > 0 and low[start] in _COUNTS:
        start -= 1
    if 0 <= start < first - 1 and low[start] == "completion" and word not in _ALSO_OTHERS:
        return start, place
    return None


def _first_of_name(low: tuple[str, ...], place: int) -> int:
    """Where the name of the planned work opens: `planned`, `user` before `stories`."""
    if place and low[place] == "points":
        place -= 1
    if place and low[place - 1] == "user" and low[place] in {"story", "stories"}:
        place -= 1
    while place and low[place - 1] in _MODIFIERS:
        place -= 1
    return place


def _is_only(tokens: Tokens, start: int, words: Range) -> bool:
    """Whether all that stands around the words of a finished plan counts it, or says by when and in what time."""
    first, last = words
    free = kinds.SYMBOL | kinds.NUMBER | kinds.QUANTITY | kinds.MONTH
    before = all(tokens.low[place] in _COUNTS or tokens.bits[place] & free for place in range(start, first))
    after = range(last + 1, len(tokens.low))
    return before and all(tokens.low[place] in _AROUND or tokens.bits[place] & (free | kinds.TIME) for place in after)
