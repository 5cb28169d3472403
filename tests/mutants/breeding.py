"""Every small change of a module that its tests should notice: one mutant each, named by what it changes.

The operators are those of the literature (relational, logical, constant, statement, return, argument), and three of this
house: a condition less in a filter, a step less in a chain of a query, and an act that is no longer one transaction.
Text that is only read by people (docstrings, messages of errors, the reason why a row is opened) is left alone.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

Where = tuple[tuple[str, int | None], ...]
"""The way from a module to one of its nodes: fields, with the place in those that are lists."""

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CHAINED = frozenset({"filter", "exclude", "order_by", "select_for_update"})
NARROWED = frozenset({"filter", "exclude", "get"})
OTHER_NAME = {"all": "any", "any": "all"}
READ_BY_PEOPLE = frozenset({"because"})
SKIPPED = (ast.Import, ast.ImportFrom, ast.Raise, ast.JoinedStr, ast.Assert)


@dataclass(frozen=True)
class Mutant:
    """One change. ``owner`` is the outermost function that holds it, empty for what runs when the module is read."""

    module: str
    owner: str
    line: int
    before: str
    after: str
    where: Where = field(compare=False)
    change: Any = field(compare=False, repr=False)
    number: int = 1

    @property
    def name(self) -> str:
        """How it is called in the list of the accepted: the same as long as what it changes is."""
        again = f" ({self.number})" if self.number > 1 else ""
        return f"{self.module} {self.owner or '-'}: {self.before} => {self.after}{again}"

    def tree(self, source: str) -> ast.Module:
        """The module with the change in it."""
        module = ast.parse(source)
        node: Any = module
        *way, (name, place) = self.where
        for step, index in way:
            node = getattr(node, step) if index is None else getattr(node, step)[index]
        if place is None:
            setattr(node, name, self.change)
        elif self.change is None:
            del getattr(node, name)[place]
        else:
            getattr(node, name)[place] = self.change
        return ast.fix_missing_locations(module)


@dataclass(frozen=True)
class _Spot:
    """A node while the module is walked, with what stands around it."""

    node: Any
    where: Where = ()
    owner: str = ""
    classes: str = ""
    statement: Any = None


def bred(module: str, path: Path) -> list[Mutant]:
    """All mutants of a module, each name once."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for each in _walk(module, _Spot(ast.parse(path.read_text(encoding="utf-8")))):
        key = each.owner, each.before, each.after
        seen[key] += 1
        found.append(replace(each, number=seen[key]))
    return found


def _walk(module: str, at: _Spot) -> Iterator[Mutant]:
    if isinstance(at.node, SKIPPED) or _is_said(at.node):
        return
    for change in _changes(at.node, at.owner):
        before, after = _text(at.node), _text(change)
        if before != after:
            line = (at.statement or at.node).lineno
            yield Mutant(module, at.owner, line, before, after, at.where, change)
    for below in _below(at):
        yield from _walk(module, below)


def _below(at: _Spot) -> Iterator[_Spot]:
    for name, value in ast.iter_fields(at.node):
        if name in {"annotation", "returns", "type_comment", "type_params", "decorator_list"}:
            continue
        for place, node in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(node, ast.AST) and not _is_told(at.node, name, node):
                yield _stepped(at, name, place, node)


def _stepped(at: _Spot, name: str, place: int | None, node: ast.AST) -> _Spot:
    owner, classes = at.owner, at.classes
    is_function = isinstance(at.node, ast.FunctionDef)
    if is_function and not owner and name == "body":
        owner = f"{classes}{at.node.name}"
    if isinstance(at.node, ast.ClassDef) and not owner:
        classes = f"{at.classes}{at.node.name}."
    statement = node if isinstance(node, ast.stmt | ast.match_case) else at.statement
    if isinstance(statement, ast.match_case):
        statement = statement.pattern
    return _Spot(node, (*at.where, (name, place)), owner, classes, statement)


def _is_said(node: Any) -> bool:
    """A docstring, or the reason given for opening rows."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.keyword) and node.arg in READ_BY_PEOPLE


def _is_told(above: Any, name: str, node: Any) -> bool:
    """What names something for people or for the type checker: `__all__`, a type's arguments, the word of an enum."""
    if _is_word(node) and isinstance(above, ast.Assign) and name == "value" and above.col_offset > 0:
        return True
    if isinstance(above, ast.Subscript) and name == "slice" and isinstance(above.value, ast.Name):
        return above.value.id[0].isupper() and above.value.id[-1].islower()
    if isinstance(above, ast.Assign) and isinstance(above.targets[0], ast.Name):
        return above.targets[0].id in {"__all__", "BECAUSE"} or above.targets[0].id.startswith("TypeVar")
    if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name):
        return above.target.id == "BECAUSE"
    return (
        isinstance(above, ast.Call)
        and name == "args"
        and isinstance(above.func, ast.Name)
        and (above.func.id in {"TypeVar", "ContextVar", "Counter"})
    )


def _text(node: Any) -> str:
    if node is None:
        return "nothing"
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return " ".join(f"@{ast.unparse(each)}" for each in node.decorator_list) + f" {node.name}"
    if isinstance(node, ast.match_case):
        return f"case {ast.unparse(node.pattern)}" + (f" if {ast.unparse(node.guard)}" if node.guard else "")
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"
    return " ".join(ast.unparse(node).split())


def _changes(node: Any, owner: str) -> Iterator[Any]:
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, owner)
    elif isinstance(node, ast.match_case) and node.guard:
        yield ast.match_case(node.pattern, None, node.body)
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            rest = node.ifs[:place] + node.ifs[place + 1 :]
            yield ast.comprehension(node.target, node.iter, rest, node.is_async)
    elif isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.expr):
        yield from _of_expression(node)


def _of_statement(node: ast.stmt, owner: str) -> Iterator[Any]:
    match node:
        case ast.Expr(value=ast.Call()) if owner:
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.AugAssign() if owner:
            yield ast.Pass()
        case ast.Return(value=value) if value is not None and not _is_nothing(value):
            yield ast.Return(None)
        case ast.If(test=test) if not isinstance(test, ast.Compare):
            yield ast.If(ast.UnaryOp(ast.Not(), test), node.body, node.orelse)
        case ast.FunctionDef(decorator_list=[_, *_]) if not owner:
            for each in node.decorator_list:
                if ast.unparse(each) == "transaction.atomic":
                    rest = [other for other in node.decorator_list if other is not each]
                    yield ast.FunctionDef(**{**dict(ast.iter_fields(node)), "decorator_list": rest})


def _of_call(node: ast.Call) -> Iterator[Any]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if called in CHAINED and isinstance(node.func, ast.Attribute):
        yield node.func.value
    if called in NARROWED and len(node.keywords) + len(node.args) > 1:
        for place in range(len(node.keywords)):
            yield ast.Call(node.func, node.args, node.keywords[:place] + node.keywords[place + 1 :])
    if isinstance(node.func, ast.Name) and node.func.id in OTHER_NAME:
        yield ast.Call(ast.Name(OTHER_NAME[node.func.id], ast.Load()), node.args, node.keywords)
    if len(node.args) > 1 and all(isinstance(each, ast.Name | ast.Attribute) for each in node.args[:2]):
        first, second, *rest = node.args
        yield ast.Call(node.func, [second, first, *rest], node.keywords)


def _of_expression(node: ast.expr) -> Iterator[Any]:
    match node:
        case ast.Compare():
            yield from _of_comparison(node)
        case ast.BoolOp(op=operator, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            for place in range(len(values)):
                rest = values[:place] + values[place + 1 :]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(operator, rest)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            yield inner
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _COMPUTED:
            yield ast.BinOp(left, _COMPUTED[type(operator)](), right)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Constant():
            yield from _of_constant(node.value)


def _of_comparison(node: ast.Compare) -> Iterator[ast.Compare]:
    for place, operator in enumerate(node.ops):
        for other in _COMPARED[type(operator)]:
            operators = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield ast.Compare(node.left, operators, node.comparators)


def _of_constant(value: object) -> Iterator[ast.Constant]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int():
            yield ast.Constant(value + 1)
        case str() if value:
            yield ast.Constant(f"{value}XX")
        case bytes() if value:
            yield ast.Constant(value + b"X")


def _is_word(node: Any) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_nothing(node: ast.expr) -> bool:
    """None, or a No, which reads the same."""
    return isinstance(node, ast.Constant) and (node.value is None or node.value is False)
