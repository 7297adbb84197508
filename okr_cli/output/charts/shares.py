"""Progress bars, strips of counts, and trends. Each repeats the text next to it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from okr_cli.output.charts.drawing import framed, number, path
from okr_cli.output.documents.document import ProgressBar, Sparkline, Style
from okr_cli.progress.arithmetic import clamp

BAR, THICKNESS = 100, 8
STRIP, STRIP_HEIGHT, SEAM = 1000, 14, 3
TREND, TREND_HEIGHT = 60, 20
"""The size of a trend in pixels, as the page has it too."""


class Part(NamedTuple):
    """One color of a strip."""

    size: int
    style: Style


def progress_bar(bar: ProgressBar) -> str:
    """A bar with a mark at the expected progress. The number is in the next column."""
    filled = BAR * float(clamp(bar.fraction))
    parts = [f'<path class="track" d="M0 {THICKNESS / 2:g}H{BAR}"/>']
    if filled:
        parts.append(f'<path class="fill {bar.style or "plain"}" d="M0 {THICKNESS / 2:g}H{number(filled)}"/>')
    if bar.expected is not None and 0 < bar.expected < 1:
        x = number(BAR * float(bar.expected))
        parts.append(f'<path class="mark" d="M{x} 0V{THICKNESS}"/>')
    return (
        f'<svg class="bar" viewBox="0 0 {BAR} {THICKNESS}" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def strip(parts: Sequence[Part], text: str) -> str:
    """A whole in its parts, from left to right."""
    shown = [part for part in parts if part.size]
    room = STRIP - SEAM * max(len(shown) - 1, 0)
    whole, x, drawn = sum(part.size for part in shown) or 1, 0.0, []
    for part in shown:
        width = room * part.size / whole
        drawn.append(
            f'<path class="part {part.style or "plain"}" '
            f'd="M{number(x)} 0H{number(x + width)}V{STRIP_HEIGHT}H{number(x)}z"/>'
        )
        x += width + SEAM
    return framed("strip", STRIP_HEIGHT, text, drawn, STRIP).replace("<svg ", '<svg preserveAspectRatio="none" ', 1)


def trend(sparkline: Sparkline) -> str:
    """A line on a scale from 0 to 1; empty without a trend."""
    levels = [float(clamp(fraction)) for fraction in sparkline.fractions]
    if len(levels) < 2:
        return ""
    line = path("", _points(levels))
    return f'<svg class="trend" aria-hidden="true">{line}</svg>'


def _points(levels: Sequence[float]) -> Iterable[tuple[float, float]]:
    for index, level in enumerate(levels):
        yield 3 + (TREND - 6) * index / (len(levels) - 1), TREND_HEIGHT - 3 - (TREND_HEIGHT - 6) * level
