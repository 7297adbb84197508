"""Titles without a leading verb: what they say, and whether it is finished work."""

import pytest

from okr_cli.wording.titles.statements import StatementKind as Kind
from tests.wording.reading import read, words


@pytest.mark.parametrize(
    ("text", "kind", "delivered"),
    [
        ("The shop is live", Kind.IS, "live"),
        ("Price lists are in place", Kind.IS, "in place"),
        ("The manual has been published", Kind.IS, "published"),
        ("The till has shipped", Kind.HAS, "shipped"),
        ("The shop has charm", Kind.HAS, ""),
        ("Bakers can print labels", Kind.CAN, ""),
        ("Refunds take less than 40 minutes", Kind.DOES, ""),
        ("Bakers trust the till", Kind.DOES, ""),
        ("Poster printed", Kind.DONE, "printed"),
        ("The till is adopted by bakers", Kind.IS, ""),
    ],
)
def test_statements_are_recognized(text: str, kind: Kind, delivered: str) -> None:
    features = read(text)
    assert features.statement is not None
    assert features.statement.kind is kind
    assert words(features, features.statement.delivered) == delivered


@pytest.mark.parametrize("text", ["Updated price list", "Bread and rolls", "Team reports", "Sales", ""])
def test_a_noun_phrase_is_not_a_statement(text: str) -> None:
    assert read(text).statement is None
