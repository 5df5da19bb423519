"""From everyday words to the rule's own name: "samenwoonkorting" also asks for "kostendelersnorm"."""

from collections.abc import Iterator

from dutch.analysis import analyze
from precedents.rules import BlockingRule, Domain


def other_words(text: str) -> tuple[tuple[str, ...], ...]:
    """The names of rules and domains whose everyday words stand in the text, each as a tuple of words."""
    asked = set(analyze(text).stems)
    return tuple(dict.fromkeys(tuple(analyze(name).words) for name, said in _named() if _says(said, asked)))


def _named() -> Iterator[tuple[str, str]]:
    yield from BlockingRule.objects.values_list("name", "everyday_words")
    yield from Domain.objects.values_list("name", "everyday_words")


def _says(everyday_words: str, asked: set[str]) -> bool:
    """True when all words of one everyday phrase are among those asked."""
    phrases = (set(analyze(line).stems) for line in everyday_words.splitlines())
    return any(phrase and phrase <= asked for phrase in phrases)
