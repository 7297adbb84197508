"""Whether a milestone is a piece of work, such as `Design` or `Spec written`, rather than its result."""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.statements import Statement

_WORK = tag.DELIVER | tag.MAKE | tag.ACT


def is_piece_of_work(features: TitleFeatures) -> bool:
    """Whether a milestone is certainly work, or finished work: done by us, whatever it brings about.

    `Contract signed`, `Audit passed` and `First guest pays` depend on others, and `Payroll` names only where.
    """
    tags = features.tokens.tags
    if len(tags) == 1:
        return bool(tags[0] & _WORK) and not tags[0] & tag.INFLECTED
    if features.verb is not None:
        following = features.tokens.padded[features.verb.last + 1]
        return bool(features.verb_tags & _WORK) and not (features.verb_tags | following) & tag.INFLECTED
    return features.statement is not None and _is_finished_work(features, features.statement)


def _is_finished_work(features: TitleFeatures, statement: Statement) -> bool:
    """`Spec written`, `The portal is live`: a thing that somebody makes, and that it is made."""
    if statement.delivered is None or statement.predicate == features.start:
        return False
    tags = features.tokens.tags
    made, done = tags[statement.predicate - 1], tags[statement.delivered[0]]
    is_thing = made & (tag.ARTIFACT | _WORK) and not made & tag.AUDIENCE
    return bool(is_thing) and not done & tag.DONE_BY_OTHERS
