"""What people get wrong, and the findings they get."""

import re

import pytest

from tests.validation.golden import GOLDEN, blocks, described
from tests.validation.loading import in_initiative, in_key_result, said

PAGE = GOLDEN.read_text(encoding="utf-8")


def test_every_mistake_has_the_findings_on_record() -> None:
    assert "".join(map(described, blocks(PAGE))) == PAGE


def test_a_fix_removes_its_finding_and_adds_none() -> None:
    for line in blocks(PAGE):
        holder, before = line.partition("] ")[0], described(line)
        messages = re.findall(r"^    \S.*?: (.*)$", before, re.M)
        for fixed in re.findall(r"^        (?:un)?safe fix: (.*)$", before, re.M):
            after = described(f"{holder}] {fixed}")
            assert len(re.findall(r"^    \S", after, re.M)) <= len(messages), before + after
            assert after.partition("\n")[2] != before.partition("\n")[2], before + after


def test_a_very_long_value_is_quoted_in_short() -> None:
    (finding,) = said(in_key_result(f"weight: {'9' * 5000}"))
    assert len(finding.message) < 100
    (finding,) = said(in_initiative(f"status: {'wip' * 5000}"))
    assert len(finding.message) < 150
    assert len(said(f"{'x' * 5000}: 1\nokr: 1\n")) == 1


JARGON = r"\b(tuple|dict|str|NoneType|int|bool|Decimal|model|validator|input should|mapping)\b|<|\bNone\b"
KEYS = "id owner kind weight measure guardrail check_ins initiatives score depends_on verdict learned zzz"


@pytest.mark.parametrize("key", KEYS.split())
def test_messages_are_for_people(key: str) -> None:
    for value in ("x", "[x]", "{x: y}", "~", "''", "-1", "[~]", "[[x]]", "{}", "[]", "1e99", "'\\'"):
        for finding in said(in_key_result(f"{key}: {value}")):
            assert not re.search(JARGON, finding.message + finding.help), finding
            assert finding.rule in ("invalid-value", "unknown-key", "missing-key")
