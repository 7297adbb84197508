"""What somebody most likely meant: the nearest spelling, or our word for another school's."""

from collections.abc import Iterable

ENOUGH = 0.72
"""Likeness, from 0 to 1, above which two spellings are taken for one word."""

CERTAIN = 0.85
"""Likeness above which nothing else can be meant."""

OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "title": ("name", "objective", "keyresult", "initiative", "summary"),
    "owner": ("assignee", "dri", "lead", "responsible", "who"),
    "key_results": ("krs", "results"),
    "initiatives": ("tasks", "todos", "work"),
    "kpis": ("metrics", "healthmetrics"),
    "cycle": ("quarter", "period", "timeframe"),
    "baseline": ("start", "from", "initial", "base"),
    "target": ("goal", "to", "end"),
    "between": ("range",),
    "keep": ("threshold", "limit"),
    "check_ins": ("updates", "history"),
    "value": ("current", "actual"),
    "note": ("comment", "notes"),
    "due": ("deadline", "until", "enddate", "duedate"),
    "started": ("startdate", "begin"),
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
"""Our words, each with those that other schools and trackers use, folded as ``fold`` does."""


def closest(word: str, choices: Iterable[str]) -> str:
    """The choice that ``word`` most likely meant, or an empty string."""
    from difflib import get_close_matches

    folded = {fold(choice): choice for choice in choices}
    meant = fold(word)
    for choice in folded.values():
        if meant in OTHER_WORDS.get(choice, ()):
            return choice
    near = get_close_matches(meant, folded, n=1, cutoff=ENOUGH)
    return folded[near[0]] if near else ""


def is_certain(word: str, choice: str) -> bool:
    """Whether ``word`` can be nothing but a misspelt ``choice``."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, fold(word), fold(choice)).ratio() >= CERTAIN


def fold(word: str) -> str:
    """A word without what people vary: case, hyphens, underscores, spaces."""
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")
