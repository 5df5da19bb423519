"""The blocks of a page as the database keeps them, for who needs their values and shows no block.

Making blocks of them takes five times as long: Wagtail reads the choices of a field anew for each value.
"""

from collections.abc import Iterator

from wagtail.blocks import Block, StreamValue, StructBlock


def stored(stream: StreamValue) -> Iterator[tuple[str, object]]:
    """Name and value of each block, in order; a part that is not stored has its default."""
    for one in stream.get_prep_value():
        yield one["type"], _whole(stream.stream_block.child_blocks[one["type"]], one["value"])


def values(stream: StreamValue) -> Iterator[object]:
    return (value for _, value in stored(stream))


def _whole(block: Block, value: object) -> object:
    if not isinstance(block, StructBlock):
        return value
    return {
        name: value[name] if name in value else part.get_prep_value(part.get_default())
        for name, part in block.child_blocks.items()
    }
