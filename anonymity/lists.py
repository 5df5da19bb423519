"""The lists of `data/`, read once. In each file `#` starts a remark and `=` a part with a heading."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list without its remarks."""
    return frozenset(word for line in lines(name) if not line.startswith("=") for word in line.split())


@cache
def part(name: str, heading: str) -> frozenset[str]:
    """The words of the part under `= heading` or `= heading: remark`."""
    return frozenset(word for line in _lines_under(name, heading) for word in line.split())


@cache
def phrases(name: str, heading: str) -> tuple[str, ...]:
    """What stands between the bars of a part."""
    return tuple(phrase for line in _lines_under(name, heading) for phrase in line.split("|"))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list without remarks and empty ones."""
    read = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in read if line.strip() and not line.startswith("#"))


def _lines_under(name: str, heading: str) -> list[str]:
    found: list[str] = []
    inside = False
    for line in lines(name):
        if line.startswith("="):
            inside = line[1:].split(":")[0].strip() == heading
        elif inside:
            found.append(line)
    return found
