"""What was probably meant by an unknown word: the nearest spelling, or the term for it in this format."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from okr_cli.finding import Edit, Fix, Span
from okr_cli.model.scalars import shorten
from okr_cli.source.tree import ABSENT

ENOUGH = 0.72
"""Similarity, from 0 to 1, from which on two spellings count as one word."""

CERTAIN = 0.85
"""Similarity from which on nothing else can be meant."""

OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "title": ("name", "objective", "keyresult", "initiative", "summary"),
    "owner": ("assignee", "dri", "lead", "responsible", "who"),
    "objectives": ("goals", "okrs", "goal"),
    "key_results": ("krs", "kr", "results"),
    "initiatives": (
        *("tasks", "todos", "work", "experiments", "workstreams", "deliverables", "epics", "stories", "activities"),
        *("actionitems", "bets", "steps"),
    ),
    "measure": ("measurement", "measuredby"),
    "kpis": ("metrics", "healthmetrics"),
    "cycle": ("quarter", "period", "timeframe"),
    "baseline": ("start", "from", "initial", "base"),
    "target": ("goal", "to", "end"),
    "between": ("range",),
    "keep": ("threshold", "limit"),
    "check_ins": ("updates", "history"),
    "value": ("current", "actual"),
    "reason": ("why", "because"),
    "note": ("comment", "notes"),
    "due": ("deadline", "until", "enddate", "duedate", "dueon", "by", "eta", "targetdate", "finishby"),
    "started": ("startdate", "begin"),
    "finished": ("ended", "shippedon", "completedon"),
    "source": ("origin", "feed"),
    "depends_on": ("dependencies", "blockedby"),
    "contributes_to": ("parent", "alignedto", "supports"),
    "organisation": ("company", "org", "organization"),
    "active": ("open", "current", "live"),
    "closed": ("done", "finished", "archived"),
    "committed": ("commit", "roofshot"),
    "aspirational": ("stretch", "moonshot"),
    "shipped": ("done", "complete", "completed", "finished", "delivered", "released", "closed"),
    "dropped": ("cancelled", "canceled", "stopped", "abandoned", "rejected"),
    "in-progress": ("wip", "doing", "started", "ongoing", "active", "inreview"),
    "to-do": ("planned", "backlog", "next", "notstarted", "open", "new"),
    "idea": ("proposed", "candidate"),
    "on-track": ("green", "ok", "good"),
    "behind": ("amber", "yellow"),
    "at-risk": ("red", "offtrack", "blocked"),
    "validated": ("confirmed", "true", "yes"),
    "invalidated": ("refuted", "false", "no"),
    "inconclusive": ("unclear", "unknown"),
}
"""Our words, each with the ones that other OKR schools and trackers use, as ``fold`` gives them."""

YAML_SIGNS = frozenset(':#,[]{}"\\')
"""Characters that may not stand for themselves, without quotes or within them."""


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that ``word`` most likely means; empty if none is close.

    A certain misspelling comes before the word of another school: ``key_result`` is ``key_results`` where that is a
    choice, and a title elsewhere.
    """
    folded = {fold(choice): choice for choice in choices}
    meant = fold(word)
    near = get_close_matches(meant, folded, n=1, cutoff=ENOUGH)
    if near and is_certain(word, near[0]):
        return folded[near[0]]
    for choice in folded.values():
        if meant in OTHER_WORDS.get(choice, ()):
            return choice
    return folded[near[0]] if near else ""


def is_certain(word: str, choice: str) -> bool:
    """Whether ``word`` can only be a misspelled ``choice``."""
    return SequenceMatcher(None, fold(word), fold(choice)).ratio() >= CERTAIN


def fold(word: str) -> str:
    """A word in lowercase without hyphens, underscores and spaces."""
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")


def replacement_fix(place: Span, text: str, meant: str, part: tuple[int, int] | None = None) -> Fix | None:
    """The fix that replaces a value, or the ``part`` of its ``text`` between two offsets, with ``meant``.

    Quotes around the value stay. None if ``meant`` would need quotes, or if the value has an anchor, an escape or a
    fold.
    """
    quotes = place.end - place.start - len(text)
    first, last = part or (0, len(text))
    word = text[first:last]
    needs_quotes = not (meant[0].isalnum() and meant.isprintable() and YAML_SIGNS.isdisjoint(meant))
    if quotes not in (0, 2) or meant in (*ABSENT, word) or needs_quotes or (quotes and "'" in meant):
        return None
    start = place.start + quotes // 2
    edit = Edit(Span(start + first, start + last), meant, was=word)
    return Fix(f"Write '{shorten(meant)}' instead of '{shorten(word)}'", (edit,), safe=False)
