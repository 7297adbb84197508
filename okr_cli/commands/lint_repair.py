"""``--fix`` and ``--diff``: the repairs of a report, made or only shown."""

from okr_cli.commands.output import emit, warn
from okr_cli.diagnostics import Report


def repair(report: Report, unsafe: bool, only_show: bool) -> int:
    """Make the repairs of a report, or print their diff; how many there were. Raises ``CannotRun``."""
    from okr_cli.edit.repair import repairs
    from okr_cli.reporters.text import visible

    made = repairs(report.diagnostics, unsafe)
    for one in made:
        if only_show:
            emit(visible(line) for line in one.diff())
        else:
            one.write()
            warn(visible(f"okr: {one.fixes} {'repair' if one.fixes == 1 else 'repairs'} in {one.path}"))
    left = sum(one.fix is not None and not one.fix.safe for one in report.diagnostics)
    if left and not unsafe:
        warn(f"okr: {left} more with --unsafe-fixes, which are likely but not certain")
    return sum(one.fixes for one in made)
