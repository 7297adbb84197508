"""``okr import``: reads the file of another program, writes new files, and prints what became of its rows."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.editing.edit_command import EditMode, open_to_edit, run_edit, show_plan
from okr_cli.cli.editing.entry_place import (
    NewFilePlace,
    Where,
    checked_place,
    cycle_meant,
    modeline_beside,
    new_file_place,
)
from okr_cli.cli.streams import emit, look, warn
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.config.loading import workspace_root
from okr_cli.errors import CannotRun, why
from okr_cli.exchange.importing import NewFile, Request, import_tables
from okr_cli.exchange.mapping import (
    PRESETS,
    SPREADSHEET,
    MappingFile,
    preset_for,
    read_mapping,
    read_preset,
    refuse_unused,
)
from okr_cli.exchange.markdown.page import OWN_HEADS
from okr_cli.exchange.reading import MOST_BYTES, read_tables
from okr_cli.exchange.report import Report
from okr_cli.files import absolute, read_text, regular_size, shown_path
from okr_cli.finding import Finding, Severity
from okr_cli.model.entity import slug
from okr_cli.output.findings.text import by_severity
from okr_cli.output.text_style import wrapped
from okr_cli.phrases import counted, first_few, listed
from okr_cli.safe_text import escape_workflow_commands, one_line, visible
from okr_cli.validation.did_you_mean import closest
from okr_cli.wording.owners.vocabulary import OwnerWords

if TYPE_CHECKING:
    from okr_cli.edit.file_change import EditPlan
    from okr_cli.edit.operations import Operation
    from okr_cli.workspace.loader import LoadedWorkspace

STDIN = "-"
MOST_LINES = 20
"""Rows that are listed where nothing was written."""

MOST_NAMED = 3
"""Objectives that a note names."""

MOST_FINDINGS = 12
"""Findings that are shown in full; 'okr lint' shows all."""


class Asked(NamedTuple):
    """The options of an import. ``day`` dates values without a date."""

    name: str
    into: Path | None = None
    cycle: str | None = None
    team: str | None = None
    preset: str | None = None
    mapping: Path | None = None
    day: date | None = None


def import_file(asked: Asked, today: date, dry_run: bool) -> None:
    """Write one new file per team and cycle, all or none, and print what could not be imported.

    A dry run prints the files as a patch on standard output and the rest on standard error. Raises ``CannotRun`` if
    nothing can be imported, a row has no team or cycle, or a file exists.
    """
    report = Report()
    data, changed_on = _read(asked.name, today)
    opened = _workspace(asked.into, today)
    shown = "standard input" if asked.name == STDIN else visible(asked.name)
    file = read_tables(data, shown, report)
    mapping = _mapping(asked.mapping)
    if mapping:
        refuse_unused(mapping, file.tables)
    preset = _preset(asked.preset) or preset_for(file.tables)
    own = OWN_HEADS if file.is_page else {}
    mappings = [own, *([mapping.meanings] if mapping else []), read_preset(preset)]
    wording = opened.workspace.config.wording
    request = Request(
        Path(asked.name).stem,
        asked.day or changed_on,
        today,
        cycle_meant(opened, asked.cycle) if asked.cycle else "",
        " ".join(asked.team.split()) if asked.team else "",
        asked.day is not None,
        mappings,
        preset == "okr",
        OwnerWords.with_settings(teams=wording.teams, roles=wording.roles, people=wording.people),
        _taken_ids(opened),
    )
    files = import_tables(file.tables, request, opened.workspace.calendar, _name_of(opened), report)
    if report.wanted:
        without = [line for line in report.lines() if line.endswith((": no cycle", ": no team"))]
        add = f"add {listed(list(report.wanted))} for rows without one"
        raise CannotRun(f"{shown}: nothing was written; {add}:", tuple(without[:MOST_LINES]))
    if not files:
        raise CannotRun(f"{shown}: {_why_nothing(report)}", tuple([*report.notes, *report.lines()][:MOST_LINES]))
    _write(opened, asked, files, request, report, preset, dry_run)


def _read(name: str, today: date) -> tuple[bytes, date]:
    """The bytes of a file, and the date of its last change unless that is in the future."""
    if name == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1), today
    path = Path(name)
    try:
        regular_size(path)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1), min(date.fromtimestamp(path.stat().st_mtime), today)
    except OSError as error:
        raise CannotRun(f"{visible(name)}: {why(error)}") from None
    except (ValueError, OverflowError):
        raise CannotRun(f"{visible(name)}: invalid path or file date") from None


def _mapping(path: Path | None) -> MappingFile | None:
    if path is None:
        return None
    try:
        return read_mapping(read_text(path), visible(str(path)))
    except OSError as error:
        raise CannotRun(f"{visible(str(path))}: {why(error)}") from None
    except UnicodeDecodeError:
        raise CannotRun(f"{visible(str(path))}: not UTF-8; save the file as UTF-8") from None


def _preset(name: str | None) -> str:
    if not name:
        return ""
    known = (SPREADSHEET, *PRESETS)
    if name in known:
        return name
    near = closest(name, known)
    hint = f"did you mean '{near}'?" if near else f"the presets are {listed(known)}"
    raise CannotRun(f"--preset: unknown preset '{one_line(name)}'; {hint}")


def _workspace(into: Path | None, today: date) -> OpenWorkspace:
    """The workspace of the new files; a new one for a folder outside of any."""
    folder = absolute(into) if into else Path.cwd()
    start = folder
    while not start.exists() and start != start.parent:
        start = start.parent
    root, settings = workspace_root(start, Path.cwd())
    is_in_one = settings or (root / ".git").exists() or folder.is_relative_to(Path.cwd())
    if start != folder and not is_in_one:
        return _new_workspace(folder, today)
    workspaces = open_to_edit(today, [root], may_be_empty=True)
    holding = [each for each in workspaces if start.is_relative_to(absolute(each.workspace.root))]
    return max(holding or workspaces[:1], key=lambda each: len(each.workspace.root.parts))


def _new_workspace(root: Path, today: date) -> OpenWorkspace:
    """A workspace in a folder that does not exist yet."""
    from okr_cli.config.loading import load_settings
    from okr_cli.views.workspace_metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import load_workspace
    from okr_cli.workspace.workspace import Workspace

    workspace = Workspace(root, load_settings(None))
    loaded = load_workspace(workspace)
    return OpenWorkspace(workspace, WorkspaceMetrics.of(loaded, workspace.config, root, today), load_workspace)


def _name_of(opened: OpenWorkspace) -> Callable[[str], str]:
    """The name of a person on the roster, else as written."""

    def name_of(text: str) -> str:
        known = opened.metrics.owners.find(text)
        return known.name if known else text

    return name_of


def _taken_ids(opened: OpenWorkspace) -> Callable[[str, str], Collection[str]]:
    from okr_cli.validation.definitions import address_prefix

    def taken(team: str, cycle: str) -> Collection[str]:
        above = address_prefix(cycle, team)
        addresses = opened.metrics.loaded.index.by_address
        return {address.rpartition("/")[2] for address in addresses if address.rpartition("/")[0] == above}

    return taken


def _why_nothing(report: Report) -> str:
    if report.unplaced:
        return "nothing could be imported:"
    if not report.notes:
        return "no rows below the column names"
    return "nothing to import; use --map FILE to assign columns to fields:"


def _write(
    opened: OpenWorkspace,
    asked: Asked,
    files: Sequence[NewFile],
    request: Request,
    report: Report,
    preset: str,
    dry_run: bool,
) -> None:
    places = [_place(opened, asked.into, file) for file in files]
    there = [visible(shown_path(place.path)) for place in places if os.path.lexists(place.path)]
    if there:
        raise CannotRun(
            f"nothing was written: {counted(len(there), 'file')} would be overwritten; "
            f"delete {'it' if len(there) == 1 else 'them'} to import again, or import only new rows with --into DIR:",
            tuple(there),
        )
    found: list[Finding] = []

    def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        from okr_cli.edit.file_change import new_file

        for place, file in zip(places, files, strict=True):
            yield new_file(place.path, _text(file, modeline_beside(loaded, place), asked.name, shown_path(place.path)))

    def judge(loaded: "LoadedWorkspace", plan: "EditPlan") -> None:
        from okr_cli.linter.new_findings import new_findings

        found.extend(new_findings(opened.workspace, loaded, plan))

    plan = run_edit(opened, make, EditMode(dry_run), judge=judge)
    _note_day(files, request, report)
    _note_known(opened, files, report)
    lines = list(_told(places, files, report, found, preset, dry_run))
    if dry_run:
        show_plan(plan, dry_run=True)
        for line in lines:
            warn(line)
    else:
        emit(map(escape_workflow_commands, lines))


def _place(opened: OpenWorkspace, into: Path | None, file: NewFile) -> NewFilePlace:
    if into is None:
        return new_file_place([opened], Where(team=file.team, cycle=file.cycle), file.cycle)
    return checked_place(
        NewFilePlace(opened, absolute(into) / f"{file.cycle}-{slug(file.team)}.yaml", file.cycle, file.team)
    )


def _text(file: NewFile, modeline: str, source: str, shown: str) -> str:
    """The formatted text of a new file, with a line about its origin."""
    from okr_cli.edit.new_document import document_text
    from okr_cli.formatter.format_file import formatted

    name = "standard input" if source == STDIN else one_line(Path(source).name)
    origin = f"# Imported by 'okr import' from {name}.\n"
    return formatted(f"{modeline}{origin}{document_text(file.keys)}".encode(), shown)


def _note_day(files: Sequence[NewFile], request: Request, report: Report) -> None:
    """Note the date given to values without one."""
    days = {str(check_in.get("date")) for file in files for check_in in _check_ins(file.keys)}
    if str(request.day) in days and not request.is_asked:
        report.note(
            f"values without a date were given the date the file was last changed, {request.day}; "
            "use --as-of to set another date"
        )


def _note_known(opened: OpenWorkspace, files: Sequence[NewFile], report: Report) -> None:
    """Say which Objectives the team has in the cycle already, by their titles."""
    from okr_cli.validation.definitions import address_prefix

    titles: dict[str, set[str]] = {}
    for address, entities in opened.metrics.loaded.index.by_address.items():
        titles.setdefault(address.rpartition("/")[0], set()).update(slug(entity.title) for entity in entities)
    for file in files:
        there = titles.get(address_prefix(file.cycle, file.team), set())
        found = [title for title in _objective_titles(file) if slug(title) in there]
        if found:
            shown = first_few([f"'{one_line(title[:60])}'" for title in found], MOST_NAMED)
            noun = "this Objective" if len(found) == 1 else "these Objectives"
            report.note(f"{one_line(file.team)} already has {noun} in {file.cycle}: {shown}; delete one of the two")


def _objective_titles(file: NewFile) -> Iterator[str]:
    objectives = file.keys.get("objectives", ())
    for entry in objectives if isinstance(objectives, list) else ():
        if isinstance(entry, dict):
            yield str(entry["title"])


def _check_ins(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "check_ins":
                yield from each
            else:
                yield from _check_ins(each)
    elif isinstance(value, list):
        for each in value:
            yield from _check_ins(each)


def _told(
    places: Sequence[NewFilePlace],
    files: Sequence[NewFile],
    report: Report,
    found: Sequence[Finding],
    preset: str,
    dry_run: bool,
) -> Iterator[str]:
    """Print the files, what was decided, what was not imported, lint findings, and the next steps."""
    width = look().width
    paths = [visible(shown_path(place.path)) for place in places]

    def told(text: str, indent: str = "  ") -> list[str]:
        return wrapped(visible(text), width, indent, "  ")

    for path, file in zip(paths, files, strict=True):
        held = listed([counted(count, label) for label, count in file.counts.items()])
        yield from told(f"{path}: {'would be created' if dry_run else 'created'} with {held}", "")
    if preset != SPREADSHEET:
        yield from told(f"recognized as {PRESETS[preset]}; use --preset {SPREADSHEET} if that is wrong")
    for note in report.notes:
        yield from told(note)
    missing = list(report.lines())
    if missing:
        yield ""
        yield "Not imported:"
        for line in missing:
            yield from told(line)
    yield from _judged(found, told)
    yield ""
    target = paths[0] if len(paths) == 1 else ""
    command = f"okr lint {target}".rstrip()
    yield from told(f"Next: {'run again without --dry-run to write the files' if dry_run else command}", "")
    if not dry_run:
        cycles = list(dict.fromkeys(file.cycle for file in files))
        yield from told(f"      okr status --cycle {one_line(cycles[0])}", "")


def _judged(found: Sequence[Finding], told: Callable[[str], list[str]]) -> Iterator[str]:
    """The findings in the new files, most severe first."""
    if not found:
        return
    order = list(Severity)
    ranked = sorted(found, key=lambda finding: order.index(finding.severity))
    counts = Counter(finding.severity for finding in ranked)
    yield ""
    yield f"Lint found: {by_severity(counts)}"
    serious = [finding for finding in ranked if finding.severity is not Severity.INFO][:MOST_FINDINGS]
    for finding in serious:
        place = f"{finding.path}:{finding.start.line}"
        yield from told(f"{finding.severity}: {place}: {finding.message} ({finding.rule})")
    if len(ranked) > len(serious):
        yield from told(f"and {len(ranked) - len(serious):,} more; run 'okr lint' to see them all, with advice")
