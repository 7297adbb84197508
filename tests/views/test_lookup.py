"""What a person types finds the entity they mean, and nothing else."""

from pathlib import Path

import pytest

from okr_cli.errors import CannotRun
from okr_cli.workspace.index import WorkspaceIndex
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.lookup import Naming, find_entity, find_place
from okr_cli.workspace.workspace import open_workspaces
from tests.commands.running import ROOT
from tests.views.workspace import EVERY_FORM, metrics_of


@pytest.fixture
def every(tmp_path: Path) -> list[WorkspaceIndex]:
    return [metrics.loaded.index for metrics in metrics_of(tmp_path)]


@pytest.fixture(scope="module")
def acme() -> list[WorkspaceIndex]:
    return [load_workspace(next(open_workspaces([ROOT / "examples" / "acme"], ROOT))).index]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("errors", "errors"),
        ("start/errors", "errors"),
        ("Cut errors from 30 to 10", "errors"),
        ("cut ERRORS  from", "errors"),
        ("first orders", "activation"),
        ("Redesign setup", "setup"),
        ("paint", "office"),
    ],
)
def test_an_id_an_address_or_words_of_a_title(every: list[WorkspaceIndex], typed: str, found: str) -> None:
    assert find_entity(every, typed).id == found


@pytest.mark.parametrize("typed", ["know-second", "elsewhere/know"])
def test_the_beginning_of_an_id_is_near(acme: list[WorkspaceIndex], typed: str) -> None:
    with pytest.raises(CannotRun, match=r"did you mean .*/know-second-contacts"):
        find_entity(acme, typed)


def test_words_match_from_their_beginning(every: list[WorkspaceIndex]) -> None:
    with pytest.raises(CannotRun, match="nothing matches 'rrors'"):
        find_entity(every, "rrors")


def test_a_whole_title_wins_over_a_part(tmp_path: Path) -> None:
    text = EVERY_FORM.replace("title: Record a film", "title: Redesign setup of films")
    (metrics,) = metrics_of(tmp_path, text)
    assert find_entity([metrics.loaded.index], "redesign setup").id == "setup"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("activatoin", "; did you mean 2026-Q4/growth/start/activation?"),
        ("start/eror", "; did you mean 2026-Q4/growth/start/errors?"),
        ("foo", "; run 'okr status --ids --initiatives' to list all ids"),
        ("quarterly goals", "; run 'okr status --ids --initiatives' to list all ids"),
    ],
)
def test_only_what_is_near_is_suggested(every: list[WorkspaceIndex], typed: str, hint: str) -> None:
    with pytest.raises(CannotRun) as problem:
        find_entity(every, typed)
    assert str(problem.value) == f"nothing matches '{typed}'{hint}"


@pytest.mark.parametrize("typed", ["growth", "Growth", "2026-q4/growth", "2026-Q4"])
def test_a_team_or_a_cycle_in_any_case(every: list[WorkspaceIndex], typed: str) -> None:
    place = find_place(every, typed)
    assert place.entity is None
    assert place.names(every[0].entities[0])


def test_a_team_is_meant_before_a_title_with_its_name(tmp_path: Path) -> None:
    (metrics,) = metrics_of(tmp_path, EVERY_FORM.replace("title: Audit passed", "title: Growth audit passed"))
    assert find_place([metrics.loaded.index], "growth").entity is None


def test_every_entity_is_found_by_its_shortest_name(acme: list[WorkspaceIndex]) -> None:
    entities = acme[0].entities
    names = Naming(entities, lambda candidate: candidate.cycle == "2026-Q4")
    for entity in entities:
        found = find_entity(acme, names(entity), preferred=lambda candidate: candidate.cycle == "2026-Q4")
        assert found is entity, names(entity)
    assert sum("/" not in names(entity) for entity in entities) > 0.9 * len(entities)


def test_names_are_as_long_as_necessary(acme: list[WorkspaceIndex]) -> None:
    by_address = {entity.address: entity for entity in acme[0].entities}
    twice = by_address["2026-Q4/growth/effortless-first-week/first-job"]
    before = by_address["2026-Q3/growth/effortless-first-week/first-job"]
    assert Naming(acme[0].entities)(twice) == twice.address
    preferring = Naming(acme[0].entities, lambda candidate: candidate.cycle == "2026-Q4")
    assert (preferring(twice), preferring(before)) == ("first-job", before.address)


def test_an_ambiguous_title_asks_for_more(tmp_path: Path) -> None:
    (metrics,) = metrics_of(tmp_path, EVERY_FORM.replace("title: Record a film", "title: Redesign the film"))
    with pytest.raises(CannotRun, match="'redesign' matches 2 entities; be more specific:") as refused:
        find_entity([metrics.loaded.index], "redesign")
    assert [choice.rpartition("/")[2] for choice in refused.value.choices] == ["film", "setup"]


@pytest.fixture
def twins(tmp_path: Path) -> list[WorkspaceIndex]:
    (tmp_path / "more.yaml").write_text(EVERY_FORM.replace("Cut errors", "Halve errors"), encoding="utf-8")
    return [metrics.loaded.index for metrics in metrics_of(tmp_path)]


@pytest.mark.parametrize("typed", ["errors", "2026-Q4/growth/start/errors", "first orders"])
def test_an_address_in_two_files_lists_both(twins: list[WorkspaceIndex], typed: str) -> None:
    with pytest.raises(CannotRun, match=r"start/\w+ is used more than once \(\S*/more.yaml and \S*/okrs.yaml\);"):
        find_entity(twins, typed)


def test_an_address_twice_in_a_file_gives_the_count(tmp_path: Path) -> None:
    (metrics,) = metrics_of(tmp_path, EVERY_FORM.replace("- id: errors", "- id: queue"))
    with pytest.raises(CannotRun, match=r"start/queue is used more than once \(2 times in \S*/okrs.yaml\)"):
        find_entity([metrics.loaded.index], "queue")


def test_an_address_in_two_files_has_both_locations(twins: list[WorkspaceIndex]) -> None:
    place = find_place(twins, "2026-Q4/growth/start")
    named = [entity for entity in twins[0].entities if place.names(entity) and entity.id == "errors"]
    assert [Path(entity.path).name for entity in named] == ["more.yaml", "okrs.yaml"]
    with pytest.raises(CannotRun, match=r"start/errors is used more than once \(\S*/more.yaml and"):
        find_place(twins, "start/errors")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Growth", "'Growth' is a team; use 'okr status growth' to show it"),
        ("growth", "'growth' is a team; use 'okr status growth' to show it"),
        ("2026-q4", "'2026-q4' is a cycle; use 'okr status 2026-Q4' to show it"),
    ],
)
def test_for_a_team_or_cycle_the_right_command_is_shown(every: list[WorkspaceIndex], typed: str, hint: str) -> None:
    with pytest.raises(CannotRun) as problem:
        find_entity(every, typed)
    assert str(problem.value) == hint
