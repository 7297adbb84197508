"""Classifies names in scripts other than Latin."""

from okr_cli.wording.decision_list import DecisionList, Row
from okr_cli.wording.owners import tag
from okr_cli.wording.owners.owner import Reason
from okr_cli.wording.owners.vocabulary import lazy_pattern, listed, listed_endings, word_bits

_LAST_LATIN = "\u036f"
_UNSPACED = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN = lazy_pattern(r"[\u3400-\u9fff々]+")
_HANGUL = lazy_pattern(r"[\uac00-\ud7a3]{2,4}")
_LONGEST_ENDING = 10


def is_other_script(text: str) -> bool:
    """Whether the text contains a letter of a script other than Latin."""
    return not text.isascii() and any(
        letter > _LAST_LATIN and letter.isalpha() and not "\u1d00" <= letter <= "\u1eff" for letter in text
    )


def classify_other_script(text: str) -> Reason:
    """Classify a name with a letter of another script."""
    low = " ".join(text.lower().split())
    if (
        low in listed("blanks")
        or low.strip(".?？。") in listed("blanks")
        or low.endswith(listed_endings("blank-endings"))
    ):
        return Reason.BLANK
    words = text.split()
    if len(words) > 1 and words[-1] in listed("blanks") and not words[-1].isascii():
        return Reason.BLANK
    if _UNSPACED().search(text):
        return UNSPACED_SCRIPTS.reason_for(Unspaced("".join(words))) or Reason.UNKNOWN_WORDS
    return SPACED_SCRIPTS.reason_for(Spaced(words)) or Reason.UNKNOWN_WORDS


class Spaced:
    """A name in a script with spaces between words: its head is first (`отдел продаж`) or last (`डेटा टीम`)."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.low = [word.lower() for word in words]
        self.first, self.last = _bits(self.low[0]), _bits(self.low[-1])

    def is_named_post(self) -> bool:
        is_named = len(self.words) > 1 and all(word.istitle() for word in self.words[1:])
        return is_named and bool(self.first & tag.ROLE and not self.last & tag.ROLE)

    def begins_with_thai_group(self) -> bool:
        first = self.low[0]
        return "\u0e00" <= first[0] <= "\u0e7f" and any(
            _bits(first[:length]) & tag.GROUP for length in range(1, len(first) + 1)
        )

    def holds_group(self) -> bool:
        if (self.first | self.last) & tag.GROUP:
            return True
        return any(_bits(word.rpartition("-")[2]) & tag.GROUP for word in self.low)


SPACED_SCRIPTS: DecisionList[Spaced, Reason] = DecisionList(
    Row(Spaced.is_named_post, Reason.GIVEN_NAME, "директор Громова"),
    Row(lambda name: (name.first | name.last) & tag.ROLE, Reason.JOB_TITLE, "директор"),
    Row(Spaced.begins_with_thai_group, Reason.GROUP_NOUN, "ทีมขาย"),
    Row(Spaced.holds_group, Reason.GROUP_NOUN, "отдел закупок"),
    Row(lambda name: all(_bits(word) & tag.FUNCTION for word in name.low), Reason.FUNCTION, "маркетинг"),
)


class Unspaced:
    """A Chinese, Japanese or Korean name: its ending decides, and what precedes it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def is_named_post(self) -> bool:
        """Whether a name precedes a role. Only Japanese family names are too many to list."""
        post = _ending(self.text, tag.ROLE)
        name = self.text[: -len(post)]
        if not post or not _looks_like_name(name):
            return False
        is_japanese = post[-1] == "長" or any("\u3040" <= letter <= "\u30ff" for letter in post)
        return is_japanese or bool((_bits(name[:1]) | _bits(name[:2])) & tag.SURNAME)

    def ends_in_group_of_function(self) -> bool:
        return self.text[-1:] in listed("group-endings") and _ends_in_function(self.text[:-1])


UNSPACED_SCRIPTS: DecisionList[Unspaced, Reason] = DecisionList(
    Row(lambda name: _bits(name.text) & tag.FUNCTION, Reason.FUNCTION, "営業"),
    Row(Unspaced.is_named_post, Reason.GIVEN_NAME, "高橋部長"),
    Row(lambda name: _ending(name.text, tag.ROLE), Reason.JOB_TITLE, "营业总监"),
    Row(lambda name: _ending(name.text, tag.GROUP), Reason.GROUP_NOUN, "収穫チーム"),
    Row(Unspaced.ends_in_group_of_function, Reason.GROUP_NOUN, "QA局"),
    Row(lambda name: len(name.text) > 3 and _ends_in_function(name.text), Reason.FUNCTION, "クラウドインフラ"),
)


def _bits(word: str) -> int:
    """The bits of a listed word; none for words in Latin script, which are in other lists."""
    return 0 if word.isascii() else word_bits().get(word, 0)


def _ending(text: str, wanted: int) -> str:
    """The longest ending of a text that is listed as wanted."""
    for length in range(min(len(text), _LONGEST_ENDING), 0, -1):
        if word_bits().get(text[-length:], 0) & wanted and text[-length] > _LAST_LATIN:
            return text[-length:]
    return ""


def _ends_in_function(text: str) -> bool:
    is_katakana = len(text) > 2 and all("\u30a0" <= letter <= "\u30ff" for letter in text)
    return is_katakana or text.isascii() or bool(_ending(text, tag.FUNCTION))


def _looks_like_name(text: str) -> bool:
    """Up to four Han characters, or two to four syllables of Hangul, that end in no function and no group."""
    if not text or _ending(text, tag.FUNCTION | tag.GROUP):
        return False
    if _HAN().fullmatch(text):
        return len(text) <= 4
    return _HANGUL().fullmatch(text) is not None
