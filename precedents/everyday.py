"""From everyday words to the rule's own name: "samenwoonkorting" also asks for "kostendelersnorm"."""

from collections.abc import Iterator

from dutch.analysis import Tokens, analyze
from precedents.rules import BlockingRule, Domain


def other_words(text: str) -> tuple[tuple[str, ...], ...]:
    """The names of rules and domains whose everyday words stand in the text, each as a tuple of words."""
    asked = analyze(text)
    return tuple(dict.fromkeys(tuple(analyze(name).words) for name, said in _named() if _says(said, asked)))


def _named() -> Iterator[tuple[str, str]]:
    yield from BlockingRule.objects.values_list("name", "everyday_words")
    yield from Domain.objects.values_list("name", "everyday_words")


def _says(everyday_words: str, asked: Tokens) -> bool:
    return any(_in(analyze(line), asked) for line in everyday_words.splitlines())


def _in(phrase: Tokens, asked: Tokens) -> bool:
    """True when all telling words of the phrase are asked.

    With one telling word among others ("niet meer thuis") the words must be typed just so: `thuis`
    alone says nothing about the rule.
    """
    if len(phrase.stems) == 1 and len(phrase.words) > 1:
        return f" {' '.join(phrase.words)} " in f" {' '.join(asked.words)} "
    return bool(phrase.stems) and set(phrase.stems) <= set(asked.stems)
