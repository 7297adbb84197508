"""Whether an Initiative says its Key Result over again, in place of the work."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures

_CONTENT_FREE = kinds.FUNCTION | kinds.SYMBOL | kinds.NUMBER | kinds.QUANTITY | kinds.OUTCOME | kinds.BETTER


def restates(initiative: TitleFeatures, key_result: TitleFeatures) -> bool:
    """Whether everything that an Initiative names is already in its Key Result, and no work is added.

    Words are compared without plural endings; numbers, directions and function words do not count.
    """
    verb = initiative.verb
    if (verb is not None and verb.bits & kinds.WORK) or initiative.means is not None:
        return False
    first = verb.last + 1 if verb is not None else initiative.start
    ours, theirs = _content(initiative, first), _content(key_result, 0)
    return bool(ours) and ours <= theirs


def _content(features: TitleFeatures, first: int) -> frozenset[str]:
    tokens = features.tokens
    return frozenset(
        word.removesuffix("'s").rstrip("s")
        for word, bits in zip(tokens.low[first:], tokens.bits[first:], strict=True)
        if not bits & _CONTENT_FREE or bits & (kinds.METRIC | kinds.ARTEFACT)
    )
