"""`Make X fast`: a verb of making whose product is a quality."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures


def makes_quality(features: TitleFeatures) -> bool:
    """Whether `make` is followed by an adjective that nobody can measure: `Make the menu good`."""
    verb = features.verb
    if verb is None or verb.base not in {"make", "keep", "render", "leave"}:
        return False
    tokens = features.tokens
    for place in range(verb.last + 2, len(tokens.low)):
        bits = tokens.bits[place]
        is_last = place + 1 == len(tokens.low) or bool(tokens.bits[place + 1] & (kinds.FUNCTION | kinds.SYMBOL))
        if bits & (kinds.QUALITY | kinds.ASPIRATION) and is_last:
            return True
    return False
