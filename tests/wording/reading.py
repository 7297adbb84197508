"""Short ways to read a title in a test."""

from okr_cli.wording.titles.features import TitleFeatures, read_title
from okr_cli.wording.titles.number_kinds import NumberKind
from okr_cli.wording.titles.tokens import Range
from okr_cli.wording.titles.verdict import Titles
from okr_cli.wording.titles.vocabulary import TitleWords

WORDS = TitleWords.with_settings()
JUDGE = Titles(WORDS)


def read(text: str) -> TitleFeatures:
    """The features of a title under the default words."""
    return read_title(text, WORDS)


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
    return [(features.words((one.first, one.last)), one.kind) for one in features.numbers]


def main_rule(kind: str, text: str, vocabulary: TitleWords = WORDS) -> str:
    """The rule whose remark matters most, empty where there is none."""
    return next((remark.rule for remark in Titles(vocabulary).remarks(kind, text) if remark.is_main), "")
