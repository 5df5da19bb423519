"""Words with a space too many: `kosten delers norm` is `kostendelersnorm`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dutch.analysis import exact, is_stop_word
from dutch.compounds import split
from precedents.collection_words import words_among
from precedents.finding import standing

MOST_JOINED = 4
_LINKS = ("", "s")


@dataclass(frozen=True)
class Joined:
    """The words of a row from `first` up to `stop`, and the letters that link them: nothing or an s."""

    first: int
    words: tuple[str, ...]
    link: str

    @property
    def stop(self) -> int:
        return self.first + len(self.words)

    @property
    def whole(self) -> str:
        return self.link.join(map(exact, self.words))


def joined(row: Sequence[str], holding: Mapping[str, int]) -> list[Joined]:
    """Neighbouring words that together are a word of a precedent, longer ones first, none twice.

    `holding` as in `search.contract.Results`. Two words that precedents hold are joined only where the
    whole is a compound of them: `brief adres`, but not `in komen` or `thuis wonen`. Raises EngineDown.
    """
    ways = [way for way in _ways(row) if all(map(str.isalpha, way.words))]
    present = words_among(way.whole for way in ways)
    meant = [way for way in ways if way.whole in present and _is_one_word(way, holding)]
    chosen: list[Joined] = []
    for way in sorted(meant, key=lambda way: (-len(way.words), way.first, way.link)):
        if not any(way.first < other.stop and other.first < way.stop for other in chosen):
            chosen += [way] if standing([way.whole]) else []
    return chosen


def _ways(row: Sequence[str]) -> Iterator[Joined]:
    for first in range(len(row)):
        for stop in range(first + 2, min(len(row), first + MOST_JOINED) + 1):
            yield from (Joined(first, tuple(row[first:stop]), link) for link in _LINKS)


def _is_one_word(way: Joined, holding: Mapping[str, int]) -> bool:
    if not all(word in holding or is_stop_word(word) for word in way.words):
        return False
    return any(holding.get(word) == 0 for word in way.words) or _is_compound(way, holding)


def _is_compound(way: Joined, holding: Mapping[str, int]) -> bool:
    """Each word counts, and ends where a part of the whole ends, linking letters left out."""
    ends, at = set(), 0
    for part in split(way.whole):
        at += len(part)
        ends |= {at, at - len(way.link)}
    at = 0
    for word in way.words[:-1]:
        at += len(exact(word))
        if at not in ends:
            return False
        at += len(way.link)
    return all(word in holding for word in way.words)
