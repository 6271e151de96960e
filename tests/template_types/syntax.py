"""Expressions of a template as they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from jinja2 import nodes

Key: TypeAlias = tuple[Any, ...]
"""An expression as it is written: what was asked of it stays true where it is written again, as values do not change."""


ADDED = {nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%", nodes.Pow: "**"}

_SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "gt": ">", "lteq": "<=", "gteq": ">=", "in": "in", "notin": "not in"}


def is_counted(node: nodes.Node) -> bool:
    """Whether it is an expression that can be of an unknown type."""
    known = nodes.Const | nodes.TemplateData | nodes.Slice | nodes.NSRef
    return isinstance(node, nodes.Expr) and not isinstance(node, known) and getattr(node, "ctx", "load") == "load"


def key_of(node: nodes.Node | None) -> Key | None:
    """An expression as it is written, for comparing; None for what is not to be compared."""
    match node:
        case None:
            return ()
        case nodes.Name():
            return ("name", node.name)
        case nodes.Const():
            return ("const", type(node.value), node.value)
        case nodes.Getattr():
            parts: Sequence[nodes.Node | None] = (node.node,)
            head: tuple[Any, ...] = ("attribute", node.attr)
        case nodes.Getitem():
            parts, head = (node.node, node.arg), ("item",)
        case nodes.Neg():
            parts, head = (node.node,), ("minus",)
        case nodes.Filter() if node.dyn_args is None and node.dyn_kwargs is None:
            parts, head = (node.node, *node.args, *node.kwargs), ("filter", node.name)
        case nodes.Call() if node.dyn_args is None and node.dyn_kwargs is None:
            parts, head = (node.node, *node.args, *node.kwargs), ("call",)
        case nodes.Keyword():
            parts, head = (node.value,), ("named", node.key)
        case _:
            return None
    keys = tuple(map(key_of, parts))
    return None if None in keys else (*head, *keys)


def names_in(key: Key) -> Iterator[str]:
    """The names in an expression."""
    if key[:1] == ("name",):
        yield key[1]
    else:
        for part in key:
            if isinstance(part, tuple):
                yield from names_in(part)


def source_of(node: nodes.Node | None) -> str:
    """An expression in the words of a template, for messages."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Const():
            return repr(node.value)
        case nodes.Getattr():
            return f"{source_of(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{source_of(node.node)}[{source_of(node.arg)}]"
        case nodes.Call():
            return f"{source_of(node.node)}({', '.join(map(source_of, (*node.args, *node.kwargs)))})"
        case nodes.Keyword():
            return f"{node.key}={source_of(node.value)}"
        case nodes.Filter():
            args = f"({', '.join(map(source_of, (*node.args, *node.kwargs)))})" if node.args or node.kwargs else ""
            return f"{source_of(node.node)} | {node.name}{args}"
        case nodes.Compare():
            return " ".join([source_of(node.expr), *(f"{_SIGNS[one.op]} {source_of(one.expr)}" for one in node.ops)])
        case nodes.BinExpr() if type(node) in ADDED:
            return f"{source_of(node.left)} {ADDED[type(node)]} {source_of(node.right)}"
        case nodes.And() | nodes.Or():
            return f"{source_of(node.left)} {type(node).__name__.lower()} {source_of(node.right)}"
        case nodes.CondExpr():
            return f"{source_of(node.expr1)} if …"
        case None:
            return "the block"
        case _:
            return f"this {type(node).__name__.lower()}"
