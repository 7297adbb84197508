"""``okr graph``: every relation, every format, and titles that no format interprets."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from okr_cli.output.graphs.graph import SHAPES, folded
from okr_cli.output.graphs.layered import placed
from okr_cli.output.graphs.mermaid import FRAMES
from okr_cli.output.graphs.mermaid import escaped as mermaid_text
from okr_cli.output.text_style import columns
from okr_cli.progress.status import Status
from tests.commands.running import ROOT, okr
from tests.views.workspace import HOSTILE

ACME = ROOT / "examples" / "acme"
DAY = ("--as-of", "2026-11-20")
TITLES = (
    "end",
    'A "b" [c] (d) {e}',
    "1. First",
    "- dash",
    "`x` **y**",
    "%%{init: {}}%%",
    "a<br>&lt;b&gt;#35;",
    "東京🎉",
    r"a\nb $$x$$ fa:fa-ban",
)

RELATED = """\
okr: 1
cycle: 2026-Q4
team: Growth
strategy: {choices: [{id: calm, title: Grow calmly}, {id: lonely, title: Nobody serves this}]}
objectives:
  - id: top
    title: Top
    serves: [calm]
    shared_with: [Sales]
    key_results:
      - {id: up, title: Raise a from 1 to 2, measure: {baseline: 1, target: 2}}
  - id: low
    title: Low
    contributes_to: [up]
    key_results:
      - id: down
        title: Cut b from 2 to 1
        measure: {baseline: 2, target: 1}
        initiatives:
          - {id: work, title: Do it, depends_on: [other]}
  - id: far
    title: Far
    initiatives: [{id: other, title: Do the other thing}]
"""


@pytest.fixture
def related(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(RELATED, encoding="utf-8")
    return tmp_path


def drawn(*arguments: str) -> tuple[list[str], set[tuple[str, str, str]]]:
    """The titles of the nodes, and the edges between titles."""
    result = okr("graph", *arguments, *DAY, "--format", "json")
    assert result.code == 0, result.err
    found = json.loads(result.out)
    names = {node["id"]: node["title"] for node in found["nodes"]}
    assert len(names) == len(found["nodes"])
    edges = {(names[edge["source"]], edge["relation"], names[edge["target"]]) for edge in found["edges"]}
    assert len(edges) == len(found["edges"])
    return list(names.values()), edges


@pytest.mark.usefixtures("related")
def test_every_relation_is_drawn() -> None:
    names, edges = drawn()
    assert "Nobody serves this" in names
    assert "Do it" not in names
    assert edges == {
        ("Top", "serves", "Grow calmly"),
        ("Top", "shared_with", "Sales"),
        ("Raise a from 1 to 2", "part_of", "Top"),
        ("Cut b from 2 to 1", "part_of", "Low"),
        ("Low", "contributes_to", "Raise a from 1 to 2"),
        ("Cut b from 2 to 1", "depends_on", "Far"),
    }


@pytest.mark.usefixtures("related")
def test_initiatives_carry_their_own_relations_where_they_are_drawn() -> None:
    _, edges = drawn("--initiatives")
    assert {edge for edge in edges if edge[0].startswith("Do")} == {
        ("Do it", "part_of", "Cut b from 2 to 1"),
        ("Do it", "depends_on", "Do the other thing"),
        ("Do the other thing", "part_of", "Far"),
    }


@pytest.mark.usefixtures("related")
def test_one_objective_is_next_to_its_neighbors() -> None:
    assert drawn("top")[0] == ["Top", "Raise a from 1 to 2", "Grow calmly", "Sales", "Low"]
    assert set(drawn("low")[0]) == {"Low", "Cut b from 2 to 1", "Top", "Raise a from 1 to 2", "Far"}


@pytest.mark.parametrize("output_format", ["mermaid", "dot", "svg", "json"])
def test_the_same_files_give_the_same_bytes(output_format: str) -> None:
    first, again = (okr("graph", ACME, *DAY, "--format", output_format) for _ in range(2))
    assert first.code == 0, first.err
    assert first == again


def test_the_file_name_sets_the_format(related: Path) -> None:
    for name, start in (("a.svg", "<svg "), ("a.dot", "digraph"), ("a.md", "```mermaid\n%%"), ("a.mmd", "%% ")):
        assert okr("graph", *DAY, "-o", name).code == 0
        assert (related / name).read_text(encoding="utf-8").startswith(start)
    refused = okr("graph", *DAY, "-o", "a.png").complaint
    assert refused.startswith("a.png: this command writes .svg, .mmd,")
    assert okr("graph", *DAY, "--format", "svg", "-o", "a.md").complaint.startswith("a.md: --format svg writes .svg ")
    assert not (related / "a.png").exists()
    assert okr("graph", *DAY, "--format", "markdown").out == (related / "a.md").read_text(encoding="utf-8")
    assert "that may contain OKRs" in okr("graph", *DAY, "-o", "okrs.yaml").complaint
    assert (related / "okrs.yaml").read_text(encoding="utf-8") == RELATED


def test_a_reported_status_does_not_hide_the_computed_one() -> None:
    lines = okr("graph", ACME, *DAY, "--format", "mermaid").out.splitlines()
    (node,) = (line for line in lines if "Reduce jobs that fail" in line)
    assert "✓ on track ≠ at risk" in node
    assert node.endswith(":::status-red")


@pytest.mark.parametrize("title", TITLES)
def test_a_mermaid_label_reads_back_as_the_title(title: str) -> None:
    text = mermaid_text(title)
    shown = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)
    assert not re.search(r'["\[\]{}<>`&:|]|%%|#(?!\d+;)', text)
    assert not re.search(r"\\n|\$\$|fa:fa-", shown)
    assert shown.replace("\u200b", "") == title


def test_hostile_titles_stay_titles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(HOSTILE, encoding="utf-8")
    lines = okr("graph", *DAY).out.splitlines()
    statement = re.compile(
        r"%% [^%]*|flowchart RL|  +n\d+[\[({/\\]+\"[^\"]*\"[\])}/\\]+:::status-\w+|  n\d+ --- n\d+|  class(Def)? .*"
    )
    assert [line for line in lines if not statement.fullmatch(line)] == []
    dot = okr("graph", *DAY, "--format", "dot").out
    assert re.sub(r'"(?:[^"\\\n]|\\.)*"', "", dot).count('"') == 0
    image = ElementTree.fromstring(okr("graph", *DAY, "--format", "svg").out)
    assert {element.tag.rpartition("}")[2] for element in image.iter()} <= {
        *("svg", "title", "desc", "style", "defs", "marker", "path", "rect", "polygon", "text", "g")
    }
    assert "<script>alert(1)</script>" in "".join(image.itertext())


def test_a_picture_is_described_and_makes_no_request() -> None:
    text = okr("graph", ACME, *DAY, "--format", "svg").out
    image = ElementTree.fromstring(text)
    assert image.get("role") == "img"
    named = {element.get("id"): element.text for element in image.iter() if element.get("id")}
    title, description = (named[name] for name in (image.get("aria-labelledby") or "").split())
    assert title == "How Objectives are connected in 2026-Q4, as of 2026-11-20"
    assert "contributes to" in (description or "")
    assert "prefers-color-scheme:dark" in text
    assert re.findall(r"(?:href|src)=|https?://(?!www\.w3\.org/2000/svg)|<script|url\((?!#)", text) == []


def test_each_status_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(Status)
    assert len(set(SHAPES.values())) == len(Status)
    assert len(set(FRAMES.values())) == len(FRAMES)


def test_titles_are_folded_by_display_width() -> None:
    for title in ("word " * 100, "x" * 500, "東京" * 50, "", "🎉" * 41):
        lines = folded(title, 20)
        assert len(lines) <= 8
        assert all(columns(line) <= 21 for line in lines)


def test_cards_do_not_overlap_and_circles_are_drawn() -> None:
    heights = {name: 10.0 + number for number, name in enumerate("abcdefgh")}
    links = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "a"), ("a", "d"), ("d", "e"), ("f", "e"), ("a", "g"), ("g", "h")]
    placing = placed(heights, links, 5)
    assert [placing.cards[name].column for name in "abcde"] == [0, 1, 2, 1, 2]
    assert [place.column for place in placing.crossings["a", "c"]] == [1]
    boxes = [(place.column, place.top, place.top + heights[name]) for name, place in placing.cards.items()]
    for column, top, bottom in boxes:
        assert [box for box in boxes if box[0] == column and box[1] < bottom and box[2] > top] == [
            (column, top, bottom)
        ]
