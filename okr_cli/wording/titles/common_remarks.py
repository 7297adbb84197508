"""Remarks that hold for a title of any kind."""

from collections.abc import Iterator
from typing import Final

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_kinds import NumberKind
from okr_cli.wording.titles.remark import Remark

_PLANNED = frozenset(
    [
        "initiative",
        "initiatives",
        "project",
        "projects",
        "roadmap",
        "backlog",
        "epic",
        "epics",
        "story",
        "stories",
        "tasks",
        "deliverable",
        "deliverables",
        "milestone",
        "milestones",
        "workstream",
        "workstreams",
        "workplan",
    ]
)
_ITEMS = frozenset({"items", "item"})
PLANNED_WORDS: Final = _PLANNED | _ITEMS
"""Without any of these words no delivery is called a success."""
_BLANKS = kinds.IN_PLACEHOLDER | kinds.BLANK
SUSPECT: Final = _BLANKS | kinds.IN_OPEN_END
"""Without any of these bits a title holds no placeholder of more than three words and no open end but dots."""
TRAILS_OFF: Final = frozenset({"...", "…"})
_SHORT = 3
_DONE_VERBS = frozenset(["complete", "deliver", "ship", "finish", "execute", "close", "launch", "implement", "release"])
_DONE_WORDS = frozenset(
    [
        "completed",
        "delivered",
        "shipped",
        "finished",
        "executed",
        "closed",
        "launched",
        "implemented",
        "done",
        "complete",
    ]
)
_ALL = frozenset({"all", "every", "each"})


def placeholder(features: TitleFeatures) -> Iterator[Remark]:
    """`TBD`, `X%`, `Key result 1`."""
    if not (features.has(_BLANKS) or len(features.tokens.low) <= _SHORT):
        return
    for words in features.placeholders[:1]:
        text = features.words(words)
        reason = f"'{text}' stands where the real words or number should be"
        yield Remark("placeholder-text", words, reason, "What belongs here?")


def open_end(features: TitleFeatures) -> Iterator[Remark]:
    """`etc.`, `as needed`, `where possible`."""
    if not (features.has(kinds.IN_OPEN_END) or features.tokens.low[-1] in TRAILS_OFF):
        return
    for words in features.open_ends[:1]:
        text = features.words(words)
        question = "What exactly belongs to it, and what does not?"
        yield Remark("open-ended-wording", words, f"'{text}' leaves open where this ends", question)


def word_count(features: TitleFeatures) -> int:
    """How many words and numbers a title has."""
    return sum(not bits & kinds.SYMBOL for bits in features.tokens.bits)


def delivery_as_success(features: TitleFeatures) -> Iterator[Remark]:
    """Success defined as planned work delivered: `Complete 90% of the roadmap`, `All initiatives shipped`."""
    low = features.tokens.low
    if PLANNED_WORDS.isdisjoint(low):
        return
    planned = next((place for place, word in enumerate(low) if word in _PLANNED or _is_action_item(low, place)), -1)
    if planned < 0:
        return
    shares = features.numbers and any(n.kind in {NumberKind.PERCENT, NumberKind.ALL} for n in features.numbers)
    is_plan = low[planned] in {"roadmap", "backlog", "workplan"}
    whole = is_plan or not _ALL.isdisjoint(low) or "on time" in features.text
    verb = features.verb
    does = verb is not None and verb.base in _DONE_VERBS
    done = next((place for place, word in enumerate(low) if word in _DONE_WORDS), -1)
    if (does or done >= 0) and (shares or whole) and (does or verb is None):
        yield delivery_remark(features)


def delivery_remark(features: TitleFeatures) -> Remark:
    """What is said where planned work delivered counts as success."""
    return Remark(
        "delivery-as-success",
        features.whole,
        "this calls it a success when work is delivered, whatever it changed",
        "If all of it shipped, what number should have moved, from what to what?",
    )


def _is_action_item(low: tuple[str, ...], place: int) -> bool:
    return low[place] in _ITEMS and place > 0 and low[place - 1] in {"action", "work", "plan", "backlog", "roadmap"}
