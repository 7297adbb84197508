"""The schema accepts the files that okr accepts, and rejects the structure that okr rejects."""

from hypothesis import HealthCheck, given, settings

from tests.schemas.okr_files import Mistake, Tree, broken_files, valid_files, yaml
from tests.schemas.test_file_schema import errors
from tests.validation.loading import said

few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(valid_files())
def test_the_schema_accepts_random_valid_files(tree: Tree) -> None:
    text = yaml(tree)
    assert said(text) == []
    assert errors(text) == []


@few
@given(broken_files())
def test_the_schema_rejects_random_invalid_files(mistake: Mistake) -> None:
    text = yaml(mistake.tree)
    assert said(text) != []
    assert errors(text) != [], mistake.at
