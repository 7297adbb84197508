"""Random moves and renames in files of every style keep comments, references and all other entities."""

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.edit.data import Value
from okr_cli.edit.initiative_moves import entities_after_move, move_step
from okr_cli.edit.operations import AddEntry, SetKeys, Step
from okr_cli.edit.plan import plan_steps
from okr_cli.edit.reference_edits import entities_after, kept_references
from okr_cli.errors import CannotEdit
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.references import TARGETS
from okr_cli.workspace.workspace import Workspace
from tests.edit.editing import edited_texts, load_texts
from tests.edit.random_files import RandomFile
from tests.edit.test_random_edits import COMMENT, LISTS, same_start

SEEDS = range(20)
REFERENCES = ("depends_on", "contributes_to", "key_result")
REFUSALS = re.compile(
    r"[ab]\.yaml:\d+:\d+: "
    r"(an a|this entry is a YAML alias|cannot add an entry|'[e\d/]+' would refer|an entry with comments)"
)


class LinkedFile(RandomFile):
    """A file whose entities refer to each other, to another file, or to nothing."""

    def _reference(self) -> str:
        numbers = [self.random.randrange(1, 9) for _ in range(self.random.choice([1, 1, 1, 2, 3]))]
        return "/".join(f"e{number}" for number in sorted(numbers))

    def _initiative(self) -> dict[str, Any]:
        data = super()._initiative()
        if self._chance(0.5):
            data["depends_on"] = [self._reference() for _ in range(self.random.choice([1, 2]))]
        return data

    def _key_result(self) -> dict[str, Any]:
        data = super()._key_result()
        if self._chance(0.4):
            data["contributes_to"] = self.random.choice([self._reference(), [self._reference()]])
        return data


def said(definition: Definition[Any]) -> dict[str, Any]:
    """The content of an entity, without its id, its references and nested entities."""
    data: dict[str, Any] = definition.model.model_dump()
    return {key: value for key, value in data.items() if key not in (*LISTS, *REFERENCES, "id")}


def steps(random: Random, loaded: LoadedWorkspace) -> tuple[tuple[Step, ...], tuple[Entity, Entity] | None]:
    """A random rename, or a random move with the Initiative and its destination."""
    initiatives = [each for each in loaded.index.entities if each.kind is Kind.INITIATIVE]
    holders = [each for each in loaded.index.entities if each.kind in (Kind.OBJECTIVE, Kind.KEY_RESULT)]
    if initiatives and random.random() < 0.7:
        places = random.choice(initiatives), random.choice(holders)
        if places[0].parent is not places[1]:
            return (
                move_step(lambda before: places),
                lambda before, now: kept_references(before, now, entities_after_move(before, now, *places)),
            ), places
    entity, values = random.choice(loaded.index.entities), dict[str, Value | None](id=f"e{random.randrange(20)}")
    return (
        lambda before, now: [SetKeys(entity, values)],
        lambda before, now: kept_references(before, now, entities_after(before, now)),
    ), None


def check(before: LoadedWorkspace, after: LoadedWorkspace, same: dict[Entity, Entity]) -> int:
    """Check that all entities keep their content and references. Returns the number of valid references."""
    count = 0
    for entity, now in same.items():
        assert said(before.definitions[entity]) == said(after.definitions[now])
        for field in TARGETS:
            olds = [each for each in entity.references if each.field == field]
            nows = [each for each in now.references if each.field == field]
            for old, new in zip(olds, nows, strict=True):
                meant = before.index.resolve(old, entity).entity
                if meant:
                    assert after.index.resolve(new, now).entity is same[meant]
                    count += 1
                else:
                    assert old.text == new.text
    return count


def test_after_a_move_or_a_rename_every_reference_means_the_same_entity() -> None:
    refused: list[str] = []
    held = 0
    for seed in SEEDS:
        texts = {f"{name}.yaml": LinkedFile(2 * seed + at).text.removeprefix("\ufeff") for at, name in enumerate("ab")}
        before = load_texts(texts)
        asked, places = steps(Random(seed), before)
        try:
            plan = plan_steps(Workspace(Path(), Settings(Config()), texts=texts), before, asked)
        except CannotEdit as reason:
            refused.append(str(reason))
            continue
        made = {**texts, **plan.texts}
        after = load_texts(made)
        same = entities_after_move(before, after, *places) if places else entities_after(before, after)
        held += check(before, after, same)
        lost, added = (Counter(COMMENT.findall("".join(each.values()))) for each in (texts, made))
        assert lost == added
    assert [reason for reason in refused if not REFUSALS.match(reason)] == []
    assert len(refused) < len(SEEDS) // 5
    assert held > 35


NEW: dict[str, Value] = {"id": "new", "title": "a, b: c # d", "owner": "Maya Okafor"}


def adding(random: Random, loaded: LoadedWorkspace) -> AddEntry:
    """A random new entity inside another one, or at the top level."""
    holders = [each for each in loaded.index.entities if each.kind in (Kind.OBJECTIVE, Kind.KEY_RESULT)]
    if random.random() < 0.4:
        return AddEntry(random.choice(loaded.documents), random.choice(["objectives", "initiatives", "kpis"]), NEW)
    holder = random.choice(holders)
    lists = ["initiatives", "key_results"] if holder.kind is Kind.OBJECTIVE else ["initiatives"]
    return AddEntry(holder, random.choice(lists), NEW)


def with_new_entity(text: str, seed: int) -> str:
    """The text of a file after a random addition."""
    return edited_texts({"a.yaml": text}, lambda loaded: [adding(Random(seed), loaded)])[1]["a.yaml"]


def test_adding_an_entity_changes_no_other() -> None:
    refused: list[str] = []
    for seed in SEEDS:
        text = LinkedFile(seed).text.removeprefix("\ufeff")
        before = load_texts({"a.yaml": text})
        try:
            made = with_new_entity(text, seed)
        except CannotEdit as reason:
            refused.append(str(reason))
            continue
        after = load_texts({"a.yaml": made})
        new = next(entity for entity in after.index.entities if entity.id == "new")
        assert (new.title, new.owner) == (NEW["title"], NEW["owner"])
        check(before, after, entities_after(before, after, new=new))
        assert Counter(COMMENT.findall(text)) == Counter(COMMENT.findall(made))
        kept = same_start(text, made)
        assert kept + same_start(text[kept:][::-1], made[kept:][::-1]) >= len(text) - 1
    assert all(re.match(r"a\.yaml:\d+:\d+: ", reason) for reason in refused)
    assert len(refused) < 5
