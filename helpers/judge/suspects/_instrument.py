"""An answer that takes notes: its text, with a call around each expression and after each assignment inside its functions."""

import ast
from collections.abc import Sequence

from helpers.judge.inside import NOTED
from helpers.judge.suspects._form import made_by, stored

Piece = tuple[str, int, str]


def instrumented(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], list[str]]:
    """An answer's pieces, each doing what it did, and handing over what it makes.

    Args:
        pieces: (label, first line, source), as in a submission.

    Returns:
        The pieces; and, for the number of each place, the name that is made there, or "" for an expression.

    Raises:
        SyntaxError, RecursionError: a piece is no Python, or is nested too deeply.
    """
    names: list[str] = []
    found = []
    for label, line, text in pieces:
        tree = _Noting(names).visit(ast.parse(text))
        found.append((label, line, ast.unparse(ast.fix_missing_locations(tree))))
    return tuple(found), names


class _Noting(ast.NodeTransformer):
    """Puts the calls in. What stands outside of functions runs before any case, and is let be."""

    def __init__(self, names: list[str]):
        self._names = names
        self._inside = False

    def _note(self, value: ast.expr, name: str = "") -> ast.expr:
        if not self._inside:
            return value
        self._names.append(name)
        return ast.Call(ast.Name(NOTED, ast.Load()), [ast.Constant(len(self._names) - 1), value], [])

    def _notes_of(self, names: Sequence[str]) -> list[ast.stmt]:
        return [ast.Expr(self._note(ast.Name(name, ast.Load()), name)) for name in names] if self._inside else []

    # Functions

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt:
        outside, self._inside = self._inside, True
        node.body = [made for one in node.body for made in self._made(one)]
        self._inside = outside
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        outside, self._inside = self._inside, True
        node.body = self.visit(node.body)
        self._inside = outside
        return node

    # Statements

    def _made(self, statement: ast.stmt) -> list[ast.stmt]:
        made = self.visit(statement)
        return made if isinstance(made, list) else [made]

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        node.value = self.visit(node.value)
        return [node, *self._notes_of(made_by(node))]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        if node.value is None:
            return [node]
        node.value = self.visit(node.value)
        return [node, *self._notes_of(made_by(node))]

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        node.value = self.visit(node.value)
        return [node, *self._notes_of(made_by(node))]

    def visit_For(self, node: ast.For) -> ast.stmt:
        node.iter = self.visit(node.iter)
        node.body = [
            *self._notes_of(list(stored(node.target))),
            *(made for one in node.body for made in self._made(one)),
        ]
        node.orelse = [made for one in node.orelse for made in self._made(one)]
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.match_case:
        node.body = [made for one in node.body for made in self._made(one)]
        return node

    # Expressions

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        return self._note(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return self._note(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        return self._note(node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
        node.args = [self.visit(one) for one in node.args]
        node.keywords = [self.visit(one) for one in node.keywords]
        return self._note(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        self.generic_visit(node)
        return self._note(node) if isinstance(node.ctx, ast.Load) else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not isinstance(node.ctx, ast.Load):
            return node
        self.generic_visit(node)
        return self._note(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        return node
