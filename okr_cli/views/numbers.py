"""Exact numbers as people and programs read them."""

from decimal import Decimal

from okr_cli.progress.arithmetic import half_up

LONGEST = 15
PLACES = 4


def shown(number: Decimal, grouped: bool = True) -> str:
    """As exact as 15 characters allow, without idle zeros; ``grouped`` sets commas between thousands."""
    number = number or abs(number)
    for candidate in (number, half_up(number, PLACES)):
        text = _stripped(f"{candidate:{',' if grouped else ''}f}")
        if len(text) <= LONGEST and (candidate or not number):
            return text
    return f"{number:.3e}"


def _stripped(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def signed(number: Decimal) -> str:
    """With its sign, which 0 has not."""
    return f"+{shown(number)}" if number > 0 else shown(number)


def percent(fraction: Decimal) -> str:
    """A fraction as whole per cent. Nothing short of the target is called 100%."""
    whole = half_up(fraction * 100, 0)
    if whole == 100 and fraction < 1:
        whole = Decimal(99)
    if abs(whole) > 999:
        return ">999%" if whole > 0 else "<-999%"
    return f"{whole:f}%"


def with_unit(number: Decimal, unit: str | None) -> str:
    """``41%``, ``900 ms``."""
    if not unit:
        return shown(number)
    return f"{shown(number)}{'' if unit.startswith('%') else ' '}{unit}"
