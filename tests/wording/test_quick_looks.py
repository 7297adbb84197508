"""The cheap looks that spare most titles a judgement never hide a remark."""

import pytest

from okr_cli.wording.titles import judge_initiative, judge_key_result, judge_objective
from tests.wording import lines
from tests.wording.reading import read
from tests.wording.test_judging import labelled

TEXTS = [row["text"] for row in labelled()] + [
    text for name, block in vars(lines).items() if name.isupper() for text in block.strip().splitlines()
]


@pytest.mark.parametrize(
    ("is_plain", "remarks"),
    [
        (judge_initiative._is_plain_work, judge_initiative._remarks),
        (judge_key_result._is_plain_measure, judge_key_result._remarks),
        (judge_objective._is_plain_aim, judge_objective._remarks),
    ],
    ids=["initiative", "key-result", "objective"],
)
def test_a_plain_title_has_no_remark(is_plain, remarks) -> None:  # type: ignore[no-untyped-def]
    plain = [text for text in TEXTS if is_plain(read(text))]
    assert len(plain) > 20
    assert [text for text in plain if list(remarks(read(text)))] == []
