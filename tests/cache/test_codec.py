"""Records are read as they were written, with or without the places that an edit needs."""

from pathlib import Path
from typing import Any

from okr_cli.cache.codec import is_inactive
from okr_cli.model.cycle import Calendar
from okr_cli.workspace.loader import load_file
from okr_cli.workspace.stored_models import LOADED, LOADED_TO_VIEW, NO_SPAN

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
UNPLACED: dict[str, Any] = dict.fromkeys(("title_span", "id_span", "owner_span"), NO_SPAN)


def test_models_and_entities_of_every_example_come_back() -> None:
    for path in sorted(EXAMPLES.rglob("*.yaml")):
        before = load_file(path.read_bytes(), str(path), Calendar())
        body = LOADED.encode(before.content)
        after = LOADED.decode(body, before.source)
        assert (after is None) is not is_inactive(body), path
        if after is None:  # it spells control characters, so it is read anew each time
            continue
        assert LOADED.encode(after) == body
        to_view = LOADED_TO_VIEW.decode(body, before.source)
        assert to_view
        assert LOADED_TO_VIEW.encode(before.content) == body
        for mine, light in zip(after.definitions, to_view.definitions, strict=True):
            assert light.entity._replace(parent=None)[:] == mine.entity._replace(parent=None, **UNPLACED)[:]
        assert after.findings == before.content.findings
        documents = zip(after.documents, before.content.documents, strict=True)
        assert all(mine.model.model_dump() == fresh.model.model_dump() for mine, fresh in documents)
        for mine, fresh in zip(after.definitions, before.content.definitions, strict=True):
            assert tuple(mine.entity._replace(parent=None)) == tuple(fresh.entity._replace(parent=None))
            assert mine.model.model_dump() == fresh.model.model_dump()
            assert (mine.parent is None) is (fresh.parent is None)
            assert mine.parent is None or mine.entity.parent is mine.parent.entity


def test_one_object_stays_one_object() -> None:
    path = EXAMPLES / "acme"
    file = next(each for each in sorted(path.rglob("*.yaml")) if b"key_results" in each.read_bytes())
    before = load_file(file.read_bytes(), str(file), Calendar())
    after = LOADED.decode(LOADED.encode(before.content), before.source)
    assert after is not None
    objective = after.documents[0].model.objectives[0]
    assert after.definitions[0].model is objective
    assert after.definitions[1].model is objective.key_results[0]
    assert after.definitions[1].parent is after.definitions[0]
    assert after.definitions[0].document is after.documents[0]
