"""Owners in scripts other than Latin."""

from okr_cli.wording.owners import verdict as verdicts
from okr_cli.wording.owners.pattern import lazy_pattern
from okr_cli.wording.owners.verdict import Verdict
from okr_cli.wording.owners.words import OwnerWords, Scripts

_LAST_LATIN = "\u036f"
_JOINED = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN = lazy_pattern(r"[\u3400-\u9fff々]+")
_HANGUL = lazy_pattern(r"[\uac00-\ud7a3]+")
_ADDRESS = ("さん", "様", "さま", "氏", "くん", "ちゃん", "先生", "女士", "님", "씨", "老师")
_UNDECIDED = ("未定", "待定", "未割当", "未割り当て", "未決定", "予定", "募集", "全員", "未分配")
_SHORT_GROUPS = frozenset({"部", "室", "局", "組", "组", "科", "係", "부", "실", "과", "국", "处", "处室", "社", "团"})
_LONGEST_ENDING = 10


def is_foreign(text: str) -> bool:
    """Whether a letter of a script other than Latin stands in the text."""
    return not text.isascii() and any(
        letter > _LAST_LATIN and letter.isalpha() and not "\u1d00" <= letter <= "\u1eff" for letter in text
    )


def judge_foreign(text: str, words: OwnerWords) -> Verdict:
    """The kind of a unit that holds a letter of another script."""
    scripts = words.scripts
    low = " ".join(text.lower().split())
    if low in scripts.blanks or low.strip(".?？。") in scripts.blanks or low.endswith(_UNDECIDED):
        return verdicts.BLANK
    tokens = text.split()
    if len(tokens) > 1 and (tokens[-1] in scripts.blanks or tokens[-1] == "예정"):
        return verdicts.BLANK
    if _JOINED().search(text):
        return _judge_joined(tokens, scripts)
    return _judge_spaced(tokens, scripts)


def _judge_spaced(tokens: list[str], scripts: Scripts) -> Verdict:
    """Scripts that set words apart: the head stands first, as in `отдел продаж`, or last, as in `डेटा टीम`."""
    low = [token.lower() for token in tokens]
    text_start = low[0][0]
    ends = {low[0], low[-1]}
    if ends & scripts.roles:
        named = len(tokens) > 1 and low[-1] not in scripts.roles and all(token.istitle() for token in tokens[1:])
        return verdicts.PERSON if named else verdicts.ROLE
    if "\u0e00" <= text_start <= "\u0e7f" and low[0].startswith(tuple(scripts.groups)):
        return verdicts.GROUP
    if ends & scripts.groups or any(token.rpartition("-")[2] in scripts.groups for token in low):
        return verdicts.GROUP
    if all(token in scripts.functions for token in low):
        return verdicts.FUNCTION
    return verdicts.SOMEONE


def _judge_joined(tokens: list[str], scripts: Scripts) -> Verdict:
    """Chinese, Japanese and Korean: the ending decides, and what stands before it."""
    text = "".join(tokens)
    if text.endswith(_ADDRESS) and len(text) > 2:
        return verdicts.PERSON
    if text in scripts.functions:
        return verdicts.FUNCTION
    role = _ending(text, scripts.roles)
    if role:
        return verdicts.PERSON if _is_named(text[: -len(role)], role, scripts) else verdicts.ROLE
    group = _ending(text, scripts.groups)
    if group and not (len(group) == 1 and _is_name(text, scripts) and len(text) < 4 and _HAN().fullmatch(text)):
        return verdicts.GROUP
    if text[-1:] in _SHORT_GROUPS and _is_function(text[:-1], scripts):
        return verdicts.GROUP
    if len(text) > 3 and _is_function(text, scripts):
        return verdicts.FUNCTION
    return verdicts.SOMEONE


def _is_named(name: str, role: str, scripts: Scripts) -> bool:
    """Whether a name stands before a post. Japanese family names are too many to list; the others have to be known."""
    if not _is_name(name, scripts):
        return False
    japanese = role[-1] == "長" or any("\u3040" <= letter <= "\u30ff" for letter in role)
    return japanese or name[:1] in scripts.surnames or name[:2] in scripts.surnames


def joined_names(text: str, scripts: Scripts) -> int:
    """Where `和` joins two Chinese names written without a space; 0 where it does not."""
    for place in range(2, min(len(text) - 2, 4)):
        right = text[place + 1 :]
        if (
            text[place] in "和与與跟"
            and text[0] in scripts.surnames
            and right[0] in scripts.surnames
            and len(right) < 4
        ):
            return place
    return 0


def _ending(text: str, endings: frozenset[str]) -> str:
    for length in range(min(len(text), _LONGEST_ENDING), 0, -1):
        if text[-length:] in endings:
            return text[-length:]
    return ""


def _is_function(text: str, scripts: Scripts) -> bool:
    return bool(_ending(text, scripts.functions)) or text.isascii() or (len(text) > 2 and _is_katakana(text))


def _is_katakana(text: str) -> bool:
    return all("\u30a0" <= letter <= "\u30ff" for letter in text)


def _is_name(text: str, scripts: Scripts) -> bool:
    """Up to four Han characters, or two to four syllables of Hangul, that are no function: a name by its form."""
    if not text or _ending(text, scripts.functions) or _ending(text, scripts.groups):
        return False
    if _HAN().fullmatch(text):
        return len(text) <= 4
    return bool(_HANGUL().fullmatch(text)) and 2 <= len(text) <= 4
