"""The schema accepts what okr accepts, and rejects the structure that okr rejects."""

from hypothesis import HealthCheck, given, settings

from tests.schemas.okr_files import Mistake, Tree, broken_files, valid_files, yaml
from tests.schemas.test_file_schema import errors
from tests.validation.loading import said

few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(valid_files())
def test_what_okr_accepts(tree: Tree) -> None:
    text = yaml(tree)
    assert said(text) == []
    assert errors(text) == []


@few
@given(broken_files())
def test_what_okr_rejects(mistake: Mistake) -> None:
    text = yaml(mistake.tree)
    assert said(text) != []
    assert errors(text) != [], mistake.at
