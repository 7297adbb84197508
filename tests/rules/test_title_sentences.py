"""Every reason of a verdict on a title has a message and one question."""

import pytest

from okr_cli.rules.wording._title_findings import SENTENCES
from okr_cli.wording.titles.verdict import Reason


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_message_and_one_question(reason: Reason) -> None:
    message, question = SENTENCES[reason]
    assert message
    assert not message.endswith(".")
    assert question.count("?") == 1
