"""`Raise a seed round`: the one case in which raising is a piece of work."""

from okr_cli.wording.titles.features import TitleFeatures

_FUNDS = frozenset({"series", "seed", "round", "funding", "capital", "fund", "funds", "investment", "pre-seed"})


def raises_funds(features: TitleFeatures) -> bool:
    """Whether the title is about a round of funding."""
    verb = features.verb
    if verb is None or verb.base != "raise":
        return False
    return not _FUNDS.isdisjoint(features.tokens.low[verb.last + 1 : verb.last + 5])
