"""What a record must meet to be found: a few kinds of condition that every engine translates."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class OneOf:
    """Records that have one of these tokens in this field."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class InOrder:
    """Records that have these tokens next to each other."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """Records with a number from `low` to `high`, both inclusive and both optional."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class AnyOf:
    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class AllOf:
    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class But:
    """Records that meet `kept` and not `left_out`."""

    kept: "Node"
    left_out: "Node"


Node = OneOf | InOrder | Between | AnyOf | AllOf | But
EVERYTHING = AllOf(())
NOTHING = AnyOf(())


def simple(node: Node) -> Node:
    """The same condition without parts that change nothing: an engine would go over all records for them."""
    match node:
        case OneOf(_, ()):
            return NOTHING
        case AnyOf(nodes):
            return _joined(AnyOf, nodes, idle=NOTHING, settles=EVERYTHING)
        case AllOf(nodes):
            return _joined(AllOf, nodes, idle=EVERYTHING, settles=NOTHING)
        case But(kept, left_out):
            kept, left_out = simple(kept), simple(left_out)
            return kept if NOTHING in (kept, left_out) else But(kept, left_out)
    return node


def alternatives(node: Node) -> Iterator[Node]:
    """The conditions of which one is enough, each for one token where that can be."""
    match node:
        case OneOf(field, tokens):
            yield from (OneOf(field, (token,)) for token in tokens)
        case AnyOf(nodes):
            for one in nodes:
                yield from alternatives(one)
        case _:
            yield node


def _joined(kind: type[AnyOf] | type[AllOf], nodes: tuple[Node, ...], idle: Node, settles: Node) -> Node:
    """One that settles the outcome stands for all; one left over stands by itself."""
    left = tuple(one for node in nodes if (one := simple(node)) != idle)
    if settles in left:
        return settles
    return left[0] if len(left) == 1 else kind(left)
