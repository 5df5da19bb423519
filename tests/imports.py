"""Reads which modules a module imports, wherever in it the import stands."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def modules(room: str) -> list[Path]:
    """The Python files of a room, or none when the room is not built yet."""
    return sorted(path.relative_to(ROOT) for path in (ROOT / room).rglob("*.py"))


def imports(source: str, path: Path) -> set[str]:
    """Full names of what is imported: `from a import b` gives both `a` and `a.b`."""
    return {name for node in ast.walk(ast.parse(source)) for name in _names(node, path)}


def imported_by(path: Path) -> set[str]:
    return imports((ROOT / path).read_text(encoding="utf-8"), path)


def _names(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = path.parts[: -node.level] if node.level else ()
        base = ".".join([*above, *([node.module] if node.module else [])])
        yield base
        yield from (f"{base}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
        "import_module",
        "importlib.import_module",
    ):
        yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))
