"""The index of a workspace: what references refer to, and the hierarchy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.finding import Span
from okr_cli.model.cycle import Calendar
from okr_cli.model.entity import Entity, Kind, Reference
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import load
from okr_cli.workspace.index import WorkspaceIndex, choices_of, people_of
from okr_cli.workspace.references import Resolution

NOWHERE = Span(0, 0)
QUIET = settings(deadline=None, derandomize=True)


def workspace(**files: str) -> WorkspaceIndex:
    """A workspace of YAML files by name."""
    results = []
    for name, text in files.items():
        results.append(load(SourceFile(f"{name}.yaml", text), parse(text), Calendar()))
        assert results[-1].findings == ()
    documents = [document for result in results for document in result.documents]
    return WorkspaceIndex(
        tuple(definition.entity for result in results for definition in result.definitions),
        tuple(person for document in documents for person in people_of(document)),
        tuple(choice for document in documents for choice in choices_of(document)),
    )


def address(resolution: Resolution) -> str | None:
    return resolution.entity.address if resolution.entity else None


def addresses(resolution: Resolution) -> list[str]:
    assert resolution.entity is None
    return [one.address for one in resolution.candidates]


def entity(at: str, kind: Kind = Kind.OBJECTIVE, path: str = "f.yaml") -> Entity:
    """An entity with an address, which begins with its cycle."""
    parts = at.split("/")
    return Entity(kind, parts[-1], at, at, path, NOWHERE, NOWHERE, NOWHERE, "active", "team", parts[0], "")


def objective(name: str, *key_results: str) -> str:
    rows = "".join(f"  - {{id: {key_result}, title: {key_result}}}\n" for key_result in key_results)
    return f"- id: {name}\n  title: {name}\n  key_results:\n{rows or '  - {title: only}'}\n"


GROWTH = f"cycle: 2026-Q4\nteam: Growth\nobjectives:\n{objective('start', 'activation', 'trust')}"
SALES = f"cycle: 2026-Q4\nteam: Sales\nobjectives:\n{objective('deals', 'pipeline', 'trust')}"
OLD = f"cycle: 2026-Q3\nteam: Growth\nobjectives:\n{objective('start', 'activation', 'churn')}"


def test_any_trailing_part_that_fits_one_entity() -> None:
    index = workspace(growth=GROWTH, sales=SALES)
    for text in (
        "pipeline",
        "deals/pipeline",
        "sales/deals/pipeline",
        "2026-Q4/sales/deals/pipeline",
        " /deals/pipeline/ ",
    ):
        assert address(index.find(text)) == "2026-Q4/sales/deals/pipeline"


def test_only_whole_parts_fit() -> None:
    index = workspace(sales=SALES)
    for text in ("line", "eals/pipeline", "deals", "sales/pipeline", "", "/", "deals//pipeline"):
        assert address(index.find(text)) in (None, "2026-Q4/sales/deals")
    assert address(index.find("eals/pipeline")) is None
    assert index.find("sales/pipeline").candidates == ()


def test_the_nearest_scope_decides() -> None:
    index = workspace(growth=GROWTH, sales=SALES, old=OLD)
    by_address = {one.address: one for one in index.entities}
    in_growth = by_address["2026-Q4/growth/start"]
    in_sales = by_address["2026-Q4/sales/deals"]
    in_old = by_address["2026-Q3/growth/start"]
    assert address(index.find("trust", None, in_growth)) == "2026-Q4/growth/start/trust"
    assert address(index.find("trust", None, in_sales)) == "2026-Q4/sales/deals/trust"
    assert address(index.find("activation", None, in_sales)) == "2026-Q4/growth/start/activation"
    assert address(index.find("activation", None, in_old)) == "2026-Q3/growth/start/activation"
    assert address(index.find("churn", None, in_sales)) == "2026-Q3/growth/start/churn"


def test_equally_good_matches_are_listed() -> None:
    index = workspace(growth=GROWTH, sales=SALES, old=OLD)
    assert addresses(index.find("trust")) == ["2026-Q4/growth/start/trust", "2026-Q4/sales/deals/trust"]
    origin = next(one for one in index.entities if one.address == "2026-Q3/growth/start")
    assert addresses(index.find("trust", None, origin)) == ["2026-Q4/growth/start/trust", "2026-Q4/sales/deals/trust"]


def test_without_a_match_there_are_no_candidates() -> None:
    assert workspace(growth=GROWTH).find("nowhere") == Resolution(None, ())


def test_a_whole_address_wins_over_a_trailing_part() -> None:
    near, far = entity("2026-Q4/a/start/b", path="near.yaml"), entity("start/b", path="far.yaml")
    index = WorkspaceIndex((near, far))
    assert index.find("start/b", None, entity("2026-Q4/x", path="near.yaml")).entity is far


def test_a_field_accepts_only_its_kinds() -> None:
    same = (
        entity("c/x", Kind.OBJECTIVE),
        entity("c/y/x", Kind.KEY_RESULT),
        entity("c/z/x", Kind.INITIATIVE),
        entity("c/w/x", Kind.KPI),
    )
    index = WorkspaceIndex(same)
    origin = entity("c/origin", path="other.yaml")

    def meant(field: str) -> list[Kind]:
        resolution = index.resolve(Reference(field, "x", NOWHERE), origin)  # type: ignore[arg-type]
        return [one.kind for one in ([resolution.entity] if resolution.entity else resolution.candidates)]

    assert meant("key_result") == [Kind.KEY_RESULT]
    assert meant("replaced_by") == [Kind.INITIATIVE]
    assert meant("contributes_to") == meant("guards") == [Kind.OBJECTIVE, Kind.KEY_RESULT]
    assert meant("depends_on") == [Kind.OBJECTIVE, Kind.KEY_RESULT, Kind.INITIATIVE]


def test_nothing_refers_to_itself() -> None:
    index = workspace(growth=GROWTH)
    origin = index.find("activation").entity
    assert origin is not None
    assert index.find("activation", None, origin).entity is None


def test_entities_with_one_address_are_one_candidate() -> None:
    twins = (entity("c/x", path="a.yaml"), entity("c/x", path="b.yaml"))
    index = WorkspaceIndex(twins)
    assert index.find("x").entity is twins[0]
    assert index.by_address["c/x"] == twins


NAMES = st.sampled_from(["a", "b", "c"])
ADDRESSES = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@QUIET
@given(st.sets(ADDRESSES, min_size=1, max_size=30), ADDRESSES)
def test_a_full_address_always_refers_to_itself(known: set[str], origin: str) -> None:
    index = WorkspaceIndex(tuple(entity(one, path=f"{one[0]}.yaml") for one in sorted(known)))
    for one in known:
        assert address(index.find(one)) == one
        assert address(index.find(one, None, entity(origin, path="elsewhere.yaml"))) == one


@QUIET
@given(st.sets(ADDRESSES, min_size=1, max_size=30), ADDRESSES, ADDRESSES)
def test_a_reference_means_only_what_ends_with_it(known: set[str], text: str, origin: str) -> None:
    index = WorkspaceIndex(tuple(entity(one, path=f"{one[0]}.yaml") for one in sorted(known)))
    resolution = index.find(text, None, entity(origin, path="a.yaml"))
    fitting = {one for one in known if f"/{one}".endswith(f"/{text}")}
    found = {one.address for one in resolution.candidates} or {one for one in [address(resolution)] if one}
    assert found <= fitting
    assert bool(found) == bool(fitting)
    assert resolution.entity is not None or len(found) != 1


def test_children_in_the_order_of_the_file() -> None:
    index = workspace(growth=GROWTH)
    start = index.find("start").entity
    assert start is not None
    assert [one.id for one in index.key_results(start)] == ["activation", "trust"]


def test_initiatives_in_other_files_serve_their_key_result() -> None:
    text = """
objectives:
- title: Aim
  initiatives: [{title: For all}]
  key_results:
  - {id: one, title: One, initiatives: [{title: Nested}]}
initiatives:
- {title: Served, key_result: one}
- {title: Orphan}
- {title: Lost, key_result: nowhere}
"""
    other = "initiatives: [{title: From afar, key_result: aim/one}]\n"
    index = workspace(a=text, b=other)
    one = index.find("one").entity
    aim = index.find("aim").entity
    assert one is not None
    assert aim is not None
    assert [work.title for work in index.initiatives(one)] == ["Nested", "Served", "From afar"]
    assert [work.title for work in index.initiatives(aim)] == ["For all"]


def test_objectives_compete_within_a_team_and_cycle() -> None:
    index = workspace(growth=GROWTH, sales=SALES, old=OLD)
    objectives = [one for one in index.entities if one.kind is Kind.OBJECTIVE and one.state != "closed"]
    assert all(index.objectives_beside(one) == (one,) for one in objectives)


def test_the_roster_and_the_choices() -> None:
    index = workspace(
        org="people: [{name: Ida Falk, handle: '@ida', active: no}]\nstrategy: {choices: [{title: Win on time}]}\n"
    )
    (person,) = index.people
    assert (person.name, person.handle, person.active, person.path) == ("Ida Falk", "ida", False, "org.yaml")
    (choice,) = index.choices
    assert (choice.id, choice.title, choice.path) == ("win-on-time", "Win on time", "org.yaml")
