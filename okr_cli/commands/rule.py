"""``okr rule``: explains a rule."""

import importlib.util
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.streams import emit, look
from okr_cli.errors import CannotRun
from okr_cli.phrases import counted

if TYPE_CHECKING:
    from okr_cli.linter.rule_examples import Proof
    from okr_cli.output.text_style import Look, Paint
    from okr_cli.rules.base import Rule


class PageFormat(StrEnum):
    """How rules are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def rule(
    name: Annotated[
        str | None, typer.Argument(metavar="RULE", help="Rule name, code or group. [default: list all rules]")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Print the documentation for every rule.")] = False,
    output_format: Annotated[
        PageFormat | None,
        typer.Option(
            "--output-format",
            "--format",
            metavar="FORMAT",
            help="Output format: text, markdown or json. [default: text on a terminal, else markdown]",
        ),
    ] = None,
    test: Annotated[
        str | None,
        typer.Option("--test", metavar="MODULE", help="Test the rules in a Python file against their examples."),
    ] = None,
) -> None:
    """Explain a rule, or list all rules.

    \b
    okr rule                       the list
    okr rule focus                 one group
    okr rule too-many-initiatives  reason, examples and settings of one rule
    okr rule 201                   the same rule, by its code
    okr rule --test my_rules.py    test your own rules against their examples
    """
    if test is not None:
        if name or everything or output_format:
            raise CannotRun("--test cannot be combined with a rule or another option")
        raise typer.Exit(_prove_module(test))
    from okr_cli.linter.catalogue import catalogue
    from okr_cli.linter.selection import find, group_of, names_of
    from okr_cli.rules.base import GROUPS

    if name and everything:
        raise CannotRun("--all prints every rule; omit the name")
    group = group_of(name or "all")
    if group:
        wanted = names_of([group])
        chosen = [rule for rule in catalogue().values() if rule.name in wanted]
    else:
        chosen = [find(name or "", GROUPS)]
    if not chosen:
        raise CannotRun(f"the group '{group}' has no rules yet")
    is_list = bool(group) and not everything
    by_stream = PageFormat.TEXT if sys.stdout.isatty() else PageFormat.MARKDOWN
    emit(_written(chosen, output_format or by_stream, is_list))


def _written(chosen: "list[Rule]", output_format: PageFormat, is_list: bool) -> Iterator[str]:
    from okr_cli.output.rule_page import markdown_page, plain, terminal_page
    from okr_cli.output.text_style import Paint

    how = look()
    paint = Paint(how.color)
    if output_format is PageFormat.JSON:
        from okr_cli.output.documents.json import json_text

        yield json_text([plain(rule) for rule in chosen])
    elif is_list:
        yield from _list(chosen, how, paint)
    elif output_format is PageFormat.TEXT:
        for number, rule in enumerate(chosen):
            yield from ("", "") if number else ()
            yield from terminal_page(rule, how)
    else:
        # Headings stand out on a terminal; elsewhere the page is plain Markdown.
        for line in "\n".join(markdown_page(rule) for rule in chosen).splitlines():
            yield paint(line, bold=True) if line.startswith("#") and not line.startswith("# okr:") else line


def _list(rules: "list[Rule]", how: "Look", paint: "Paint") -> Iterator[str]:
    """The rules under their groups; summaries go on below themselves where the terminal is narrow."""
    from okr_cli.output.rule_page import off_by_default
    from okr_cli.output.text_style import SEVERITY_HUES, wrapped

    width = max(len(rule.name) for rule in rules)
    group = ""
    for rule in rules:
        if rule.group != group:
            group = rule.group
            yield paint(group, bold=True)
        name, severity = f"  {rule.code} {rule.name:{width}}  ", f"{rule.severity:7}"
        head = f"{name}{severity}  "
        text = f"{rule.summary} {off_by_default(rule)}".rstrip()
        room = None if how.width is None else how.width - len(head)
        if room is not None and room < 30:
            yield head.rstrip()
            yield from wrapped(text, how.width, " " * 6)
            continue
        painted = f"{name}{paint(severity, fg=SEVERITY_HUES[rule.severity])}  "
        for number, line in enumerate(wrapped(text, room)):
            yield (" " * len(head) if number else painted) + line


def _prove_module(name: str) -> int:
    """Print what holds of every rule of a module and what does not. The exit code: 0 if all of it holds, else 1.

    ``name`` is a dotted name or the path of a file. Raises ``CannotRun`` where it cannot be imported or has no rule.
    """
    from okr_cli.linter.plugins import rules_in
    from okr_cli.rules.foreign_code import ForeignFailure, run_foreign

    module = _load_module(name)
    try:
        rules = run_foreign(lambda: rules_in(module), sys.stderr)
    except ForeignFailure as failure:
        raise CannotRun(f"{name} has no rule to test: {failure}") from None
    results = [(rule, _proofs_of(rule)) for rule in rules]
    emit(_proof_lines(results))
    return int(any(proof.problem for _, proofs in results for proof in proofs))


def _proofs_of(rule: "Rule") -> "list[Proof]":
    """All proofs of a rule; a mistake of its own ends them."""
    from okr_cli.linter.rule_examples import Proof, prove
    from okr_cli.rules.foreign_code import ForeignFailure, run_foreign

    proofs: list[Proof] = []
    try:
        run_foreign(lambda: proofs.extend(prove(rule)), sys.stderr)
    except ForeignFailure as failure:
        proofs.append(Proof("runs", str(failure)))
    return proofs


def _load_module(name: str) -> ModuleType:
    """A module by its dotted name, looked for in the working directory too, or by the path of its file."""
    from okr_cli.rules.foreign_code import ForeignFailure, run_foreign

    path = Path(name)
    try:
        return run_foreign(lambda: _from_file(path) if path.suffix == ".py" else _by_name(name), sys.stderr)
    except ForeignFailure as failure:
        raise CannotRun(f"{name} cannot be imported: {failure}") from None


def _by_name(name: str) -> ModuleType:
    sys.path.insert(0, "")
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove("")


def _from_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise FileNotFoundError("no such file")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError("not a Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _proof_lines(results: "list[tuple[Rule, list[Proof]]]") -> Iterator[str]:
    from okr_cli.output.text_style import Paint

    paint = Paint(look().color)
    for rule, proofs in results:
        yield paint(f"{rule.code} {rule.name}", bold=True)
        for proof in proofs:
            mark = paint("fail", fg="red") if proof.problem else paint("ok", fg="green") + "  "
            yield f"  {mark}  {proof.what}" + (f": {proof.problem}" if proof.problem else "")
    failed = sum(bool(proof.problem) for _, proofs in results for proof in proofs)
    held = sum(len(proofs) for _, proofs in results) - failed
    rules = counted(len(results), "rule")
    yield f"{rules}: {held} checks passed, {failed} failed." if failed else f"{rules}: all {held} checks passed."
