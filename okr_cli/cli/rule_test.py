"""``okr rule --test``: the rules of a module, proved by their own examples."""

import importlib.util
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from okr_cli.cli.streams import emit, look
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.linter.rule_examples import Proof
    from okr_cli.rules.base import Rule


def prove_module(name: str) -> int:
    """Print what holds of every rule of a module and what does not. The exit code: 0 if all of it holds, else 1.

    ``name`` is a dotted name or the path of a file. Raises ``CannotRun`` where it cannot be imported or has no rule.
    """
    from okr_cli.linter.plugins import rules_in

    module = load_module(name)
    try:
        rules = rules_in(module)
    except CannotRun as problem:
        raise CannotRun(f"{name} has no rule to test: {problem}") from None
    results = [(rule, proofs_of(rule)) for rule in rules]
    emit(_report(results))
    return int(any(proof.problem for _, proofs in results for proof in proofs))


def proofs_of(rule: "Rule") -> "list[Proof]":
    """All proofs of a rule; a mistake of its own ends them."""
    from okr_cli.linter.rule_examples import Proof, prove

    proofs: list[Proof] = []
    try:
        proofs.extend(prove(rule))
    except Exception as error:  # whatever foreign code raises
        proofs.append(Proof("runs", " ".join(f"{type(error).__name__}: {error}".split())))
    return proofs


def load_module(name: str) -> ModuleType:
    """A module by its dotted name, looked for in the working directory too, or by the path of its file."""
    path = Path(name)
    try:
        if path.suffix == ".py":
            return _from_file(path)
        sys.path.insert(0, "")
        try:
            return import_module(name)
        finally:
            sys.path.remove("")
    except Exception as error:  # whatever foreign code raises while it is imported
        said = " ".join(f"{type(error).__name__}: {error}".split())
        raise CannotRun(f"{name} cannot be imported: {said}") from None


def _from_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise FileNotFoundError("there is no such file")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError("it is no module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _report(results: "list[tuple[Rule, list[Proof]]]") -> Iterator[str]:
    from okr_cli.output.look import Paint

    paint = Paint(look().color)
    for rule, proofs in results:
        yield paint(f"{rule.code} {rule.name}", bold=True)
        for proof in proofs:
            mark = paint("fail", fg="red") if proof.problem else paint("ok", fg="green") + "  "
            yield f"  {mark}  {proof.what}" + (f": {proof.problem}" if proof.problem else "")
    failed = sum(bool(proof.problem) for _, proofs in results for proof in proofs)
    held = sum(len(proofs) for _, proofs in results) - failed
    rules = f"{len(results)} rule{'' if len(results) == 1 else 's'}"
    yield f"{rules}, {held} checks hold, {failed} fail." if failed else f"{rules}, all {held} checks hold."
