"""Planned work that counts as success once it is delivered: `Complete 90% of the roadmap`, `12 features shipped`."""

from itertools import pairwise

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_words import Number, NumberKind
from okr_cli.wording.titles.shared_conditions import MANY, value_of
from okr_cli.wording.titles.tokens import Range, Tokens

_SHARES = frozenset({NumberKind.PERCENT, NumberKind.ALL})
_USES = frozenset({NumberKind.DURATION, NumberKind.MONEY, NumberKind.CLOCK})
_FREE = tag.SYMBOL | tag.NUMBER | tag.QUANTITY | tag.MONTH


def delivers_plan(features: TitleFeatures) -> bool:
    """Success defined as planned work delivered: `Complete 90% of the roadmap`, `All initiatives shipped`."""
    if not features.has(tag.PLAN_ITEM | tag.ITEM):
        return False
    planned = next((tags for place, tags in enumerate(features.tokens.tags) if _is_plan(features.tokens, place)), 0)
    if not planned:
        return False
    shares = any(number.kind in _SHARES for number in features.numbers)
    whole = planned & tag.WHOLE_PLAN or features.has(tag.ALL) or _is_on_time(features.tokens.tags)
    does = features.verb_tags & tag.DELIVER_PLAN
    is_done = does or (features.verb is None and features.has(tag.PLAN_DELIVERED))
    return bool(is_done and (shares or whole))


def _is_on_time(tags: tuple[int, ...]) -> bool:
    return any(first & tag.ON and second & tag.IN_TIME for first, second in pairwise(tags))


def _is_plan(tokens: Tokens, place: int) -> bool:
    tags = tokens.tags[place]
    return bool(tags & tag.PLAN_ITEM or (tags & tag.ITEM and tokens.padded[place - 1] & tag.BEFORE_ITEM))


def counts_delivered_plan(features: TitleFeatures) -> bool:
    """Whether the number of a title is how much planned work is done, and the title tells of nothing else.

    Every word has to belong to that reading: `Defects per feature shipped`, `Projects completed by pupils` and
    `Support tickets completed within a day` measure what comes of work. Nobody plans a hundred deliverables in a
    cycle, so counts from there on are what users do.
    """
    found = features.targets
    if not features.has(tag.COUNTED_PLAN) or not _moves_up(features) or not found:
        return False
    if any(_is_use(features, number) for number in found):
        return False
    tokens = features.tokens
    start = features.after if features.verb is not None else features.start
    for place in range(start, len(tokens.tags)):
        words = _finished_plan(tokens, place) if tokens.tags[place] & tag.COUNTED_PLAN else None
        if words is not None and _is_only(tokens, start, words):
            return True
    return False


def _moves_up(features: TitleFeatures) -> bool:
    tags = features.verb_tags
    if features.verb is None or tags & (tag.MOVE | tag.BRING):
        return True
    return bool(tags & (tag.OUTCOME | tag.BETTER)) and not tags & tag.LOWER


def _is_use(features: TitleFeatures, number: Number) -> bool:
    """Whether a number is too large for a plan, or measures time or money."""
    if number.kind in _USES:
        return True
    tokens, place = features.tokens, number.place
    is_share = tokens.low[place].endswith("%") or tokens.padded[place + 1] & tag.PERCENT_OF_LETTER
    return not is_share and value_of(features, number) >= MANY


def _finished_plan(tokens: Tokens, place: int) -> Range | None:
    """The words around planned work at `place` that say it is done: `stories delivered`, `completion of epics`."""
    tags, before, following = tokens.tags[place], tokens.padded[place - 1], tokens.padded[place + 1]
    if tags & tag.POINTS and not before & tag.BEFORE_POINTS:
        return None
    if tags & tag.ITEM and not before & tag.BEFORE_COUNTED_ITEM:
        return None
    first = _first_of_name(tokens.tags, place)
    completes = tag.COMPLETION if not tags & tag.TASK else 0
    if following & (tag.FINISHED | completes):
        return first, place + 1
    if first and tokens.tags[first - 1] & tag.FINISHED:
        return first - 1, place
    start = first - 1
    while start > 0 and tokens.tags[start] & tag.PLAN_COUNTER:
        start -= 1
    if 0 <= start < first - 1 and tokens.tags[start] & completes:
        return start, place
    return None


def _first_of_name(tags: tuple[int, ...], place: int) -> int:
    """Where the name of the planned work opens: `planned`, `user` before `stories`."""
    if place and tags[place] & tag.POINTS:
        place -= 1
    if place and tags[place - 1] & tag.USER and tags[place] & tag.STORY:
        place -= 1
    while place and tags[place - 1] & tag.PLAN_MODIFIER:
        place -= 1
    return place


def _is_only(tokens: Tokens, start: int, words: Range) -> bool:
    """Whether all that stands around the words of a finished plan counts it, or says by when and in what time."""
    first, last = words
    before = all(tags & (_FREE | tag.PLAN_COUNTER) for tags in tokens.tags[start:first])
    return before and all(tags & (_FREE | tag.PLAN_CONTEXT | tag.TIME) for tags in tokens.tags[last + 1 :])
