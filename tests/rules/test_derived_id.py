"""Which ids are derived from titles, and what is written for them."""

import json
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.edit.splice import splice
from okr_cli.finding import Finding
from okr_cli.model.cycle import Calendar
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import load
from tests.rules.linting import lint_text


def found(text: str, *rules: str) -> list[Finding]:
    report = lint_text(text, rules=rules or ("derived-id",))
    return [one for one in report.findings if one.rule == "derived-id"]


def mended(text: str) -> str:
    fixes = {one.fix: None for one in found(text) if one.fix}
    assert all(fix.safe for fix in fixes)
    return splice(text, [edit for fix in fixes for edit in fix.edits])


def addresses(text: str) -> list[str]:
    loaded = load(SourceFile("a.yaml", text), parse(text), Calendar())
    return [one.entity.address for one in loaded.definitions]


def test_ids_are_written_for_every_kind() -> None:
    text = textwrap.dedent(
        """\
        cycle: 2026-Q4
        team: Night Desk
        objectives:
          - title: Let nobody wait in the rain   # ours
            owner: Ada Byron
            key_results:
              - {title: "Cut waits, all of them", owner: Ada Byron}
              - id: seats
                title: Raise seats
                actions:
                -   owner: Ada Byron

                    title: >-
                      Build two
                      shelters
        kpis: [{title: Umbrellas lost}]
        """
    )
    after = mended(text)
    assert after == text.replace("  - title: Let", "  - id: let-nobody-wait-in-the-rain\n    title: Let").replace(
        "{title: ", "{id: cut-waits-all-of-them, title: ", 1
    ).replace("        -   owner", "        -   id: build-two-shelters\n            owner").replace(
        "[{title: Umb", "[{id: umbrellas-lost, title: Umb"
    )
    assert addresses(after) == addresses(text)
    assert found(after) == []


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Null", '"null"'),
        ("No", '"no"'),
        ("2026", '"2026"'),
        ("1e5", '"1e5"'),
        ("2026: 10: 12", '"2026-10-12"'),
        ("30 days", "30-days"),
        ("café", "cafe"),
        ("?!", "untitled"),
        ("x" * 80, "x" * 60),
    ],
)
def test_ambiguous_ids_are_quoted(title: str, written: str) -> None:
    text = f'okr: 1\nobjectives:\n  - title: "{title}"\n'
    after = mended(text)
    assert after == f'okr: 1\nobjectives:\n  - id: {written}\n    title: "{title}"\n'
    assert addresses(after) == addresses(text)
    assert found(after) == []


def test_titles_without_valid_id_characters_are_not_fixed() -> None:
    (one,) = found("okr: 1\nobjectives:\n  - title: 日本\n")
    assert one.fix is None
    assert "letters a to z" in one.help


def test_siblings_with_equal_titles_are_not_fixed() -> None:
    text = "okr: 1\nobjectives:\n  - title: A\n  - title: a!\n  - {title: B, key_results: [{title: A}]}\n"
    first, second, *others = found(text)
    assert (first.fix, second.fix) == (None, None)
    assert "its own" in first.help
    assert all(one.fix for one in others)
    assert [one.start.line for one in found(text, "derived-id", "duplicate-id")] == [3, 5, 5]


def test_an_id_that_a_sibling_wrote_down_is_not_taken() -> None:
    text = "okr: 1\nobjectives:\n  - title: A\n  - {id: a, title: B}\n"
    assert [one.fix for one in found(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "okr: 1\nobjectives:\n  - titel: A\n",
        "okr: 1\nobjectives:\n  - {id: Not One, title: A}\n",
        "okr: 1\nobjectives:\n  - {id: a, title: A}\n",
        "okr: 1\nobjectives: []\n",
    ],
)
def test_invalid_entities_and_those_with_an_id_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_anchored_entities_are_not_fixed() -> None:
    text = "okr: 1\nobjectives:\n  - &a {title: A, owner: Ada Byron}\n  - {<<: *a, title: B}\n"
    first, second = found(text)
    assert first.fix is None
    assert second.fix
    assert addresses(mended(text)) == ["a", "b"]


TITLES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Objectives with any titles, in any style."""
    lines = ["okr: 1", draw(st.sampled_from(["team: Ärzte", "cycle: 2026-Q4", "x-a: 1"])), "objectives:"]
    dash = draw(st.sampled_from(["- ", "-   ", "  - "]))
    for number in range(draw(st.integers(1, 3))):
        title = json.dumps(draw(TITLES), ensure_ascii=False)
        inside = " " * len(dash)
        owner = draw(
            st.sampled_from(["", f"\n{inside}owner: Ada Byron  # hers", f"\n{inside}# ours\n\n{inside}owner: x"])
        )
        nested = f"\n{inside}key_results:\n{inside}- {{ title: K{number} }}\n{inside}- title: L"
        lines.append(
            draw(
                st.sampled_from(
                    [
                        f"{dash}title: {title}{owner}{nested}",
                        f"{dash}{{title: {title}, owner: 'Ada'}}   # c",
                        f'{dash}{{"title": {title}}}',
                        f"{dash}id:\n{inside}title: {title}{owner}",
                        f"{dash}id: given-{number}\n{inside}title: {title}",
                        f"{dash}&x{number} {{title: {title}}}",
                    ]
                )
            )
        )
    return draw(st.sampled_from(["\n", "\r\n"])).join("\n".join(lines).split("\n")) + draw(st.sampled_from(["", "\n"]))


@given(files())
def test_the_fix_keeps_addresses_and_is_idempotent(text: str) -> None:
    after = mended(text)
    assert not parse(after).findings
    assert addresses(after) == addresses(text)
    assert mended(after) == after
    rest = iter(after)
    assert all(sign in rest for sign in text), "a sign is lost, or stands in another order"
