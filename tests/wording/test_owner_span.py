"""Which words of an owner string decided, and which parts several owners have."""

import pytest

from okr_cli.wording.owners.owner import OwnerWords, read_owner

WORDS = OwnerWords.with_settings()

DECIDED = [
    ("  Harvest team ", "Harvest team"),
    ("Harvest team (Valley)", "Harvest team"),
    ("*Head of Harvest*", "Head of Harvest"),
    ("Currently, Head of Harvest", "Head of Harvest"),
    ("Head of Sales and Marketing", "Head of Sales and Marketing"),
    ("[harvest-team@orchard.example](mailto:x)", "harvest-team@orchard.example"),
    ("@orchard/harvest", "@orchard/harvest"),
    ("TBD (Grace?)", "TBD"),
    ("TBD - two candidates", "TBD"),
    (" ? ", "?"),
    ("[owner]", "owner"),
    ("<owner>", "<owner>"),
    ("Grace Winter & Wren", "Grace Winter & Wren"),
    ("(Grace, Wren)", "Grace, Wren"),
    ("Frost lead: Grace Winter", "Grace Winter"),
    ("Grace Winter (she/her)", "Grace Winter"),
]


@pytest.mark.parametrize(("text", "words"), DECIDED)
def test_the_span_marks_the_words_that_decided(text: str, words: str) -> None:
    start, end = read_owner(text, WORDS).span
    assert text[start:end] == words


PARTS = [
    ("Grace & Wren", ["Grace", "Wren"]),
    ("Grace, Wren, and Tomas", ["Grace", "Wren", "Tomas"]),
    ("@grace @wren", ["@grace", "@wren"]),
    ("*Grace* and *Wren*", ["Grace", "Wren"]),
    ("Grace (frost) + Wren (hail)", ["Grace", "Wren"]),
    ("a@orchard.example; b@orchard.example", ["a@orchard.example", "b@orchard.example"]),
    ("Grace et al.", ["Grace"]),
    ("佐藤、鈴木", ["佐藤", "鈴木"]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_several_owners_are_told_apart(text: str, parts: list[str]) -> None:
    owner = read_owner(text, WORDS)
    assert [part.text for part in owner.names] == parts
    for part in owner.names:
        assert text[part.span[0] : part.span[1]] == part.text


def test_only_several_owners_have_parts() -> None:
    assert read_owner("Harvest team", WORDS).names == ()


@pytest.mark.parametrize("text", ["Harvest team", "Head of Harvest", "TBD", "Grace & Wren", "Grace"])
def test_every_kind_has_a_reason(text: str) -> None:
    assert read_owner(text, WORDS).reason
