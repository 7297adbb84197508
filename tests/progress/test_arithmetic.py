"""Means equal those of exact fractions, up to the boundary between two bands."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from okr_cli.progress.arithmetic import half_up, ratio, weighted_mean
from okr_cli.progress.score import rounded_score

TERMS = st.lists(
    st.tuples(
        st.integers(0, 12), st.integers(1, 60).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
    ),
    min_size=1,
    max_size=6,
)


def tenths(fraction: Fraction) -> Decimal:
    """Rounded to one decimal, halves up, with integers only."""
    return Decimal((fraction * 20 + 1) // 2) / 10


@given(TERMS)
def test_a_mean_of_rounded_fractions_is_scored_as_the_exact_one(terms: list[tuple[int, tuple[int, int]]]) -> None:
    whole = sum(weight for weight, _ in terms)
    mean = weighted_mean((Decimal(weight), ratio(part, of)) for weight, (part, of) in terms)
    if not whole:
        assert mean is None
        return
    exact = sum((weight * Fraction(part, of) for weight, (part, of) in terms), Fraction(0)) / whole
    assert mean is not None
    assert abs(Fraction(mean) - exact) <= Fraction(1, 10**20)
    assert rounded_score(mean) == tenths(exact)


def test_a_mean_on_a_boundary_is_exact() -> None:
    thirds = [(Decimal(1), ratio(1, 12)), (Decimal(2), ratio(2, 3)), (Decimal(2), ratio(11, 12))]
    mean = weighted_mean(thirds)
    assert mean is not None
    assert rounded_score(mean) == Decimal("0.7")
    sevenths = [(Decimal(3), ratio(2, 13)), (Decimal(7), ratio(1, 182))]
    mean = weighted_mean(sevenths)
    assert mean is not None
    assert half_up(mean, 1) == Decimal("0.1")
    assert half_up(mean, 2) == Decimal("0.05")


def test_halves_are_rounded_up() -> None:
    assert [str(half_up(Decimal(number), 1)) for number in ("0.25", "0.35", "-0.25", "-0.04")] == [
        "0.3",
        "0.4",
        "-0.3",
        "0.0",
    ]
