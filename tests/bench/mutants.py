"""Small wrong changes to a module, one at a time: what a test should notice.

A mutant swaps an operator, bends a number, turns a condition round, leaves a statement out or
forgets what is returned. Texts are left alone: a key that does not exist fails the first test
that asks for it, so they would only flatter the count.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}
#: What calls take that chooses or orders; without it they take another.
_CHOOSING = ("key", "reverse", "default", "start")
#: Calls that tell a log, and no more.
_LOGS = ("log", "logging")


@dataclass(frozen=True)
class Mutant:
    """A change to one line: the module's text after it, and the change in words.

    ``where`` is the function or class; the words have no number of a line, so that they stay
    the same when something else changes.
    """

    module: str
    line: int
    where: str
    before: str
    after: str
    code: str

    def __str__(self) -> str:
        return f"{self.module}: {self.where}: {self.before} → {self.after}"


@dataclass(frozen=True)
class _Place:
    """Where a node stands, and what takes its place."""

    parent: ast.AST
    field: str
    at: int
    child: ast.AST
    new: ast.AST
    where: str


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may become."""

    def like(**fields: object) -> ast.AST:
        new = copy.copy(node)
        for name, value in fields.items():
            setattr(new, name, value)
        return new

    if isinstance(node, ast.Compare):
        for at, each in enumerate(node.ops):
            yield like(ops=[*node.ops[:at], _SWAPS[type(each)](), *node.ops[at + 1 :]])
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in _SWAPS:
        yield like(op=_SWAPS[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield like(value=not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield like(value=node.value + 1)
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not _typed(node):
        yield like(test=ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield like(ifs=[])
    elif isinstance(node, ast.Call):
        for each in node.keywords:
            if each.arg in _CHOOSING:
                yield like(keywords=[other for other in node.keywords if other is not each])
    elif isinstance(node, ast.Return) and node.value is not None and not _nothing(node.value):
        yield like(value=ast.Constant(None))
    elif isinstance(node, ast.Break | ast.Continue):
        yield _SWAPS[type(node)]()
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and not _log(node.value):
        yield ast.Pass()


def _nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _log(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in _LOGS
    )


def count(code: str) -> int:
    """How many mutants a module has."""
    return sum(1 for _ in _places(ast.parse(code), ""))


def mutant(module: str, code: str, number: int) -> Mutant:
    """One mutant of a module, counted from its first line."""
    tree = ast.parse(code)
    place = next(islice(_places(tree, ""), number, None))
    # A number says little by itself: told is what it stands in.
    small = isinstance(place.child, ast.Constant | ast.comprehension)
    shown = small and isinstance(place.parent, ast.expr | ast.stmt | ast.keyword)
    before = _short(place.parent if shown else place.child)
    held = getattr(place.parent, place.field)
    if isinstance(held, list):
        setattr(place.parent, place.field, [*held[: place.at], place.new, *held[place.at + 1 :]])
    else:
        setattr(place.parent, place.field, place.new)
    after = _short(place.parent if shown else place.new)
    nodes = (place.child, *ast.walk(place.child), place.parent)
    line = next(each.lineno for each in nodes if hasattr(each, "lineno"))
    whole = ast.unparse(ast.fix_missing_locations(tree))
    return Mutant(module, line, place.where or "module", before, after, whole)


def _places(node: ast.AST, where: str) -> Iterator[_Place]:
    """Every change to what lies under a node."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list") or _pairing(node) or _typed(node):
            continue
        for at, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST):
                continue
            inside = where
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inside = f"{where}.{child.name}" if where else child.name
            for new in _changes(child):
                yield _Place(node, field, at, child, new, inside)
            yield from _places(child, inside)


def _pairing(node: ast.AST) -> bool:
    """``strict=True`` of a `zip`: it guards, and changes nothing that goes right."""
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _typed(node: ast.AST) -> bool:
    """``if TYPE_CHECKING``: what stands in it is for types alone."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _short(node: ast.AST) -> str:
    """A piece of code on one line."""
    if isinstance(node, ast.If | ast.While):
        return f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    return " ".join(ast.unparse(node).split())[:120]
