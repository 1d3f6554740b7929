"""What the tests of the house count in the program's own source."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).parent.parent.parent / "speechsum"
_PERSIAN = re.compile("[\u0600-\u06ff]")
_BRANCHES = (
    ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.match_case, ast.comprehension,
)  # fmt: skip


class Function(NamedTuple):
    """A function of the program: where, how many ways through it there are, how many lines."""

    module: str
    name: str
    complexity: int
    lines: int


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name of each module of the program, with its tree."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def room_of(module: str) -> str:
    """The room (``speechsum.<room>``) that a module stands in; its own name at the top."""
    return module.split(".")[1] if "." in module else "speechsum"


def lines_of(module: str) -> int:
    """How many lines a module has."""
    path = PACKAGE.parent.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return len(file.read_text(encoding="utf-8").splitlines())


def functions() -> Iterator[Function]:
    """Every function, those inside others within these."""
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Function(module, node.name, _complexity(node), lines)


def _complexity(function: ast.AST) -> int:
    """McCabe's number, with one for each further operand of ``and`` and ``or``."""
    count = 1
    for node in ast.walk(function):
        count += isinstance(node, _BRANCHES)
        if isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += len(node.ifs)
    return count


def persian_literals(module: str) -> int:
    """How many strings with a Persian letter a module's code has, what documents it aside."""
    tree = modules()[module]
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return sum(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
        and _PERSIAN.search(node.value) is not None
        for node in ast.walk(tree)
    )


@cache
def imports() -> dict[str, frozenset[str]]:
    """What each module takes from the program's others, whenever it does, but for types."""
    known = modules()
    return {name: frozenset(_imported(tree, known)) - {name} for name, tree in known.items()}


def _imported(tree: ast.AST, known: dict[str, ast.Module]) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from inner & known.keys()
            if inner - known.keys():
                yield node.module or ""
        else:
            yield from _imported(node, known)


# One language, one number: words move between these rooms.
_OF_THE_LANGUAGE = ("directives", "grammar", "attribution", "when")
_MOST_WAYS, _MOST_LINES, _LONGEST_MODULE = 20, 60, 500
_ALLOWED = Path(__file__).with_name("allowed.json")


@cache
def allowed() -> dict[str, Any]:
    """What is still beyond the laws of the house."""
    found: dict[str, Any] = json.loads(_ALLOWED.read_text(encoding="utf-8"))
    return found


def persian() -> dict[str, int]:
    """The Persian literals in the code of each room."""
    counts: Counter[str] = Counter()
    for module in modules():
        room = room_of(module)
        counts["the language" if room in _OF_THE_LANGUAGE else room] += persian_literals(module)
    return {room: count for room, count in counts.items() if count}


def large_functions() -> dict[str, list[int]]:
    """Complexity and lines of those functions that have too much of either."""
    found: dict[str, list[int]] = {}
    for function in functions():
        if function.complexity > _MOST_WAYS or function.lines > _MOST_LINES:
            # By name alone, so that a function may move; of two the larger.
            size = found.get(function.name, [0, 0])
            found[function.name] = [
                max(size[0], function.complexity),
                max(size[1], function.lines),
            ]
    return found


def large_modules() -> dict[str, int]:
    """The lines of modules that have too many."""
    return {name: count for name in modules() if (count := lines_of(name)) > _LONGEST_MODULE}


def circles() -> set[str]:
    """Pairs of modules that take from one another, directly or by way of others."""
    uses = imports()

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            new = uses[waiting.pop()] - seen
            seen |= new
            waiting += new
        return seen

    everything = {name: reached(name) for name in uses}
    return {
        f"{name} {other}"
        for name, others in uses.items()
        for other in others
        if name in everything[other]
    }


def main() -> None:
    """Write ``allowed.json`` anew: what is there still, and no larger than it was."""
    was = allowed()
    now = {
        "circles": sorted(circles() & set(was["circles"])),
        "functions": {
            name: [min(pair) for pair in zip(size, was["functions"][name], strict=True)]
            for name, size in sorted(large_functions().items())
            if name in was["functions"]
        },
        "modules": {
            name: min(lines, was["modules"][name])
            for name, lines in sorted(large_modules().items())
            if name in was["modules"]
        },
        "persian literals": {
            room: min(count, was["persian literals"].get(room, count))
            for room, count in sorted(persian().items())
        },
    }
    _ALLOWED.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
