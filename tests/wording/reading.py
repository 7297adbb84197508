"""Short ways to read a title in a test."""

from okr_cli.wording.lexicon.compiling import words_of
from okr_cli.wording.lexicon.languages import language
from okr_cli.wording.lexicon.lexicon import Lexicon
from okr_cli.wording.titles.classify import Titles
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_words import NumberKind
from okr_cli.wording.titles.tokens import Range

ENGLISH = language("en")
LEXICON = Lexicon(ENGLISH, words_of(ENGLISH))
TITLES = Titles.with_settings(ENGLISH)


def read(text: str) -> TitleFeatures:
    """The features of a title under the default words."""
    return TITLES.features(text)


def words(features: TitleFeatures, place: Range | None) -> str:
    """The text of a range of tokens, empty for none."""
    return features.words(place) if place is not None else ""


def verb(text: str) -> str:
    """The base form of the leading verb, empty for none."""
    found = read(text).verb
    return found.base if found is not None else ""


def numbers(text: str) -> list[tuple[str, NumberKind]]:
    """The numbers of a title as they are written, with their kinds."""
    features = read(text)
    return [(features.words((number.first, number.last)), number.kind) for number in features.numbers]


def main_rule(kind: str, text: str, titles: Titles = TITLES) -> str:
    """The rule with the main verdict, or empty."""
    return next((verdict.rule for verdict in titles.verdicts(kind, text) if verdict.is_main), "")
